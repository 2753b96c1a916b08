"""What is done once Slack has been told that a message arrived: once for each delivery, and always with an outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_sdk.errors import SlackApiError

from assistant.channels.raised_at import place_of
from assistant.channels.slack import wording
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import said
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.who import Home, People, Who
from assistant.conversation.deliveries import Deliveries

Handler = Callable[[Who], None]
"""Does what was asked for; it is told who asked."""
_LOG = logging.getLogger("assistant.slack")
_AT_ONCE = 8
"""Each mostly waits for Slack."""


class Work:
    """Does the work of handlers in threads of its own, so that Slack is never kept waiting."""

    def __init__(self, deliveries: Deliveries, people: People, speaker: Speaker, clock: Clock) -> None:
        self._deliveries = deliveries
        self._people = people
        self._speaker = speaker
        self._clock = clock
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slack")

    def take(self, delivery: str, spot: Spot, home: Home, handler: Handler) -> None:
        """Have a delivery handled, unless it was before, here or in another process, or its sender is not answered."""
        self._threads.submit(self._handle, delivery, spot, home, handler)

    def finish(self) -> None:
        """Take nothing more, and wait until what was taken is done."""
        self._threads.shutdown()

    def _handle(self, delivery: str, spot: Spot, home: Home, handler: Handler) -> None:
        try:
            if self._deliveries.first(delivery, self._clock()):
                who = self._people.who(spot.user, home)
                if who.allowed:
                    handler(who)
                else:
                    _LOG.info("somebody who may not be answered was not: %s", who.standing)
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever asked is told and nothing typed is logged
            _LOG.error("%s%s", place_of(error), _code(error))
            self._tell_of_failure(spot)

    def _tell_of_failure(self, spot: Spot) -> None:
        try:
            self._speaker.to_asker(spot, said(wording.FAILED))
        except Exception as error:  # noqa: BLE001 - Slack cannot be reached at all
            _LOG.error("nobody could be told: %s%s", place_of(error), _code(error))


def _code(error: BaseException) -> str:
    """Slack's own word for what it refused."""
    return f" ({error.response.get('error')})" if isinstance(error, SlackApiError) else ""
