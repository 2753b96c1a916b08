"""The answer as other programs get it: schema ``answer.v1``."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from assistant.guidance.model import Period
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
NoticeKind = Literal[
    "superseded",
    "boards_differ",
    "board_silent",
    "unverified",
    "source_error",
    "personal_data",
    "immediate_action",
    "not_signed_off",
]


class QuoteSpan(Document):
    """Where a quotation stands: character offsets in the text of the attached original."""

    start: int
    end: int


class Citation(Document):
    """One place in one edition of one source, with what it says; used wherever something is cited."""

    id: str
    """Made from the content, never from a position in a list."""
    source: str
    source_title: str
    publisher: str
    board: str | None
    edition: str
    in_force: Period
    section: str
    page: str | None
    statement_id: str | None
    text: str
    """The statement, in this project's words."""
    quote: str | None
    """The passage of the attached original, word for word; null where none is attached."""
    quote_span: QuoteSpan | None
    digest: str | None
    """SHA-256 of the attached original's text, which the span counts in."""
    verified: bool
    """False where the fact was not checked against the published document."""


class RankedPassage(Citation):
    """A citation that was found, used or not, with its score."""

    score: float


class Sentence(Document):
    """One sentence of an answer and the citations it rests on."""

    text: str
    citations: tuple[str, ...]


class Notice(Document):
    """Something the reader must know beside the answer."""

    kind: NoticeKind
    text: str


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
