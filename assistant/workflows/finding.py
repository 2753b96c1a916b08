"""What the criteria say on the answers given, as other programs get it: schema ``finding.v1``."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from assistant.guidance.citations import Citation, Notice
from assistant.models import Document

Status = Literal["finding", "asking"]


class FindingCode(Document):
    """The finding and its sentence."""

    code: str
    headline: str


class Cited(Document):
    """Something said, and the citations it rests on, by their ids."""

    origin: str
    """``national``, or the board whose own document says it."""
    citations: tuple[str, ...]


class Reason(Cited):
    """One rule that fires, or one thing to know."""

    text: str


class FactThatWouldChange(Document):
    """A fact, and the finding that each answer to it would give by itself."""

    question: str
    ask: str
    held_by: tuple[str, ...]
    """Who normally knows."""
    answers: dict[str, str]


class HoldText(Document):
    """What waits, and until what."""

    what: str
    until: str


class FindingAction(Cited):
    """Something to do: who, by when, how binding, and where it says so."""

    id: str
    what: str
    who: str
    when: str
    """The time in words."""
    due: datetime.date | None
    """The date, where the day it counts from is known."""
    act_by: datetime.date | None
    """The last working day not after the date."""
    waits_for: str | None
    """The date that is missing."""
    due_note: str | None
    """What the reader must know of the counting, or why there is no date."""
    earlier: bool
    """Whether it is the earliest of several timescales for the same thing."""
    hold: HoldText | None
    weight: Literal["must", "should", "may"]


class Finding(Document):
    """What the criteria say on the answers given. The decision is a person's, and may differ."""

    schema_: Literal["finding.v1"] = Field(default="finding.v1", alias="schema")
    workflow: str
    edition: str
    workflow_digest: str
    board: str | None
    status: Status
    asking: str | None
    answers: dict[str, str | int | list[str]]
    """As given, those of other workflows left out."""
    dates: dict[str, datetime.date]
    trail: tuple[str, ...]
    off_path: tuple[str, ...]
    finding: FindingCode | None
    reasons: tuple[Reason, ...]
    not_yet_known: tuple[str, ...]
    possible_findings: tuple[str, ...]
    what_would_change: tuple[FactThatWouldChange, ...]
    judgements: tuple[str, ...]
    """The questions on the path that a named person must judge."""
    actions: tuple[FindingAction, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
