"""Lists of cases that live as long as the process: the reference for every other store of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checklists.working import ListEvent
from assistant.errors import SessionMoved


class MemoryLists:
    """What was done to the list of each case, in memory."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[ListEvent, ...]] = {}

    def list_events(self, case: str) -> Sequence[ListEvent]:
        """Everything that was done to a case's list, in order."""
        return self._events.get(case, ())

    def add_to_list(self, case: str, version: int, events: Sequence[ListEvent]) -> None:
        """Add events to a list that holds ``version`` of them."""
        kept = self._events.get(case, ())
        if len(kept) != version:
            raise SessionMoved
        self._events[case] = (*kept, *events)
