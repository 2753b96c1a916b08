"""The fields of a question as a form sends them."""

from __future__ import annotations

from starlette.datastructures import FormData

from assistant.conversation.answer_fields import (
    NONE_OF_THEM,
    Fields,
    NoAnswer,
    allowed,
    answer_in,
    fields_for,
    first_field,
)

__all__ = ["NONE_OF_THEM", "Fields", "NoAnswer", "allowed", "answer_in", "fields_for", "fields_sent", "first_field"]


def fields_sent(form: FormData) -> Fields:
    """What stood in the fields when they were sent."""
    day, month, year, written, reasons = (
        str(form.get(name, "")) for name in ("day", "month", "year", "written", "reasons")
    )
    return Fields(tuple(str(one) for one in form.getlist("answer")), written, (day, month, year), reasons)
