"""An answer as text for a terminal: who says what, as at when, and where it stands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from assistant.answers.model import Answer
from assistant.answers.wording import BECAUSE
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL

_WIDTH = 100
_QUOTED = 400
_FIRST = ("immediate_action", "personal_data")


def render(answer: Answer, library: Library) -> str:
    """The whole answer, sentence by sentence, each with the number of its source."""
    parts = [_wrapped(notice.text, "! ") for notice in answer.notices if notice.kind in _FIRST]
    if answer.answer:
        parts.append(_wrapped(scope_line(answer, library)))
        number = {citation.id: n for n, citation in enumerate(answer.citations, 1)}
        by_id = {citation.id: citation for citation in answer.citations}
        for sentence in answer.answer:
            cited = by_id[sentence.citations[0]]
            marks = "".join(f"[{number[name]}]" for name in sentence.citations)
            parts.append(_wrapped(f"{who(cited, library)}: {sentence.text} {marks}", "* "))
        parts.append("Where it says so:\n" + "\n".join(source_lines(answer.citations)))
    elif answer.reason and answer.reason not in {"child_at_risk", "personal_data"}:
        parts.append(_wrapped(BECAUSE[answer.reason]))
    parts += [_wrapped(notice.text, "! ") for notice in _others(answer.notices)]
    if answer.status == "abstained" and answer.passages and answer.reason in {"not_in_sources", "board_silent"}:
        nearest = answer.passages[0]
        parts.append(_wrapped(f"Nearest place to look (not an answer): {nearest.source_title}, {nearest.section}."))
    for suggestion in answer.suggestions:
        parts.append(_wrapped(f"Guided workflow: {suggestion.title} ({suggestion.workflow})", "> "))
    return "\n\n".join(parts)


def scope_line(answer: Answer, library: Library) -> str:
    """For whom and as at when the answer holds."""
    board = library.boards.get(answer.board or "")
    whom = f"For {board.short_name}" if board else "For all boards held here"
    if answer.as_of:
        return f"{whom}, as at {answer.as_of:%-d %B %Y}:"
    ends = [c.in_force.to for c in answer.citations]
    if ends and all(ends):
        return f"{whom}, as the sources stood when serious case reviews ended:"
    return f"{whom}, as the sources stand today:"


def who(citation: Citation, library: Library) -> str:
    """Who says it: a board, the nation, or a document that names no board."""
    if citation.board == NATIONAL:
        return "Nationally"
    if citation.board is None:
        return "A leaflet that names no board"
    return library.boards[citation.board].short_name


def source_lines(citations: Sequence[Citation]) -> list[str]:
    """The numbered list of sources, each with its passage where the document is attached."""
    lines = []
    for number, citation in enumerate(citations, 1):
        page = f", page {citation.page}" if citation.page else ""
        edition = "" if citation.edition == "undated" else f" ({citation.edition})"
        mark = "" if citation.verified else " [not checked against the published document]"
        lines.append(_wrapped(f"[{number}] {citation.source_title}{edition}, {citation.section}{page}{mark}", "  "))
        if citation.quote:
            words = " ".join(citation.quote.split())
            shown = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " ..."
            lines.append(_wrapped(f'"{shown}"', "      "))
    return lines


def _others(notices: Sequence[Notice]) -> list[Notice]:
    return [notice for notice in notices if notice.kind not in _FIRST]


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False
    )
