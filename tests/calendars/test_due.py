"""What a timescale says, the date it gives, and what holds whatever the day and the number."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.calendars.due import NOT_SAID, UNITS, DueOn, Rule, Unconfirmed, Waiting, count, resolve
from assistant.calendars.load import load
from assistant.errors import BeyondCalendar
from assistant.models import FileModel
from conftest import PROJECT

CALENDAR = load(PROJECT / "workflows")
DAYS = st.dates(date(2008, 1, 1), date(2025, 12, 31))
NUMBERS = st.integers(1, 400)
_OPEN = "the working day to act by is not confirmed: the calendar's bank holidays are known"
UNKNOWN_AFTER, UNKNOWN_BEFORE = f"{_OPEN} to 31 December 2027", f"{_OPEN} from 1 January 2006"
RULES = st.builds(
    Rule,
    number=st.integers(1, 9999),
    unit=st.sampled_from(UNITS),
    relation=st.sampled_from(["after", "before"]),
    event=st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True),
)


class Errand(FileModel):
    """An invented record with a timescale."""

    due: Rule | None = None


def due(rule, day):
    """What a rule counted from ``flown_on`` gives for a day."""
    return resolve(Rule.parse(f"{rule} flown_on"), {"flown_on": day}, CALENDAR)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("5 working days after decided_on", Rule(5, "working days", "after", "decided_on")),
        ("1 working day before publish_on", Rule(1, "working days", "before", "publish_on")),
        ("14 days after decided_on", Rule(14, "days", "after", "decided_on")),
        ("1 week before publish_on", Rule(1, "weeks", "before", "publish_on")),
        ("1 month after decided_on", Rule(1, "months", "after", "decided_on")),
        ("2 years after publish_on", Rule(2, "years", "after", "publish_on")),
    ],
)
def test_a_timescale_is_read_as_guidance_words_it(text, rule):
    """One is singular, and the text of the rule is the text it was read from."""
    assert Rule.parse(text) == rule
    assert str(rule) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "5 days", "promptly", "0 days after decided_on", "-5 days after decided_on", "05 days after decided_on",
        "1 days after decided_on", "5 day after decided_on", "5  days after decided_on", "5 days after decided on",
        "5 days from decided_on", "5 hours after decided_on", "5 Working days after decided_on",
        "5 days after decided_on\n", "five days after decided_on", "5 days after Decided_on", "10000 days after decided_on",
    ],
)  # fmt: skip
def test_what_is_no_timescale_is_refused(text):
    """There is one way to write each, and nothing is read into another."""
    with pytest.raises(ValueError, match="no timescale: write it like '5 working days after decided_on'"):
        Rule.parse(text)


def test_a_file_holds_the_text_and_a_program_the_rule():
    """A model reads a rule from its text, writes it as its text, and takes one that is there already."""
    errand = Errand.model_validate({"due": "1 week after flown_on"})

    assert errand.due == Rule(1, "weeks", "after", "flown_on")
    assert errand.model_dump(mode="json") == {"due": "1 week after flown_on"}
    assert Errand.model_validate_json(errand.model_dump_json()) == errand == Errand(due=errand.due)
    assert Errand.model_json_schema()["properties"]["due"]["anyOf"][0] == {"type": "string"}


@pytest.mark.parametrize("value", ["soon", 5])
def test_a_file_with_no_timescale_gets_one_message(value):
    """It says what stood there and what should."""
    with pytest.raises(ValidationError) as caught:
        Errand.model_validate({"due": value})

    [error] = caught.value.errors()
    assert error["loc"] == ("due",)
    assert error["msg"] == (
        f"Value error, '{value}' is no timescale: write it like '5 working days after decided_on', "
        "in working days, calendar days, days, weeks, months, years, after or before"
    )


def test_a_reader_sees_the_title_of_the_event():
    """Not its id."""
    titles = {"decided_on": "the Chair's decision"}

    assert Rule.parse("5 working days after decided_on").words(titles) == "5 working days after the Chair's decision"
    assert Rule.parse("1 month before decided_on").words(titles) == "1 month before the Chair's decision"


@pytest.mark.parametrize(
    ("start", "rule", "end"),
    [
        (date(2016, 5, 26), "5 working days after", date(2016, 6, 3)),  # over the spring bank holiday
        (date(2016, 6, 3), "5 working days before", date(2016, 5, 26)),
        (date(2016, 3, 24), "1 working day after", date(2016, 3, 29)),  # over Easter
        (date(2016, 3, 29), "1 working day before", date(2016, 3, 24)),
        (date(2010, 12, 24), "1 working day after", date(2010, 12, 29)),  # two substitute days
        (date(2015, 12, 31), "2 working days after", date(2016, 1, 5)),  # over the end of a year
        (date(2016, 2, 26), "2 working days after", date(2016, 3, 1)),  # a leap year
        (date(2016, 5, 28), "1 working day after", date(2016, 5, 31)),  # from a Saturday
        (date(2016, 5, 29), "1 working day before", date(2016, 5, 27)),  # from a Sunday
        (date(2022, 6, 1), "1 working day after", date(2022, 6, 6)),  # over the jubilee
        (date(2005, 12, 31), "1 working day after", date(2006, 1, 3)),  # from the day before the first known
        (date(2028, 1, 1), "1 working day before", date(2027, 12, 31)),  # from the day after the last known
        (date(2016, 5, 20), "14 days after", date(2016, 6, 3)),
        (date(2016, 3, 1), "1 day before", date(2016, 2, 29)),
        (date(2016, 12, 30), "1 week after", date(2017, 1, 6)),
        (date(2016, 6, 3), "2 weeks before", date(2016, 5, 20)),
        (date(2016, 1, 29), "1 month after", date(2016, 2, 29)),
        (date(2016, 1, 31), "1 month after", date(2016, 2, 29)),
        (date(2017, 1, 31), "1 month after", date(2017, 2, 28)),
        (date(2016, 8, 31), "6 months after", date(2017, 2, 28)),
        (date(2016, 5, 31), "3 months before", date(2016, 2, 29)),
        (date(2016, 12, 15), "1 month after", date(2017, 1, 15)),
        (date(2016, 1, 15), "1 month before", date(2015, 12, 15)),
        (date(2016, 2, 29), "1 year after", date(2017, 2, 28)),
        (date(2016, 2, 29), "4 years after", date(2020, 2, 29)),
        (date(2016, 2, 29), "1 year before", date(2015, 2, 28)),
    ],
)
def test_the_day_of_the_event_is_day_nought(start, rule, end):
    """Each rule gives its date, which is not moved off a weekend or holiday."""
    assert due(rule, start).date == end


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        (date(2016, 5, 21), "2 weeks after", DueOn(date(2016, 6, 4), date(2016, 6, 3), None)),
        (date(2016, 4, 30), "1 month after", DueOn(date(2016, 5, 30), date(2016, 5, 27), None)),
        (date(2015, 12, 25), "1 year after", DueOn(date(2016, 12, 25), date(2016, 12, 23), None)),
        (date(2016, 5, 19), "14 days after", DueOn(date(2016, 6, 2), date(2016, 6, 2), NOT_SAID)),
        (date(2016, 5, 26), "5 working days after", DueOn(date(2016, 6, 3), date(2016, 6, 3), None)),
        (date(2027, 12, 1), "1 month after", DueOn(date(2028, 1, 1), None, UNKNOWN_AFTER)),
        (date(2027, 12, 1), "6 weeks after", DueOn(date(2028, 1, 12), None, UNKNOWN_AFTER)),
        (date(2027, 12, 1), "40 days after", DueOn(date(2028, 1, 10), None, f"{NOT_SAID}; {UNKNOWN_AFTER}")),
        (date(2027, 12, 1), "40 calendar days after", DueOn(date(2028, 1, 10), date(2028, 1, 10), None)),
        (date(2006, 1, 8), "1 week before", DueOn(date(2006, 1, 1), None, UNKNOWN_BEFORE)),
    ],
)
def test_a_date_comes_with_the_working_day_to_act_by(start, rule, expected):
    """Which is not confirmed where it is not known, while the date, which needs no bank holidays, stands; plain days carry their caveat."""
    assert due(rule, start) == expected


def test_a_rule_waits_for_the_date_of_its_event():
    """The dates of other events do not stand in for it."""
    rule = Rule.parse("5 working days after decided_on")

    assert resolve(rule, {"notified_on": date(2016, 5, 26)}, CALENDAR) == Waiting("decided_on")


@pytest.mark.parametrize(
    ("start", "rule", "reason"),
    [
        (date(2027, 12, 31), "1 working day after", "the calendar's bank holidays are known to 31 December 2027"),
        (date(2030, 1, 1), "1 working day before", "the calendar's bank holidays are known to 31 December 2027"),
        (date(2006, 1, 1), "1 working day before", "the calendar's bank holidays are known from 1 January 2006"),
        (date(2016, 1, 1), "9999 years after", "9999 years from 2016-01-01 is outside the years 1 to 9999"),
        (date(2016, 1, 1), "9999 months before", None),
    ],
)
def test_what_the_calendar_does_not_know_is_not_confirmed(start, rule, reason):
    """No weekday is taken for a working day because nothing is known of it."""
    outcome = due(rule, start)

    assert outcome == (Unconfirmed(reason) if reason else DueOn(date(1182, 10, 1), None, UNKNOWN_BEFORE))


@pytest.mark.parametrize("unit", UNITS)
def test_counting_nought_gives_the_day_itself(unit):
    """Even where it is no working day."""
    assert count(CALENDAR, date(2016, 12, 25), unit=unit, number=0) == date(2016, 12, 25)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("number", [10**7, 10**30, -(10**7), -(10**30)])
def test_a_number_without_bounds_is_told(unit, number):
    """It ends in a message, not in a fault."""
    with pytest.raises(BeyondCalendar):
        count(CALENDAR, date(2016, 5, 26), unit=unit, number=number)


@given(RULES)
def test_every_rule_is_read_back_from_its_text(rule):
    """Nothing is lost in a file."""
    assert Rule.parse(str(rule)) == rule


@given(DAYS, NUMBERS)
def test_working_days_counted_on_are_the_working_days_between(start, number):
    """As many of them lie after the day of the event, up to the date, as were counted; the date is one."""
    end = count(CALENDAR, start, unit="working days", number=number)

    between = [start + datetime.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(CALENDAR.is_working_day(day) for day in between) == number
    assert CALENDAR.is_working_day(end)


@given(DAYS, NUMBERS)
def test_working_days_back_undo_working_days_on(start, number):
    """From a working day the way there and back ends where it began; from another, on a working day beside it."""
    there = count(CALENDAR, start, unit="working days", number=number)
    back = count(CALENDAR, there, unit="working days", number=-number)

    assert back == CALENDAR.working_day_on_or_before(start)


@given(DAYS, NUMBERS, NUMBERS)
def test_counting_on_in_two_steps_is_counting_on_in_one(start, first, second):
    """For working days, days and weeks."""
    for unit in ("working days", "days", "weeks"):
        try:
            one = count(CALENDAR, start, unit=unit, number=first + second)
        except BeyondCalendar:
            continue
        halfway = count(CALENDAR, start, unit=unit, number=first)
        assert count(CALENDAR, halfway, unit=unit, number=second) == one


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-600, 600))
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(start, number):
    """So many months on in the row of months, and never past the day number."""
    end = count(CALENDAR, start, unit="months", number=number)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    assert end.day == start.day or (end.day < start.day and (end + datetime.timedelta(days=1)).day == 1)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-50, 50))
def test_a_year_is_twelve_months(start, number):
    """Also from 29 February."""
    assert count(CALENDAR, start, unit="years", number=number) == count(
        CALENDAR, start, unit="months", number=12 * number
    )


@given(DAYS, NUMBERS, st.sampled_from(UNITS), st.sampled_from(["after", "before"]))
def test_the_day_to_act_by_is_the_nearest_working_day_not_after_the_date(start, number, unit, relation):
    """Nothing between the two is a working day, and working days need no other day."""
    outcome = resolve(Rule(number, unit, relation, "flown_on"), {"flown_on": start}, CALENDAR)
    if not isinstance(outcome, DueOn) or outcome.act_by is None:
        return
    if unit == "calendar days":  # weekends count, so nothing is brought forward
        assert (outcome.act_by, outcome.note) == (outcome.date, None)
        return

    skipped = [outcome.act_by + datetime.timedelta(days=n) for n in range(1, (outcome.date - outcome.act_by).days + 1)]
    assert CALENDAR.is_working_day(outcome.act_by)
    assert not any(CALENDAR.is_working_day(day) for day in skipped)
    assert unit != "working days" or outcome.act_by == outcome.date
