"""A checklist in Markdown: what waits, what is due, what is to be known, each with where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.checklists.model import Checklist, Item, Stage
from assistant.exports.checklist_layout import (
    EARLIEST,
    KINDS,
    NO_DATE,
    ORIGINS,
    about,
    in_order,
    in_practice,
    named,
    needs,
    silences,
    silent_on,
    why,
)
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
    numbers = {item.id: number for number, item in enumerate(in_order(checklist.items), 1)}
    for kind, heading in KINDS.items():
        for origin, title in ORIGINS.items():
            items = [item for item in checklist.items if item.kind == kind and item.origin == origin]
            if items:
                yield ""
                yield f"## {heading}: {title}"
                yield ""
                yield from _items(checklist, items, numbers)
    if silent := silences(checklist):
        yield ""
        yield "## Where the board's document is silent"
        yield ""
        yield silent_on(issued.board)
        yield ""
        yield "| process | national position, by number |"
        yield "|---|---|"
        yield from (f"| {process} | {national} |" for process, national in silent)
    for timetable in checklist.timetables:
        yield ""
        yield f"## {timetable.title}"
        yield ""
        yield timetable.note
        yield ""
        yield "| stage | who | when | date |"
        yield "|---|---|---|---|"
        for stage in timetable.stages:
            yield f"| {stage.what} | {stage.who} | {stage.when} | {_dated(checklist, stage) or NO_DATE} |"
    if checklist.notices:
        yield ""
        yield "## Please note"
        yield ""
        yield from (f"- {notice.text}" for notice in checklist.notices)


def _dated(checklist: Checklist, dated: Item | Stage, words: str = "") -> str:
    """The date, with the time in words where it stands nowhere else, and what is to be known of it or waited for.

    A date that is waited for stands with its id, too: by it the command takes it.
    """
    day = f"{dated.due:%-d %B %Y}" if dated.due else ""
    known = [" ".join(filter(None, (day, f"({words})" if day and words else words)))] if day or words else []
    if dated.act_by and dated.act_by != dated.due:
        known.append(in_practice(dated.act_by))
    known += [EARLIEST] if dated.earlier else []
    known += [f"{needs(named(checklist, dated.waits_for))} (`{dated.waits_for}`)"] if dated.waits_for else []
    return "; ".join([*known, dated.due_note] if dated.due_note else known)


def _items(checklist: Checklist, items: Sequence[Item], numbers: Mapping[str, int]) -> Iterator[str]:
    for item in items:
        number = f"({numbers[item.id]})"
        if item.kind == "note":
            yield f"- {number} {item.what}"
        else:
            mark = "x" if item.status == "done" else " "
            yield f"- [{mark}] {number} **{item.assigned_to or item.who}** {item.weight}: {item.what}. `{item.id}`"
            yield f"  - When: {_dated(checklist, item, item.when or '')}"
            if item.hold:
                yield f"  - Waits: {item.hold.what}, until {item.hold.until}"
        yield f"  - Why: {why(item, checklist)}"
        for note in item.notes:
            yield f"  - Note ({note.by}): {note.text or 'erased'}"
        cited = [f"{c.source_title}, {c.edition}, {c.section}" for c in item.citations]
        yield f"  - Source: {'; '.join(dict.fromkeys(cited))}"
