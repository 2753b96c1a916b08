"""What accounts need from outside: a store of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.accounts.model import Account


class Accounts(Protocol):
    """The accounts of an installation."""

    def account(self, name: str) -> Account:
        """The account of an id; raises ``UnknownAccount`` where there is none."""
        ...

    def accounts(self) -> Sequence[Account]:
        """Every account, by name."""
        ...

    def keep(self, account: Account) -> None:
        """Keep a new account, or what an account is from now on."""
        ...

    def known_as(self, issuer: str, subject: str) -> Account | None:
        """The account that somebody of a sign-in service has here."""
        ...

    def link(self, account: str, issuer: str, subject: str) -> None:
        """Keep who somebody of a sign-in service is here.

        Raises ``UserError`` where that person is another account already.
        """
        ...
