"""What is remembered while the program runs: so many things, each for so long, and then forgotten."""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Clock = Callable[[], datetime.datetime]
"""The time, with its zone."""
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Values by their keys; what has not been put for longest goes first, and everything goes after its time."""

    def __init__(self, clock: Clock, holds: datetime.timedelta, most: int) -> None:
        self._clock = clock
        self._holds = holds
        self._most = most
        self._kept: OrderedDict[Key, tuple[datetime.datetime, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, key: Key, value: Value) -> None:
        """Remember a value from now on, in place of the one before."""
        with self._lock:
            self._kept[key] = (self._clock(), value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, key: Key) -> Value | None:
        """A value, where it is still remembered."""
        with self._lock:
            since, value = self._kept.get(key, (None, None))
            if since is not None and self._clock() - since >= self._holds:
                del self._kept[key]
                return None
            return value
