"""A checklist as a Word document to edit: what waits first, then what is to be done, then what is to be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.checklists.model import Checklist, Item, Stage, Timetable
from assistant.exports.checklist_layout import (
    EARLIEST,
    KINDS,
    NO_DATE,
    ORIGINS,
    about,
    cited_in,
    in_order,
    in_practice,
    named,
    needs,
    silences,
    silent_on,
    why,
    words,
)
from assistant.exports.gantt import draw, svg
from assistant.exports.gantt_png import png
from assistant.exports.issued import Issued
from assistant.exports.sources import marks, numbers_of, source_tables
from assistant.exports.word import Part, Turn, word_document
from assistant.exports.word_picture import Picture
from assistant.records.layout import Grid, Heading, Paragraph


def checklist_docx(checklist: Checklist, issued: Issued) -> bytes:
    """The checklist with its notices, one table a kind and origin, its timetables and its sources."""
    return word_document(f"Checklist: {issued.board}", _parts(checklist, issued), issued)


def _parts(checklist: Checklist, issued: Issued) -> Iterator[Part]:
    cited = cited_in(checklist)
    sources = numbers_of(cited)
    numbers = {item.id: number for number, item in enumerate(in_order(checklist.items), 1)}
    yield Heading(f"Checklist: {issued.board}", 1)
    yield Paragraph(issued.standing, marked=True)
    yield Grid(about(checklist, issued))
    if checklist.notices:
        yield Heading("Please note")
        rows = [(words(notice.kind), notice.text) for notice in checklist.notices]
        yield Grid(rows, ("About", "What to know"))
    yield Turn(sideways=True)
    for kind, heading in KINDS.items():
        for origin, title in ORIGINS.items():
            items = [item for item in checklist.items if (item.kind, item.origin) == (kind, origin)]
            if items:
                yield Heading(f"{heading}: {title}")
                yield _table(checklist, items, numbers, sources)
    if silent := silences(checklist):
        yield Heading("Where the board's document is silent")
        yield Paragraph(silent_on(issued.board))
        yield Grid(silent, ("Process", "National position, by number"))
    for timetable in checklist.timetables:
        yield from _timetable(timetable, checklist, sources)
    if cited:
        yield Turn(sideways=False)
        yield Heading("Sources")
        yield from source_tables(cited)


def _when(item: Item, checklist: Checklist) -> str:
    """The date and how it comes about, or what it waits for."""
    lines = [f"{item.due:%-d %B %Y}"] if item.due else []
    if item.act_by and item.act_by != item.due:
        lines.append(in_practice(item.act_by))
    if item.earlier:
        lines.append(EARLIEST)
    if item.when:
        lines.append(item.when)
    if item.waits_for:
        lines.append(needs(named(checklist, item.waits_for)))
    return "\n".join([*lines, item.due_note] if item.due_note else lines)


def _table(checklist: Checklist, items: Sequence[Item], numbers: Mapping[str, int], sources: Mapping[str, int]) -> Grid:
    if items[0].kind == "note":
        rows = [(str(numbers[i.id]), _what(i, checklist), marks(i.citations, sources)) for i in items]
        return Grid(rows, ("No.", "What", "Source"))
    return Grid(
        [
            (
                str(numbers[item.id]),
                _what(item, checklist),
                item.assigned_to or item.who or "",
                _when(item, checklist),
                item.weight or "",
                item.status,
                marks(item.citations, sources),
            )
            for item in items
        ],
        ("No.", "What", "Who", "When", "Weight", "Status", "Source"),
    )


def _what(item: Item, checklist: Checklist) -> str:
    lines = [item.what]
    if item.hold:
        lines.append(f"Waits: {item.hold.what}, until {item.hold.until}")
    if item.assigned_to and item.who:
        lines.append(f"By the source: {item.who}")
    lines.append(f"Why: {why(item, checklist)}")
    lines += [f"Note ({note.by}): {note.text if note.text is not None else 'erased'}" for note in item.notes]
    return "\n".join(" ".join(line.split()) for line in lines)


def _timetable(timetable: Timetable, checklist: Checklist, sources: Mapping[str, int]) -> Iterator[Part]:
    yield Heading(timetable.title)
    yield Paragraph(timetable.note)
    rows = [(s.what, s.who, s.when, _date(s, checklist), marks(s.citations, sources)) for s in timetable.stages]
    yield Grid(rows, ("Stage", "Who", "When", "Date", "Source"))
    if drawing := draw(timetable):
        yield Picture(svg(drawing), png(drawing), drawing.title, drawing.description)


def _date(stage: Stage, checklist: Checklist) -> str:
    lines = [" to ".join(f"{day:%-d %B %Y}" for day in (stage.starts, stage.due) if day)]
    if stage.act_by and stage.act_by != stage.due:
        lines.append(in_practice(stage.act_by))
    if stage.earlier:
        lines.append(EARLIEST)
    if stage.waits_for:
        lines.append(needs(named(checklist, stage.waits_for)))
    return "\n".join(filter(None, (*lines, stage.due_note))) or NO_DATE
