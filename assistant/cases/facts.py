"""The facts of a case: the last answer to each question, wherever it was given."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.cases.model import Event, Fact, Facts, Session
from assistant.records.model import Value


def facts_of(sessions: Iterable[Session]) -> dict[str, Fact]:
    """The last answer to each question over all sessions of a case, by the time it was given."""
    given = [(event.at, session.workflow, event) for session in sessions for event in session.events]
    found: dict[str, Fact] = {}
    for at, workflow, event in sorted(given, key=lambda one: one[0]):
        if event.kind == "answer" and event.question is not None and event.value is not None:
            found[event.question] = Fact(event.question, event.value, workflow, event.by, at, event.text)
    return found


def answers_of(session: Session) -> dict[str, Event]:
    """The answers that stand in a session: the last to each question, without those that were taken back."""
    standing: dict[str, Event] = {}
    for event in session.events:
        if event.question is None:
            continue
        if event.kind == "answer":
            standing[event.question] = event
        elif event.kind == "back":
            standing.pop(event.question, None)
    return standing


def values_of(session: Session, facts: Facts) -> dict[str, Value]:
    """The answers that stand in a session, each as the case last had it; a sealed session keeps its own."""
    own = answers_of(session)
    if session.state == "sealed":
        return {name: event.value for name, event in own.items() if event.value is not None}
    return {
        name: facts[name].value if name in facts else event.value
        for name, event in own.items()
        if event.value is not None
    }
