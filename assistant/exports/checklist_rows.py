"""A checklist as rows of one table: what spreadsheets and other lists have in common."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from assistant.checklists.model import Checklist, Item, Stage
from assistant.exports.checklist_layout import EARLIEST, KINDS, in_order, named, needs, why
from assistant.guidance.citations import Citation

Cell = str | int | datetime.date | None
COLUMNS: dict[str, int] = {
    "No.": 5,
    "What": 44,
    "Kind": 12,
    "Waits": 26,
    "Who": 18,
    "Weight": 8,
    "When": 28,
    "Date": 12,
    "Act by": 12,
    "Status": 8,
    "Assigned to": 14,
    "Whose": 10,
    "Processes": 24,
    "Why": 50,
    "Notes": 36,
    "Source": 60,
    "Id": 30,
}
"""Each column with its width in characters."""
PRINTED = "Assigned to"
"""The last column that goes on paper: what is worked from. What stands right of it is for the screen."""


def rows(checklist: Checklist, cite: Callable[[Iterable[Citation]], str]) -> list[tuple[Cell, ...]]:
    """One row an item, in the order and with the numbers of every other document; ``cite`` words its sources."""
    return [_row(number, item, checklist, cite) for number, item in enumerate(in_order(checklist.items), 1)]


def _row(number: int, item: Item, checklist: Checklist, cite: Callable[[Iterable[Citation]], str]) -> tuple[Cell, ...]:
    hold = f"{item.hold.what}, until {item.hold.until}" if item.hold else ""
    return (
        number,
        item.what,
        KINDS[item.kind],
        hold,
        item.who or "",
        item.weight or "",
        in_words(item, checklist),
        item.due,
        item.act_by,
        "" if item.kind == "note" else item.status,
        item.assigned_to or "",
        item.origin,
        ", ".join(named(checklist, name) for name in item.processes),
        why(item, checklist),
        "\n".join(f"{note.by}: {note.text if note.text is not None else 'erased'}" for note in item.notes),
        cite(item.citations),
        item.id,
    )


def in_words(dated: Item | Stage, checklist: Checklist) -> str:
    """The time in words, with what is to be known of its date."""
    waits = needs(named(checklist, dated.waits_for)) if dated.waits_for else ""
    return "; ".join(filter(None, (dated.when, waits, EARLIEST if dated.earlier else "", dated.due_note)))


def sources(citations: Iterable[Citation]) -> str:
    """Where it says so, one place a line, each once."""
    return "\n".join(dict.fromkeys(f"{c.source_title} ({c.edition}), {c.section}" for c in citations))
