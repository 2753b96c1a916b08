"""What is cited, and what the reader must know beside it: one form for answers, findings, checklists and records."""

from __future__ import annotations

from typing import Literal

from assistant.guidance.model import Period
from assistant.models import Document

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


class Notice(Document):
    """Something the reader must know beside the answer."""

    kind: NoticeKind
    text: str
