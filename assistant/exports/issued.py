"""What every document says of itself: for whom, as at when, on which record it rests, and whether that is confirmed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.cases.model import Session
from assistant.conversation.walk import CaseDesk
from assistant.guidance.model import NATIONAL
from assistant.records.model import Sealed
from assistant.workflows.desk import WorkflowDesk


@dataclass(frozen=True, slots=True)
class Resting:
    """The sealed record that a document rests on."""

    record: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Issued:
    """The circumstances of one document; its content stands apart."""

    at: datetime.datetime
    board: str
    """The board as people call it."""
    case: str | None = None
    resting: Resting | None = None
    confirmed_by: int = field(default=0, kw_only=True)
    """Of a record: how many people confirmed it. Nobody confirms a list or a form, so that these stay drafts."""
    times_made: int = field(default=0, kw_only=True)
    """How often the list of the case has been made; 0 without a case."""

    @property
    def standing(self) -> str:
        """Whether the document is a draft, in one line."""
        if self.resting is None:
            return "DRAFT: no sealed record stands behind it"
        sealed = f"record {self.resting.record}, hash {self.resting.sha256}"
        return f"Confirmed by {self.confirmed_by}: {sealed}" if self.confirmed_by else f"DRAFT, beside {sealed}"

    def rows(self) -> list[tuple[str, str]]:
        """What stands on top of every document."""
        record = (self.resting.record, self.resting.sha256) if self.resting else ("none", "none")
        return [
            ("Board", self.board),
            *([("Case", self.case)] if self.case else []),
            ("Standing", f"confirmed by {self.confirmed_by}" if self.confirmed_by else "DRAFT"),
            ("Record", record[0]),
            ("Hash of the record", record[1]),
            ("Made on", f"{self.at:%-d %B %Y, %H:%M} {self.at:%Z}".rstrip()),
        ]


def resting_on(sealed: Sealed) -> Resting:
    """What a document says of the record it rests on."""
    return Resting(sealed.opened().id, sealed.sha256)


def last_of(sealed: Iterable[Sealed]) -> Resting | None:
    """The last decision, or correction of one, among the records of a case; None where there is none."""
    decisions = [one for one in sealed if one.opened().kind != "erasure"]
    return resting_on(max(decisions, key=lambda one: one.opened().recorded_at)) if decisions else None


def issued_for(desk: CaseDesk, reference: str, at: datetime.datetime, times_made: int = 0) -> Issued:
    """The circumstances of a document for a case: its board, and the last decision that was sealed for it."""
    case = desk.case(reference)
    board = _called(desk.workflows, case.board)
    resting = last_of(desk.ledger.of_case(case.reference))
    return Issued(at, board, case.reference, resting, times_made=times_made)


def issued_for_walk(desk: CaseDesk, session: Session, at: datetime.datetime) -> Issued:
    """The circumstances of a document on one walk of a case: the record that this walk was sealed into, if any."""
    sealing = session.sealing
    resting = resting_on(desk.ledger.get(str(sealing.to))) if sealing else None
    return Issued(at, _called(desk.workflows, session.board), session.case, resting)


def issued_without_case(desk: WorkflowDesk, board: str | None, at: datetime.datetime) -> Issued:
    """The circumstances of a document that belongs to no case: nothing has been sealed for it."""
    return Issued(at, _called(desk, board))


def _called(desk: WorkflowDesk, board: str | None) -> str:
    """What people call a board; without one the position is the national one."""
    return desk.setting.board_names.get(board, board) if board else NATIONAL
