"""Who was reminded of what on a list in Slack, so that nobody is reminded of it twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table; it forgets what was due a week ago."""
    op.create_table(
        "slack_reminders",
        sa.Column("case_ref", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("due", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("taken_at", sa.Text, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_slack_reminders_due", "slack_reminders", ["due"])
