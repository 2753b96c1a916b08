"""Days that are typed in three fields each, several on a page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from starlette.datastructures import FormData

from assistant.conversation.answer_fields import IN_NUMBERS, day_of
from assistant.errors import UserError

Day = tuple[str, str, str]
"""Day, month and year as they are typed."""


def day_sent(form: FormData, name: str) -> Day:
    """One of them as it was typed."""
    day, month, year = (str(form.get(f"{name}-{part}", "")) for part in ("day", "month", "year"))
    return day, month, year


def days_sent(form: FormData, asked: Mapping[str, str]) -> tuple[dict[str, Day], dict[str, str]]:
    """The days as they were typed, and what is wrong with each that is none; ``asked`` has their names in words."""
    typed = {name: day_sent(form, name) for name in asked}
    wrong = {}
    for name, day in typed.items():
        try:
            day_of(*day)
        except UserError:
            wrong[name] = no_day(asked[name])
    return typed, wrong


def no_day(words: str) -> str:
    """That what was typed for a day is none, under the day's name: a page may ask for several."""
    return f"{words[:1].upper()}{words[1:]}: this is no day; {IN_NUMBERS}"


def days_in(typed: Mapping[str, Day]) -> dict[str, datetime.date]:
    """The days that were typed; those left out are left out."""
    return {name: known for name, day in typed.items() if (known := day_of(*day))}


def shown_day(day: datetime.date | None) -> Day:
    """A date as it stands in its fields."""
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
