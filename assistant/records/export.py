"""One record as a file that proves itself: to whoever has it and the public key, without the database.

Of other records it holds digests alone, which say nothing of their cases. ``assistant/adapters/check_export.py`` checks
such a file and needs nothing else of this program.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any, Literal

from pydantic import Field
from pydantic_core import from_json

from assistant.errors import VerificationFailed
from assistant.models import Document
from assistant.records.model import Checkpoint, Sealed, Sha256
from assistant.records.ports import Ledger, Signer


class Pair(Document):
    """The two digests of one later record of the chain."""

    record_sha256: Sha256
    sha256: Sha256


class Export(Document):
    """A sealed record with all that is needed to check it."""

    schema_: Literal["record-export.v1"] = Field(default="record-export.v1", alias="schema")
    record: dict[str, Any]
    """The document of schema ``record.v1``; its canonical JSON is what was sealed."""
    sequence: int
    record_sha256: Sha256
    previous_sha256: Sha256
    sha256: Sha256
    definitions: dict[str, str]
    """The pinned definitions, each by the SHA-256 of its text in UTF-8."""
    links: tuple[Pair, ...]
    """The records after this one, in their order, up to the checkpoint."""
    checkpoint: Checkpoint | None
    """The first checkpoint that covers the record; null where none has been made since."""
    public_key: str
    """The key the checkpoint is signed with, in PEM. Trust it only where you know it from elsewhere."""


def export(sealed: Sealed, ledger: Ledger, signer: Signer) -> Export:
    """Put together what proves one record; raises ``VerificationFailed`` where a definition it pins is gone."""
    record = sealed.opened()
    digests = (record.pins.workflow_sha256, record.pins.calendar_sha256) if record.pins else ()
    definitions = {}
    for digest in digests:
        content = ledger.definition(digest)
        if content is None:
            raise VerificationFailed(f"record {record.id} pins the definition {digest}, which is gone")
        definitions[digest] = content.decode("utf-8", errors="replace")
    checkpoint = covering(sealed, record.board, ledger)
    last = checkpoint.count if checkpoint else sealed.sequence
    later = takewhile(lambda link: link.sealed.sequence <= last, ledger.links(record.board, after=sealed.sequence))
    links = tuple(Pair(record_sha256=link.sealed.record_sha256, sha256=link.sealed.sha256) for link in later)
    return Export(
        record=from_json(sealed.record),
        sequence=sealed.sequence,
        record_sha256=sealed.record_sha256,
        previous_sha256=sealed.previous_sha256,
        sha256=sealed.sha256,
        definitions=definitions,
        links=links,
        checkpoint=checkpoint,
        public_key=signer.public_key,
    )


def covering(sealed: Sealed, board: str, ledger: Ledger) -> Checkpoint | None:
    """The first checkpoint that covers a record; None where none has been made since it was sealed."""
    return next((kept for kept in ledger.checkpoints(board) if kept.count >= sealed.sequence), None)
