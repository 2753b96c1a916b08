"""Who signs in, in which roles, and what each role may do."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import StringConstraints

from assistant.guidance.model import Word
from assistant.models import Document
from assistant.records.model import Id, Utc

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

LONGEST_NAME = 200
LOCAL_ADMINISTRATOR = "local-administrator"
"""The id of whoever signs in with the link that is printed where the program was started; kept in no store."""


class Changed(Document):
    """Who last said what an account is, and when."""

    by: Id
    """An account; its own where a sign-in service said so."""
    at: Utc


class Account(Document):
    """Somebody who signs in, or a program that has tokens."""

    id: Id
    """Random; says nothing of the person."""
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]
    roles: tuple[Role, ...]
    boards: tuple[Word, ...] = ()
    """The boards they work for. A business manager sees the cases of these."""
    active: bool = True
    """Whether they may still sign in."""
    version: int = 0
    """How often it was changed."""
    changed: Changed | None = None

    def again(self, **changes: Any) -> Account:
        """The next version of it; raises ``ValidationError`` for what no account can be."""
        return Account.model_validate({**self.model_dump(), **changes, "version": self.version + 1})

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
