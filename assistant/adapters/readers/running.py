"""Leave out of the pages of a document the headers, footers and page numbers that run through it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE_LINES = 4
"""Running lines are looked for among so many at the top and at the bottom of a page."""
_FEWEST_PAGES = 3
"""On fewer pages, a line that stands twice may as well be part of what is said."""
_BARE_NUMBER = re.compile(
    r"(?:page\s*)?[-\u2013\u2014|\[(]*\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-\u2013\u2014|\])]*(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


def without_running_lines(pages: Sequence[str]) -> list[str]:
    """The pages without the lines that most of them begin or end with.

    Lines on most of the odd or most of the even pages count as well, for bound documents print the two differently.
    Numbers in such a line may change from page to page.
    """
    lines = [page.split("\n") for page in pages]
    written = [number for number, page in enumerate(lines) if any(line.strip() for line in page)]
    left = list(pages)
    for group in (written, written[0::2], written[1::2]):
        if len(group) < _FEWEST_PAGES:
            continue
        running = _running_forms([lines[number] for number in group])
        for number in group:
            lines[number] = _stripped(lines[number], running)
            left[number] = "\n".join(lines[number]).strip("\n")
    # Pages that are all alike, such as blank forms, consist of nothing else; they are kept as they are.
    return left if any(page.strip() for page in left) else list(pages)


def _running_forms(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The forms of the lines that stand at an edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_form(page[at]) for at in _edges(page)})
    most = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    return frozenset(form for form, count in counts.items() if count >= most)


def _stripped(page: list[str], running: frozenset[str]) -> list[str]:
    """The page without running lines, which only count up to the first line that is none."""
    start = _running_from(page, running)
    end = len(page) - _running_from(page[start:][::-1], running)
    return page[start:end]


def _running_from(lines: Sequence[str], running: frozenset[str]) -> int:
    """How many lines from the edge on are running ones or blank.

    Each form counts once: below a header that repeats the title, the same words again are the title.
    """
    left = set(running)
    for at, line in enumerate(lines):
        if line.strip() and _form(line) not in left:
            return at
        left.discard(_form(line))
    return len(lines)


def _edges(page: Sequence[str]) -> Iterator[int]:
    written = [at for at, line in enumerate(page) if line.strip()]
    yield from dict.fromkeys([*written[:_EDGE_LINES], *written[-_EDGE_LINES:]])


def _form(line: str) -> str:
    """A line as it is the same on every page: its numbers replaced, its spaces and capitals evened out."""
    text = " ".join(line.split()).casefold()
    return "#" if _BARE_NUMBER.fullmatch(text) else _NUMBER.sub("#", text)
