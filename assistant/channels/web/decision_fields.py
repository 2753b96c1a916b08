"""The fields of a decision: what stands in them, and the choice that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData

from assistant.channels.web.on_case import OnWalk
from assistant.channels.web.walk import form_sent
from assistant.conversation.answer_fields import day_of
from assistant.conversation.choosing import choice_of
from assistant.conversation.deciding import Choice
from assistant.errors import UserError
from assistant.workflows.model import DecisionOption


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a decision."""

    option: str = ""
    day: tuple[str, str, str] = ("", "", "")
    """Day, month and year."""
    reasons: str = ""
    departures: str = ""
    supersedes: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """The texts among them."""
        return {"reasons": self.reasons, "departures": self.departures}


def typed_in(form: Annotated[FormData, Depends(form_sent)]) -> Typed:
    """The fields of a decision as they were sent."""
    text = {name: str(form.get(name, "")) for name in ("option", "day", "month", "year", "reasons", "departures")}
    day = (text["day"], text["month"], text["year"])
    return Typed(text["option"], day, text["reasons"], text["departures"], "supersedes" in form)


def typed_before(on: OnWalk) -> Typed:
    """The fields with what has been decided in them, where something has."""
    decided = on.view.pending.decided if on.view.pending else None
    if decided is None or decided.option is None or decided.made_on is None:
        return Typed()
    made_on = decided.made_on
    day = (str(made_on.day), str(made_on.month), str(made_on.year))
    return Typed(decided.option, day, on.text(decided.text), on.text(decided.departures), bool(decided.supersedes))


def choice_in(on: OnWalk, typed: Typed) -> Choice:
    """What the fields say was decided; raises ``NoDecision`` where one cannot be used."""
    try:
        made_on = day_of(*typed.day)
    except UserError:
        made_on = None
    return choice_of(
        on.seat,
        typed.option,
        made_on,
        (typed.reasons, typed.departures),
        puts_right=typed.supersedes,
        today=on.now.date(),
        wanted="Write the day on which it was decided, in numbers such as 26 3 2015, and none to come",
    )


def options(on: OnWalk) -> Mapping[str, DecisionOption]:
    """What may be decided."""
    return on.view.workflow.decision.options if on.view.workflow.decision else {}
