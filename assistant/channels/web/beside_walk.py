"""What is done beside answering: laying a walk aside, handing it over, keeping a note, asking the guidance."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response

from assistant.answers.answer import check_question
from assistant.channels.web.forms import OWN_FORM, in_turn
from assistant.channels.web.on_case import OnWalk
from assistant.channels.web.pages import page
from assistant.channels.web.troubles import Refused, Trouble, wait_and_send
from assistant.channels.web.walk import WALK, Reader, Version, Walker
from assistant.channels.web.walk_page import present, stale, unkept
from assistant.conversation import answer_wording
from assistant.conversation.follow_up import Thread
from assistant.conversation.handing_over import hand_over as hand_over_to
from assistant.conversation.turn import take_turn
from assistant.errors import AnsweringOff, SessionMoved, UserError

_GONE = Trouble(
    404,
    "That answer is no longer kept",
    "The last 20 answers are. That the question was asked is kept with the walk. Ask again if you need the answer.",
)
router = APIRouter(include_in_schema=False)


@router.post(f"{WALK}/pause", dependencies=[OWN_FORM])
def pause(on: Walker, version: Version) -> Response:
    """Lay the walk aside; its page says how to come back."""
    if not on.kept_already(version, "pause"):
        if version != on.view.session.version:
            return present(on, stale(on))
        on.site.cases.pause(on.view, on.acting("walk"))
    return on.to()


@router.post(f"{WALK}/resume", dependencies=[OWN_FORM])
def resume(on: Walker) -> Response:
    """Take the walk up again; where somebody else did meanwhile, it simply goes on."""
    on.site.cases.resume(on.view.session.id, on.acting("walk"))
    return on.to()


@router.post(f"{WALK}/hand-over", dependencies=[OWN_FORM])
def hand_over(on: Walker, version: Version, colleague: Annotated[str, Form()] = "") -> Response:
    """Hand the walk to a colleague, who is put on the case; it waits until somebody takes it up."""
    to = next((one for one in on.colleagues("walk") if one.id == colleague), None)
    if to is None:
        return present(on, unkept(on, "Choose the colleague who goes on", "colleague"))
    if not on.kept_already(version, "hand_over"):
        if version != on.view.session.version:
            return present(on, stale(on))
        hand_over_to(on.seat, to)
    return on.to()


@router.post(f"{WALK}/note", dependencies=[OWN_FORM])
def note(on: Walker, version: Version, text: Annotated[str, Form(alias="note")] = "") -> Response:
    """Keep a note with the walk."""
    if on.kept_already(version, "note", text=text):
        return on.to()
    if version != on.view.session.version:
        return present(on, stale(on, {"note": text}))
    try:
        on.site.cases.note(on.view, text, on.acting("walk"))
    except SessionMoved:
        return present(on.anew(), stale(on, {"note": text}))
    except UserError as error:
        return present(on, unkept(on, str(error), "note", {"note": text}))
    return on.to()


@router.post(f"{WALK}/ask", dependencies=[OWN_FORM])
def ask(on: Walker, version: Version, asked: Annotated[str, Form()] = "") -> Response:
    """Ask the guidance for the case's board; what was asked, and which statements answered, is kept with the walk.

    A message that holds personal data, or tells of a child in danger, is answered on the spot, and not kept.
    """
    site = on.site
    try:
        in_turn(site.questions, on.account.id)
    except Refused as refused:
        too_often = refused.trouble
        response = present(on, unkept(on, wait_and_send(too_often), "asked", {"asked": asked}, too_often.status))
        response.headers.update(too_often.headers)
        return response
    if on.kept_already(version, "consulted", text=asked):
        return on.to()
    if version != on.view.session.version:
        return present(on, stale(on, {"asked": asked}))
    try:
        check_question(asked)
        turn, _ = take_turn(asked, Thread(board=on.case.board), site.assistant.answerer)
    except UserError as error:
        status = 503 if isinstance(error, AnsweringOff) else 400
        return present(on, unkept(on, str(error), "asked", {"asked": asked}, status))
    answer = turn.answer
    site.counts.answer(answer)
    if not turn.may_be_kept:
        notices = " ".join(notice.text for notice in answer.notices)
        return present(on, unkept(on, f"Nothing of this question was kept. {notices}", "asked", {"asked": asked}, 422))
    if answer.status != "refused" and answer.reason != "child_at_risk":
        statements = tuple(citation.statement_id for citation in answer.citations if citation.statement_id)
        on.site.cases.consulted(on.view, asked, statements, on.acting("walk"))
    return on.to(f"/asked/{on.session.keep(turn, on.session.thread)}")


@router.get(f"{WALK}/asked/{{number}}")
def asked_before(on: Reader, number: int) -> Response:
    """What the guidance answered on the way, and the way back to the question."""
    return _answered(on, number)


def _answered(on: OnWalk, number: int) -> Response:
    kept = on.session.turn(number)
    if kept is None:
        raise Refused(_GONE)
    return page(on.request, "asked_beside.html", on=on, one=kept, wording=answer_wording)
