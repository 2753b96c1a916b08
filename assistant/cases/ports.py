"""What cases need from outside: a store that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.cases.model import Case, Event, Placed, Session


class CaseStore(Protocol):
    """Cases and their sessions. Nothing here changes or removes what was kept."""

    def open_case(self, case: Case) -> None:
        """Keep a new case; raises ``UserError`` where its reference is taken."""
        ...

    def case(self, reference: str) -> Case:
        """The case of a reference; raises ``UnknownCase`` where there is none."""
        ...

    def cases(self) -> Sequence[Case]:
        """Every case, oldest first."""
        ...

    def place(self, case: str, placed: Placed) -> None:
        """Put somebody on a case, or take them off it; raises ``UnknownCase``."""
        ...

    def people(self, case: str) -> Sequence[str]:
        """The accounts that are on a case, in the order in which they joined."""
        ...

    def cases_of(self, account: str) -> Sequence[str]:
        """The references of the cases that somebody is on."""
        ...

    def begin(self, session: Session) -> None:
        """Keep a new session, with the events it already has."""
        ...

    def session(self, name: str) -> Session:
        """A session with everything that was done in it; raises ``UnknownSession`` where there is none."""
        ...

    def sessions(self, case: str) -> Sequence[Session]:
        """The sessions of a case, oldest first."""
        ...

    def add(self, session: str, version: int, events: Sequence[Event]) -> None:
        """Add events to a session that holds ``version`` of them; all of them or none.

        Raises ``SessionMoved`` where it holds more by now: somebody else was quicker.
        """
        ...
