"""The dates of a case: which there are, that no two contradict each other, and as at which day a workflow speaks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import combinations

from assistant.errors import UserError
from assistant.workflows.model import Vocabulary, Workflow


def check_dates(vocabulary: Vocabulary, dates: Mapping[str, datetime.date]) -> None:
    """Refuse a date that nothing is counted from, and two of which one must have been wrong.

    Raises ``UserError`` naming the dates that there are, or both of the two.
    """
    for name in dates:
        if name not in vocabulary.dates:
            raise UserError(f"unknown date {name!r}: the dates are {', '.join(vocabulary.dates)}")
    for line in vocabulary.order:
        for first, then in combinations((name for name in line if name in dates), 2):
            if dates[then] < dates[first]:
                raise UserError(f"{then} ({dates[then]}) lies before {first} ({dates[first]}): one of them is wrong")


def picking_day(workflow: Workflow, dates: Mapping[str, datetime.date]) -> datetime.date | None:
    """The date of the case that picks the edition: of several, the first that is known."""
    picks = workflow.edition_chosen_by or ()
    named = (picks,) if isinstance(picks, str) else picks
    return next((dates[name] for name in named if name in dates), None)


def as_at(
    workflow: Workflow, dates: Mapping[str, datetime.date], as_of: datetime.date | None = None
) -> datetime.date | None:
    """The day as at which what a workflow cites is in force, or is not; None where that is today.

    It is the day that was asked for, else the date of the case that picks the edition. Where neither is known it is
    the last day of the edition: what ended while it applied had ended then.
    """
    return as_of or picking_day(workflow, dates) or workflow.in_force.to
