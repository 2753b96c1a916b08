"""The fields that a checklist's facts and days are typed in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from starlette.datastructures import FormData

from assistant.channels.web.answer_fields import Fields, NoAnswer, answer_in, fields_for
from assistant.conversation.answer_fields import day_of
from assistant.errors import UserError
from assistant.records.model import Value
from assistant.workflows.model import Question

Day = tuple[str, str, str]
"""Day, month and year as they are typed."""


def days_sent(form: FormData, asked: Mapping[str, str]) -> tuple[dict[str, Day], dict[str, str]]:
    """The dates as they were typed, and what is wrong with each that is none."""
    typed, wrong = {}, {}
    for name in asked:
        day, month, year = (str(form.get(f"{name}-{part}", "")) for part in ("day", "month", "year"))
        typed[name] = (day, month, year)
        try:
            day_of(day, month, year)
        except UserError as error:
            wrong[name] = str(error)
    return typed, wrong


def facts_sent(form: FormData, asked: Mapping[str, Question]) -> tuple[dict[str, Fields], dict[str, str]]:
    """The fields of the facts as they were filled in, and what is wrong with each that gives no answer."""
    sent, wrong = {}, {}
    for name, question in asked.items():
        chosen = tuple(str(one) for one in form.getlist(name) if one)
        day, month, year = (str(form.get(f"{name}-{part}", "")) for part in ("day", "month", "year"))
        sent[name] = Fields(chosen, str(form.get(f"{name}-written", "")), (day, month, year))
        try:
            fact_in(question, sent[name])
        except NoAnswer as error:
            wrong[name] = str(error)
    return sent, wrong


def fact_in(question: Question, fields: Fields) -> Value | None:
    """The fact that the fields give; None where nothing was said. Raises ``NoAnswer``."""
    if not (fields.chosen or fields.written.strip() or "".join(fields.day).strip()):
        return None
    return answer_in(question, fields)


def fact_fields(question: Question, value: Value | None) -> Fields:
    """The fields of a fact with what is known of it."""
    return fields_for(question, value)


def shown_day(day: datetime.date | None) -> Day:
    """A date as it stands in its fields."""
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
