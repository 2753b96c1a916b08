"""Where a session stands: what is asked next, what is known of it, what was set aside."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.cases.facts import values_of
from assistant.cases.model import Fact, Facts, Session
from assistant.cases.pending import Pending, basis_of, pending_of
from assistant.errors import AnswerNotAllowed
from assistant.records.model import Value
from assistant.workflows.engine import Standing, stand
from assistant.workflows.given import Given, allows, given, matches, read_answers, refuse_contradictions, with_case
from assistant.workflows.model import Workflow


@dataclass(frozen=True, slots=True)
class View:
    """Everything a channel needs to show of a session."""

    session: Session
    workflow: Workflow
    standing: Standing
    answers: dict[str, Value]
    """Those on the path."""
    set_aside: tuple[str, ...]
    """Questions answered in this session whose answers do not count any more; nothing of them is lost."""
    known: Fact | None
    """What the case already says on the question that is asked, to be confirmed or changed."""
    safety_pending: bool
    """Whether the safety question still stands before everything else."""
    basis: str
    """The digest of what the finding rests on."""
    pending: Pending | None
    """What is on its way to a record, where the finding was sent for decision."""


def view_of(session: Session, workflow: Workflow, facts: Facts) -> View:
    """Where a session stands on its own definition; ``facts`` are those of its case."""
    answered = values_of(session, facts)
    standing, held = _together(session, workflow, answered, facts)
    basis = basis_of(standing, held, facts)
    return View(
        session=session,
        workflow=workflow,
        standing=standing,
        answers=held,
        set_aside=tuple(name for name in answered if name not in held),
        known=_known(session, workflow, held, facts.get(str(standing.asking))),
        safety_pending=_safety_pending(session),
        basis=basis,
        pending=pending_of(session, basis),
    )


def last_on_path(view: View) -> str | None:
    """The question that *back* goes to: the last one on the path that was answered in this session."""
    return next((name for name in reversed(view.standing.trail) if name in view.answers), None)


def check_answer(view: View, question: str, value: object) -> Value:
    """The value as it is kept.

    Raises ``AnswerNotAllowed`` where the question does not allow it, or where it and another answer that would still
    be on the path exclude each other.
    """
    workflow = view.workflow
    if question not in workflow.questions:
        raise AnswerNotAllowed(f"{workflow.title} asks no question {question!r}")
    read = read_answers(workflow, {question: value})[question]
    chosen = _chosen(view.session, workflow, {**view.answers, question: read})
    on_path = stand(workflow, chosen).trail
    refuse_contradictions(workflow, {name: chosen[name] for name in on_path})
    return read.isoformat() if isinstance(read, datetime.date) else read


def _together(
    session: Session, workflow: Workflow, answered: Mapping[str, Value], facts: Facts
) -> tuple[Standing, dict[str, Value]]:
    """Walk on the answers that stand together, and give them in the order of the path.

    An answer off the path is set aside. So is one that was changed in another workflow of the case to what this
    definition does not allow, and the older of two that exclude each other: each is asked again.
    """
    held = {name: value for name, value in answered.items() if _fits(session, workflow, {name: value})}
    while True:
        chosen = _chosen(session, workflow, held)
        standing = stand(workflow, chosen)
        on_path = {name: held[name] for name in standing.trail if name in held}
        clash = next((one.answers for one in workflow.excludes if matches(one.answers, chosen)), None)
        if len(on_path) < len(held):
            held = on_path
        elif clash:
            del held[min((name for name in clash if name in held), key=lambda name: facts[name].at)]
        else:
            return standing, on_path


def _chosen(session: Session, workflow: Workflow, answers: Mapping[str, object]) -> Given:
    """The options that answers count as, with what the case itself answers; whether they go together is not asked."""
    whole = with_case(workflow, answers, session.dates)
    return given(workflow, {name: read_answers(workflow, {name: value})[name] for name, value in whole.items()})


def _known(session: Session, workflow: Workflow, held: Mapping[str, Value], fact: Fact | None) -> Fact | None:
    return fact if fact and _fits(session, workflow, {**held, fact.question: fact.value}) else None


def _fits(session: Session, workflow: Workflow, answers: Mapping[str, object]) -> bool:
    """Whether the questions allow these answers, together and beside the dates of the case."""
    return allows(workflow, with_case(workflow, answers, session.dates))


def _safety_pending(session: Session) -> bool:
    """It is settled by *no*, or once the immediate-action route has been followed."""
    asked = [event.value for event in session.events if event.kind == "safety"]
    return not asked or asked[-1] not in {"no", "followed"}
