"""Who people in Slack are, as long as the process lives: the reference for every other store of it."""

from __future__ import annotations

import datetime
import threading

from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.conversation.linking import TAKEN
from assistant.errors import UserError


class MemorySlackLinks:
    """Links in memory."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[LinkAsked, datetime.datetime]] = {}
        self._accounts: dict[SlackPerson, str] = {}
        self._lock = threading.Lock()

    def offer(self, digest: str, asked: LinkAsked, at: datetime.datetime, until: datetime.datetime) -> None:
        """Keep the digest of a code; those that are over go."""
        with self._lock:
            self._forget_over(at)
            self._codes[digest] = (asked, until)

    def asked(self, digest: str, at: datetime.datetime) -> LinkAsked | None:
        """Who asked for a code."""
        asked, until = self._codes.get(digest, (None, at))
        return asked if at < until else None

    def link(self, digest: str, account: str, at: datetime.datetime) -> LinkAsked | None:
        """Use a code up and keep who asked for it."""
        with self._lock:
            self._forget_over(at)
            asked = self.asked(digest, at)
            if asked is None:
                return None
            theirs = self._accounts.get(asked.person)
            others = {kept for person, kept in self._accounts.items() if person != asked.person}
            if theirs not in {None, account} or account in others:
                raise UserError(TAKEN)
            del self._codes[digest]
            self._accounts[asked.person] = account
            return asked

    def account_of(self, person: SlackPerson) -> str | None:
        """The account that somebody in Slack has."""
        return self._accounts.get(person)

    def person_of(self, account: str) -> SlackPerson | None:
        """Who has an account, in Slack."""
        return next((person for person, kept in self._accounts.items() if kept == account), None)

    def unlink(self, account: str) -> None:
        """Forget who has an account, in Slack."""
        with self._lock:
            self._accounts = {person: kept for person, kept in self._accounts.items() if kept != account}

    def _forget_over(self, at: datetime.datetime) -> None:
        self._codes = {digest: kept for digest, kept in self._codes.items() if at < kept[1]}
