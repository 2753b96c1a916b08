"""What on a list is to be reminded of on which day."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calendars.load import load
from assistant.checklists.model import Checklist, Item
from assistant.checklists.reminding import to_remind_of
from conftest import PROJECT

CALENDAR = load(PROJECT / "workflows")
DAYS = st.dates(datetime.date(2006, 2, 1), datetime.date(2030, 12, 31))


def item(name, due, status="open"):
    return Item(
        id=name, processes=(), kind="action", what="Fly it", who="flyer", when=None, due=due, act_by=None, waits_for=None,
        due_note=None, earlier=False, hold=None, weight="must", origin="board", reasons=(), citations=(), status=status,
    )  # fmt: skip


def listed(*items):
    return Checklist(
        board=None, processes={}, facts={}, off_list=(), dates={}, definitions={}, items=items, silent=(), notices=()
    )


def reminded(today, *items):
    return [one.id for one in to_remind_of(listed(*items), today, CALENDAR)]


@pytest.mark.parametrize(
    ("due", "first"),
    [
        (datetime.date(2026, 3, 4), datetime.date(2026, 3, 3)),  # a Wednesday
        (datetime.date(2026, 3, 9), datetime.date(2026, 3, 6)),  # a Monday
        (datetime.date(2026, 3, 8), datetime.date(2026, 3, 6)),  # a Sunday
        (datetime.date(2026, 4, 7), datetime.date(2026, 4, 2)),  # the Tuesday after Easter
        (datetime.date(2026, 12, 29), datetime.date(2026, 12, 24)),  # after Boxing Day's substitute
        (datetime.date(2029, 1, 8), datetime.date(2029, 1, 5)),  # a Monday whose bank holidays are not known
    ],
)
def test_it_is_the_working_day_before(due, first):
    """Bank holidays and weekends are passed over; a day before that it is too early."""
    assert reminded(first, item("fly", due)) == ["fly"]
    assert reminded(first - datetime.timedelta(days=1), item("fly", due)) == []


def test_what_was_missed_is_reminded_of_on_the_day_itself():
    """And no longer once that is over: it is late then, and the list says so."""
    due = datetime.date(2026, 3, 4)

    assert reminded(due, item("fly", due)) == ["fly"]
    assert reminded(due + datetime.timedelta(days=1), item("fly", due)) == []


def test_what_is_done_or_has_no_date_is_left_alone():
    """There is nothing to remind of."""
    today = datetime.date(2026, 3, 3)
    tomorrow = datetime.date(2026, 3, 4)

    assert reminded(today, item("fly", tomorrow, "done"), item("land", None)) == []


def test_the_earliest_comes_first():
    """Then by id."""
    today, tomorrow = datetime.date(2026, 3, 3), datetime.date(2026, 3, 4)

    assert reminded(today, item("b", tomorrow), item("a", tomorrow), item("c", today)) == ["c", "a", "b"]


@settings(deadline=None)
@given(due=DAYS, today=DAYS)
def test_nobody_is_reminded_at_a_weekend_or_after_the_date(due, today):
    """Whatever the days are."""
    if reminded(today, item("fly", due)):
        assert today.weekday() < 5 and today <= due


@settings(deadline=None)
@given(due=DAYS)
def test_everything_is_reminded_of_before_it_is_due(due):
    """On some day of the fortnight before, so that nothing with a date comes as a surprise."""
    before = [due - datetime.timedelta(days=days) for days in range(1, 15)]

    assert sum(reminded(day, item("fly", due)) == ["fly"] for day in before) >= 1
