"""The answer as other programs get it: schema ``answer.v1``."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from assistant.guidance.citations import Citation, Notice, RankedPassage
from assistant.models import Document

Status = Literal["answered", "abstained", "refused", "clarify", "guided"]
Reason = Literal[
    "not_in_sources",
    "board_silent",
    "off_topic",
    "judgement_reserved",
    "personal_data",
    "instruction_attempt",
    "ambiguous",
    "not_in_force",
    "child_at_risk",
]


class Sentence(Document):
    """One sentence of an answer and the citations it rests on."""

    text: str
    citations: tuple[str, ...]


class Suggestion(Document):
    """A guided workflow that settles what was asked."""

    workflow: str
    title: str


class Answer(Document):
    """What a question is answered with, or why it is not."""

    schema_: Literal["answer.v1"] = Field(default="answer.v1", alias="schema")
    id: str
    question: str
    """As asked; with role labels in place of personal data where any was found."""
    board: str | None
    as_of: datetime.date | None
    status: Status
    reason: Reason | None = None
    answer: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    """Those used, only."""
    passages: tuple[RankedPassage, ...] = ()
    """The best candidates in rank order, used or not."""
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    timings_ms: dict[str, float] = Field(default_factory=dict)
