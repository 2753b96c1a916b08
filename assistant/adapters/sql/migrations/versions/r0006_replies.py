"""What programs were answered to a request that they may send again: kept for a day, its content encrypted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; unlike those of cases and records it forgets."""
    op.create_table(
        "replies",
        sa.Column("caller", sa.Text, primary_key=True),
        sa.Column("key_sha256", sa.Text, primary_key=True),
        sa.Column("request_sha256", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=True),
        sqlite_strict=True,
    )
    op.create_index("ix_replies_arrived_at", "replies", ["arrived_at"])
