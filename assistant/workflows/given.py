"""What was answered, in the workflow's own options: checked once, here, and trusted afterwards."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from assistant.errors import AnswerNotAllowed, AnswersContradict
from assistant.workflows.model import NOT_YET_KNOWN, Condition, Option, Question, Workflow

Value = str | int | datetime.date | tuple[str, ...]
"""An answer as a person gave it: an option, a number, a day, or several options."""
Chosen = str | tuple[str, ...]
Given = Mapping[str, Chosen]
"""Question to the option chosen; several, where the question allows several."""

_NUMBER = re.compile(r"-?\d{1,6}")


def read_answers(workflow: Workflow, answers: Mapping[str, object]) -> dict[str, Value]:
    """The answers to questions of this workflow, as values; those to other questions are left to the caller.

    Raises ``AnswerNotAllowed`` for a value that the question does not allow, and for two that exclude each other.
    """
    values = {name: _value(workflow, name, answers[name]) for name in workflow.questions if name in answers}
    refuse_contradictions(workflow, given(workflow, values))
    return values


def allows(workflow: Workflow, answers: Mapping[str, object]) -> bool:
    """Whether the questions of a workflow allow these answers, each by itself and all together."""
    try:
        read_answers(workflow, answers)
    except AnswerNotAllowed:
        return False
    return True


def with_case(
    workflow: Workflow, answers: Mapping[str, object], dates: Mapping[str, datetime.date]
) -> dict[str, object]:
    """The answers, with what the case itself answers: its dates, and its board where a question asks for the board.

    An answer that was given stands before either.
    """
    asked = [name for name, q in workflow.questions.items() if q.kind == "board" and workflow.board in q.options]
    dated = {name: day for name, day in dates.items() if name in workflow.questions}
    return {**dict.fromkeys(asked, workflow.board), **dated, **answers}


def given(workflow: Workflow, values: Mapping[str, Value]) -> dict[str, Chosen]:
    """The option that each value counts as."""
    return {name: chosen(workflow.questions[name], value) for name, value in values.items()}


def chosen(question: Question, value: Value) -> Chosen:
    """The option that a value counts as; numbers and days fall into the option whose bounds hold them."""
    if isinstance(value, int | datetime.date):
        return next(name for name, option in question.options.items() if _holds(option, value))
    return value


def picked(question: Question, option: str) -> Chosen:
    """An option as the answer it is where it is chosen alone."""
    return (option,) if question.kind == "several" and option != NOT_YET_KNOWN else option


def refuse_contradictions(workflow: Workflow, answers: Given) -> None:
    """Refuse answers that cannot both be right; raises ``AnswersContradict`` naming them all."""
    for exclusion in workflow.excludes:
        if matches(exclusion.answers, answers):
            raise AnswersContradict({name: _shown(answers[name]) for name in exclusion.answers}, exclusion.say)


def matches(condition: Condition, answers: Given) -> bool:
    """Whether every question of a condition has one of the options it names."""
    for name, allowed in condition.items():
        answer = answers.get(name)
        if answer is None:
            return False
        if isinstance(answer, tuple):
            if not any(one in allowed for one in answer):
                return False
        elif answer not in allowed:
            return False
    return True


def _value(workflow: Workflow, name: str, raw: object) -> Value:
    question = workflow.questions[name]
    if raw is None or raw == NOT_YET_KNOWN:
        if NOT_YET_KNOWN not in question.options:
            raise AnswerNotAllowed(f"{name}: somebody always knows this; choose {_allowed(question)}")
        return NOT_YET_KNOWN
    match question.kind:
        case "whole_number":
            return _in_bounds(name, question, _number(name, raw))
        case "date":
            return _in_bounds(name, question, _day(name, raw))
        case "several":
            return _several(name, question, raw)
        case _:
            text = {True: "yes", False: "no"}.get(raw, raw) if isinstance(raw, bool) else raw
            if text not in question.options:
                raise AnswerNotAllowed(f"{name}: {raw!r} is no answer to it; choose {_allowed(question)}")
            return str(text)


def _several(name: str, question: Question, raw: object) -> tuple[str, ...]:
    listed = [raw] if isinstance(raw, str) else raw
    if not isinstance(listed, Sequence):
        raise AnswerNotAllowed(f"{name}: {raw!r} is not a list of answers; choose from {_allowed(question)}")
    for one in listed:
        if one not in question.options or one == NOT_YET_KNOWN:
            raise AnswerNotAllowed(f"{name}: {one!r} is no answer to it; choose from {_allowed(question)}")
    return tuple(option for option in question.options if option in listed)


def _number(name: str, raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and _NUMBER.fullmatch(raw.strip()):
        return int(raw)
    raise AnswerNotAllowed(f"{name}: {raw!r} is not a whole number")


def _day(name: str, raw: object) -> datetime.date:
    if isinstance(raw, datetime.date):
        return raw
    try:
        return datetime.date.fromisoformat(str(raw))
    except ValueError:
        raise AnswerNotAllowed(f"{name}: {raw!r} is no day; write it YYYY-MM-DD") from None


def _in_bounds(name: str, question: Question, value: int | datetime.date) -> int | datetime.date:
    if not any(_holds(option, value) for option in question.options.values()):
        raise AnswerNotAllowed(f"{name}: {value} is outside what the question allows")
    return value


def _holds(option: Option, value: int | datetime.date) -> bool:
    if option.from_ is None and option.to is None:
        return False
    least = option.from_ is None or option.from_ <= value  # type: ignore[operator]  # the checks hold both to one kind
    return least and (option.to is None or value <= option.to)  # type: ignore[operator]  # as above


def _allowed(question: Question) -> str:
    return ", ".join(question.options)


def _shown(answer: Chosen) -> str:
    return ",".join(answer) if isinstance(answer, tuple) else answer
