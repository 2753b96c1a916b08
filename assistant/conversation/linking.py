"""Linking somebody in Slack to their account: asked for in Slack, confirmed by themselves where they are signed in."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from assistant.accounts.links import LinkAsked, SlackLinks, SlackPerson
from assistant.accounts.model import Account
from assistant.accounts.ports import Accounts
from assistant.canonical import sha256
from assistant.errors import UnknownAccount

HOLDS = datetime.timedelta(minutes=15)
TAKEN = (
    "this person in Slack is linked to another account, or this account to another person in Slack: unlink that first, "
    "in Slack with `/scr unlink` or on this page, and open the link again"
)
_BYTES = 32


@dataclass(frozen=True, slots=True)
class LinkDesk:
    """Who people in Slack are here."""

    store: SlackLinks
    accounts: Accounts

    def offer(self, asked: LinkAsked, at: datetime.datetime) -> str:
        """A code for whoever asked, to be sent to them alone; it works once, within a quarter of an hour."""
        code = secrets.token_urlsafe(_BYTES)
        self.store.offer(sha256(code), asked, at, at + HOLDS)
        return code

    def asked(self, code: str, at: datetime.datetime) -> LinkAsked | None:
        """Who asked for a code; ``None`` where it no longer works."""
        return self.store.asked(sha256(code), at)

    def link(self, code: str, account: Account, at: datetime.datetime) -> LinkAsked | None:
        """Use a code up: whoever asked for it has this account from now on; ``None`` where it no longer works.

        Raises ``UserError`` where either is linked otherwise.
        """
        return self.store.link(sha256(code), self.accounts.account(account.id).id, at)

    def account(self, person: SlackPerson) -> Account | None:
        """The account of somebody in Slack as it is now; one that is switched off counts as none."""
        known = self.store.account_of(person)
        if known is None:
            return None
        try:
            account = self.accounts.account(known)
        except UnknownAccount:
            return None
        return account if account.active else None

    def person(self, account: str) -> SlackPerson | None:
        """Who has an account, in Slack."""
        return self.store.person_of(account)

    def unlink(self, account: str) -> None:
        """Forget who has an account, in Slack; their cases stay as they are."""
        self.store.unlink(account)
