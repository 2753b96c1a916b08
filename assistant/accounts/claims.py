"""Read roles and boards from what a sign-in service claims of somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.accounts.model import LONGEST_NAME, ROLES, Role

Claims = Mapping[str, object]
"""What a sign-in service claims, when it has been checked that it does."""

_NAMED_BY = ("name", "preferred_username", "email")


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """Where a sign-in service says what somebody is, and what its words mean here."""

    roles_claim: str
    """The claim, or the path to it through objects, with dots: ``realm_access.roles``."""
    role_of: Mapping[str, Role]
    boards_claim: str
    """Empty where the service says nothing of boards."""
    board_of: Mapping[str, str]

    def roles(self, claims: Claims) -> tuple[Role, ...]:
        """The roles of somebody; a value that is mapped to none counts for nothing."""
        given = {self.role_of[value] for value in _values(claims, self.roles_claim) if value in self.role_of}
        return tuple(role for role in ROLES if role in given)

    def boards(self, claims: Claims) -> tuple[str, ...]:
        """The boards they work for, by id."""
        values = _values(claims, self.boards_claim)
        return tuple(sorted({self.board_of[value] for value in values if value in self.board_of}))


def name_in(claims: Claims) -> str:
    """What to call somebody; where the service says nothing of it, by no name of theirs."""
    for claim in _NAMED_BY:
        value = claims.get(claim)
        if isinstance(value, str) and value.strip():
            return value.strip()[:LONGEST_NAME]
    return "somebody without a name"


def _values(claims: Claims, path: str) -> list[str]:
    """The texts at a path; a claim whose own name holds dots is found by its whole name."""
    if not path:
        return []
    found: object = claims.get(path)
    if found is None:
        found = claims
        for step in path.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    values = found if isinstance(found, list) else [found]
    return [value for value in values if isinstance(value, str)]
