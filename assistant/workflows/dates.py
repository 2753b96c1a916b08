"""The dates of a case: which there are, and that no two of them contradict each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import combinations

from assistant.errors import UserError
from assistant.workflows.model import Vocabulary


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
