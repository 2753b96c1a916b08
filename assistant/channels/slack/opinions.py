"""Answers that were given, and what people think of them and do with them."""

from __future__ import annotations

import datetime
import secrets
import threading
from dataclasses import dataclass, field

from assistant.adapters.feedback_file import FeedbackFile
from assistant.channels.slack.memory import Clock, Memory
from assistant.channels.slack.message import Block, section, window, words
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.wording import THANKED, THANKS
from assistant.conversation.feedback import NOT_HELPFUL, NotHelpful, feedback_on
from assistant.conversation.turn import Turn

REASONS = "reasons"
"""The window that asks for a reason, as handlers know it."""
_BYTES = 12
_HOLDS = datetime.timedelta(hours=10)
_MOST = 1_000


@dataclass(slots=True)
class Given:
    """An answer that somebody was given, for the buttons under it."""

    turn: Turn
    spot: Spot
    may_share: bool
    _done: set[str] = field(default_factory=set)
    _doing: threading.Lock = field(default_factory=threading.Lock)

    def first(self, what: str) -> bool:
        """Whether something is done with it for the first time."""
        with self._doing:
            fresh = what not in self._done
            self._done.add(what)
            return fresh

    def undone(self, what: str) -> None:
        """That it did not come about after all."""
        with self._doing:
            self._done.discard(what)


class Answers:
    """The answers given in the last ten hours, in memory alone."""

    def __init__(self, clock: Clock) -> None:
        self._given: Memory[str, Given] = Memory(clock, _HOLDS, _MOST)

    def keep(self, given: Given) -> str:
        """Keep an answer and name it for its buttons."""
        name = secrets.token_urlsafe(_BYTES)
        self._given.put(name, given)
        return name

    def of(self, name: str, user: str) -> Given | None:
        """An answer that this person was given, where it is still kept."""
        given = self._given.get(name)
        return given if given and given.spot.user == user else None


class Opinions:
    """What people think of answers, without the question and without their names."""

    def __init__(self, file: FeedbackFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def helpful(self, given: Given) -> str:
        """Keep that an answer helped, and say so; said again, it is not kept again."""
        return THANKS if self._keep(given, helpful=True) else THANKED

    def not_helpful(self, given: Given, because: NotHelpful | None) -> str:
        """Keep that an answer did not help, and why; the same otherwise."""
        return THANKS if self._keep(given, helpful=False, because=because) else THANKED

    def _keep(self, given: Given, *, helpful: bool, because: NotHelpful | None = None) -> bool:
        if not given.first("opinion"):
            return False
        today = self._clock().date()
        try:
            self._file.keep(feedback_on(given.turn.answer, helpful=helpful, because=because, on=today))
        except BaseException:
            given.undone("opinion")
            raise
        return True


def asking_why(name: str) -> Block:
    """The window that asks why an answer did not help."""
    options = [{"text": words(text), "value": reason} for reason, text in NOT_HELPFUL.items()]
    asked = {
        "type": "input",
        "block_id": REASONS,
        "optional": True,
        "label": words("Why did it not help?"),
        "element": {"type": "radio_buttons", "action_id": REASONS, "options": options},
    }
    return window("Not helpful", [asked], callback_id=REASONS, private_metadata=name, submit=words("Send"))


def answering(text: str) -> Block:
    """The window that takes its place."""
    return window("Not helpful", [section(text)])


def chosen(view: Block) -> NotHelpful | None:
    """The reason that was chosen in the window; ``None`` where none was."""
    option = view["state"]["values"].get(REASONS, {}).get(REASONS, {}).get("selected_option")
    value = (option or {}).get("value")
    return next((reason for reason in NOT_HELPFUL if reason == value), None)
