"""The choice that the fields of a decision give, wherever they were filled in."""

from __future__ import annotations

import datetime

from assistant.conversation.deciding import Choice
from assistant.conversation.seat import WalkSeat
from assistant.errors import UserError

OPTION, DAY, REASONS, DEPARTURES = "option", "day", "reasons", "departures"
"""The fields that may be found wanting."""


class NoDecision(UserError):
    """A field of a decision that cannot be used; whoever sent it sees which, and what to do."""

    def __init__(self, message: str, at: str) -> None:
        super().__init__(message)
        self.at = at


def choice_of(
    seat: WalkSeat,
    option: str,
    made_on: datetime.date | None,
    texts: tuple[str, str],
    *,
    puts_right: bool,
    today: datetime.date,
    wanted: str,
) -> Choice:
    """The choice; raises ``NoDecision`` for the first field that cannot be used.

    The texts are the reasons and why it departs from the finding; ``wanted`` is what is said where the day is not
    given, or lies ahead.
    """
    decision = seat.view.workflow.decision
    chosen = decision.options.get(option) if decision else None
    if chosen is None:
        raise NoDecision("Choose what was decided", OPTION)
    if made_on is None or made_on > today:
        raise NoDecision(wanted, DAY)
    reasons, departures = texts
    if seat.departs(chosen) and not departures.strip():
        raise NoDecision("This decision departs from the finding: say why", DEPARTURES)
    for name, text in ((REASONS, reasons), (DEPARTURES, departures)):
        if name == REASONS or text.strip():
            try:
                seat.cases.clean(text)
            except UserError as error:
                raise NoDecision(str(error), name) from None
    return Choice(option, made_on, reasons, departures, seat.earlier_record if puts_right else None)
