"""A source laid out to be read: part by part, the statements beside the words of the attached original."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.guidance.coverage import outline_of
from assistant.guidance.model import Source, Span, Statement
from assistant.guidance.passages import passages_of

_PASSAGES_A_PART = 40
"""So many passages of a document without statements, which has no headings to be cut at, stand on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a source."""

    headings: tuple[str, ...]
    """The headings it stands under, outermost first; empty for what stands before the first one."""
    statements: tuple[Statement, ...]
    start: int = 0
    """Where its words begin in the text of the attached original."""
    words: str = ""
    """Its words in the attached original; empty where none is attached."""

    def around(self, span: Span) -> tuple[str, str, str] | None:
        """The words before a quotation, the quotation and the words after it; ``None`` where it is not all in here."""
        first, last = span.start - self.start, span.end - self.start
        if not 0 <= first < last <= len(self.words):
            return None
        return self.words[:first], self.words[first:last], self.words[last:]


def parts_of(source: Source, statements: Sequence[Statement], original: str | None) -> tuple[Part, ...]:
    """The source in its order: cut along its headings, or evenly where no statement names any."""
    if original is None:
        headings = dict.fromkeys(statement.pinpoint.headings for statement in statements)
        return tuple(Part(path, tuple(s for s in statements if s.pinpoint.headings == path)) for path in headings)
    if not statements:
        return _evenly(original)
    cut = outline_of(original, statements, source)
    home = {statement.id: cut.section(statement.pinpoint.headings) for statement in statements}
    parts = (
        Part(
            section.headings,
            tuple(statement for statement in statements if home[statement.id] is section),
            section.start,
            original[section.start : section.end],
        )
        for section in cut.sections
    )
    return tuple(part for part in parts if part.statements or part.words.strip())


def part_with(parts: Sequence[Part], place: str, span: Span | None) -> int | None:
    """The number of the part, from 0, that holds a quotation, or else the statement of that id."""
    for number, part in enumerate(parts):
        if span and part.start <= span.start < part.start + len(part.words):
            return number
    return next((n for n, part in enumerate(parts) if any(s.id == place for s in part.statements)), None)


def standing(source: Source, today: datetime.date) -> str:
    """Whether an edition applies today, in words."""
    if source.in_force.to and source.in_force.to < today:
        return f"ended on {source.in_force.to:%-d %B %Y}"
    if source.in_force.from_ and source.in_force.from_ > today:
        return f"in force from {source.in_force.from_:%-d %B %Y}"
    return "in force"


def _evenly(original: str) -> tuple[Part, ...]:
    starts = [passage.start for passage in passages_of(original)][::_PASSAGES_A_PART]
    bounds = [0, *starts[1:], len(original)]
    return tuple(Part((), (), a, original[a:b]) for a, b in pairwise(bounds))
