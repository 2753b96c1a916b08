"""An answer as text for a terminal: who says what, as at when, and where it stands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from assistant.answers.model import Answer
from assistant.conversation.answer_wording import first_and_last, nearest, scope_line, who, why_not
from assistant.guidance.citations import Citation
from assistant.guidance.library import Library

_WIDTH = 100
_QUOTED = 400


def render(answer: Answer, library: Library) -> str:
    """The whole answer, sentence by sentence, each with the number of its source."""
    first, last = first_and_last(answer)
    parts = [_wrapped(notice.text, "! ") for notice in first]
    if answer.answer:
        parts.append(_wrapped(scope_line(answer, library)))
        number = {citation.id: n for n, citation in enumerate(answer.citations, 1)}
        by_id = {citation.id: citation for citation in answer.citations}
        for sentence in answer.answer:
            cited = by_id[sentence.citations[0]]
            marks = "".join(f"[{number[name]}]" for name in sentence.citations)
            parts.append(_wrapped(f"{who(cited, library)}: {sentence.text} {marks}", "* "))
        parts.append("Where it says so:\n" + "\n".join(source_lines(answer.citations)))
    elif reason := why_not(answer):
        parts.append(_wrapped(reason))
    parts += [_wrapped(notice.text, "! ") for notice in last]
    if near := nearest(answer):
        parts.append(_wrapped(f"Nearest place to look (not an answer): {near.source_title}, {near.section}."))
    for suggestion in answer.suggestions:
        parts.append(_wrapped(f"Guided workflow: {suggestion.title} ({suggestion.workflow})", "> "))
    return "\n\n".join(parts)


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


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False
    )
