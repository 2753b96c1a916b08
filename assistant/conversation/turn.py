"""One turn of a conversation, taken alike in a terminal, in a browser and wherever else people ask."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from assistant.answers.answer import Answerer
from assistant.answers.model import Answer
from assistant.conversation.follow_up import Thread, resolved


@dataclass(frozen=True, slots=True)
class Turn:
    """A message and what was said to it."""

    asked: str
    """As typed; with role labels in place of personal data where any was found."""
    understood_as: str | None
    """The whole question that a follow-up was taken for; ``None`` where it was asked as it stands."""
    answer: Answer

    @property
    def may_be_kept(self) -> bool:
        """Whether nothing personal was found in the message."""
        return all(notice.kind != "personal_data" for notice in self.answer.notices)


def take_turn(
    message: str, thread: Thread, answerer: Answerer, as_of: datetime.date | None = None
) -> tuple[Turn, Thread]:
    """Answer a message in its conversation, and give the conversation as it then stands.

    Raises ``UserError`` where the message or the board cannot be used; the conversation is then as it was.
    """
    enquiry = replace(resolved(message, thread, answerer.desk.library), as_of=as_of)
    answer = answerer.answer(enquiry)
    understood = enquiry.text if enquiry.text != message and answer.status != "refused" else None
    turn = Turn(message, understood, answer)
    if not turn.may_be_kept:
        turn = Turn(answer.question, None, answer)
    return turn, thread.after(enquiry, answer)
