"""What checklists need from outside: a store of what was done to each case's list, that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.checklists.working import ListEvent


class ListStore(Protocol):
    """What was done to the list of each case."""

    def list_events(self, case: str) -> Sequence[ListEvent]:
        """Everything that was done to a case's list, in order."""
        ...

    def add_to_list(self, case: str, version: int, events: Sequence[ListEvent]) -> None:
        """Add events to a list that holds ``version`` of them; all of them or none.

        Raises ``SessionMoved`` where it holds more by now.
        """
        ...
