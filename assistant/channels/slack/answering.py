"""Answer questions, so many at once: more in one process would hold each other up and all take longer."""

from __future__ import annotations

import threading

from assistant.answers.answer import MOST_CHARACTERS, Answerer
from assistant.conversation.follow_up import Thread
from assistant.conversation.turn import Turn, take_turn


class Answering:
    """Takes the turns of every conversation, in messages and beside walks."""

    def __init__(self, answerer: Answerer, at_once: int) -> None:
        self.answerer = answerer
        """What answers where nothing was set up: from all sources."""
        self._at_once = threading.Semaphore(at_once)

    def turn(self, text: str, thread: Thread, answerer: Answerer | None = None) -> tuple[Turn, Thread]:
        """Answer a message in its conversation; raises as ``take_turn`` does."""
        with self._at_once:
            return take_turn(text, thread, answerer or self.answerer)

    def stopped(self, text: str) -> Turn | None:
        """What is said to a message that must not be searched for, whether or not questions are answered there.

        Of one that is too long for a question as much is looked at as a question may be long.
        """
        with self._at_once:
            answer = self.answerer.stopped(text[:MOST_CHARACTERS])
        return Turn(answer.question, None, answer) if answer else None
