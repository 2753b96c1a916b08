"""Sign-ins that people have begun at the sign-in service and not come back from yet."""

from __future__ import annotations

import datetime
import hmac
import threading
from dataclasses import dataclass

from assistant.adapters.openid import Begun
from assistant.channels.web.sessions import Clock

HOLDS = datetime.timedelta(minutes=10)
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """One of them."""

    begun: Begun
    browser: str
    """The name of the browser it was begun in."""
    to: str
    """The page to go on to."""
    until: datetime.datetime


class Attempts:
    """Those of one running program; each ends when its person comes back, or after ten minutes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._attempts: dict[str, Attempt] = {}
        self._lock = threading.Lock()

    def keep(self, begun: Begun, browser: str, to: str) -> None:
        """Keep one that begins; of more than a thousand the oldest is void."""
        now = self._clock()
        with self._lock:
            kept = [(state, one) for state, one in self._attempts.items() if now < one.until][-(MOST - 1) :]
            self._attempts = {**dict(kept), begun.state: Attempt(begun, browser, to, now + HOLDS)}

    def take(self, state: str, browser: str) -> Attempt | None:
        """Use one up; ``None`` where it is over, was used before, or was begun in another browser."""
        with self._lock:
            attempt = self._attempts.get(state)
            if attempt is None or not hmac.compare_digest(attempt.browser.encode(), browser.encode()):
                return None
            del self._attempts[state]
        return attempt if self._clock() < attempt.until else None
