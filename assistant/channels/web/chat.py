"""The conversation in a browser: one form, the answers under it, newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.channels.web.forms import OWN_FORM, Person, in_turn
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import Refused, Trouble, wait_and_send
from assistant.conversation import answer_wording
from assistant.conversation.answer_fields import day_of
from assistant.conversation.feedback import NOT_HELPFUL, NotHelpful, feedback_on
from assistant.conversation.turn import Turn, take_turn
from assistant.errors import AnsweringOff, UserError
from assistant.guidance.model import NATIONAL

_GONE = Trouble(
    404,
    "That answer is no longer kept",
    "A conversation keeps its last 20 answers. Ask again, and say then what you think of the answer.",
)
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the form."""

    question: str
    board: str
    day: tuple[str, str, str]
    """Day, month and year."""


@router.get("/")
def conversation(request: Request, session: Person) -> Response:
    """The conversation so far."""
    form = session.unsent_to("/", site_of(request).clock())
    if form is not None:
        question, board, *sent = (str(form.get(name, "")) for name in ("question", "board", "day", "month", "year"))
        return _chat(request, session, Typed(question, board, (sent[0], sent[1], sent[2])), again=True)
    date = session.as_of
    day = (str(date.day), str(date.month), str(date.year)) if date else ("", "", "")
    return _chat(request, session, Typed("", session.thread.board or "", day))


@router.post("/", dependencies=[OWN_FORM])
def ask(
    request: Request,
    session: Person,
    question: Annotated[str, Form()] = "",
    board: Annotated[str, Form()] = "",
    day: Annotated[str, Form()] = "",
    month: Annotated[str, Form()] = "",
    year: Annotated[str, Form()] = "",
) -> Response:
    """Answer a question and show the conversation.

    A message that holds personal data is answered on the spot, with another wording, and nothing of it is kept.
    """
    site = site_of(request)
    typed = Typed(question, board, (day, month, year))
    try:
        in_turn(site.questions, session.account.id)
    except Refused as refused:
        too_often = refused.trouble
        response = _chat(request, session, typed, too_often.status, error=wait_and_send(too_often))
        response.headers.update(too_often.headers)
        return response
    try:
        as_of = day_of(*typed.day)
    except UserError as error:
        return _chat(request, session, typed, 400, error=str(error), at="day")
    try:
        turn, thread = take_turn(question, session.thread.on_board(board or None), site.assistant.answerer, as_of)
    except AnsweringOff:
        return _chat(request, session, typed, 503)
    except UserError as error:
        return _chat(request, session, typed, 400, error=str(error))
    site.counts.answer(turn.answer)
    if not turn.may_be_kept:
        return _chat(request, session, replace(typed, question=turn.asked), 422, refused=turn)
    session.as_of = as_of
    number = session.keep(turn, thread)
    return RedirectResponse(f"/#turn-{number}", 303)


@router.post("/feedback", dependencies=[OWN_FORM])
def feedback(
    request: Request,
    session: Person,
    turn: Annotated[int, Form()],
    helpful: Annotated[bool, Form()],
    because: Annotated[NotHelpful | None, Form()] = None,
) -> Response:
    """Keep what somebody thinks of an answer, without what was asked; sent again, it is not kept again."""
    site = site_of(request)
    kept = session.turn(turn)
    if kept is None:
        raise Refused(_GONE)
    if not kept.thanked:
        today = site.clock().date()
        site.feedback.keep(feedback_on(kept.turn.answer, helpful=helpful, because=because, on=today))
        kept.thanked = True
    return RedirectResponse(f"/#turn-{turn}", 303)


def _chat(
    request: Request,
    session: Session,
    typed: Typed,
    status: int = 200,
    *,
    error: str = "",
    at: str = "question",
    refused: Turn | None = None,
    again: bool = False,
) -> Response:
    """The page: ``error`` says what is wrong with the field ``at``, ``refused`` is a message that was not kept.

    ``again`` is whether what was typed was sent before, when the session had ended.
    """
    return page(
        request,
        "chat.html",
        status=status,
        error=error,
        at=at,
        typed=typed,
        refused=refused,
        again=again,
        off_because=site_of(request).assistant.answerer.off_because(),
        turns=list(reversed(session.turns)),
        national=NATIONAL,
        not_helpful=NOT_HELPFUL,
        wording=answer_wording,
    )
