"""What every document says of itself: for whom, as at when, on which record it rests, and whether that is confirmed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.records.model import Sealed


@dataclass(frozen=True, slots=True)
class Resting:
    """The sealed record that a document rests on."""

    record: str
    sha256: str
    confirmed_by: int
    """How many people confirmed it."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The circumstances of one document; its content stands apart."""

    at: datetime.datetime
    board: str
    """The board as people call it."""
    case: str | None = None
    resting: Resting | None = None
    times_made: int = 0
    """How often the list of the case has been made; 0 without a case."""

    @property
    def standing(self) -> str:
        """Whether the document is a draft, in one line."""
        if self.resting is None:
            return "DRAFT: no sealed record stands behind it"
        sealed = f"record {self.resting.record}, hash {self.resting.sha256}"
        if not self.resting.confirmed_by:
            return f"DRAFT: nobody has confirmed {sealed}"
        return f"Confirmed by {self.resting.confirmed_by}: {sealed}"

    def rows(self) -> list[tuple[str, str]]:
        """What stands on top of every document."""
        record = (self.resting.record, self.resting.sha256) if self.resting else ("none", "none")
        return [
            ("Board", self.board),
            *([("Case", self.case)] if self.case else []),
            ("Standing", self.standing.partition(":")[0]),
            ("Record", record[0]),
            ("Hash of the record", record[1]),
            ("Made on", f"{self.at:%-d %B %Y, %H:%M} {self.at:%Z}".rstrip()),
        ]


def resting_on(sealed: Sealed) -> Resting:
    """What a document says of the record it rests on."""
    record = sealed.opened()
    return Resting(record.id, sealed.sha256, len(record.confirmed_by))


def last_of(sealed: Iterable[Sealed]) -> Resting | None:
    """The last decision, or correction of one, among the records of a case; None where there is none."""
    decisions = [one for one in sealed if one.opened().kind != "erasure"]
    return resting_on(max(decisions, key=lambda one: one.opened().recorded_at)) if decisions else None
