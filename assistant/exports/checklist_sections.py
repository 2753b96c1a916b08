"""A checklist in the order in which people work through it: what waits first, then by when or by who."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.checklists.model import Checklist, Item
from assistant.checklists.working import coming
from assistant.exports.checklist_layout import in_order

By = Literal["when", "who"]
SOON = 14
"""Days within which something is due soon."""


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one heading, each with its number in every document of the list."""

    title: str
    items: Sequence[tuple[int, Item]]


def sections(checklist: Checklist, by: By, today: datetime.date) -> list[Section]:
    """What waits, then what is to be done by the date or by whose it is, then what is to be known."""
    numbered = list(enumerate(in_order(checklist.items), 1))
    todo = [(number, item) for number, item in numbered if item.kind == "action"]
    grouped = _by_when(checklist, todo, today) if by == "when" else _by_who(todo)
    found = [
        Section("What has to wait", [one for one in numbered if one[1].kind == "hold"]),
        *(Section(title, items) for title, items in grouped),
        Section("What to know", [one for one in numbered if one[1].kind == "note"]),
    ]
    return [section for section in found if section.items]


def _by_when(
    checklist: Checklist, todo: Iterable[tuple[int, Item]], today: datetime.date
) -> Iterable[tuple[str, list[tuple[int, Item]]]]:
    late, soon = ({item.id for item in items} for items in coming(checklist, today, SOON))
    groups: dict[str, list[tuple[int, Item]]] = {
        "Late": [],
        f"Within {SOON} days": [],
        "Later": [],
        "Waiting for a date": [],
        "Without a date": [],
        "Done": [],
    }
    names = list(groups)
    for number, item in todo:
        place = (
            5 if item.status == "done" else 0 if item.id in late else 1 if item.id in soon
            else 2 if item.due else 3 if item.waits_for else 4
        )  # fmt: skip
        groups[names[place]].append((number, item))
    for items in groups.values():
        items.sort(key=lambda one: (one[1].due or datetime.date.max, one[0]))
    return groups.items()


def _by_who(todo: Iterable[tuple[int, Item]]) -> Iterable[tuple[str, list[tuple[int, Item]]]]:
    groups: dict[str, list[tuple[int, Item]]] = {}
    for number, item in todo:
        who = item.assigned_to or item.who or ""
        groups.setdefault(who[:1].upper() + who[1:], []).append((number, item))
    for items in groups.values():
        items.sort(key=lambda one: (one[1].status == "done", one[1].due or datetime.date.max, one[0]))
    return sorted(groups.items())
