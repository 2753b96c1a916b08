"""Working a case's list: everything that was done to it is an event, and the list is computed from them each time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from assistant.cases.model import Person
from assistant.checklists.model import Answer, Checklist, Item, ItemNote
from assistant.errors import UserError
from assistant.models import Document
from assistant.records.model import TextRef, Utc

ListEventKind = Literal["made", "tick", "reopen", "assign", "note"]
ReadText = Callable[[TextRef], str | None]


class Made(Document):
    """What a list was made for."""

    processes: dict[str, Answer]
    facts: dict[str, str | int | tuple[str, ...]] = Field(default_factory=dict)
    dates: dict[str, datetime.date] = Field(default_factory=dict)
    as_of: datetime.date | None = None
    """The day whose editions were asked for, where one was."""


class ListEvent(Document):
    """One thing that was done to a case's list."""

    kind: ListEventKind
    by: Person
    at: Utc
    place: str
    item: str | None = None
    made: Made | None = None
    to: str | None = None
    """Of an assignment: the role it goes to."""
    text: TextRef | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An item whose date is another than before."""

    id: str
    what: str
    before: datetime.date | None
    after: datetime.date | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a list made anew has that the one before had not, and the other way round."""

    added: tuple[Item, ...]
    moved: tuple[Moved, ...]
    fell_away: tuple[Item, ...]
    """Those that were worked on keep what was done, and come back with it."""

    @property
    def any(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.moved or self.fell_away)


def last_made(events: Iterable[ListEvent]) -> tuple[ListEvent, Made] | None:
    """When the list was made last, and what for; None where none has been made."""
    made = [(event, event.made) for event in events if event.made is not None]
    return made[-1] if made else None


def worked(checklist: Checklist, events: Sequence[ListEvent], read: ReadText) -> Checklist:
    """The list with what was done to each item."""
    return checklist.model_copy(update={"items": tuple(_worked(item, events, read) for item in checklist.items)})


def changes(before: Checklist, after: Checklist) -> Changes:
    """What was added, what moved and what fell away between two lists of one case."""
    old, new = ({item.id: item for item in checklist.items} for checklist in (before, after))
    both = [(old[name], item) for name, item in new.items() if name in old]
    return Changes(
        added=tuple(item for name, item in new.items() if name not in old),
        moved=tuple(Moved(now.id, now.what, was.due, now.due) for was, now in both if was.due != now.due),
        fell_away=tuple(item for name, item in old.items() if name not in new),
    )


def check_item(checklist: Checklist, name: str) -> Item:
    """The item of an id, or of the beginning of one; raises ``UserError`` where it names none or several."""
    found = [item for item in checklist.items if item.id == name] or [
        item for item in checklist.items if item.id.startswith(name)
    ]
    if len(found) != 1:
        which = ", ".join(item.id for item in found[:6]) if found else "see `assistant checklist show`"
        raise UserError(f"{name!r} names {'several items' if found else 'no item'} of the list: {which}")
    return found[0]


def coming(checklist: Checklist, today: datetime.date, within: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Open items that are late, and those due within so many days, each in the order of their dates."""
    dated = sorted((i for i in checklist.items if i.due and i.status == "open"), key=lambda i: (i.due, i.id))
    last = today + datetime.timedelta(days=within)
    late = tuple(item for item in dated if item.due and item.due < today)
    return late, tuple(item for item in dated if item.due and today <= item.due <= last)


def _worked(item: Item, events: Sequence[ListEvent], read: ReadText) -> Item:
    own = [event for event in events if event.item == item.id]
    if not own:
        return item
    ticked = [event.kind for event in own if event.kind in {"tick", "reopen"}]
    assigned = [event.to for event in own if event.kind == "assign"]
    notes = tuple(
        ItemNote(at=event.at, by=event.by.role, text=read(event.text) if event.text else None)
        for event in own
        if event.kind == "note"
    )
    done = bool(ticked) and ticked[-1] == "tick"
    return item.model_copy(
        update={
            "status": "done" if done else "open",
            "assigned_to": assigned[-1] if assigned else None,
            "notes": notes,
        }
    )
