"""Everything that is asked of sealed records from outside: to be read, proved, replayed and handed on."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import UnknownRecord, VerificationFailed
from assistant.models import Document
from assistant.records.checkpoint import sign
from assistant.records.export import Export, covering, export
from assistant.records.labels import NO_LABELS, Labels, labels_of
from assistant.records.model import Checkpoint, Kind, Record, Sealed, TextRef, texts_of
from assistant.records.page import RecordPage
from assistant.records.ports import Evaluate, Ledger, Signer, Texts
from assistant.records.replay import Replayed, replay
from assistant.records.verify import Verification, verify_ledger


class RecordRow(Document):
    """One record in a list of them."""

    id: str
    kind: Kind
    case: str
    board: str
    sequence: int
    recorded_at: datetime.datetime
    workflow: str | None
    finding: str | None
    finding_says: str | None
    """Its headline."""
    decided: str
    decided_in_words: str
    """By the definition it was sealed with."""
    departs_from_finding: bool
    supersedes: str | None
    sha256: str

    @classmethod
    def of(cls, sealed: Sealed, labels: Callable[[Record], Labels] = lambda _: NO_LABELS) -> RecordRow:
        """The row of a sealed record; without its labels, ids stand for themselves."""
        record = sealed.opened()
        found = record.finding["finding"] if record.finding else None
        return cls(
            id=record.id,
            kind=record.kind,
            case=record.case,
            board=record.board,
            sequence=sealed.sequence,
            recorded_at=record.recorded_at,
            workflow=record.pins.workflow if record.pins else None,
            finding=found["code"] if found else None,
            finding_says=found["headline"] if found else None,
            decided=record.decision.decided,
            decided_in_words=labels(record).decided(record.decision.decided),
            departs_from_finding=record.decision.departs_from_finding,
            supersedes=record.supersedes,
            sha256=sealed.sha256,
        )


@dataclass(frozen=True, slots=True)
class RecordDesk:
    """The records of an installation."""

    ledger: Ledger
    texts: Texts
    signer: Signer
    evaluate: Evaluate

    def rows(self, sealed: Iterable[Sealed]) -> list[RecordRow]:
        """Records as rows of a list."""
        read: dict[str, Labels] = {}

        def labels(record: Record) -> Labels:
            key = record.pins.workflow_sha256 if record.pins else ""
            if key not in read:
                read[key] = labels_of(record, self.ledger.definition)
            return read[key]

        return [RecordRow.of(one, labels) for one in sealed]

    def page(self, record: str) -> RecordPage:
        """One record, to be read; raises ``UnknownRecord``."""
        sealed = self.ledger.get(record)
        opened = sealed.opened()
        of_case = (other.opened() for other in self.ledger.of_case(opened.case))
        later = next((other.id for other in of_case if other.supersedes == opened.id), None)
        checkpoint, labels = covering(sealed, opened.board, self.ledger), labels_of(opened, self.ledger.definition)
        return RecordPage(sealed, opened, self.texts, checkpoint, later, labels)

    def document(self, record: str) -> dict[str, Any]:
        """One record with its seal and the texts it refers to; null where a text has been erased."""
        page = self.page(record)
        sealed, content = page.sealed, json.loads(page.sealed.record)
        texts = {name: self.texts.read(TextRef(id=name, sha256=digest)) for name, digest in texts_of(content)}
        seal = {name: getattr(sealed, name) for name in ("sequence", "previous_sha256", "record_sha256", "sha256")}
        return {**content, **seal, "superseded_by": page.superseded_by, "texts": texts}

    def export(self, record: str) -> Export:
        """One record so that it proves itself."""
        return export(self.ledger.get(record), self.ledger, self.signer)

    def verify(self, board: str | None = None, elsewhere: Sequence[Checkpoint] = ()) -> list[Verification]:
        """Check the chain of one board, or of every board; ``elsewhere`` are checkpoints kept outside the database."""
        return verify_ledger(self.ledger, self.texts, self.signer, board=board, elsewhere=elsewhere)

    def replay(self, record: str | None = None) -> list[Replayed]:
        """Compute the finding of one record, or of every one, again on the definitions it was sealed with."""
        every = (link.sealed for board in self.ledger.boards() for link in self.ledger.links(board))
        chosen = [self.ledger.get(record)] if record else every
        return [replay(sealed, self.ledger.definition, self.evaluate) for sealed in chosen]

    def checkpoint(self, board: str, at: datetime.datetime) -> Checkpoint:
        """Sign how many records a chain holds and how it ends.

        Raises ``VerificationFailed`` where the chain does not hold, so that it is not vouched for, and
        ``UnknownRecord`` where it is empty.
        """
        (found,) = self.verify(board)
        if found.faults:
            lines = ["no checkpoint was made of a chain that does not hold:", *found.lines()]
            raise VerificationFailed("\n".join(lines))
        if not found.count:
            raise UnknownRecord(f"there are no records of {board!r}: `assistant record list` shows those there are")
        made = sign(board, found.count, found.head_sha256, at, self.signer)
        self.ledger.add_checkpoint(made)
        return made
