"""What a document cites: its editions in short, and every citation in full under its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from assistant.guidance.citations import Citation
from assistant.records.layout import Grid, Heading


def by_source(citations: Iterable[Citation]) -> list[Citation]:
    """The citations source by source, in the order in which they came."""
    return sorted(citations, key=_source)


def editions(citations: Iterable[Citation]) -> str:
    """The editions of the guidance that are cited, one a line, each once."""
    return "\n".join(dict.fromkeys(f"{c.source_title} ({c.edition})" for c in by_source(citations))) or "none"


def numbers_of(cited: Iterable[Citation]) -> dict[str, int]:
    """The number of each citation, by its id; ``cited`` is in the order of the sources."""
    return {citation.id: number for number, citation in enumerate(cited, 1)}


def marks(citations: Iterable[Citation], numbers: Mapping[str, int]) -> str:
    """The numbers of what something rests on."""
    return " ".join(f"[{numbers[citation.id]}]" for citation in citations)


def source_tables(cited: Sequence[Citation]) -> Iterator[Heading | Grid]:
    """One table a source, of what is cited from it; ``cited`` is in the order in which it is numbered."""
    numbered = enumerate(zip(cited, passages(cited), strict=True), 1)
    for _, group in groupby(numbered, key=lambda one: _source(one[1][0])):
        listed = list(group)
        first = listed[0][1][0]
        yield Heading(f"{first.source_title} ({first.edition})", 3)
        yield Grid([_row(number, *one) for number, one in listed], ("No.", "Where", "What it says"))


def passages(cited: Iterable[Citation]) -> list[str]:
    """The passage of each citation, or nothing; one that stands there already is pointed to by its number."""
    shown: list[str] = []
    first: dict[tuple[str, str, str], int] = {}
    for number, citation in enumerate(cited, 1):
        text = " ".join((citation.quote or "").split())
        before = first.setdefault((*_source(citation), text), number)
        shown.append("" if not text else f"“{text}”" if before == number else f"The passage at [{before}]")
    return shown


def _source(citation: Citation) -> tuple[str, str]:
    return citation.source, citation.edition


def _row(number: int, citation: Citation, passage: str) -> tuple[str, str, str]:
    page = f", page {citation.page}" if citation.page else ""
    checked = "" if citation.verified else "Not checked against the published document"
    return f"[{number}]", citation.section + page, "\n".join(filter(None, (citation.text, passage, checked)))
