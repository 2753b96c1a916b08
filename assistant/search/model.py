"""What can be found: places in the sources, and the texts each of them is found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.guidance.model import Span

EntryKind = Literal["statement", "question", "passage"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place in one edition that an answer may cite: a statement, or a passage of a document without statements."""

    id: str
    """The statement's id, or the edition and the span of a bare passage."""
    source: str
    """Key of the edition."""
    text: str
    """What it says: the statement in our own words, or the bare passage itself."""
    section: str
    page: str | None
    span: Span | None
    """Where the attached original says it: its own words, or the short list that they are an item of."""
    is_statement: bool
    verified: bool
    in_error: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that leads to a place: the statement, a question it answers, or the passage it stands for."""

    place: int
    """Number of the place in the index."""
    kind: EntryKind
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, and how well it fits the question."""

    place: int
    score: float
    """What places are ranked by."""
    meaning: float
    """Cosine of the question and the best of the place's texts, -1 to 1."""
    words: float
    """Share of the question's words, weighted by rarity, that the place's texts hold, 0 to 1."""
    keyword: float
    """BM25 score of the place as a share of the best one's, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for."""

    text: str
    other_names: tuple[str, ...]
    """Other names of what it mentions, from the glossary."""
    editions: frozenset[str]
    """Keys of the editions that may answer it: the board and the date have already been applied."""
    limit: int


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near a vector."""

    entry: int
    cosine: float


Hits = Sequence[Hit]
