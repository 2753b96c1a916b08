"""The databases refuse changes by themselves, and say in one line what they cannot do."""

import shutil
import sqlite3
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import stores
from assistant.adapters.sql import engine as engines
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.tables import metadata
from assistant.errors import StorageFailed, UserError
from assistant.records.checkpoint import sign
from tools.bench_parts.made_up_records import MORNING, made_up_record, written_out


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with stores.opened(request.param, tmp_path) as made:
        last = made.ledger.append(written_out(made_up_record(1, citations=1), made.texts))
        made.ledger.add_checkpoint(sign("hilltop", 1, last.sha256, MORNING, made.signer))
        yield made


CHANGES = [
    "UPDATE records SET record = record",
    "DELETE FROM records",
    "UPDATE definitions SET content = content",
    "DELETE FROM definitions",
    "UPDATE checkpoints SET signature = signature",
    "DELETE FROM checkpoints",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_what_is_sealed_can_neither_be_changed_nor_removed(store, statement):
    """Whoever asks, and even where nothing would be different."""
    with pytest.raises(DBAPIError, match="can only be added to"), store.engine.begin() as connection:
        connection.execute(text(statement))

    assert store.faults() == []


@pytest.mark.parametrize("table", ["records", "definitions", "checkpoints"])
def test_a_row_cannot_be_replaced_by_inserting_it_again(tmp_path, table):
    """SQLite would remove the first one without asking whether it may be deleted."""
    with stores.opened("sqlite", tmp_path) as store:
        last = store.ledger.append(made_up_record(1))
        store.ledger.add_checkpoint(sign("hilltop", 1, last.sha256, MORNING, store.signer))
        statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"

        with pytest.raises(DBAPIError, match="can only be added to"), store.engine.begin() as connection:
            connection.execute(text(statement))


@pytest.mark.parametrize("table", ["records", "definitions", "checkpoints"])
def test_a_table_cannot_be_emptied_at_once(tmp_path, table):
    """PostgreSQL would not ask row by row."""
    with (
        stores.opened("postgresql", tmp_path) as store,
        pytest.raises(DBAPIError, match="can only be added to"),
        store.engine.begin() as connection,
    ):
        connection.execute(text(f"TRUNCATE {table}"))


def test_the_migrations_make_the_tables_that_the_program_knows(store):
    """Column by column, on both databases."""
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_one_the_program_expects(store):
    """The numbers of the files are those of the revisions."""
    config = Config()
    config.set_main_option("script_location", str(engines._MIGRATIONS))

    with store.engine.connect() as connection:
        assert engines._version(connection) == ScriptDirectory.from_config(config).get_current_head()


def test_sqlite_writes_to_the_disk_before_it_acknowledges(tmp_path):
    """Write-ahead log, full synchronisation, deleted content overwritten."""
    with stores.opened("sqlite", tmp_path) as store, store.engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_only_its_owner_can_read_the_database(tmp_path):
    """The log beside it included."""
    with stores.opened("sqlite", tmp_path):
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.glob("records.db*")}

    assert {"records.db", "records.db-wal"} <= set(modes)
    assert set(modes.values()) == {"0o600"}


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("content", [b"kite" * 1_000, b"\0" * 100])
def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path, content):
    """One line, and not a byte is different."""
    (tmp_path / "records.db").write_bytes(content)

    with pytest.raises(StorageFailed, match="not a database") as failure:
        open_engine(f"sqlite:///{tmp_path / 'records.db'}")

    assert len(str(failure.value).splitlines()) == 1
    assert contents(tmp_path) == {"records.db": content}


def test_a_damaged_database_is_told(tmp_path):
    """Pages that were overwritten in the middle of the file."""
    with stores.opened("sqlite", tmp_path) as store:
        store.ledger.append_all(made_up_record(number) for number in range(40))
    file = tmp_path / "records.db"
    content = file.read_bytes()
    file.write_bytes(content[:8_192] + b"\xff" * (len(content) - 12_288) + content[-4_096:])

    with pytest.raises(StorageFailed, match="damaged: restore it from your backup"):
        read_all(file)


def read_all(file):
    engine = open_engine(f"sqlite:///{file}")
    try:
        return list(stores.SqlLedger(engine).links("hilltop"))
    finally:
        engine.dispose()


def test_a_full_disk_is_told_and_nothing_is_written(tmp_path):
    """The database may not grow; what was sealed before still verifies."""
    with stores.opened("sqlite", tmp_path) as store:
        store.ledger.append(made_up_record(1))
        with store.engine.connect() as connection:  # the one connection of the pool, used again below
            connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(StorageFailed, match="the disk is full; nothing was written"):
            store.ledger.append_all(made_up_record(number) for number in range(2, 40))

        assert [link.id for link in store.ledger.links("hilltop")] == ["hilltop-1"]


def test_a_database_that_stays_locked_is_told(tmp_path, monkeypatch):
    """Another program holds it; after a while the waiting ends in one line."""
    monkeypatch.setattr(engines, "_WAIT_SECONDS", 0.05)
    with stores.opened("sqlite", tmp_path) as store:
        holder = sqlite3.connect(tmp_path / "records.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")

        with pytest.raises(StorageFailed, match="another process has been writing"):
            store.ledger.append(made_up_record(1))

        holder.rollback()
        assert store.ledger.append(made_up_record(1)).sequence == 1


def test_a_database_of_a_newer_version_is_refused_and_left_alone(store):
    """A program that does not know the tables does not write to them."""
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageFailed, match="made by a newer version of this program"):
        open_engine(store.url)

    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


@pytest.mark.parametrize("address", ["kites", "mysql://somewhere/kites", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_be_used_is_told(address):
    """Which forms there are."""
    with pytest.raises(UserError, match="ASSISTANT_DATABASE_URL"):
        open_engine(address)


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path):
    """The line may be copied to whoever keeps the server."""
    with pytest.raises(StorageFailed) as failure:
        open_engine(f"postgresql://reader:secret@/kites?unix_sock={tmp_path / 'none'}")

    assert "secret" not in str(failure.value)
    assert len(str(failure.value).splitlines()) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file stands in its place."""
    (tmp_path / "file").write_text("kite")

    with pytest.raises(StorageFailed, match="cannot use the data folder"):
        open_engine(f"sqlite:///{tmp_path / 'file' / 'records.db'}")


def test_a_copied_database_opens_as_it_was(tmp_path):
    """A backup that was taken while nobody wrote is whole."""
    (tmp_path / "one").mkdir()
    with stores.opened("sqlite", tmp_path / "one") as store:
        sealed = store.ledger.append(made_up_record(1))
    shutil.copytree(tmp_path / "one", tmp_path / "other")

    engine = open_engine(f"sqlite:///{tmp_path / 'other' / 'records.db'}")

    assert stores.SqlLedger(engine).get("hilltop-1") == sealed
    engine.dispose()


def test_opening_again_does_not_load_what_only_migrating_needs(tmp_path):
    """Alembic takes longer to import than a record takes to show."""
    with stores.opened("sqlite", tmp_path):
        pass
    code = (
        "import sys; from assistant.adapters.sql.engine import open_engine\n"
        f"open_engine('sqlite:///{tmp_path / 'records.db'}').dispose()\nprint('alembic' in sys.modules)"
    )

    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=stores.PROJECT)

    assert outcome.stdout.strip() == "False", outcome.stderr
