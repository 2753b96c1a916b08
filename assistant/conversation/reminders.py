"""Reminders of what is due, each of which is sent once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

TAKEN = datetime.timedelta(minutes=15)
"""So long a reminder belongs to the process that took it; one that has not sent it by then has stopped."""
FORGOTTEN = datetime.timedelta(days=7)
"""What was due longer ago is not reminded of any more, and forgotten."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """That one person is reminded of one item for one date: with another date it is another reminder."""

    case: str
    item: str
    due: datetime.date
    account: str


class Reminders(Protocol):
    """Which reminders were sent, whichever process sent them."""

    def take(self, reminder: Reminder, at: datetime.datetime) -> bool:
        """Take a reminder, to send it now.

        False where it was sent, or where another process took it a short time ago. Those of items that were due longer
        than ``FORGOTTEN`` ago are forgotten.
        """
        ...

    def sent(self, reminder: Reminder) -> None:
        """Keep that a reminder that was taken has been sent."""
        ...

    def give_back(self, reminder: Reminder) -> None:
        """Give a reminder back that was taken and could not be sent, so that it is tried again."""
        ...
