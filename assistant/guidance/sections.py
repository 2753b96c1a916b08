"""Find the sections of a published document by the headings its source record names.

A plain text shows no headings, a scan misspells them and a contents page repeats them. So the headings are looked for
as a whole: the longest run of lines that match them in their order wins. Where a statement is found has no part in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.guidance.passages import Line, Passage, lines_of, passages_of

Headings = tuple[str, ...]

_EXACT, _NUMBER_ASIDE, _FUZZY, _RUN_ON, _CONTENTS = 4.0, 3.0, 2.5, 1.5, 0.5
_ALIKE = 0.86
_LINES_AT_MOST = 3
_NUMBER = re.compile(r"^(?:\d{1,2}(?:[ .]\d{1,2})*|[a-z]|appendix [a-z0-9]+)\s+(?=\S)")
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s{2,})\s*\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading: ``text[start:end]``."""

    headings: Headings
    start: int
    body: int
    """Where the text under the heading begins."""
    end: int
    first: int
    """Index of its first passage among the passages of the document."""
    after: int
    """Index after its last passage."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document cut into sections and passages."""

    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]

    def section(self, headings: Headings) -> Section:
        """The section a pinpoint names, or the nearest one above it that was found.

        What stands before the first heading is a section too, and the last resort.
        """
        by_headings = {section.headings: section for section in self.sections}
        while headings:
            if headings in by_headings:
                return by_headings[headings]
            headings = headings[:-1]
        return by_headings[()]

    def located(self, headings: Headings) -> bool:
        """Whether the very heading that a pinpoint names was found."""
        return any(section.headings == headings for section in self.sections)


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    lines: int
    score: float


def outline(text: str, headings: Sequence[Headings]) -> Outline:
    """Cut a document along the headings of its source record, given in the source's order."""
    wanted = _with_parents(headings)
    lines = [line for line in lines_of(text) if not line.blank]
    chosen = _best_run([_places(path[-1], lines) for path in wanted])
    found = [(path, place) for path, place in zip(wanted, chosen, strict=True) if place]
    bounds = []
    for path, place in found:
        start = lines[place.line].start
        end = lines[place.line + place.lines - 1].end
        bounds.append((path, start, start if place.score <= _RUN_ON else end))
    breaks = [at for _, start, body in bounds for at in (start, body)]
    passages = tuple(passages_of(text, breaks=breaks))
    starts = [start for _, start, _ in bounds] + [len(text)]
    sections = [_section((), 0, 0, starts[0], passages)]
    for number, (path, start, body) in enumerate(bounds):
        sections.append(_section(path, start, body, starts[number + 1], passages))
    return Outline(passages, tuple(sections))


def _section(headings: Headings, start: int, body: int, end: int, passages: Sequence[Passage]) -> Section:
    inside = [n for n, passage in enumerate(passages) if body <= passage.start < end]
    first = inside[0] if inside else 0
    return Section(headings, start, body, end, first, inside[-1] + 1 if inside else first)


def _with_parents(headings: Sequence[Headings]) -> list[Headings]:
    """Every heading once, each parent before its first child."""
    ordered: dict[Headings, None] = {}
    for path in headings:
        for depth in range(1, len(path) + 1):
            ordered.setdefault(path[:depth], None)
    return list(ordered)


def _places(heading: str, lines: Sequence[Line]) -> list[_Place]:
    wanted = _plain(heading)
    places = []
    for number in range(len(lines)):
        best: _Place | None = None
        for count in range(1, _LINES_AT_MOST + 1):
            span = lines[number : number + count]
            joined = " ".join(line.text for line in span)
            if len(span) < count or (count > 1 and len(joined) > 2 * len(heading) + 20):
                break
            score = _match(wanted, joined, alone=count == 1)
            if score and (best is None or score > best.score):
                best = _Place(number, count, score)
        if best:
            places.append(best)
    return places


def _match(wanted: str, line: str, *, alone: bool) -> float:
    found = _plain(_CONTENTS_LINE.sub("", line))
    contents = _CONTENTS_LINE.search(line) is not None
    if not found:
        return 0.0
    if found == wanted:
        return _CONTENTS if contents else _EXACT
    if _NUMBER.sub("", found) == _NUMBER.sub("", wanted):
        return _CONTENTS if contents else _NUMBER_ASIDE
    if abs(len(found) - len(wanted)) <= 0.25 * len(wanted) + 2 and len(wanted) >= 8:
        matcher = SequenceMatcher(None, found, wanted, autojunk=False)
        if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            return _CONTENTS if contents else _FUZZY * matcher.ratio()
    if alone and found.startswith(wanted + " ") and len(wanted) >= 5:
        return _RUN_ON
    return 0.0


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("&", " and ")))


def _best_run(choices: Sequence[Sequence[_Place]]) -> list[_Place | None]:
    """For each heading the line it stands on, or None, so that the lines rise and the matches are best together.

    Where two runs are equally good the later one is taken: a contents page comes first.
    """
    runs: list[tuple[float, int, tuple[_Place | None, ...]]] = [(0.0, -1, ())]
    for places in choices:
        longer = [(score, last, (*run, None)) for score, last, run in runs]
        for place in places:
            # The run without any heading ends before every line, so there always is one to go on from.
            score, _, run = max((run for run in runs if run[1] < place.line), key=lambda r: (r[0], r[1]))
            longer.append((score + place.score, place.line + place.lines - 1, (*run, place)))
        runs = _worth_keeping(longer)
    return list(max(runs, key=lambda r: (r[0], r[1]))[2])


def _worth_keeping(
    runs: Sequence[tuple[float, int, tuple[_Place | None, ...]]],
) -> list[tuple[float, int, tuple[_Place | None, ...]]]:
    """Only runs that no other beats both in score and in ending earlier."""
    kept: list[tuple[float, int, tuple[_Place | None, ...]]] = []
    best = float("-inf")
    for run in sorted(runs, key=lambda r: (r[1], -r[0])):
        if run[0] > best:
            kept.append(run)
            best = run[0]
        elif run[0] == best:
            kept.append(run)
    return kept
