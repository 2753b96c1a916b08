"""Cases and their sessions in a database. What is added to a session is refused where somebody else was quicker."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import case_people, cases, session_events, sessions
from assistant.cases.model import Case, Event, Placed, Session
from assistant.errors import SessionMoved, StorageFailed, UnknownCase, UnknownSession, UserError


class SqlCases:
    """Cases and sessions in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_case(self, case: Case) -> None:
        """Keep a new case."""
        row = {
            "reference": case.reference,
            "opened_at": case.opened_at.isoformat(),
            "content": case.model_dump_json(),
        }
        with writing(self._engine) as connection:
            if connection.execute(select(cases).where(cases.c.reference == case.reference)).first():
                raise UserError(f"case {case.reference} is there already")
            connection.execute(insert(cases), row)

    def case(self, reference: str) -> Case:
        """The case of a reference."""
        with reading(self._engine) as connection:
            content = connection.execute(select(cases.c.content).where(cases.c.reference == reference)).scalar()
        if content is None:
            raise UnknownCase(f"no case {reference} is kept here")
        return Case.model_validate_json(content)

    def cases(self) -> Sequence[Case]:
        """Every case, oldest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(cases.c.content).order_by(cases.c.opened_at, cases.c.reference))
            return [Case.model_validate_json(row.content) for row in rows]

    def place(self, case: str, placed: Placed) -> None:
        """Put somebody on a case, or take them off it."""
        self.case(case)
        counted = select(func.count()).where(case_people.c.case_ref == case)
        try:
            with writing(self._engine) as connection:
                row = {"case_ref": case, "number": connection.execute(counted).scalar(), "account": placed.account}
                connection.execute(insert(case_people), row | {"content": placed.model_dump_json()})
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two counted before either had written
                raise SessionMoved from None
            raise

    def people(self, case: str) -> Sequence[str]:
        """The accounts that are on a case."""
        chosen = select(case_people.c.content).where(case_people.c.case_ref == case)
        with reading(self._engine) as connection:
            rows = connection.execute(chosen.order_by(case_people.c.number)).all()
        people: dict[str, None] = {}
        for placed in (Placed.model_validate_json(row.content) for row in rows):
            if placed.kind == "joined":
                people.setdefault(placed.account)
            else:
                people.pop(placed.account, None)
        return list(people)

    def cases_of(self, account: str) -> Sequence[str]:
        """The references of the cases that somebody is on."""
        chosen = select(case_people.c.case_ref).where(case_people.c.account == account).distinct()
        with reading(self._engine) as connection:
            cases_once = [row.case_ref for row in connection.execute(chosen)]
        return [case for case in cases_once if account in self.people(case)]

    def begin(self, session: Session) -> None:
        """Keep a new session."""
        self.case(session.case)
        row = {
            "id": session.id,
            "case_ref": session.case,
            "started_at": session.started_at.isoformat(),
            "content": session.model_dump_json(exclude={"events"}),
        }
        with writing(self._engine) as connection:
            if connection.execute(select(sessions.c.id).where(sessions.c.id == session.id)).first():
                raise UserError(f"session {session.id} is there already")
            connection.execute(insert(sessions), row)
            _append(connection, session.id, 0, session.events)

    def session(self, name: str) -> Session:
        """A session with everything that was done in it."""
        with reading(self._engine) as connection:
            content = connection.execute(select(sessions.c.content).where(sessions.c.id == name)).scalar()
            if content is None:
                raise _unknown(name)
            return _whole(connection, name, content)

    def sessions(self, case: str) -> Sequence[Session]:
        """The sessions of a case, oldest first."""
        chosen = select(sessions.c.id, sessions.c.content).where(sessions.c.case_ref == case)
        with reading(self._engine) as connection:
            rows = connection.execute(chosen.order_by(sessions.c.started_at, sessions.c.id)).all()
            return [_whole(connection, row.id, row.content) for row in rows]

    def add(self, session: str, version: int, events: Sequence[Event]) -> None:
        """Add events to a session that holds ``version`` of them."""
        known = select(sessions.c.id).where(sessions.c.id == session)
        counted = select(func.count()).where(session_events.c.session == session)
        try:
            with writing(self._engine) as connection:
                if connection.execute(known).first() is None:
                    raise _unknown(session)
                if connection.execute(counted).scalar() != version:
                    raise SessionMoved
                _append(connection, session, version, events)
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two counted before either had written
                raise SessionMoved from None
            raise


def _unknown(session: str) -> UnknownSession:
    return UnknownSession(f"no session {session} is kept here")


def _append(connection: Connection, session: str, version: int, events: Sequence[Event]) -> None:
    rows = [
        {"session": session, "number": version + place, "content": event.model_dump_json()}
        for place, event in enumerate(events)
    ]
    if rows:
        connection.execute(insert(session_events), rows)


def _whole(connection: Connection, name: str, content: str) -> Session:
    chosen = select(session_events.c.content).where(session_events.c.session == name)
    rows = connection.execute(chosen.order_by(session_events.c.number))
    events = tuple(Event.model_validate_json(row.content) for row in rows)
    return Session.model_validate_json(content).model_copy(update={"events": events})
