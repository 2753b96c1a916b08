"""What on a list is to be reminded of on a day: on the working day before it is due, not earlier."""

from __future__ import annotations

import datetime

from assistant.calendars.model import Calendar
from assistant.checklists.model import Checklist, Item
from assistant.errors import BeyondCalendar

_ONE_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


def to_remind_of(checklist: Checklist, today: datetime.date, calendar: Calendar) -> tuple[Item, ...]:
    """The open items to remind of today, in the order of their dates; on a day off nobody is reminded.

    Of an item that is due on a Monday that is the Friday before. What nobody was reminded of then, because the
    program was off or the item came on the list later, is still to be reminded of up to the day it is due.
    """
    if not _is_worked_on(today, calendar):
        return ()
    found = [
        (item.due, item)
        for item in checklist.items
        if item.status == "open" and item.due and _working_day_before(item.due, calendar) <= today <= item.due
    ]
    return tuple(item for _, item in sorted(found, key=lambda one: (one[0], one[1].id)))


def _working_day_before(day: datetime.date, calendar: Calendar) -> datetime.date:
    before = day - _ONE_DAY
    while not _is_worked_on(before, calendar):
        before -= _ONE_DAY
    return before


def _is_worked_on(day: datetime.date, calendar: Calendar) -> bool:
    """Whether a day is a working day; where the bank holidays are not known, every weekday is one.

    No deadline is counted so: a reminder that comes on a day off does less harm than none.
    """
    try:
        return calendar.is_working_day(day)
    except BeyondCalendar:
        return day.weekday() < _SATURDAY
