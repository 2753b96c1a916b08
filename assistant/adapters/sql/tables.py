"""The tables of the database. Nothing outside this package knows them; each change to them is a migration."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

records = Table(
    "records",
    metadata,
    Column("board", Text, primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("case_ref", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("record_sha256", Text, nullable=False),
    Column("previous_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("id", name="uq_records_id"),
    Index("ix_records_case_ref", "case_ref"),
    sqlite_strict=True,
)

definitions = Table(
    "definitions",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("board", Text, primary_key=True),
    Column("count", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, primary_key=True),
    Column("head_sha256", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("public_key_id", Text, nullable=False),
    sqlite_strict=True,
)

texts = Table(
    "texts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ciphertext", LargeBinary, nullable=False),
    sqlite_strict=True,
)

cases = Table(
    "cases",
    metadata,
    Column("reference", Text, primary_key=True),
    Column("opened_at", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_ref", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_sessions_case_ref", "case_ref"),
    sqlite_strict=True,
)

session_events = Table(
    "session_events",
    metadata,
    Column("session", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

case_people = Table(
    "case_people",
    metadata,
    Column("case_ref", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("account", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_case_people_account", "account"),
    sqlite_strict=True,
)

list_events = Table(
    "list_events",
    metadata,
    Column("case_ref", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

account_links = Table(
    "account_links",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("account", Text, nullable=False),
    sqlite_strict=True,
)

sign_in_links = Table(
    "sign_in_links",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("until", Text, nullable=False),
    sqlite_strict=True,
)

replies = Table(
    "replies",
    metadata,
    Column("caller", Text, primary_key=True),
    Column("key_sha256", Text, primary_key=True),
    Column("request_sha256", Text, nullable=False),
    Column("arrived_at", Text, nullable=False),
    Column("content", Text, nullable=True),
    Index("ix_replies_arrived_at", "arrived_at"),
    sqlite_strict=True,
)

slack_events = Table(
    "slack_events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("arrived_at", Text, nullable=False),
    Index("ix_slack_events_arrived_at", "arrived_at"),
    sqlite_strict=True,
)

slack_link_codes = Table(
    "slack_link_codes",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("workspace", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("until", Text, nullable=False),
    sqlite_strict=True,
)

slack_links = Table(
    "slack_links",
    metadata,
    Column("team", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("linked_at", Text, nullable=False),
    UniqueConstraint("account", name="uq_slack_links_account"),
    sqlite_strict=True,
)

slack_reminders = Table(
    "slack_reminders",
    metadata,
    Column("case_ref", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("due", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("taken_at", Text, nullable=False),
    Column("sent", Integer, nullable=False),
    Index("ix_slack_reminders_due", "due"),
    sqlite_strict=True,
)
