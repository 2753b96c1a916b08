"""A checklist's dates as a calendar: importing it again, after the list was made anew, moves what moved."""

from __future__ import annotations

import datetime

from icalendar import Calendar, Event

from assistant.canonical import canonical_json, sha256
from assistant.checklists.model import Checklist, Item
from assistant.exports.checklist_layout import EARLIEST, in_practice, named, why
from assistant.exports.checklist_rows import sources
from assistant.exports.issued import Issued

_PRIORITY = {"must": 1, "should": 5, "may": 9}
"""How binding it is, as calendars count: 1 is the highest of 9."""
_KEY_LENGTH = 16


def checklist_ics(checklist: Checklist, issued: Issued) -> bytes:
    """An event of one whole day for each item that has a date."""
    calendar = Calendar()
    calendar.add("prodid", "-//SCR assistant//Checklist//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Checklist: {issued.board}")
    calendar.add("x-wr-caldesc", issued.standing)
    whose = issued.case or _key(checklist)
    for item in checklist.items:
        if item.due:
            calendar.add_component(_event(item, item.due, whose, checklist, issued))
    return bytes(calendar.to_ical())


def _key(checklist: Checklist) -> str:
    """What tells a list without a case from others: its board and the processes it asks after."""
    return sha256(canonical_json([checklist.board, sorted(checklist.processes)]))[:_KEY_LENGTH]


def _event(item: Item, due: datetime.date, whose: str, checklist: Checklist, issued: Issued) -> Event:
    event = Event()
    event.add("uid", f"{item.id}.{whose}")
    event.add("sequence", issued.times_made)
    event.add("dtstamp", issued.at)
    event.add("dtstart", due)
    event.add("dtend", due + datetime.timedelta(days=1))
    event.add("summary", f"Done: {item.what}" if item.status == "done" else item.what)
    event.add("description", "\n".join(_lines(item, checklist, issued)))
    event.add("categories", [named(checklist, name) for name in item.processes])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("priority", _PRIORITY[item.weight] if item.weight else 0)
    return event


def _lines(item: Item, checklist: Checklist, issued: Issued) -> list[str]:
    lines = [f"Who: {item.assigned_to or item.who}", f"Weight: {item.weight}", f"When: {item.when}"]
    if item.act_by and item.act_by != item.due:
        lines.append(in_practice(item.act_by))
    if item.earlier:
        lines.append(EARLIEST)
    if item.due_note:
        lines.append(item.due_note)
    if item.hold:
        lines.append(f"Waits: {item.hold.what}, until {item.hold.until}")
    lines.append(f"Why: {why(item, checklist)}")
    return [*lines, f"Source: {sources(item.citations)}", issued.standing]
