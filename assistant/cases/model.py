"""What is kept of a case: its sessions, each a list of what was done in it, in order.

A session's state is that list. What was answered, where it stands, what was set aside: all of it is computed from the
list each time, on the definition that the session began with. Nothing of it is changed or removed afterwards.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from assistant.guidance.model import Word
from assistant.models import Document
from assistant.records.model import Id, Sha256, TextRef, Utc, Value

EventKind = Literal[
    "answer", "back", "safety", "note", "consulted", "pause", "resume", "hand_over",
    "prepared", "decided", "dissented", "confirmed", "sealed",
]  # fmt: skip
Safety = Literal["yes", "no", "not_yet_known", "followed"]
"""Whether a child is at risk now; ``followed`` once the immediate-action route has been taken."""


class Person(Document):
    """Who does something: the role in clear, the name as an encrypted text of the case."""

    role: str
    name: TextRef
    account: Id | None = None
    """The account they were signed in with; none at a terminal."""


class Event(Document):
    """One thing that was done in a session."""

    kind: EventKind
    by: Person
    at: Utc
    place: str
    """The channel it was done through."""
    question: str | None = None
    value: Value | None = None
    text: TextRef | None = None
    """The reasons of a judgement, a decision or a dissent, a note, or the question that was asked of the sources."""
    statements: tuple[str, ...] = ()
    """Of a question that was asked: the statements that answered it."""
    to: str | None = None
    """Of a handing over: the role it goes to. Of a sealing: the record."""
    basis: Sha256 | None = None
    """Of a finding sent for decision: the digest of what it rests on."""
    option: str | None = None
    """Of a decision: what was decided."""
    made_on: datetime.date | None = None
    """Of a decision: the day it was made."""
    departures: TextRef | None = None
    """Of a decision: why it departs from the finding."""
    supersedes: Id | None = None
    """Of a decision: the record that it puts right."""


class Session(Document):
    """One walk through one workflow for one case, on the definition it began with."""

    id: Id
    case: Id
    board: Word
    workflow: str
    edition: str
    definition_sha256: Sha256
    started_at: Utc
    dates: dict[str, datetime.date] = Field(default_factory=dict)
    as_of: datetime.date | None = None
    """The day whose edition was asked for, where one was."""
    events: tuple[Event, ...] = ()

    @property
    def version(self) -> int:
        """How many events it holds: what the next one is written against."""
        return len(self.events)

    @property
    def sealing(self) -> Event | None:
        """The event that ended it and names its record; nothing is done in it afterwards."""
        return next((event for event in self.events if event.kind == "sealed"), None)

    @property
    def state(self) -> Literal["open", "paused", "sealed"]:
        """Whether it goes on, waits, or is done."""
        if self.sealing:
            return "sealed"
        moves = [event.kind for event in self.events if event.kind in {"pause", "resume", "answer", "back"}]
        return "paused" if moves[-1:] == ["pause"] else "open"


class Case(Document):
    """A case under the reference that the program gave it."""

    reference: Id
    board: Word
    opened_at: Utc


class Placed(Document):
    """That somebody was put on a case, or taken off it."""

    account: Id
    kind: Literal["joined", "left"]
    by: Id
    """The account of whoever did it."""
    at: Utc


@dataclass(frozen=True, slots=True)
class Fact:
    """The last answer given to a question, anywhere in the case."""

    question: str
    value: Value
    workflow: str
    """Where it was given."""
    by: Person
    at: datetime.datetime
    reasons: TextRef | None


Facts = Mapping[str, Fact]
