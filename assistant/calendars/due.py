"""When something is due: the rule as guidance words it, and the date it gives.

The conventions are ADR 0010. The day of the event is day 0. Working days leave out weekends and bank holidays; days
and weeks are counted on the calendar; months and years keep the day of the month, or take the last day of a shorter
month. A date is never moved, and counting back mirrors counting on.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, cast, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from assistant.calendars.model import Calendar
from assistant.errors import BeyondCalendar

Unit = Literal["working days", "calendar days", "days", "weeks", "months", "years"]
Relation = Literal["after", "before"]

UNITS: tuple[Unit, ...] = get_args(Unit)
NOT_SAID = "the source does not say whether these are working days: counted as calendar days"
"""The caveat on every date that was counted in plain days."""
_NO_WORKING_DAY = "the working day to act by is not confirmed"

_RULE = re.compile(
    r"(?P<number>[1-9]\d{0,3}) (?P<unit>working day|calendar day|day|week|month|year)(?P<plural>s?) "
    r"(?P<relation>after|before) (?P<event>[a-z][a-z0-9_]*)"
)
_FORM = "'5 working days after decided_on'"
_ONE_DAY = datetime.timedelta(days=1)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """A timescale as a source gives it, such as *5 working days after decided_on*.

    In a file it is that text; a model that has a field of this type reads and writes it so.
    """

    number: int
    unit: Unit
    relation: Relation
    event: str
    """The date event it is counted from."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a rule; raises ``ValueError`` where it is not one."""
        found = _RULE.fullmatch(text)
        if not found or (found["plural"] == "") != (found["number"] == "1"):
            raise ValueError(f"{text!r} is no timescale: write it like {_FORM}, in {', '.join(UNITS)}, after or before")
        unit, relation = cast("Unit", f"{found['unit']}s"), cast("Relation", found["relation"])
        return cls(int(found["number"]), unit, relation, found["event"])

    @property
    def duration(self) -> str:
        """How long it is: *5 working days*, *1 month*."""
        return f"{self.number} {self.unit.removesuffix('s') if self.number == 1 else self.unit}"

    def words(self, event_titles: Mapping[str, str]) -> str:
        """The rule for a reader, the event under its title: *5 working days after the Chair's decision*.

        Raises ``KeyError`` where the event has no title.
        """
        return f"{self.duration} {self.relation} {event_titles[self.event]}"

    def __str__(self) -> str:
        return f"{self.duration} {self.relation} {self.event}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema()),
            # a rule that is given as one is read from its own text, so that there is one way in and one message
            python_schema=core_schema.no_info_plain_validator_function(lambda value: cls.parse(str(value))),
            serialization=core_schema.to_string_ser_schema(),
        )


@dataclass(frozen=True, slots=True)
class DueOn:
    """It is due on a date."""

    date: datetime.date
    act_by: datetime.date | None
    """The last working day not after the date; None where the calendar does not know it."""
    note: str | None
    """What the reader must know of the unit, or why no working day is given; or None."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """It cannot be dated until the date of an event is known."""

    event: str


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """It cannot be dated because the calendar does not reach so far; never a guess."""

    reason: str


Due = DueOn | Waiting | Unconfirmed


def resolve(rule: Rule, dates: Mapping[str, datetime.date], calendar: Calendar) -> Due:
    """The date that a rule gives, or what it waits for, or why there is none."""
    start = dates.get(rule.event)
    if start is None:
        return Waiting(rule.event)
    try:
        day = count(calendar, start, unit=rule.unit, number=rule.number if rule.relation == "after" else -rule.number)
    except BeyondCalendar as error:
        return Unconfirmed(str(error))
    if rule.unit == "calendar days":  # the source counts weekends too, so there is nothing to bring forward
        return DueOn(day, day, None)
    notes = [NOT_SAID] if rule.unit == "days" else []
    act_by, why_not = working_day_for(calendar, day)
    return DueOn(day, act_by, "; ".join([*notes, *([why_not] if why_not else [])]) or None)


def working_day_for(calendar: Calendar, day: datetime.date) -> tuple[datetime.date | None, str | None]:
    """The last working day not after a day; or None, and that it is not confirmed, because the calendar ends before."""
    try:
        return calendar.working_day_on_or_before(day), None
    except BeyondCalendar as error:
        return None, f"{_NO_WORKING_DAY}: {error}"


def count(calendar: Calendar, start: datetime.date, *, unit: Unit, number: int) -> datetime.date:
    """The day so many units after a day, or before it where the number is negative; 0 gives the day itself.

    Raises ``BeyondCalendar`` where working days need a day that the calendar does not know, or where the date would
    lie outside the years 1 to 9999.
    """
    try:
        match unit:
            case "working days":
                return _working_days_on(calendar, start, number)
            case "days" | "calendar days":
                return start + datetime.timedelta(days=number)
            case "weeks":
                return start + datetime.timedelta(weeks=number)
            case "months":
                return _months_on(start, number)
            case _:
                assert unit == "years"  # there is no sixth way to count
                return _months_on(start, number * _MONTHS_A_YEAR)
    except (OverflowError, ValueError):
        raise BeyondCalendar(f"{number} {unit} from {start} is outside the years 1 to 9999") from None


def _working_days_on(calendar: Calendar, start: datetime.date, number: int) -> datetime.date:
    step = _ONE_DAY if number > 0 else -_ONE_DAY
    day = start
    left = abs(number)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


def _months_on(start: datetime.date, number: int) -> datetime.date:
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + number, _MONTHS_A_YEAR)
    _, last = monthrange(year, month + 1)
    return datetime.date(year, month + 1, min(start.day, last))
