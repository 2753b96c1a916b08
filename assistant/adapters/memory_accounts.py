"""Accounts that live as long as the process: the reference for every other store of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from assistant.accounts.model import Account
from assistant.errors import AccountMoved, UnknownAccount, UserError


class MemoryAccounts:
    """Accounts in memory."""

    def __init__(self) -> None:
        self._versions: dict[str, list[Account]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._offers: dict[str, tuple[str, datetime.datetime]] = {}

    def account(self, name: str) -> Account:
        """The account of an id, as it is now."""
        if name not in self._versions:
            raise UnknownAccount(f"no account {name} is kept here")
        return self._versions[name][-1]

    def accounts(self) -> Sequence[Account]:
        """Every account, by name."""
        return sorted((kept[-1] for kept in self._versions.values()), key=lambda one: (one.name.casefold(), one.id))

    def keep(self, account: Account) -> None:
        """Keep a new account, or the next version of one."""
        versions = self._versions.get(account.id, [])
        if account.version != len(versions):
            raise AccountMoved
        self._versions[account.id] = [*versions, account]

    def known_as(self, issuer: str, subject: str) -> Account | None:
        """The account that somebody of a sign-in service has here."""
        known = self._known.get((issuer, subject))
        return None if known is None else self.account(known)

    def link(self, account: str, issuer: str, subject: str) -> None:
        """Keep who somebody of a sign-in service is here."""
        kept = self.account(account).id
        if self._known.setdefault((issuer, subject), kept) != kept:
            raise UserError("this person of the sign-in service is another account already")

    def offer(self, digest: str, account: str, until: datetime.datetime) -> None:
        """Keep the digest of a link."""
        self._offers[digest] = (self.account(account).id, until)

    def take_up(self, digest: str, at: datetime.datetime) -> Account | None:
        """Use a link up."""
        account, until = self._offers.pop(digest, ("", at))
        return self.account(account) if at < until else None
