"""Cases that live as long as the process: the reference for every other store of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cases.model import Case, Event, Placed, Session
from assistant.errors import SessionMoved, UnknownCase, UnknownSession, UserError


class MemoryCases:
    """Cases and sessions in memory."""

    def __init__(self) -> None:
        self._cases: dict[str, Case] = {}
        self._sessions: dict[str, Session] = {}
        self._people: dict[str, dict[str, None]] = {}

    def open_case(self, case: Case) -> None:
        """Keep a new case."""
        if case.reference in self._cases:
            raise UserError(f"case {case.reference} is there already")
        self._cases[case.reference] = case

    def case(self, reference: str) -> Case:
        """The case of a reference."""
        if reference not in self._cases:
            raise UnknownCase(f"no case {reference} is kept here")
        return self._cases[reference]

    def cases(self) -> Sequence[Case]:
        """Every case, oldest first."""
        return sorted(self._cases.values(), key=lambda case: (case.opened_at, case.reference))

    def place(self, case: str, placed: Placed) -> None:
        """Put somebody on a case, or take them off it."""
        people = self._people.setdefault(self.case(case).reference, {})
        if placed.kind == "joined":
            people.setdefault(placed.account)
        else:
            people.pop(placed.account, None)

    def people(self, case: str) -> Sequence[str]:
        """The accounts that are on a case."""
        return list(self._people.get(case, ()))

    def cases_of(self, account: str) -> Sequence[str]:
        """The references of the cases that somebody is on."""
        return [case for case, people in self._people.items() if account in people]

    def begin(self, session: Session) -> None:
        """Keep a new session."""
        self.case(session.case)
        if session.id in self._sessions:
            raise UserError(f"session {session.id} is there already")
        self._sessions[session.id] = session

    def session(self, name: str) -> Session:
        """A session with everything that was done in it."""
        if name not in self._sessions:
            raise UnknownSession(f"no session {name} is kept here")
        return self._sessions[name]

    def sessions(self, case: str) -> Sequence[Session]:
        """The sessions of a case, oldest first."""
        kept = [session for session in self._sessions.values() if session.case == case]
        return sorted(kept, key=lambda session: (session.started_at, session.id))

    def add(self, session: str, version: int, events: Sequence[Event]) -> None:
        """Add events to a session that holds ``version`` of them."""
        kept = self.session(session)
        if kept.version != version:
            raise SessionMoved
        self._sessions[session] = kept.model_copy(update={"events": (*kept.events, *events)})
