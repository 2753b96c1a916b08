"""Which of Slack's deliveries have arrived: their ids, kept for a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0006"


def upgrade() -> None:
    """Make the table; unlike those of cases and records it forgets."""
    op.create_table(
        "slack_events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("arrived_at", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_slack_events_arrived_at", "slack_events", ["arrived_at"])
