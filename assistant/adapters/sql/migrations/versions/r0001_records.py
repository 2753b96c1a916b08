"""Sealed records, pinned definitions, checkpoints and encrypted texts; the first three can only grow.

The triggers refuse whatever would change or remove a row. SQLite lets ``INSERT OR REPLACE`` remove one without asking a
trigger on deletion, so that is refused on insertion.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEYS = {
    "records": "(board = NEW.board AND sequence = NEW.sequence) OR id = NEW.id",
    "definitions": "sha256 = NEW.sha256",
    "checkpoints": 'board = NEW.board AND "count" = NEW."count" AND "at" = NEW."at"',
}


def upgrade() -> None:
    """Make the tables and their triggers."""
    op.create_table(
        "records",
        sa.Column("board", sa.Text, primary_key=True),
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("case_ref", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("record_sha256", sa.Text, nullable=False),
        sa.Column("previous_sha256", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.UniqueConstraint("id", name="uq_records_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_records_case_ref", "records", ["case_ref"])
    op.create_table(
        "definitions",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "checkpoints",
        sa.Column("board", sa.Text, primary_key=True),
        sa.Column("count", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, primary_key=True),
        sa.Column("head_sha256", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("public_key_id", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "texts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("ciphertext", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    statements = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)


def _sqlite() -> list[str]:
    refuse = "SELECT RAISE(ABORT, '{table} can only be added to');"
    return [
        f"CREATE TRIGGER {table}_no_{when.split()[0].lower()} BEFORE {when} BEGIN {refuse.format(table=table)} END"
        for table, same in _KEYS.items()
        for when in (
            f"UPDATE ON {table}",
            f"DELETE ON {table}",
            f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})",  # noqa: S608 - constants
        )
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% can only be added to', TG_TABLE_NAME; END $$"
    )
    triggers = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in _KEYS
    ]
    return [function, *triggers]
