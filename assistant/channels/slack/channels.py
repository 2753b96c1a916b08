"""What is answered in which channel, and who reads along there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from assistant.answers.answer import Answerer
from assistant.channels.slack.memory import Clock, Memory
from assistant.channels.slack.spot import Spot
from assistant.errors import UserError
from assistant.guidance.library import Library
from assistant.settings import SlackChannel

Readers = Literal["members", "everybody", "others"]
"""Who may read a channel: those invited to it, everybody in the organisation, or people of other organisations too."""
_HOLDS = datetime.timedelta(minutes=5)
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Served:
    """What answers in a place."""

    board: str | None
    editions: frozenset[str]
    answerer: Answerer

    def not_searched(self, text: str) -> str | None:
        """The boards that a message names and that nothing here is searched of, as people call them."""
        library = self.answerer.desk.library
        missing = [b for b in library.boards_named(text) if not library.of_boards(self.editions, [b])]
        return " and ".join(library.boards[board].short_name for board in missing) or None


class Channels:
    """The channels that something is answered in; in a direct message everything is."""

    def __init__(
        self,
        client: WebClient,
        answerer: Answerer,
        board: str | None,
        channels: Mapping[str, SlackChannel],
        clock: Clock,
    ) -> None:
        self._client = client
        self._everything = Served(board, frozenset(answerer.desk.library.sources), answerer)
        self._served = {name: served_in(name, channel, answerer) for name, channel in channels.items()}
        self._readers: Memory[str, Readers] = Memory(clock, _HOLDS, _MOST)

    def served(self, spot: Spot) -> Served | None:
        """What answers there; ``None`` in a channel that was not set up."""
        return self._everything if spot.direct else self._served.get(spot.channel)

    def readers(self, channel: str) -> Readers:
        """Who may read a channel; where Slack does not say, people of other organisations may."""
        known = self._readers.get(channel)
        if known is not None:
            return known
        try:
            told = self._client.conversations_info(channel=channel)["channel"]
        except (SlackClientError, OSError):
            return "others"
        readers: Readers = "members" if told.get("is_private") else "everybody"
        if told.get("is_ext_shared") or told.get("is_pending_ext_shared"):
            readers = "others"
        self._readers.put(channel, readers)
        return readers


def served_in(name: str, channel: SlackChannel, answerer: Answerer) -> Served:
    """What answers in one channel; raises ``UserError`` where the board or a source is not in the corpus."""
    library = answerer.desk.library
    try:
        board = None if channel.board is None else library.board(channel.board)
        editions = _editions(channel, library)
    except UserError as error:
        raise UserError(f"ASSISTANT_SLACK_CHANNELS, channel {name}: {error}") from None
    whole = editions == frozenset(library.sources)
    return Served(board, editions, answerer if whole else answerer.within(editions))


def _editions(channel: SlackChannel, library: Library) -> frozenset[str]:
    if channel.sources == "all":
        return frozenset(library.sources)
    found: set[str] = set()
    for name in channel.sources:
        editions = {key for key, source in library.sources.items() if name in {key, source.id}}
        found |= editions or {library.source(name).key}  # which says what sources there are
    return frozenset(found)
