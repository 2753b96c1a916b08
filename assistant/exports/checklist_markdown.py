"""A checklist in Markdown: what waits, what is due, what is to be known, each with where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checklists.model import Checklist, Item, Stage
from assistant.exports.checklist_layout import KINDS, ORIGINS, about
from assistant.exports.issued import Issued

_LINE_END = "\n"


def markdown(checklist: Checklist, issued: Issued) -> str:
    """The checklist as a page: per kind, the board's own and the national position under headings of their own."""
    return "\n".join(_lines(checklist, issued)) + "\n"


def _lines(checklist: Checklist, issued: Issued) -> Iterator[str]:
    yield f"# Checklist: {issued.board}"
    yield ""
    yield f"**{issued.standing}**"
    yield ""
    yield from (f"- {name}: {text.replace(_LINE_END, '; ')}" for name, text in about(checklist, issued))
    for kind, heading in KINDS.items():
        for origin, title in ORIGINS.items():
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
            yield f"| {stage.what} | {stage.who} | {stage.when} | {_dated(stage)} |"
    if checklist.notices:
        yield ""
        yield "## Please note"
        yield ""
        yield from (f"- {notice.text}" for notice in checklist.notices)


def _dated(stage: Stage) -> str:
    if stage.due is None:
        return stage.due_note or (f"waits for {stage.waits_for}" if stage.waits_for else "none given")
    by = f", act by {stage.act_by}" if stage.act_by and stage.act_by != stage.due else ""
    return (
        f"{stage.due}{by}{', the earlier' if stage.earlier else ''}{f' ({stage.due_note})' if stage.due_note else ''}"
    )


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
