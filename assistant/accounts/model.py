"""Who signs in, in which roles, and what each role may do."""

from __future__ import annotations

from typing import Literal, get_args

from assistant.guidance.model import Word
from assistant.models import Document
from assistant.records.model import Id

Role = Literal["practitioner", "referrer", "panel_member", "chair", "business_manager", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

Power = Literal["ask", "see_cases", "walk", "dissent", "decide", "manage_cases", "administer"]
"""``see_cases`` is to open the cases one is on, ``walk`` to open cases and answer, ``manage_cases`` to say who is on
a case and to make and work its checklist, ``administer`` to manage accounts, sources and the off switch."""

POWERS: dict[Role, frozenset[Power]] = {
    "practitioner": frozenset({"ask"}),
    "referrer": frozenset({"ask", "see_cases", "walk"}),
    "panel_member": frozenset({"ask", "see_cases", "dissent"}),
    "chair": frozenset({"ask", "see_cases", "decide"}),
    "business_manager": frozenset({"ask", "see_cases", "walk", "manage_cases"}),
    "administrator": frozenset({"ask", "administer"}),
}


class Account(Document):
    """Somebody who signs in."""

    id: Id
    """Random; says nothing of the person."""
    name: str
    roles: tuple[Role, ...]
    boards: tuple[Word, ...] = ()
    """The boards they work for. A business manager sees the cases of these."""
    active: bool = True
    """Whether they may still sign in."""

    @property
    def counted(self) -> tuple[Role, ...]:
        """The roles that count: whoever administers the program sees no case, whatever else they are."""
        return ("administrator",) if "administrator" in self.roles else self.roles

    def may(self, power: Power) -> bool:
        """Whether one of the roles has a power."""
        return self.active and any(power in POWERS[role] for role in self.counted)

    def role_for(self, power: Power) -> str:
        """The role that they act in when they use a power, in words; they must have it."""
        return next(role for role in self.counted if power in POWERS[role]).replace("_", " ")
