"""From an address to an opened database, brought up to date: SQLite in the data folder, or PostgreSQL.

Whatever the database cannot do is reported as ``StorageFailed``, in one line that says what to do.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from assistant.adapters.data_folder import storage
from assistant.errors import StorageFailed, UserError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 10
"""How long to wait for another process that is writing."""
_OPENING_LOCK = 7_261_004
"""The advisory lock that one process holds in PostgreSQL while it brings the tables up to date."""
_PRIMARY = 0xFF
_SQLITE_FAILURES = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another process has been writing to it for too long: try again when it has finished",
    sqlite3.SQLITE_LOCKED: "another process has been writing to it for too long: try again when it has finished",
    sqlite3.SQLITE_CORRUPT: "it is damaged: restore it from your backup",
    sqlite3.SQLITE_NOTADB: "it is not a database: move the file away, or restore it from your backup",
    sqlite3.SQLITE_READONLY: "it cannot be written to: check who owns it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check that its folder is there and who owns it",
    sqlite3.SQLITE_IOERR: "the disk failed",
}
_POSTGRESQL_FAILURES = {
    "53100": "the disk is full",
    "55P03": "another process has been writing to it for too long: try again when it has finished",
    "XX001": "it is damaged: restore it from your backup",
    "28P01": "the password is wrong",
    "3D000": "there is no such database: make one first",
}


def open_engine(address: str | URL) -> Engine:
    """Open a database by its URL and bring its tables up to date.

    Raises ``UserError`` for an address that is none, and ``StorageFailed`` where the database cannot be used.
    """
    url = _understood(address)
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else create_engine(url)
    try:
        _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def reported(engine: Engine) -> Iterator[None]:
    """Turn a failure of the database into one line; the transaction it happened in has been undone."""
    try:
        yield
    except DBAPIError as error:
        where = f"cannot use the database {engine.url.render_as_string()}"
        raise StorageFailed(f"{where}: {_why(error.orig)}; nothing was written") from error


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: in SQLite it holds the write lock from its beginning."""
    with reported(engine), engine.connect() as connection, connection.execution_options(writes=True).begin():
        yield connection


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads."""
    with reported(engine), engine.connect() as connection:
        yield connection


def _understood(address: str | URL) -> URL:
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise UserError("ASSISTANT_DATABASE_URL is not the address of a database") from None
    if backend == "postgresql":
        return url.set(drivername="postgresql+pg8000")
    if backend == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url.set(drivername="sqlite")
    raise UserError("ASSISTANT_DATABASE_URL must begin with sqlite:///PATH or postgresql://")


def _sqlite(url: URL) -> Engine:
    file = Path(url.database or "")
    with storage(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        # Made here, so that nobody else can read it; SQLite gives its log the same mode.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where this module says, not where the driver guesses
        connection.text_factory = _lenient
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _lenient(raw: bytes) -> str:
    """A text as it is stored; one that was damaged reads as what it is not, and verification finds it."""
    return raw.decode("utf-8", errors="replace")


def _bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database has not seen; one process does, others wait."""
    newest = max(path.stem[1:5] for path in (_MIGRATIONS / "versions").glob("r*.py"))
    with reading(engine) as connection:
        version = _version(connection)
    if version == newest:
        return
    if version > newest:
        raise StorageFailed(
            f"the database {engine.url.render_as_string()} was made by a newer version of this program (its tables are "
            f"at {version}, this program knows {newest}): install that version; nothing was written"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _OPENING_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    """The revision the tables are at; empty for a database without any of them."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _why(error: Any) -> str:
    """What a driver's error means, in words."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & _PRIMARY in _SQLITE_FAILURES:
        return _SQLITE_FAILURES[code & _PRIMARY]
    told = error.args[0] if error.args else ""
    if isinstance(told, dict):  # pg8000 gives the fields of the server's message by their letters
        return _POSTGRESQL_FAILURES.get(told.get("C", ""), str(told.get("M", "it refused")))
    return " ".join(str(told).split()) or type(error).__name__
