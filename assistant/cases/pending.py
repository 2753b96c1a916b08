"""What is on its way to a record: a finding sent for decision, what was decided, who disagrees, who has confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.canonical import canonical_json, sha256
from assistant.cases.model import Event, Facts, Person, Session
from assistant.records.model import Value
from assistant.workflows.engine import Standing


@dataclass(frozen=True, slots=True)
class Pending:
    """A finding that was sent for decision, with everything that was done about it since."""

    prepared: Event
    decided: Event | None = None
    dissent: tuple[Event, ...] = ()
    """The last word of each person who does not agree."""
    confirmed: tuple[Event, ...] = ()
    """One for each person who has confirmed what was decided."""


def basis_of(standing: Standing, answers: Mapping[str, Value], facts: Facts) -> str:
    """What a finding rests on, as a digest: the finding, and every answer with when it was given."""
    given = [[name, value, facts[name].at.isoformat()] for name, value in answers.items()]
    return sha256(canonical_json({"finding": standing.finding, "answers": given}))


def pending_of(session: Session, basis: str) -> Pending | None:
    """What is on its way; None where nothing was sent, or an answer was given or changed after it was."""
    pending: Pending | None = None
    for event in session.events:
        if event.kind == "prepared":
            pending = Pending(event) if event.basis == basis else None
        elif pending is None:
            continue
        elif event.kind == "decided":
            pending = replace(pending, decided=event, confirmed=())
        elif event.kind == "dissented":
            others = tuple(one for one in pending.dissent if not same_person(one.by, event.by))
            pending = replace(pending, dissent=(*others, event))
        elif event.kind == "confirmed" and not any(same_person(one.by, event.by) for one in pending.confirmed):
            pending = replace(pending, confirmed=(*pending.confirmed, event))
    return pending


def same_person(one: Person, other: Person) -> bool:
    """Whether two did it under one account."""
    return one.account is not None and one.account == other.account
