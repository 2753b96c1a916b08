"""The fields of a further fact in a window, and the answer that they give."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from assistant.channels.slack import inputs
from assistant.channels.slack.message import Block
from assistant.conversation.answer_fields import NONE_OF_THEM, Fields, answer_in
from assistant.records.model import Value
from assistant.workflows.labels import label
from assistant.workflows.model import NOT_YET_KNOWN, Question

_NOT_SAID = "-not-said"
"""What is chosen where nobody has said anything: what was once chosen in Slack cannot be emptied."""
_OPEN = "-open"
"""What follows a fact's name in the field that leaves it open."""


def fields_for(name: str, question: Question, value: Value | None) -> Sequence[Block]:
    """The fields of a fact, with what is known of it."""
    if question.kind in {"whole_number", "date"}:
        return _typed(name, question, value)
    options = {option: label(question, option) for option in question.options}
    if question.kind == "several":
        chosen = (value or (NONE_OF_THEM,)) if isinstance(value, tuple) else (str(value),)
        element = inputs.several({**options, NONE_OF_THEM: "None of these"}, chosen)
    else:
        element = inputs.menu({_NOT_SAID: "Not said", **options}, _NOT_SAID if value is None else str(value))
    return [inputs.asked(name, question.ask, element, question.why)]


def fact_in(name: str, question: Question, view: Block) -> Value | None:
    """The fact that the fields of a window give; ``None`` where nothing was said. Raises ``NoAnswer``."""
    found = tuple(one for one in inputs.chosen_in(view, name) if one != _NOT_SAID)
    left_open = inputs.chosen_in(view, f"{name}{_OPEN}")
    if not found and not left_open:
        return None
    if question.kind == "whole_number":
        return answer_in(question, Fields(left_open, "".join(found)))
    if question.kind == "date":
        year, month, day = found[0].split("-") if found else ("", "", "")
        return answer_in(question, Fields(left_open, day=(day, month, year)))
    return answer_in(question, Fields(found))


def _typed(name: str, question: Question, value: Value | None) -> Sequence[Block]:
    """A number or a day, and a box that leaves it open."""
    said = "" if value in {None, NOT_YET_KNOWN} else str(value)
    if question.kind == "whole_number":
        element = inputs.number(int(said) if said else None)
    else:
        element = inputs.day(datetime.date.fromisoformat(said) if said else None)
    fields = [inputs.asked(name, question.ask, element, question.why)]
    if NOT_YET_KNOWN in question.options:
        ticked = (NOT_YET_KNOWN,) if value == NOT_YET_KNOWN else ()
        box = inputs.boxes({NOT_YET_KNOWN: label(question, NOT_YET_KNOWN)}, ticked)
        fields.append(inputs.asked(f"{name}{_OPEN}", "Or it is open", box))
    return fields
