"""The calendar that working days are counted by: weekends, bank holidays, and the years it can answer for."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from assistant.errors import BeyondCalendar
from assistant.models import FileModel

_SATURDAY = 5
_ONE_DAY = datetime.timedelta(days=1)


def written_out(day: datetime.date) -> str:
    """A day as people write it: 3 June 2016."""
    return f"{day:%-d %B %Y}"


class Calendar(FileModel):
    """The working days of a jurisdiction.

    It answers only for the days from ``known_from`` to ``known_until``, both included. Bank holidays are announced
    a few years ahead and can be moved or added, so a day outside them is never guessed.
    """

    format: Literal[1]
    id: str
    name: str
    known_from: datetime.date
    known_until: datetime.date
    bank_holidays: Mapping[datetime.date, str]
    """Each bank holiday with its name, in order. A holiday that falls at a weekend stands at its substitute day."""

    @field_validator("bank_holidays")
    @classmethod
    def _each_in_its_place(
        cls, named: Mapping[datetime.date, str], info: ValidationInfo
    ) -> Mapping[datetime.date, str]:
        """Every day that is out of the years of the calendar or out of order is told at its own line."""
        first, last = info.data.get("known_from"), info.data.get("known_until")
        wrong: list[InitErrorDetails] = []
        before = datetime.date.min
        for day in named:
            if first and last and not first <= day <= last:
                wrong.append(_at(day, f"outside the days that the calendar is known for, {first} to {last}"))
            elif day.weekday() >= _SATURDAY:
                wrong.append(_at(day, f"a {day:%A}: enter the weekday that is off in its place"))
            elif day <= before:
                wrong.append(_at(day, f"not in order: it stands after {before}"))
            before = max(before, day)
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return named

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether a day is neither at a weekend nor a bank holiday; raises ``BeyondCalendar`` where it is not known."""
        if day > self.known_until:
            raise BeyondCalendar(f"the calendar's bank holidays are known to {written_out(self.known_until)}")
        if day < self.known_from:
            raise BeyondCalendar(f"the calendar's bank holidays are known from {written_out(self.known_from)}")
        return day.weekday() < _SATURDAY and day not in self.bank_holidays

    def working_day_on_or_before(self, day: datetime.date) -> datetime.date:
        """The last working day that is not after a day; raises ``BeyondCalendar`` where it is not known."""
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def day_off(self, day: datetime.date) -> str | None:
        """What keeps a day from being a working day: *a Saturday*, *Good Friday*; None for a working day.

        Raises ``BeyondCalendar`` where it is not known.
        """
        if self.is_working_day(day):
            return None
        return self.bank_holidays.get(day) or f"a {day:%A}"


def _at(day: datetime.date, message: str) -> InitErrorDetails:
    return InitErrorDetails(
        type=PydanticCustomError("bank_holiday", "{message}", {"message": message}), loc=(str(day),), input=day
    )
