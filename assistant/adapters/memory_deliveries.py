"""Deliveries that have arrived, as long as the process lives: the reference for every other store of them."""

from __future__ import annotations

import datetime
import threading

from assistant.conversation.deliveries import REMEMBERED


class MemoryDeliveries:
    """Deliveries in memory."""

    def __init__(self) -> None:
        self._arrived: dict[str, datetime.datetime] = {}
        self._lock = threading.Lock()

    def first(self, delivery: str, at: datetime.datetime) -> bool:
        """Whether a delivery arrives for the first time."""
        with self._lock:
            self._arrived = {name: when for name, when in self._arrived.items() if at - when < REMEMBERED}
            if delivery in self._arrived:
                return False
            self._arrived[delivery] = at
            return True
