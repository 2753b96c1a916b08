"""The fields of a question, wherever it is asked: what stands in them, and the answer that they give."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from assistant.errors import UserError
from assistant.records.model import Value
from assistant.workflows.model import NOT_YET_KNOWN, Question

NONE_OF_THEM = "-"
"""What is chosen where none of several applies; no option has this name."""
IN_NUMBERS = "write it in numbers, such as 26 3 2015, or leave it out"
"""How a day is typed."""
_NUMBER = re.compile(r"-?\d{1,6}")


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in the fields of a question."""

    chosen: tuple[str, ...] = ()
    """Options, *not yet known* among them, or that none applies."""
    written: str = ""
    day: tuple[str, str, str] = ("", "", "")
    """Day, month and year."""
    reasons: str = ""


class NoAnswer(UserError):
    """What stands in the fields gives no answer; whoever sent them sees which field, and what to do."""

    def __init__(self, message: str, at: str) -> None:
        super().__init__(message)
        self.at = at


def fields_for(question: Question, value: Value | None, reasons: str = "") -> Fields:
    """The fields with an answer that is known in them."""
    if value is None:
        return Fields()
    if value == NOT_YET_KNOWN or question.kind in {"choice", "board"}:
        return Fields(chosen=(str(value),), reasons=reasons)
    if question.kind == "date":
        year, month, day = str(value).split("-")
        return Fields(day=(str(int(day)), str(int(month)), year), reasons=reasons)
    if isinstance(value, tuple):
        return Fields(chosen=value or (NONE_OF_THEM,), reasons=reasons)
    return Fields(written=str(value), reasons=reasons)


def answer_in(question: Question, fields: Fields) -> Value:
    """The answer that the fields give, in the form in which it is kept; raises ``NoAnswer``."""
    match question.kind:
        case "several":
            return _several(question, fields)
        case "whole_number":
            return _number(question, fields)
        case "date":
            return _date(question, fields)
        case _:
            if len(fields.chosen) != 1 or fields.chosen[0] not in question.options:
                raise NoAnswer("Choose an answer", first_field(question))
            return fields.chosen[0]


def first_field(question: Question) -> str:
    """The id of the field that a complaint about the answer leads to."""
    return {"whole_number": "written", "date": "day"}.get(question.kind, "answer-1")


def allowed(question: Question) -> str:
    """What may be written, in words; it is for numbers and days."""
    bounds = [option for option in question.options.values() if option.from_ is not None or option.to is not None]
    least = [option.from_ for option in bounds]
    most = [option.to for option in bounds]
    what = "a day" if question.kind == "date" else "a whole number"
    if None not in least:
        what += f" from {_shown(min(least))}"  # type: ignore[type-var]  # the checks hold all to one kind
    if None not in most:
        what += f" up to {_shown(max(most))}"  # type: ignore[type-var]  # as above
    return what


def _shown(bound: object) -> str:
    return f"{bound:%-d %B %Y}" if hasattr(bound, "year") else str(bound)


def _several(question: Question, fields: Fields) -> Value:
    apart = {NOT_YET_KNOWN, NONE_OF_THEM}.intersection(fields.chosen)
    if not fields.chosen:
        raise NoAnswer("Choose all that apply, or that none does", first_field(question))
    if len(fields.chosen) > 1 and apart:
        raise NoAnswer("Choose what applies, or that none does, or that it is not yet known", first_field(question))
    if apart:
        return NOT_YET_KNOWN if NOT_YET_KNOWN in apart else ()
    return tuple(option for option in question.options if option in fields.chosen)


def _number(question: Question, fields: Fields) -> Value:
    if _left_open(fields, fields.written, question):
        return NOT_YET_KNOWN
    if not _NUMBER.fullmatch(fields.written.strip()):
        raise NoAnswer(f"Write {allowed(question)}", "written")
    return int(fields.written)


def _date(question: Question, fields: Fields) -> Value:
    if _left_open(fields, "".join(fields.day), question):
        return NOT_YET_KNOWN
    try:
        day = day_of(*fields.day)
    except UserError:
        day = None
    if day is None:
        raise NoAnswer(f"Write {allowed(question)}, in numbers such as 26 3 2015", "day")
    return day.isoformat()


def _left_open(fields: Fields, written: str, question: Question) -> bool:
    """Whether it is said that it is not yet known, and nothing else."""
    unknown = NOT_YET_KNOWN in fields.chosen and NOT_YET_KNOWN in question.options
    if unknown and written.strip():
        raise NoAnswer("Write the answer, or choose that it is not yet known, and not both", first_field(question))
    return unknown


def day_of(day: str, month: str, year: str) -> datetime.date | None:
    """A day typed in three fields; ``None`` where all are empty.

    Raises ``UserError`` where it is no day.
    """
    typed = [part.strip() for part in (day, month, year)]
    if not any(typed):
        return None
    try:
        return datetime.date(int(typed[2]), int(typed[1]), int(typed[0]))
    except ValueError:
        raise UserError(f"The date is no day: {IN_NUMBERS}") from None
