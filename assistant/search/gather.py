"""Gather everything an index holds: the places an answer may cite and the texts that lead to them.

Each statement is one place; the statement, its questions and the passage it was aligned to all lead there. Passages of
attached and added documents that no statement covers are places of their own, put together along their paragraphs.
An item of a short list is found by its own words and quoted with the whole list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.guidance.contacts import has_contact
from assistant.guidance.library import Library
from assistant.guidance.lists import in_its_list, lists_of
from assistant.guidance.model import Source, Span, Statement
from assistant.guidance.originals import Original
from assistant.guidance.passages import Passage, word_count
from assistant.guidance.sections import Outline
from assistant.search.model import Entry, Place

OutlineOf = Callable[[str, Sequence[Statement], Source], Outline]

_BARE_AT_LEAST = 8
"""Words a bare passage must have to stand on its own."""
_BARE_AT_MOST = 600
"""Characters after which a further sentence begins a new bare place."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The places of an index and their texts, place by place."""

    places: tuple[Place, ...]
    entries: tuple[Entry, ...]
    headings: tuple[str, ...]
    """The section of each place, as words to be found by."""

    def texts_of_places(self) -> list[list[str]]:
        """All texts of each place with its headings, for the keyword index."""
        texts: list[list[str]] = [[heading] for heading in self.headings]
        for entry in self.entries:
            texts[entry.place].append(entry.text)
        return texts

    def questions_of_places(self) -> list[list[str]]:
        """The questions of each place alone; what a bare passage says stands for its questions."""
        texts: list[list[str]] = [[] for _ in self.places]
        for entry in self.entries:
            if entry.kind == "question" or not self.places[entry.place].is_statement:
                texts[entry.place].append(entry.text)
        return texts


def gather(
    library: Library, originals: Mapping[str, tuple[Original, Mapping[str, Span]]], outline_of: OutlineOf
) -> Gathered:
    """Everything an index of the library and the attached documents holds."""
    places: list[Place] = []
    entries: list[Entry] = []
    for key, source in library.sources.items():
        original, spans = originals.get(key, (None, {}))
        statements = library.statements_of(key)
        cut = outline_of(original.text, statements, source) if original else None
        lists = lists_of(original.text, cut) if original and cut else ()
        for statement in statements:
            span = spans.get(statement.id)
            number = len(places)
            places.append(_place(statement, span and in_its_list(span, lists), original))
            entries.append(Entry(number, "statement", statement.text))
            entries.extend(Entry(number, "question", question) for question in statement.questions)
            if original and span:
                entries.append(Entry(number, "passage", _one_line(original.quote(span))))
        if original and cut:
            for place in _bare_places(source, original, cut, list(spans.values())):
                entries.append(Entry(len(places), "passage", _one_line(place.text)))
                places.append(place)
    return Gathered(tuple(places), tuple(entries), tuple(place.section for place in places))


def _place(statement: Statement, span: Span | None, original: Original | None) -> Place:
    page = original.page(span) if original and span else None
    return Place(
        id=statement.id,
        source=statement.source,
        text=statement.text,
        section=statement.pinpoint.section,
        page=page or statement.pinpoint.page,
        span=span,
        is_statement=True,
        verified=statement.verified,
        in_error=statement.in_error,
    )


def _bare_places(source: Source, original: Original, cut: Outline, covered: Sequence[Span]) -> Iterable[Place]:
    left_out = {(left.section, number) for left in source.left_out for number in range(*_range(left.bounds))}
    for section in cut.sections:
        heading = section.headings[-1] if section.headings else ""
        run: list[Passage] = []
        for number, passage in enumerate(cut.passages[section.first : section.after], 1):
            skipped = (
                (heading, number) in left_out
                or any(_holds(span, passage) for span in covered)
                or has_contact(original.text[passage.start : passage.end])
            )
            apart = run and (passage.block != run[-1].block or passage.end - run[0].start > _BARE_AT_MOST)
            if skipped or apart:
                yield from _bare(source, original, section.headings, run)
                run = []
            if not skipped:
                run.append(passage)
        yield from _bare(source, original, section.headings, run)


def _bare(source: Source, original: Original, headings: Sequence[str], run: Sequence[Passage]) -> Iterable[Place]:
    if not run:
        return
    span = Span(run[0].start, run[-1].end)
    text = original.quote(span)
    if word_count(text) >= _BARE_AT_LEAST:
        yield Place(
            id=f"{source.key}@{span.start}-{span.end}",
            source=source.key,
            text=_one_line(text),
            section=" > ".join(headings) or source.title,
            page=original.page(span),
            span=span,
            is_statement=False,
            verified=True,
            in_error=None,
        )


def _range(bounds: tuple[int, int]) -> tuple[int, int]:
    return bounds[0], bounds[1] + 1


def _holds(span: Span, passage: Passage) -> bool:
    inside = min(span.end, passage.end) - max(span.start, passage.start)
    return 2 * inside >= passage.end - passage.start > 0


def _one_line(text: str) -> str:
    return " ".join(text.split())
