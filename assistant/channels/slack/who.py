"""Who is talking: somebody of this organisation, a guest, or somebody of another organisation."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from slack_sdk import WebClient

from assistant.channels.slack.memory import Clock, Memory

Standing = Literal["member", "guest", "outside", "program"]
_HOLDS = datetime.timedelta(minutes=5)
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Home:
    """The workspace that the application is installed in."""

    team: str
    organisation: str | None = None
    """The organisation of several workspaces that it belongs to, where it does."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in Slack, as every handler is given them."""

    user: str
    standing: Standing
    allowed: bool
    """Whether they are answered at all."""


class People:
    """Looks people up, and remembers them for five minutes."""

    def __init__(self, client: WebClient, guests: Collection[str], clock: Clock) -> None:
        self._client = client
        self._guests = frozenset(guests)
        self._known: Memory[tuple[str, Home], Who] = Memory(clock, _HOLDS, _MOST)

    def who(self, user: str, home: Home) -> Who:
        """Who somebody is; raises ``SlackApiError`` where Slack does not say, and then nobody is answered."""
        who = self._known.get((user, home))
        if who is None:
            standing = _standing(self._client.users_info(user=user)["user"], home)
            who = Who(user, standing, standing == "member" or (standing != "program" and user in self._guests))
            self._known.put((user, home), who)
        return who


def _standing(told: dict[str, Any], home: Home) -> Standing:
    if told.get("is_bot") or told.get("deleted"):
        return "program"
    organisation = (told.get("enterprise_user") or {}).get("enterprise_id")
    ours = told.get("team_id") == home.team or (home.organisation is not None and organisation == home.organisation)
    if told.get("is_stranger") or not ours:
        return "outside"
    return "guest" if told.get("is_restricted") or told.get("is_ultra_restricted") else "member"
