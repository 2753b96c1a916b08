"""A checklist in Markdown: what waits, what is due, what is to be known, each with where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checklists.model import Checklist, Item

_HEADINGS = {"hold": "What has to wait", "action": "What to do", "note": "What to know"}


def markdown(checklist: Checklist) -> str:
    """The checklist as a page: per kind, the board's own and the national position under headings of their own."""
    return "\n".join(_lines(checklist)) + "\n"


def _lines(checklist: Checklist) -> Iterator[str]:
    yield f"# Checklist: {checklist.board or 'national'}"
    yield ""
    named = [f"{name} ({answer.replace('_', ' ')})" for name, answer in checklist.processes.items()]
    yield f"Processes: {', '.join(named)}."
    for kind, heading in _HEADINGS.items():
        for origin, title in (("board", "the board's own document"), ("national", "the national position")):
            items = [item for item in checklist.items if item.kind == kind and item.origin == origin]
            if items:
                yield ""
                yield f"## {heading}: {title}"
                yield ""
                yield from _items(items)
    for timetable in checklist.timetables:
        yield ""
        yield f"## {timetable.title}"
        yield ""
        yield timetable.note
        yield ""
        yield "| stage | who | when | date |"
        yield "|---|---|---|---|"
        for stage in timetable.stages:
            date = str(stage.due) if stage.due else stage.due_note or f"waits for {stage.waits_for}"
            yield f"| {stage.what} | {stage.who} | {stage.when} | {date} |"
    if checklist.notices:
        yield ""
        yield "## Please note"
        yield ""
        yield from (f"- {notice.text}" for notice in checklist.notices)


def _items(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        mark = "x" if item.status == "done" else " "
        if item.kind == "note":
            yield f"- {item.what}"
        else:
            when = f"by {item.due} ({item.when})" if item.due else item.when
            yield f"- [{mark}] **{item.assigned_to or item.who}** {item.weight}: {item.what}. When: {when}. `{item.id}`"
            if item.hold:
                yield f"  - Waits: {item.hold.what}, until {item.hold.until}"
        for note in item.notes:
            yield f"  - Note ({note.by}): {note.text or 'erased'}"
        cited = [f"{c.source_title}, {c.edition}, {c.section}" for c in item.citations]
        yield f"  - Source: {'; '.join(dict.fromkeys(cited))}"
