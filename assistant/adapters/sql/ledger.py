"""The ledger in a database. An append is one transaction that holds the end of its board's chain until it commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Row, bindparam, insert, select, text

from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import checkpoints, definitions, records
from assistant.canonical import sha256
from assistant.errors import UnknownRecord, VerificationFailed
from assistant.records.admission import admit
from assistant.records.chain import BEGINNING, Link, seal
from assistant.records.model import Checkpoint, Record, Sealed

_PAGE = 500
"""Records read at once: a few megabytes."""

_TAIL = (
    select(records.c.sequence, records.c.sha256)
    .where(records.c.board == bindparam("board"))
    .order_by(records.c.sequence.desc())
    .limit(1)
)
_TAKEN = select(records.c.id).where(records.c.id == bindparam("id"))
_ADD = insert(records)
_LOCK_CHAIN = text("SELECT pg_advisory_xact_lock(hashtextextended('chain ' || :board, 0))")
_KEPT = select(definitions.c.content).where(definitions.c.sha256 == bindparam("digest"))

# Read as the driver gives them: a value that was tampered with must come through as it is.
_SEALED = "SELECT record, sequence, record_sha256, previous_sha256, sha256"
_LINK = f"{_SEALED}, board, case_ref, id, recorded_at FROM records WHERE board = :board"
_FIRST_PAGE = text(f"{_LINK} ORDER BY sequence LIMIT {_PAGE}")
_NEXT_PAGE = text(f"{_LINK} AND sequence > :after ORDER BY sequence LIMIT {_PAGE}")
_BY_ID = text(f"{_SEALED} FROM records WHERE id = :id")
_OF_CASE = text(f"{_SEALED} FROM records WHERE case_ref = :case ORDER BY board, sequence")
_BOARDS = text("SELECT board FROM records UNION SELECT board FROM checkpoints ORDER BY board")


class SqlLedger:
    """Sealed records, definitions and checkpoints in SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: set[str] = set()
        """Digests of definitions that are kept; none ever goes."""

    def append(self, record: Record) -> Sealed:
        """Seal a record at the end of its board's chain; it is on the disk when this returns."""
        return self.append_all([record])[0]

    def append_all(self, records: Iterable[Record]) -> list[Sealed]:
        """Seal several records, all of them or none."""
        listed = list(records)
        with writing(self._engine) as connection:
            if self._engine.dialect.name == "postgresql":
                # One lock a chain, always in the same order, so that two processes never wait for each other.
                for board in sorted({record.board for record in listed}):
                    connection.execute(_LOCK_CHAIN, {"board": board})
            return [self._append(connection, record) for record in listed]

    def _append(self, connection: Connection, record: Record) -> Sealed:
        admit(
            record,
            taken=connection.execute(_TAKEN, {"id": record.id}).first() is not None,
            kept=lambda digest: self._keeps(connection, digest),
            of_case=lambda: _sealed(connection, _OF_CASE, case=record.case),
        )
        tail = connection.execute(_TAIL, {"board": record.board}).first()
        sequence, previous = (tail.sequence + 1, tail.sha256) if tail else (1, BEGINNING)
        sealed = seal(record, sequence, previous)
        link = Link.of(record, sealed)
        row = {
            "board": link.board,
            "sequence": sealed.sequence,
            "id": link.id,
            "case_ref": link.case,
            "recorded_at": link.recorded_at,
            "record": sealed.record,
            "record_sha256": sealed.record_sha256,
            "previous_sha256": sealed.previous_sha256,
            "sha256": sealed.sha256,
        }
        connection.execute(_ADD, row)
        return sealed

    def get(self, record_id: str) -> Sealed:
        """The record with an id; raises ``UnknownRecord`` where there is none."""
        with reading(self._engine) as connection:
            found = _sealed(connection, _BY_ID, id=record_id)
        if not found:
            raise UnknownRecord(f"no record {record_id!r}: `assistant record list` shows those there are")
        return found[0]

    def links(self, board: str, *, after: int | None = None) -> Iterator[Link]:
        """The chain of a board in the order of its sequence, page by page; appending goes on meanwhile."""
        while True:
            with reading(self._engine) as connection:
                page = _FIRST_PAGE if after is None else _NEXT_PAGE
                bound = {"board": board} if after is None else {"board": board, "after": after}
                rows = connection.execute(page, bound).all()
            for row in rows:
                yield Link(row[5], row[6], row[7], row[8], Sealed(*row[:5]))
            if len(rows) < _PAGE:
                return
            after = rows[-1][1]

    def boards(self) -> list[str]:
        """Every board that a record or a checkpoint names."""
        with reading(self._engine) as connection:
            return [row[0] for row in connection.execute(_BOARDS)]

    def of_case(self, case: str) -> list[Sealed]:
        """The records of one case: board by board, in the order of their sequence."""
        with reading(self._engine) as connection:
            return _sealed(connection, _OF_CASE, case=case)

    def keep_definition(self, content: bytes) -> str:
        """Keep the bytes of a definition under their SHA-256, and give it."""
        digest = sha256(content)
        with writing(self._engine) as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(_LOCK_CHAIN, {"board": digest})
            if not self._keeps(connection, digest):
                connection.execute(insert(definitions), {"sha256": digest, "content": content})
        return digest

    def definition(self, digest: str) -> bytes | None:
        """The bytes kept under a SHA-256, unchecked; None where nothing is."""
        with reading(self._engine) as connection:
            content: bytes | None = connection.execute(_KEPT, {"digest": digest}).scalar()
        return content

    def _keeps(self, connection: Connection, digest: str) -> bool:
        if digest not in self._known and connection.execute(_KEPT, {"digest": digest}).first():
            self._known.add(digest)
        return digest in self._known

    def add_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Keep a signed checkpoint."""
        with writing(self._engine) as connection:
            connection.execute(insert(checkpoints), checkpoint.model_dump(mode="json"))

    def checkpoints(self, board: str) -> Sequence[Checkpoint]:
        """The kept checkpoints of a board, in the order of their counts.

        Raises ``VerificationFailed`` where a row cannot be a checkpoint.
        """
        chosen = select(checkpoints).where(checkpoints.c.board == board)
        with reading(self._engine) as connection:
            rows = connection.execute(chosen.order_by(checkpoints.c.count, checkpoints.c.at)).all()
        return [_checkpoint(row) for row in rows]


def _sealed(connection: Connection, statement: Any, **bound: str) -> list[Sealed]:
    return [Sealed(*row) for row in connection.execute(statement, bound)]


def _checkpoint(row: Row[Any]) -> Checkpoint:
    try:
        return Checkpoint.model_validate(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name for it
    except ValidationError:
        board, count = row._mapping["board"], row._mapping["count"]  # noqa: SLF001 - as above
        message = f"the stored checkpoint of {board} over {count} records has been changed: it cannot be read"
        raise VerificationFailed(message) from None
