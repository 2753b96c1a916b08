"""Reminders that were sent, as long as the process lives: the reference for every other store of them."""

from __future__ import annotations

import datetime
import threading

from assistant.conversation.reminders import FORGOTTEN, TAKEN, Reminder


class MemoryReminders:
    """Reminders in memory."""

    def __init__(self) -> None:
        self._taken: dict[Reminder, datetime.datetime] = {}
        self._sent: set[Reminder] = set()
        self._lock = threading.Lock()

    def take(self, reminder: Reminder, at: datetime.datetime) -> bool:
        """Take a reminder, to send it now."""
        with self._lock:
            old = at.date() - FORGOTTEN
            self._taken = {one: when for one, when in self._taken.items() if one.due >= old}
            self._sent = {one for one in self._sent if one.due >= old}
            since = self._taken.get(reminder)
            if reminder in self._sent or (since is not None and at - since < TAKEN):
                return False
            self._taken[reminder] = at
            return True

    def sent(self, reminder: Reminder) -> None:
        """Keep that a reminder has been sent."""
        with self._lock:
            self._sent.add(reminder)

    def give_back(self, reminder: Reminder) -> None:
        """Give a reminder back that could not be sent."""
        with self._lock:
            if reminder not in self._sent:
                self._taken.pop(reminder, None)
