"""What people think of an answer: kept to make answers better, without the question and without any free text."""

from __future__ import annotations

import datetime
from typing import Literal

from assistant.answers.model import Answer, Reason, Status
from assistant.models import Document

NotHelpful = Literal["wrong", "incomplete", "out_of_date", "unclear", "other_question"]

NOT_HELPFUL: dict[NotHelpful, str] = {
    "wrong": "It is wrong",
    "incomplete": "Something is missing",
    "out_of_date": "It is out of date",
    "unclear": "It is hard to understand",
    "other_question": "It answers another question",
}


class Feedback(Document):
    """One opinion of one answer: what was cited, never what was asked."""

    on: datetime.date
    helpful: bool
    because: NotHelpful | None
    """Why not; null where it was helpful, or where no reason was chosen."""
    board: str | None
    as_of: datetime.date | None
    status: Status
    reason: Reason | None
    statements: tuple[str, ...]
    """Ids of the statements that the answer cited."""


def feedback_on(answer: Answer, *, helpful: bool, because: NotHelpful | None, on: datetime.date) -> Feedback:
    """What is kept of an opinion: a reason counts only where the answer did not help."""
    return Feedback(
        on=on,
        helpful=helpful,
        because=None if helpful else because,
        board=answer.board,
        as_of=answer.as_of,
        status=answer.status,
        reason=answer.reason,
        statements=tuple(citation.statement_id for citation in answer.citations if citation.statement_id),
    )
