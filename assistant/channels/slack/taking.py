"""How everything that Slack sends is taken: acknowledged first, handled once, for somebody who may be answered.

A window that is opened in answer to a button needs the button's trigger, which Slack takes for three seconds. A window
that was sent is acknowledged with what takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, BoltContext

from assistant.accounts.model import Account
from assistant.channels.slack import wording
from assistant.channels.slack.linked import Linked
from assistant.channels.slack.message import Block, said
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.speaker import NotOpened, Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.who import Home, Who
from assistant.channels.slack.work import Work

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever something is done for, at one handling."""

    who: Who
    home: Home
    spot: Spot
    account: Account | None
    """The account that they have linked, where they have."""


@dataclass(frozen=True, slots=True)
class Command:
    """What the slash command does where its first word is not that of a question."""

    do: Callable[[Body, BoltContext, Spot, str], None]
    """Takes the body, its context, where it was typed and what follows the word."""
    takes: Callable[[str], bool] = lambda rest: not rest.strip()
    """Whether what follows the word is meant for it; everything else is a question."""


class Taking:
    """Takes what Slack sends, and has it handled."""

    def __init__(self, work: Work, speaker: Speaker, linked: Linked) -> None:
        self._work = work
        self._speaker = speaker
        self._linked = linked

    def take(
        self,
        body: Body,
        context: BoltContext,
        spot: Spot,
        handler: Callable[[Who], None],
        *,
        window: bool = False,
        failed: str = wording.FAILED_PRESSED,
    ) -> None:
        """Have something handled, for anybody who may be answered; what opens or changes a ``window`` does not wait."""
        self._work.take(_delivery(body), spot, home_of(context), handler, window=window, failed=failed)

    def called(
        self,
        body: Body,
        context: BoltContext,
        spot: Spot,
        handler: Callable[[Caller], None],
        *,
        window: bool = False,
    ) -> None:
        """Have something handled that asks who somebody is here."""
        home = home_of(context)
        self.take(body, context, spot, lambda who: handler(self._caller(who, home, spot)), window=window)

    def opening(self, body: Body, context: BoltContext, spot: Spot, view: Callable[[Caller], Block | None]) -> None:
        """Open a window in answer to a button or a command, over the one that it was pressed in; ``None`` opens none.

        What was done stays done where Slack's three seconds have passed: whoever pressed is told to press again.
        """

        def opened(caller: Caller) -> None:
            try:
                if made := view(caller):
                    self._speaker.show_view(body["trigger_id"], made, over=in_window(body))
            except NotOpened:
                self._speaker.to_asker(spot, said(wording.TOO_LATE))

        self.called(body, context, spot, opened, window=True)

    def changing(self, body: Body, context: BoltContext, view: Callable[[Caller], Block | None]) -> None:
        """Put another window in the place of the one that a button was pressed in; ``None`` leaves it."""

        def changed(caller: Caller) -> None:
            if made := view(caller):
                self._speaker.change_view(body["view"]["id"], body["view"]["hash"], made)

        self.called(body, context, pressed(body), changed, window=True)

    def sent(self, ack: Ack, body: Body, context: BoltContext, reply: Callable[[Caller], Reply]) -> None:
        """Acknowledge a window that was sent with what takes its place, or with what is wrong with its fields."""
        home, spot = home_of(context), pressed(body)
        self._work.reply(ack, body["view"], spot, home, lambda who: reply(self._caller(who, home, spot)))

    def _caller(self, who: Who, home: Home, spot: Spot) -> Caller:
        return Caller(who, home, spot, self._linked.account(who, home))


def home_of(context: BoltContext) -> Home:
    """The workspace that something came from."""
    installed = context.authorize_result
    return Home(str(installed.team_id), installed.enterprise_id) if installed else Home("")


def pressed(body: Body) -> Spot:
    """Where a button was pressed or a window sent; in a window and in the home tab that is with its person alone."""
    user, container = body["user"]["id"], body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or user
    return Spot(channel, user, container.get("message_ts"), container.get("thread_ts"), body.get("response_url"))


def _delivery(body: Body) -> str:
    return str(body.get("event_id") or body.get("trigger_id") or body["view"]["id"])


def in_window(body: Body) -> bool:
    """Whether something was pressed in a window, and not in a message or in the home tab."""
    return bool((body.get("view") or {}).get("type") == "modal")
