"""Where a session stands: what is asked next, what is known of it, what was set aside."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.cases.facts import answers_of, values_of
from assistant.cases.model import Fact, Facts, Session
from assistant.errors import AnswerNotAllowed
from assistant.records.model import Value
from assistant.workflows.engine import Standing, stand
from assistant.workflows.given import given, read_answers
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
    """Questions answered in this session that are not on the path any more; nothing of them is lost."""
    known: Fact | None
    """What the case already says on the question that is asked, to be confirmed or changed."""
    safety_pending: bool
    """Whether the safety question still stands before everything else."""


def view_of(session: Session, workflow: Workflow, facts: Facts) -> View:
    """Where a session stands on its own definition."""
    standing = stand(workflow, given(workflow, read_answers(workflow, all_answers(session, workflow, facts))))
    answered = values_of(session, facts)
    asked = standing.asking
    known = facts.get(asked) if asked and _still_allowed(workflow, asked, facts) else None
    return View(
        session=session,
        workflow=workflow,
        standing=standing,
        answers={name: answered[name] for name in standing.trail if name in answered},
        set_aside=tuple(name for name in answered if name not in standing.trail),
        known=known,
        safety_pending=_safety_pending(session),
    )


def all_answers(session: Session, workflow: Workflow, facts: Facts) -> dict[str, object]:
    """The answers of a session, with the board and the dates where the workflow asks for them as questions."""
    asked = {n: d for n, d in session.dates.items() if n in workflow.questions}
    board = {
        n: session.board for n, q in workflow.questions.items() if q.kind == "board" and session.board in q.options
    }
    return {**board, **asked, **values_of(session, facts)}


def last_on_path(view: View) -> str | None:
    """The question that *back* goes to: the last one on the path that was answered in this session."""
    answered = answers_of(view.session)
    return next((name for name in reversed(view.standing.trail) if name in answered), None)


def check_answer(view: View, question: str, value: object) -> Value:
    """The value as it is kept; raises ``AnswerNotAllowed`` where the question does not allow it here."""
    workflow = view.workflow
    if question not in workflow.questions:
        raise AnswerNotAllowed(f"{workflow.title} asks no question {question!r}")
    read = read_answers(workflow, {**view.answers, question: value})[question]
    return read.isoformat() if isinstance(read, datetime.date) else read


def _still_allowed(workflow: Workflow, name: str, facts: Facts) -> bool:
    try:
        read_answers(workflow, {name: facts[name].value} if name in facts else {})
    except AnswerNotAllowed:
        return False
    return name in facts


def _safety_pending(session: Session) -> bool:
    """It is settled by *no*, or once the immediate-action route has been followed."""
    asked = [event.value for event in session.events if event.kind == "safety"]
    return not asked or asked[-1] not in {"no", "followed"}
