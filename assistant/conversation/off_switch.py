"""The switch that turns answering off and on again, for every channel and every process of an installation."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

from assistant.answers.ports import Gate
from assistant.errors import UserError
from assistant.models import Document
from assistant.records.model import Id, Utc

_MOST_CHARACTERS = 500


class Switched(Document):
    """That somebody turned answering off or on."""

    on: bool
    reason: str
    """What people are told while it is off, without the full stop; holds no personal data."""
    by: Id
    """An account."""
    at: Utc


class OffSwitch(Protocol):
    """Where it is kept how the switch stands; it only grows."""

    def history(self) -> Sequence[Switched]:
        """Every time it was turned, oldest first."""
        ...

    def keep(self, switched: Switched) -> None:
        """Turn it; other processes see it at their next question."""
        ...

    def off_because(self) -> str | None:
        """Why answering is off; ``None`` while it is on."""
        ...


def turn(switch: OffSwitch, gate: Gate, *, on: bool, reason: str, by: str, at: datetime.datetime) -> Switched:
    """Turn answering off or on, and keep why.

    Raises ``UserError`` where it stands so already, where no reason is given, and where the reason holds personal
    data; the message then offers another wording.
    """
    said = " ".join(reason.split()).rstrip(". ")
    if (switch.off_because() is None) == on:
        raise UserError(f"answering is {'on' if on else 'off'} already")
    if not said or len(said) > _MOST_CHARACTERS:
        raise UserError(f"give a reason, of at most {_MOST_CHARACTERS} characters: it is recorded, and people see it")
    reworded, kinds = gate.reworded(said)
    if kinds:
        raise UserError(f"the reason holds personal data ({', '.join(kinds)}); it could say: {reworded}")
    switched = Switched(on=on, reason=said, by=by, at=at)
    switch.keep(switched)
    return switched
