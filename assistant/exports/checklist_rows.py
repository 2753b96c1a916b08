"""A checklist as rows of one table: what spreadsheets and other lists have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assistant.checklists.model import Checklist, Item, Stage
from assistant.exports.checklist_layout import EARLIEST, KINDS, in_order, needs, words
from assistant.guidance.citations import Citation

Cell = str | int | datetime.date | None
COLUMNS: dict[str, int] = {
    "No.": 6,
    "Kind": 14,
    "What": 60,
    "Who": 26,
    "When": 34,
    "Date": 12,
    "Act by": 12,
    "Status": 10,
    "Assigned to": 22,
    "Weight": 9,
    "Whose": 11,
    "Waits": 40,
    "Processes": 24,
    "Why": 50,
    "Notes": 40,
    "Source": 60,
    "Id": 30,
}
"""Each column with its width in characters."""


def rows(checklist: Checklist) -> list[tuple[Cell, ...]]:
    """One row an item, in the order and with the numbers of every other document of the list."""
    return [_row(number, item) for number, item in enumerate(in_order(checklist.items), 1)]


def _row(number: int, item: Item) -> tuple[Cell, ...]:
    hold = f"{item.hold.what}, until {item.hold.until}" if item.hold else ""
    return (
        number,
        KINDS[item.kind],
        item.what,
        item.who or "",
        in_words(item),
        item.due,
        item.act_by,
        "" if item.kind == "note" else item.status,
        item.assigned_to or "",
        item.weight or "",
        item.origin,
        hold,
        ", ".join(map(words, item.processes)),
        "\n".join(item.reasons),
        "\n".join(f"{note.by}: {note.text if note.text is not None else 'erased'}" for note in item.notes),
        sources(item.citations),
        item.id,
    )


def in_words(dated: Item | Stage) -> str:
    """The time in words, with what is to be known of its date."""
    waits = needs(dated.waits_for) if dated.waits_for else ""
    return "; ".join(filter(None, (dated.when, waits, EARLIEST if dated.earlier else "", dated.due_note)))


def sources(citations: Iterable[Citation]) -> str:
    """Where it says so, one place a line, each once."""
    return "\n".join(dict.fromkeys(f"{c.source_title} ({c.edition}), {c.section}" for c in citations))
