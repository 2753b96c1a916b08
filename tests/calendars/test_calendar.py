"""Which days are working days, the file that says so, and what is wrong with a file that cannot."""

import datetime
from datetime import date

import holidays
import pytest

from assistant.calendars.load import load
from assistant.errors import BeyondCalendar, MalformedFiles
from conftest import PROJECT

HEAD = "format: 1\nid: kites\nname: Kites\nknown_from: 2011-01-01\nknown_until: 2011-12-31\nbank_holidays:\n"


@pytest.fixture(scope="module")
def calendar():
    """The calendar of England and Wales."""
    return load(PROJECT / "workflows")


def written(tmp_path, text):
    """A folder of workflows whose calendar is this text."""
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "england-and-wales.yaml").write_text(text)
    return tmp_path


def test_every_day_agrees_with_a_calendar_kept_by_others(calendar):
    """Day by day, in England and in Wales, for as long as the calendar is known."""
    years = range(calendar.known_from.year, calendar.known_until.year + 1)
    england, wales = (holidays.country_holidays("GB", subdiv=nation, years=years) for nation in ("ENG", "WLS"))
    days = [
        calendar.known_from + datetime.timedelta(days=n)
        for n in range((calendar.known_until - calendar.known_from).days + 1)
    ]

    for theirs in (england, wales):
        differing = [day for day in days if calendar.is_working_day(day) != (day.weekday() < 5 and day not in theirs)]
        assert differing == []


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2011, 4, 29), "Bank holiday for a royal wedding"),
        (date(2012, 5, 28), None),
        (date(2012, 6, 4), "Spring bank holiday, moved for the jubilee"),
        (date(2012, 6, 5), "Bank holiday for the Queen's Diamond Jubilee"),
        (date(2020, 5, 4), None),
        (date(2020, 5, 8), "Early May bank holiday, moved for the anniversary of VE Day"),
        (date(2022, 5, 30), None),
        (date(2022, 6, 2), "Spring bank holiday, moved for the jubilee"),
        (date(2022, 6, 3), "Bank holiday for the Queen's Platinum Jubilee"),
        (date(2022, 9, 19), "Bank holiday for the Queen's funeral"),
        (date(2023, 5, 8), "Bank holiday for the King's coronation"),
    ],
)
def test_days_that_were_added_or_moved_are_known(calendar, day, off):
    """The day that was moved from is a working day, the one that was moved to is not."""
    assert calendar.day_off(day) == off


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2010, 12, 25), "a Saturday"),
        (date(2010, 12, 27), "Christmas Day, substitute day"),
        (date(2010, 12, 28), "Boxing Day, substitute day"),
        (date(2011, 12, 26), "Boxing Day"),
        (date(2011, 12, 27), "Christmas Day, substitute day"),
        (date(2012, 1, 1), "a Sunday"),
        (date(2012, 1, 2), "New Year's Day, substitute day"),
        (date(2016, 3, 25), "Good Friday"),
        (date(2016, 3, 28), "Easter Monday"),
        (date(2016, 2, 29), None),
    ],
)
def test_a_holiday_at_a_weekend_is_off_on_its_substitute_day(calendar, day, off):
    """And what keeps a day from being a working day has a name."""
    assert calendar.day_off(day) == off


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2005, 12, 31), "the calendar's bank holidays are known from 1 January 2006"),
        (date(2028, 1, 1), "the calendar's bank holidays are known to 31 December 2027"),
    ],
)
def test_a_day_outside_what_is_known_is_never_guessed(calendar, day, said):
    """Not even a weekend."""
    for asked in (calendar.is_working_day, calendar.day_off, calendar.working_day_on_or_before):
        with pytest.raises(BeyondCalendar) as caught:
            asked(day)
        assert str(caught.value) == said


def test_the_working_day_on_or_before_a_day(calendar):
    """A working day is its own; a run of days off leads back to the day before them."""
    assert calendar.working_day_on_or_before(date(2016, 3, 24)) == date(2016, 3, 24)
    assert calendar.working_day_on_or_before(date(2016, 3, 28)) == date(2016, 3, 24)
    assert calendar.working_day_on_or_before(date(2012, 1, 2)) == date(2011, 12, 30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + "  2011-04-22: Good Friday\n  2011-04-25: Easter Monday\n  2011-04-25: Easter Monday\n",
            [":9: the key '2011-04-25' stands twice"],
        ),
        (
            HEAD + "  2010-12-27: Christmas Day\n  2011-04-22: Good Friday\n  2012-01-02: New Year's Day\n",
            [
                ":7: bank_holidays.2010-12-27: outside the days that the calendar is known for, 2011-01-01 to 2011-12-31",
                ":9: bank_holidays.2012-01-02: outside the days that the calendar is known for, 2011-01-01 to 2011-12-31",
            ],
        ),
        (
            HEAD + "  2011-04-25: Easter Monday\n  2011-04-22: Good Friday\n",
            [":8: bank_holidays.2011-04-22: not in order: it stands after 2011-04-25"],
        ),
        (
            HEAD + "  2011-12-25: Christmas Day\n",
            [":7: bank_holidays.2011-12-25: a Sunday: enter the weekday that is off in its place"],
        ),
        (
            HEAD.replace("2011-12-31", "2011-12-32") + "  2011-04-22: Good Friday\n",
            [":5: no such date: 2011-12-32"],
        ),
        (HEAD.replace("known_until: 2011-12-31\n", "") + "  2011-04-22: Good Friday\n", [":1: known_until: Field required"]),
    ],
    ids=["twice", "outside", "order", "weekend", "no such day", "no end"],
)  # fmt: skip
def test_a_malformed_calendar_says_what_and_where(tmp_path, text, said):
    """Every mistake at once, each with its line."""
    with pytest.raises(MalformedFiles) as caught:
        load(written(tmp_path, text))

    file = tmp_path / "calendars" / "england-and-wales.yaml"
    assert str(caught.value).splitlines() == [f"{file}{line}" for line in said]
