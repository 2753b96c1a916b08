"""Who somebody in Slack is here: linked once by themselves, with a code that is sent to them alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SlackPerson:
    """Somebody in Slack, by Slack's own ids."""

    team: str
    """The workspace that the application is installed in."""
    user: str


@dataclass(frozen=True, slots=True)
class LinkAsked:
    """That somebody in Slack asked to be linked, as whoever confirms it is shown."""

    person: SlackPerson
    workspace: str
    """What the workspace is called."""
    name: str
    """What the person is called there."""


class SlackLinks(Protocol):
    """Which account each person in Slack has: one each, and each account at most one person."""

    def offer(self, digest: str, asked: LinkAsked, at: datetime.datetime, until: datetime.datetime) -> None:
        """Keep the digest of a code with who asked for it; codes that are over by now are forgotten."""
        ...

    def asked(self, digest: str, at: datetime.datetime) -> LinkAsked | None:
        """Who asked for a code; ``None`` where it was used, is over or never was. It is not used up."""
        ...

    def link(self, digest: str, account: str, at: datetime.datetime) -> LinkAsked | None:
        """Use a code up and keep that whoever asked for it has this account; ``None`` as ``asked`` has it.

        Codes that are over are forgotten. Of two who use one at once one does. Raises ``UserError`` where that person
        has another account or the account another person: the code is then still good.
        """
        ...

    def account_of(self, person: SlackPerson) -> str | None:
        """The id of the account that somebody in Slack has here."""
        ...

    def person_of(self, account: str) -> SlackPerson | None:
        """Who has an account, in Slack."""
        ...

    def unlink(self, account: str) -> None:
        """Forget who has an account, in Slack; where nobody has, nothing happens."""
        ...
