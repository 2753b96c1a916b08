"""How often one person may ask."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque

from assistant.channels.web.sessions import Clock

_WINDOW = 60.0
_MOST_PEOPLE = 1_000


class Rates:
    """Counts what each person has asked within the last minute; ``a_minute`` is how much they may."""

    def __init__(self, clock: Clock, a_minute: int) -> None:
        self._clock = clock
        self.a_minute = a_minute
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, person: str) -> int:
        """Count one more request; gives 0, or the seconds to wait where there were too many, and counts none then."""
        now = self._clock().timestamp()
        with self._lock:
            asked = self._asked.setdefault(person, deque())
            self._asked.move_to_end(person)
            while len(self._asked) > _MOST_PEOPLE:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - _WINDOW:
                asked.popleft()
            if len(asked) >= self.a_minute:
                return max(1, math.ceil(asked[0] + _WINDOW - now))
            asked.append(now)
            return 0
