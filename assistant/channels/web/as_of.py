"""The day as at which something is asked for: typed in three fields, and kept as one date from page to page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from assistant.channels.web.day_fields import no_day
from assistant.conversation.answer_fields import day_of
from assistant.errors import UserError

AS_OF = "as-of"
"""What its three fields begin with in a form."""
_NO_DAY = "The day in the address is none: write it in the fields, in numbers"


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was asked for, and what stands in the fields."""

    day: datetime.date | None = None
    typed: tuple[str, str, str] = ("", "", "")
    """Day, month and year."""
    error: str = ""
    """Why what was typed is no day."""

    @property
    def query(self) -> str:
        """What an address ends with so that the next page is asked for as at the same day."""
        return f"?{urlencode({'as_of': self.day.isoformat()})}" if self.day else ""


def as_of(day: datetime.date | None) -> AsOf:
    """A day that is known already."""
    return AsOf(day, (str(day.day), str(day.month), str(day.year))) if day else AsOf()


def typed_as_of(day: str, month: str, year: str) -> AsOf:
    """A day as it was typed."""
    try:
        return AsOf(day_of(day, month, year), (day, month, year))
    except UserError:
        return AsOf(None, (day, month, year), no_day("As at"))


def asked_as_of(
    as_of_: Annotated[str, Query(alias="as_of", max_length=20)] = "",
    day: Annotated[str, Query(alias=f"{AS_OF}-day", max_length=20)] = "",
    month: Annotated[str, Query(alias=f"{AS_OF}-month", max_length=20)] = "",
    year: Annotated[str, Query(alias=f"{AS_OF}-year", max_length=20)] = "",
) -> AsOf:
    """The day in an address: as one date, or as the three fields of a form that leads there."""
    if day or month or year:
        return typed_as_of(day, month, year)
    try:
        return as_of(datetime.date.fromisoformat(as_of_) if as_of_ else None)
    except ValueError:
        return AsOf(error=_NO_DAY)


AskedAsOf = Annotated[AsOf, Depends(asked_as_of)]
