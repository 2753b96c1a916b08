"""What somebody sent after their session had ended: kept for some minutes, for them alone, until they are back."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

HOLDS = datetime.timedelta(minutes=15)
MOST_LETTERS = 20_000
"""Of one form: several times what any of its fields takes."""
_MOST = 100
_MOST_OF_ONE = 5
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """One form, with what stood in its fields."""

    account: str
    """Whose session had ended."""
    action: str
    """The path that it was sent to."""
    page: str
    """The path of the page that shows it again."""
    fields: Fields
    until: datetime.datetime

    @property
    def form(self) -> FormData:
        """The fields as they arrived."""
        return FormData(list(self.fields))


class UnsentForms:
    """Those of one running program, in its memory alone, each under the name of the browser it was sent from."""

    def __init__(self, clock: Callable[[], datetime.datetime]) -> None:
        self._clock = clock
        self._kept: list[tuple[str, Unsent]] = []
        """Oldest first."""
        self._lock = threading.Lock()

    def keep(self, browser: str, form: Unsent) -> None:
        """Keep one; of more than five of one browser, or a hundred in all, the oldest goes."""
        with self._lock:
            self._forget_old()
            own = [one for one in self._kept if one[0] == browser]
            for one in own[: max(0, len(own) - _MOST_OF_ONE + 1)]:
                self._kept.remove(one)
            self._kept = [*self._kept, (browser, form)][-_MOST:]

    def take(self, browser: str, account: str) -> list[Unsent]:
        """Hand out, once, what was sent from a browser in the session of whoever signs in there now.

        What was sent from it in the session of anybody else is forgotten.
        """
        with self._lock:
            self._forget_old()
            taken = [form for name, form in self._kept if name == browser]
            self._kept = [one for one in self._kept if one[0] != browser]
        return [form for form in taken if form.account == account]

    def _forget_old(self) -> None:
        now = self._clock()
        self._kept = [one for one in self._kept if now < one[1].until]
