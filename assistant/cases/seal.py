"""From a session that has come to its finding, and a person's decision, to a record that can be sealed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cases.facts import answers_of
from assistant.cases.model import Facts, Person, Session
from assistant.cases.view import View
from assistant.errors import UserError
from assistant.records.model import Answered, Consulted, Decision, Dissent, Pins, Record, Signatory, TextRef
from assistant.workflows.finding import Finding
from assistant.workflows.model import Workflow

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
    """The record of a session, not yet in any chain.

    Raises ``UserError`` where a question is still open, or the decision is not one of the workflow's, departs from the
    finding without saying why, or is not confirmed by as many people as the board asks for.
    """
    workflow, session = view.workflow, view.session
    if finding.finding is None:
        raise UserError(f"{workflow.title} is not finished: {finding.asking} has not been answered")
    departs = _departs(workflow, decided, finding.finding.code)
    _confirmed(workflow, seal.confirmed_by)
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
            engine=workflow.format,
        ),
        dates=session.dates,
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


def _departs(workflow: Workflow, decided: Decided, code: str) -> bool:
    options = workflow.decision.options if workflow.decision else {}
    if not options and decided.option == NOTED:
        return False
    if decided.option not in options:
        raise UserError(f"{decided.option!r} is no decision here: choose {', '.join(options) or NOTED}")
    departs = code not in options[decided.option].follows
    if departs and decided.departures is None:
        raise UserError(f"the decision {decided.option!r} departs from the finding {code!r}: say why")
    return departs


def _confirmed(workflow: Workflow, people: Sequence[Person]) -> None:
    needed = workflow.decision.confirmed_by if workflow.decision else 1
    if len(people) < needed:
        raise UserError(f"the board asks for {needed} people to confirm, and {len(people)} did")


def _answers(view: View, facts: Facts) -> Sequence[Answered]:
    own = answers_of(view.session)
    return [
        Answered(
            question=name,
            value=view.answers[name],
            origin=facts[name].workflow if name in facts else view.session.workflow,
            at=facts[name].at if name in facts else own[name].at,
            by=facts[name].by.role if name in facts else own[name].by.role,
            reasons=facts[name].reasons if name in facts else own[name].text,
        )
        for name in view.standing.trail
        if name in view.answers
    ]


def _consulted(session: Session) -> Sequence[Consulted]:
    return [
        Consulted(statement_ids=event.statements, question=event.text, at=event.at)
        for event in session.events
        if event.kind == "consulted" and event.text is not None
    ]


def _signed(who: Person, at: datetime.datetime) -> Signatory:
    return Signatory(role=who.role, name=who.name, at=at)
