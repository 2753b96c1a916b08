"""What accounts need from outside: a store of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

from assistant.accounts.model import Account


class Accounts(Protocol):
    """The accounts of an installation. None is ever removed, and every version of each is kept."""

    def account(self, name: str) -> Account:
        """The account of an id; raises ``UnknownAccount`` where there is none."""
        ...

    def accounts(self) -> Sequence[Account]:
        """Every account, by name."""
        ...

    def keep(self, account: Account) -> None:
        """Keep a new account, or the next version of one.

        Raises ``AccountMoved`` where that version is there already, or the one before it is not.
        """
        ...

    def known_as(self, issuer: str, subject: str) -> Account | None:
        """The account that somebody of a sign-in service has here."""
        ...

    def link(self, account: str, issuer: str, subject: str) -> None:
        """Keep who somebody of a sign-in service is here.

        Raises ``UserError`` where that person is another account already.
        """
        ...

    def offer(self, digest: str, account: str, until: datetime.datetime) -> None:
        """Keep the digest of a link that signs somebody in once; those that are over are forgotten by and by."""
        ...

    def take_up(self, digest: str, at: datetime.datetime) -> Account | None:
        """Use a link up, and tell whom it signs in; ``None`` where it was used before, is over, or never was."""
        ...
