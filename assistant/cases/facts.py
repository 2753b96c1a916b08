"""The facts of a case: the last answer to each question, wherever it was given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assistant.cases.model import Event, Fact, Facts, Session
from assistant.records.model import Value


def facts_of(sessions: Iterable[Session], until: datetime.datetime | None = None) -> dict[str, Fact]:
    """The last answer to each question over all sessions of a case, by the time it was given.

    ``until`` leaves out what was answered later, as a session that was sealed then does.
    """
    given = [(event.at, session.workflow, event) for session in sessions for event in session.events]
    found: dict[str, Fact] = {}
    for at, workflow, event in sorted(given, key=lambda one: one[0]):
        if event.question is not None and event.value is not None and (until is None or at <= until):
            found[event.question] = Fact(event.question, event.value, workflow, event.by, at, event.text)
    return found


def answers_of(session: Session) -> dict[str, Event]:
    """The answers that stand in a session: the last to each question, without those that were taken back."""
    standing: dict[str, Event] = {}
    for event in session.events:
        if event.question is not None and event.kind == "answer":
            standing[event.question] = event
        elif event.question is not None:
            standing.pop(event.question, None)
    return standing


def values_of(session: Session, facts: Facts) -> dict[str, Value]:
    """The questions answered in a session, each with the value that the case last had for it.

    ``facts`` are those of the session's case, the session's own answers among them.
    """
    return {name: facts[name].value for name in answers_of(session)}
