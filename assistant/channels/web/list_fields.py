"""The fields that a checklist's facts are typed in."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData

from assistant.channels.web.answer_fields import Fields, NoAnswer, answer_in, fields_for
from assistant.channels.web.day_fields import day_sent
from assistant.records.model import Value
from assistant.workflows.model import Question


def facts_sent(form: FormData, asked: Mapping[str, Question]) -> tuple[dict[str, Fields], dict[str, str]]:
    """The fields of the facts as they were filled in, and what is wrong with each that gives no answer."""
    sent, wrong = {}, {}
    for name, question in asked.items():
        chosen = tuple(str(one) for one in form.getlist(name) if one)
        sent[name] = Fields(chosen, str(form.get(f"{name}-written", "")), day_sent(form, name))
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
