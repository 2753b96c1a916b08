"""A question asked in Slack, from what was typed to what its asker sees."""

from __future__ import annotations

import datetime

from slack_sdk.errors import SlackApiError, SlackClientError

from assistant.answers.answer import MOST_CHARACTERS
from assistant.answers.wording import IMMEDIATE_ACTION
from assistant.channels.slack import wording
from assistant.channels.slack.answering import Answering
from assistant.channels.slack.answers import Layout, refused
from assistant.channels.slack.channels import Channels, Served
from assistant.channels.slack.memory import Clock, Memory
from assistant.channels.slack.message import said
from assistant.channels.slack.mistakes import sentence
from assistant.channels.slack.mrkdwn import inert
from assistant.channels.slack.opinions import Answers, Given
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.who import Who
from assistant.conversation.follow_up import Thread
from assistant.conversation.turn import Turn
from assistant.errors import UserError

_FORGOTTEN = datetime.timedelta(hours=10)
_MOST_THREADS = 2_000
_WANTS_HELP = frozenset(["", "help"])
_NOT_THERE = frozenset(["not_in_channel", "channel_not_found"])


class Asking:
    """Takes questions; a thread is a conversation, kept in memory while somebody goes on with it."""

    def __init__(
        self,
        answering: Answering,
        channels: Channels,
        speaker: Speaker,
        layout: Layout,
        answers: Answers,
        clock: Clock,
    ) -> None:
        self._answering = answering
        self._channels = channels
        self._speaker = speaker
        self._layout = layout
        self._answers = answers
        self._threads: Memory[tuple[str, str, str], Thread] = Memory(clock, _FORGOTTEN, _MOST_THREADS)

    def ask(self, text: str, spot: Spot) -> None:
        """Answer a message of somebody who may be answered.

        Personal data is found before anything is searched for, posted or kept. In a channel the answer is for its
        asker alone, and case work is answered directly wherever people read along who were not invited.
        """
        served = self._channels.served(spot)
        if served is None:
            self._not_answered(text, spot, wording.NOT_SERVED)
        elif text.casefold().strip("?! ") in _WANTS_HELP:
            self._speaker.to_asker(spot, said(wording.HELP))
        elif missing := served.not_searched(text):
            self._not_answered(text, spot, wording.not_searched(inert(missing)))
        else:
            self._answer(text, spot, served)

    def _not_answered(self, text: str, spot: Spot, why: str) -> None:
        """Say why a message is not answered; what is wrong with it and what cannot wait are said all the same."""
        stopped = self._answering.stopped(text)
        if stopped and not stopped.may_be_kept:
            self._speaker.to_asker(spot, refused(stopped, _advice(spot)))
        else:
            first = [IMMEDIATE_ACTION] if stopped and stopped.answer.reason == "child_at_risk" else []
            last = [wording.NOT_READ] if len(text) > MOST_CHARACTERS and spot.message else []
            self._speaker.to_asker(spot, said(*first, why, *last))

    def _answer(self, text: str, spot: Spot, served: Served) -> None:
        thread = self._threads.get(spot.session) or Thread(board=served.board)
        with self._speaker.working(spot):
            try:
                turn, after = self._answering.turn(text, thread, served.answerer)
            except UserError as error:
                self._not_answered(text, spot, f"{inert(sentence(error))}.")
                return
            if not turn.may_be_kept:
                self._speaker.to_asker(spot, refused(turn, _advice(spot)))
                return
            self._threads.put(spot.session, after)
            readers = "members" if spot.direct else self._channels.readers(spot.channel)
            if turn.answer.status == "guided" and readers != "members":
                self._move(turn, after, spot)
            else:
                given = Given(turn, spot, may_share=not spot.direct and readers != "others")
                self._show(given)

    def _show(self, given: Given) -> None:
        name = self._answers.keep(given)
        message = self._layout.answer(given.turn, name, may_share=given.may_share, alone=not given.spot.direct)
        self._speaker.to_asker(given.spot, message)

    def _move(self, turn: Turn, after: Thread, spot: Spot) -> None:
        """Answer directly what is about a case, and say so where it was asked; it can be gone on with there."""
        name = self._answers.keep(Given(turn, spot, may_share=False))
        message = self._layout.answer(turn, name, may_share=False, alone=False)
        elsewhere = self._speaker.directly(spot.user, message)
        self._threads.put(elsewhere.session, after)
        first = (IMMEDIATE_ACTION,) if turn.answer.reason == "child_at_risk" else ()
        self._speaker.to_asker(spot, said(*first, wording.MOVED))

    def share(self, name: str, spot: Spot, who: Who) -> None:
        """Post an answer where it was asked, for everybody there; the asker's own copy is taken back."""
        given = self._answers.of(name, who.user)
        if given is None:
            self._speaker.to_asker(spot, said(wording.GONE))
        elif not given.may_share or self._channels.readers(given.spot.channel) == "others":
            self._speaker.to_asker(spot, said(wording.NOT_FOR_OTHERS))
        elif not given.first("share"):
            self._speaker.to_asker(spot, said(wording.SHARED))
        else:
            self._share(given, spot)

    def _share(self, given: Given, spot: Spot) -> None:
        try:
            self._speaker.for_everybody(given.spot, self._layout.shared(given.turn, spot.user))
        except (SlackClientError, OSError) as error:
            given.undone("share")
            if not isinstance(error, SlackApiError) or error.response["error"] not in _NOT_THERE:
                raise
            self._speaker.to_asker(spot, said(wording.NOT_A_MEMBER))
        else:
            self._speaker.take_back(spot)


def _advice(spot: Spot) -> str:
    """What to do about a message with personal data that Slack already has."""
    if spot.message is None:
        return wording.NOT_POSTED
    return wording.DELETE_DIRECT if spot.direct else wording.DELETE_POSTED
