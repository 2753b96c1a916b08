"""Who is on each case; it can only grow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table and its triggers."""
    op.create_table(
        "case_people",
        sa.Column("case_ref", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_case_people_account", "case_people", ["account"])
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER case_people_no_{what.lower()} BEFORE {what} ON case_people "
                "BEGIN SELECT RAISE(ABORT, 'case_people can only be added to'); END"
            )
    else:
        op.get_bind().exec_driver_sql(
            "CREATE TRIGGER case_people_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON case_people "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
