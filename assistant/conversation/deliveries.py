"""Messages that may be delivered more than once, and are answered once."""

from __future__ import annotations

import datetime
from typing import Protocol

REMEMBERED = datetime.timedelta(days=1)
"""Whoever delivers gives up long before."""


class Deliveries(Protocol):
    """Which deliveries have arrived, whichever process took them."""

    def first(self, delivery: str, at: datetime.datetime) -> bool:
        """Whether a delivery arrives for the first time; raises ``StorageFailed`` where that cannot be told."""
        ...
