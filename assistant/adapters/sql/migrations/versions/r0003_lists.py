"""What was done to the checklist of each case; it can only grow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and its triggers."""
    op.create_table(
        "list_events",
        sa.Column("case_ref", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER list_events_no_{what.lower()} BEFORE {what} ON list_events "
                "BEGIN SELECT RAISE(ABORT, 'list_events can only be added to'); END"
            )
    else:
        op.get_bind().exec_driver_sql(
            "CREATE TRIGGER list_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON list_events "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
