"""Who people in Slack are, and the codes by which they link themselves: a code for a quarter of an hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make both tables; they forget what is over or unlinked."""
    op.create_table(
        "slack_link_codes",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("until", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "slack_links",
        sa.Column("team", sa.Text, primary_key=True),
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("linked_at", sa.Text, nullable=False),
        sa.UniqueConstraint("account", name="uq_slack_links_account"),
        sqlite_strict=True,
    )
