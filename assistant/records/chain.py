"""Seal records into one chain a board.

``record_sha256 = sha256(canonical JSON of the record)`` and ``sha256 = sha256(previous_sha256 + record_sha256)``, the
two joined as hexadecimal text. A change of one record breaks the chain at that place; a chain that was computed anew
contradicts the checkpoints signed before.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.canonical import sha256
from assistant.records.model import Record, Sealed

BEGINNING = "0" * 64
"""What the first record of a chain names as the one before it."""


def link_sha256(previous_sha256: str, record_sha256: str) -> str:
    """The digest of a link, from the digest of the link before it and that of its own record."""
    return sha256(previous_sha256 + record_sha256)


def seal(record: Record, sequence: int, previous_sha256: str) -> Sealed:
    """Give a record its place in a chain."""
    content = record.canonical()
    digest = sha256(content)
    return Sealed(content, sequence, digest, previous_sha256, link_sha256(previous_sha256, digest))


@dataclass(frozen=True, slots=True)
class Link:
    """A sealed record as it is stored: with the columns that repeat what its bytes say."""

    board: str
    case: str
    id: str
    recorded_at: str
    """As it is spelled in the record's bytes."""
    sealed: Sealed

    @classmethod
    def of(cls, record: Record, sealed: Sealed) -> Link:
        """A record that was just sealed, with the columns to store it with."""
        recorded_at = record.model_dump(mode="json", include={"recorded_at"})["recorded_at"]
        return cls(record.board, record.case, record.id, recorded_at, sealed)
