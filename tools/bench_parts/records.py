"""How fast decision records are sealed and verified, on SQLite as it is used: every append waits for the disk."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.sql import DATABASE, Records, open_records
from assistant.records.model import Record
from assistant.records.verify import Evidence, verify, verify_ledger
from assistant.settings import Settings
from tools.bench_parts.made_up_records import BOARD, keep_definitions, made_up_record, written_out

_RECORDS, _TURNS = 1_500, 3


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """What was measured; each figure is the best of a few turns, because the disk is shared with others."""

    records: int
    bytes_each: int
    """The size of a sealed record, in bytes of canonical JSON."""
    appends: float
    """Durable appends a second, one transaction each."""
    bare: float
    """The same rows a second in a bare loop over the driver: what the disk gives at that moment."""
    verified: float
    """Records verified a second: chain, columns and pinned definitions."""
    verified_with_texts: float
    """The same with every encrypted text of every record."""
    faults: int


def measured(data: Path, say: Callable[[str], None]) -> RecordFigures:
    """Seal made-up records of real size in an empty data folder, and verify them."""
    with open_records(Settings(data_dir=data, database_url=None)) as records:
        keep_definitions(records.ledger)
        say("writing the texts of made-up records")
        ready = [written_out(made_up_record(number), records.texts) for number in range(_RECORDS)]
        size = sum(len(record.canonical()) for record in ready) // _RECORDS
        say(f"sealing {_RECORDS:,} records of {size:,} bytes")
        turn = _RECORDS // _TURNS
        appends = max(_appended(records, ready[n * turn : (n + 1) * turn]) for n in range(_TURNS))
        bare = max(_bare(data / f"bare-{n}.db", data / DATABASE, turn) for n in range(_TURNS))
        say("verifying them")
        chain, whole = (max(_verified(records, texts=texts)[0] for _ in range(_TURNS)) for texts in (False, True))
        faults = _verified(records, texts=True)[1]
    return RecordFigures(_RECORDS, size, appends, bare, chain, whole, faults)


def _appended(records: Records, ready: Sequence[Record]) -> float:
    began = time.perf_counter()
    for record in ready:
        records.ledger.append(record)
    return len(ready) / (time.perf_counter() - began)


def _bare(file: Path, sealed: Path, count: int) -> float:
    """The sealed rows again, inserted by a loop that does nothing else."""
    source = sqlite3.connect(sealed)
    rows = source.execute("SELECT * FROM records LIMIT ?", (count,)).fetchall()
    source.close()
    target = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        target.execute(f"PRAGMA {pragma}")
    target.execute(
        "CREATE TABLE records (board TEXT, sequence INTEGER, id TEXT UNIQUE, case_ref TEXT, recorded_at TEXT, "
        "record BLOB, record_sha256 TEXT, previous_sha256 TEXT, sha256 TEXT, PRIMARY KEY (board, sequence))"
    )
    began = time.perf_counter()
    for row in rows:
        target.execute("BEGIN IMMEDIATE")
        target.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        target.execute("COMMIT")
    taken = time.perf_counter() - began
    target.close()
    return len(rows) / taken


def _verified(records: Records, *, texts: bool) -> tuple[float, int]:
    began = time.perf_counter()
    if texts:
        (found,) = verify_ledger(records.ledger, records.texts, records.signer, board=BOARD)
    else:
        found = verify(BOARD, records.ledger.links(BOARD), Evidence(definition=records.ledger.definition))
    return found.count / (time.perf_counter() - began), len(found.faults)
