"""From a session that has come to its finding, and a person's decision, to a record that can be sealed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cases.model import Facts, Person, Session
from assistant.cases.view import View
from assistant.errors import UserError
from assistant.records.model import Answered, Consulted, Decision, Dissent, Pins, Record, Signatory, TextRef
from assistant.workflows.finding import Finding
from assistant.workflows.model import DecisionOption

NOTED = "noted"
"""What is decided where a workflow asks for no decision: that its finding was taken note of."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided beside the finding."""

    option: str
    made_on: datetime.date
    by: Person
    reasons: TextRef
    departures: TextRef | None = None
    """Why it departs from the finding; needed where it does."""
    dissent: tuple[tuple[Person, TextRef], ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """What a record is made from beside the session."""

    record_id: str
    calendar_sha256: str
    prepared_by: Person
    confirmed_by: tuple[Person, ...]
    place: str
    at: datetime.datetime
    supersedes: str | None = None


def draft(view: View, finding: Finding, facts: Facts, decided: Decided, seal: Seal) -> Record:
    """The record of a session, not yet in any chain; raises ``UserError`` as ``check_decision`` does."""
    session = view.session
    departs = check_decision(
        view, decided.option, departures_given=decided.departures is not None, confirming=len(seal.confirmed_by)
    )
    return Record(
        id=seal.record_id,
        kind="correction" if seal.supersedes else "decision",
        case=session.case,
        board=session.board,
        recorded_at=seal.at,
        place=seal.place,
        finding=finding.model_dump(mode="json", by_alias=True),
        pins=Pins(
            workflow=session.workflow,
            edition=session.edition,
            workflow_sha256=session.definition_sha256,
            calendar_sha256=seal.calendar_sha256,
            engine=view.workflow.format,
        ),
        dates=session.dates,
        as_of=session.as_of,
        answers=tuple(_answers(view, facts)),
        consulted=tuple(_consulted(session)),
        decision=Decision(
            decided=decided.option,
            made_on=decided.made_on,
            departs_from_finding=departs,
            by=_signed(decided.by, seal.at),
            reasons=decided.reasons,
            departures=decided.departures,
            dissent=tuple(Dissent(by=_signed(who, seal.at), reasons=why) for who, why in decided.dissent),
        ),
        prepared_by=_signed(seal.prepared_by, seal.at),
        confirmed_by=tuple(_signed(who, seal.at) for who in seal.confirmed_by),
        supersedes=seal.supersedes,
    )


def check_decision(view: View, option: str, *, departures_given: bool, confirming: int) -> bool:
    """Whether a decision departs from the finding.

    Raises ``UserError`` where a question is still open, or the decision is not one of the workflow's, departs without
    saying why, or is not confirmed by as many people as the board asks for.
    """
    workflow, code = view.workflow, view.standing.finding
    if code is None:
        raise UserError(f"{workflow.title} is not finished: {view.standing.asking} has not been answered")
    options = workflow.decision.options if workflow.decision else {NOTED: DecisionOption(label=NOTED, follows=(code,))}
    if option not in options:
        raise UserError(f"{option!r} is no decision here: choose {', '.join(options)}")
    departs = code not in options[option].follows
    if departs and not departures_given:
        raise UserError(f"the decision {option!r} departs from the finding {code!r}: say why")
    needed = workflow.decision.confirmed_by if workflow.decision else 1
    if confirming < needed:
        raise UserError(f"the board asks for {needed} different people to confirm, and {confirming} did")
    return departs


def _answers(view: View, facts: Facts) -> Sequence[Answered]:
    return [
        Answered(
            question=name,
            value=value,
            origin=facts[name].workflow,
            at=facts[name].at,
            by=facts[name].by.role,
            reasons=facts[name].reasons,
        )
        for name, value in view.answers.items()
    ]


def _consulted(session: Session) -> Sequence[Consulted]:
    return [
        Consulted(statement_ids=event.statements, question=event.text, at=event.at)
        for event in session.events
        if event.kind == "consulted" and event.text is not None
    ]


def _signed(who: Person, at: datetime.datetime) -> Signatory:
    return Signatory(role=who.role, name=who.name, at=at)
