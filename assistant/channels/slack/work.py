"""What is done once Slack has been told that a message arrived: once for each delivery, and always with an outcome."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from assistant.channels.raised_at import place_of
from assistant.channels.slack import wording
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, said, section, window
from assistant.channels.slack.reply import Reply, kept_open
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.who import Home, People, Who
from assistant.conversation.deliveries import Deliveries

Handler = Callable[[Who], None]
"""Does what was asked for; it is told who asked."""
_LOG = logging.getLogger("assistant.slack")
_WORD = re.compile("[a-z_]{1,80}")
_AT_ONCE, _WINDOWS_AT_ONCE = 8, 4
"""Each mostly waits for Slack."""
_IN_TIME = 2.0
"""Seconds within which a window is acknowledged with what takes its place; Slack waits for three."""


class Work:
    """Does the work of handlers in threads of its own, so that Slack is never kept waiting."""

    def __init__(self, deliveries: Deliveries, people: People, speaker: Speaker, clock: Clock) -> None:
        self._deliveries = deliveries
        self._people = people
        self._speaker = speaker
        self._clock = clock
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slack")
        self._windows = ThreadPoolExecutor(_WINDOWS_AT_ONCE, thread_name_prefix="slack-windows")

    def take(
        self, delivery: str, spot: Spot, home: Home, handler: Handler, *, window: bool = False, failed: str
    ) -> None:
        """Have a delivery handled, unless it was before, here or in another process, or its sender is not answered.

        What opens or changes a ``window`` has three seconds, and does not wait behind questions. ``failed`` is what its
        sender is told where it fails; nothing where they asked for nothing.
        """
        threads = self._windows if window else self._threads
        threads.submit(self._handle, delivery, spot, home, handler, failed)

    def reply(self, ack: Ack, view: Block, spot: Spot, home: Home, replying: Callable[[Who], Reply]) -> None:
        """Acknowledge a window with what takes its place; what takes longer than Slack waits is shown when it is there.

        Until then, and where it fails, the window stays with everything that was typed in it, to be sent again.
        Handling it twice must do no harm: Slack gives a window that is sent no name of its own.
        """
        given = self._windows.submit(self._replied, view, spot, home, replying)
        try:
            ack(**given.result(_IN_TIME).acknowledging())
        except TimeoutError:
            ack(**kept_open(view, wording.STILL_WORKING).acknowledging())
            given.add_done_callback(lambda done: self._show_late(view, spot, done))

    def finish(self) -> None:
        """Take nothing more, and wait until what was taken is done."""
        self._windows.shutdown()  # which may still give the others something to do
        self._threads.shutdown()

    def _handle(self, delivery: str, spot: Spot, home: Home, handler: Handler, failed: str) -> None:
        try:
            if self._deliveries.first(delivery, self._clock()):
                who = self._people.who(spot.user, home)
                if who.allowed:
                    handler(who)
                else:
                    _LOG.info("somebody who may not be answered was not: %s", who.standing)
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever asked is told and nothing typed is logged
            _LOG.error("%s%s", place_of(error), _code(error))
            if failed:
                self._tell(spot, failed)

    def _replied(self, view: Block, spot: Spot, home: Home, replying: Callable[[Who], Reply]) -> Reply:
        try:
            who = self._people.who(spot.user, home)
            if who.allowed:
                return replying(who)
            _LOG.info("somebody who may not be answered was not: %s", who.standing)
            return Reply()
        except Exception as error:  # noqa: BLE001 - as above
            _LOG.error("%s%s", place_of(error), _code(error))
            return kept_open(view, wording.FAILED_WINDOW)

    def _show_late(self, view: Block, spot: Spot, done: Future[Reply]) -> None:
        """Show what came of a window after all; what is wrong with its fields is said there when it is sent again."""
        reply = done.result()
        if reply.errors:
            return
        try:
            self._speaker.change_view(view["id"], None, reply.view or window(wording.TITLE, [section(wording.DONE)]))
        except Exception as error:  # noqa: BLE001 - as above
            _LOG.error("%s%s", place_of(error), _code(error))
            self._tell(spot, wording.FAILED_PRESSED)

    def _tell(self, spot: Spot, text: str) -> None:
        try:
            self._speaker.to_asker(spot, said(text))
        except Exception as error:  # noqa: BLE001 - Slack cannot be reached at all
            _LOG.error("nobody could be told: %s%s", place_of(error), _code(error))


def _code(error: BaseException) -> str:
    """Slack's own word for what it refused; a page in place of a word is left out."""
    word = str(error.response.get("error")) if isinstance(error, SlackApiError) else ""
    return f" ({word})" if _WORD.fullmatch(word) else ""
