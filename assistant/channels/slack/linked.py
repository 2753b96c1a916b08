"""Which account somebody in Slack has, asked anew each time that something is done for them."""

from __future__ import annotations

from assistant.accounts.links import SlackPerson
from assistant.accounts.model import Account
from assistant.channels.slack.office import Office
from assistant.channels.slack.who import Home, Who


class Linked:
    """Looks accounts up; nothing is remembered, so that one that is switched off counts as none at once."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def account(self, who: Who, home: Home) -> Account | None:
        """The account that somebody has linked; ``None`` where they have not, or it is switched off."""
        return self._office.slack_links.account(SlackPerson(home.team, who.user)) if who.allowed else None

    def user(self, account: str, home: Home) -> str | None:
        """Slack's id of whoever has an account, in this workspace; ``None`` where nobody there has linked it."""
        person = self._office.slack_links.person(account)
        return person.user if person and person.team == home.team else None
