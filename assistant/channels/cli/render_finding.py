"""A finding as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.guidance.citations import Citation
from assistant.workflows.finding import Finding, FindingAction


def render_finding(finding: Finding) -> str:
    """The finding, its reasons, what would change it, what to do, and where it says so."""
    numbers = {citation.id: number for number, citation in enumerate(finding.citations, 1)}
    return "\n".join(_lines(finding, numbers))


def _lines(finding: Finding, numbers: dict[str, int]) -> Iterator[str]:
    if finding.finding:
        yield finding.finding.headline
    elif finding.asking:
        yield f"Not finished: {finding.asking} has not been answered."
    if finding.reasons:
        yield ""
        yield from (f"- {reason.text}{_marks(reason.citations, numbers)}" for reason in finding.reasons)
    if finding.what_would_change:
        yield ""
        yield "What would settle or change this:"
        for fact in finding.what_would_change:
            held = f" (held by: {', '.join(fact.held_by)})" if fact.held_by else ""
            yield f"- {fact.ask}{held}"
            yield from (f"    {answer}: {code}" for answer, code in fact.answers.items())
    if finding.actions:
        yield ""
        yield "What to do:"
        yield from (_action(action, numbers) for action in finding.actions)
    for notice in finding.notices:
        yield ""
        yield f"[{notice.kind.replace('_', ' ')}] {notice.text}"
    if finding.citations:
        yield ""
        yield from (_source(citation, numbers[citation.id]) for citation in finding.citations)


def _action(action: FindingAction, numbers: dict[str, int]) -> str:
    when = action.due.isoformat() if action.due else action.when
    if action.due:
        when = f"{when} ({action.when})"
        if action.act_by and action.act_by != action.due:
            when += f", in practice by {action.act_by}"
        if action.earlier:
            when += ", the earliest of several"
    note = f" [{action.due_note}]" if action.due_note else ""
    hold = f" HOLD: {action.hold.what}, until {action.hold.until}." if action.hold else ""
    who = f"{action.who} {action.weight}"
    origin = "" if action.origin == "national" else f" ({action.origin})"
    return f"- {who}: {action.what}. When: {when}.{note}{hold}{origin}{_marks(action.citations, numbers)}"


def _marks(citations: Sequence[str], numbers: dict[str, int]) -> str:
    return "".join(f" [{numbers[c]}]" for c in citations)


def _source(citation: Citation, number: int) -> str:
    mark = "" if citation.verified else " (not checked against the published document)"
    page = f", page {citation.page}" if citation.page else ""
    return f"[{number}] {citation.source_title}, {citation.edition}: {citation.section}{page}{mark}"
