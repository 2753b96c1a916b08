"""What every channel says around an answer: for whom and as at when it holds, and who says each sentence."""

from __future__ import annotations

from assistant.answers.model import Answer
from assistant.answers.wording import BECAUSE
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL

SAID_FIRST = frozenset(["immediate_action", "personal_data"])
"""Notices that stand before everything else."""
_SAID_BY_NOTICE = frozenset(["child_at_risk", "personal_data"])
"""Reasons that a notice says already."""
_HAS_NEAREST = frozenset(["not_in_sources", "board_silent"])


def asked_for(answer: Answer, library: Library) -> str:
    """For whom and as at when it was asked, where there is no answer."""
    return f"Asked {_whom(answer, library)}{_as_at(answer)}."


def scope_line(answer: Answer, library: Library) -> str:
    """For whom and as at when the answer holds."""
    whom = _whom(answer, library)
    whom = f"{whom[:1].upper()}{whom[1:]}"
    if answer.as_of:
        return f"{whom}{_as_at(answer)}:"
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


def why_not(answer: Answer) -> str | None:
    """Why there is no answer, in words; ``None`` where there is one, or where a notice says it already."""
    if answer.answer or answer.reason is None or answer.reason in _SAID_BY_NOTICE:
        return None
    return BECAUSE[answer.reason]


def nearest(answer: Answer) -> Citation | None:
    """Where to look, although it is no answer: the best place found for a question that the sources do not answer."""
    if answer.status == "abstained" and answer.reason in _HAS_NEAREST and answer.passages:
        return answer.passages[0]
    return None


def first_and_last(answer: Answer) -> tuple[list[Notice], list[Notice]]:
    """The notices that stand before an answer, and those that stand after it."""
    return (
        [notice for notice in answer.notices if notice.kind in SAID_FIRST],
        [notice for notice in answer.notices if notice.kind not in SAID_FIRST],
    )


def plain_text(answer: Answer, library: Library) -> str:
    """An answer with where it says so and what is to be known beside it, to be copied into another document."""
    first, last = first_and_last(answer)
    numbers = {citation.id: number for number, citation in enumerate(answer.citations, 1)}
    by_id = {citation.id: citation for citation in answer.citations}
    said = [
        f"- {who(by_id[sentence.citations[0]], library)}: {sentence.text} "
        + "".join(f"[{numbers[name]}]" for name in sentence.citations)
        for sentence in answer.answer or ()
    ]
    places = [f"[{number}] {_place(citation)}" for number, citation in enumerate(answer.citations, 1)]
    blocks = (
        [notice.text for notice in first],
        [scope_line(answer, library), *said],
        ["Where it says so:", *places],
        [notice.text for notice in last],
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _place(citation: Citation) -> str:
    edition = "" if citation.edition == "undated" else f" ({citation.edition})"
    where = ", ".join(filter(None, (citation.section, f"page {citation.page}" if citation.page else "")))
    mark = "" if citation.verified else " (not checked against the published document)"
    quote = f': "{" ".join(citation.quote.split())}"' if citation.quote else ""
    return f"{citation.source_title}{edition}{', ' if where else ''}{where}{mark}{quote}"


def _whom(answer: Answer, library: Library) -> str:
    if answer.board == NATIONAL:
        return "for the national position alone"
    board = library.boards.get(answer.board or "")
    return f"for {board.short_name}" if board else "for all boards held here"


def _as_at(answer: Answer) -> str:
    return f", as at {answer.as_of:%-d %B %Y}" if answer.as_of else ""
