"""Walking a case through a workflow: one question a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from starlette.datastructures import FormData

from assistant.cases.model import Safety
from assistant.channels.web.answer_fields import Fields, NoAnswer, allowed, answer_in, fields_sent, first_field
from assistant.channels.web.forms import OWN_FORM
from assistant.channels.web.on_case import CASE, OnWalk, on_walk
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.channels.web.walk_page import (
    STALE,
    Unkept,
    answers,
    present,
    question,
    safety,
    sent_again,
    stale,
    unkept,
)
from assistant.errors import AnswerNotAllowed, AnswersContradict, SessionMoved, UserError

WALK = f"{CASE}/sessions/{{walk}}"
Reader = Annotated[OnWalk, Depends(on_walk("see_cases"))]
Walker = Annotated[OnWalk, Depends(on_walk("walk"))]
Version = Annotated[int, Form()]
"""How many things had been done in the walk when the page was made that a form is on."""
router = APIRouter(include_in_schema=False)


async def form_sent(request: Request) -> FormData:
    """The whole form, for fields that may come several times."""
    return await request.form()


@router.get(WALK)
def go_on(on: Reader) -> Response:
    """Where the walk stands."""
    sent = sent_again(on)
    if sent and sent.question in on.view.answers and on.may("walk"):
        return on.to(f"/questions/{sent.question}")
    return present(on, sent)


@router.get(f"{WALK}/answers")
def check_answers(on: Reader) -> Response:
    """Every answer so far, to be checked."""
    return answers(on)


@router.get(f"{WALK}/questions/{{name}}")
def change(on: Walker, name: str) -> Response:
    """A question that was answered, to be answered again."""
    if on.view.session.state == "sealed":
        return on.to("/decision")
    if name not in on.view.workflow.questions:
        raise Refused(NOT_FOUND)
    if name not in on.view.answers:
        return on.to("/answers")
    return question(on, name, sent_again(on), changing=True)


@router.get(f"{WALK}/safety")
def ask_safety(on: Reader) -> Response:
    """What to do at once where a child may be in danger, at any time."""
    return safety(on)


@router.post(f"{WALK}/safety", dependencies=[OWN_FORM])
def settle_safety(on: Walker, version: Version, answer: Annotated[Safety | None, Form()] = None) -> Response:
    """Answer the question that comes before all others."""
    if answer is None:
        return safety(on, unkept(on, "Choose an answer", "safety-1"))
    if on.kept_already(version, "safety", value=answer):
        return on.to()
    if version != on.view.session.version:
        return present(on, stale(on))
    on.site.cases.settle_safety(on.view, answer, on.acting("walk"))
    return on.to()


@router.post(f"{WALK}/back", dependencies=[OWN_FORM])
def back(on: Walker, version: Version, name: Annotated[str, Form(alias="question")]) -> Response:
    """The question before; its answer is shown again."""
    if on.kept_already(version, "back", question=name):
        return on.to()
    if version != on.view.session.version:
        return present(on, stale(on))
    on.site.cases.back(on.view, on.acting("walk"))
    return on.to()


@router.post(f"{WALK}/answer", dependencies=[OWN_FORM])
def answer(
    on: Walker,
    form: Annotated[FormData, Depends(form_sent)],
    version: Version,
    name: Annotated[str, Form(alias="question")],
    checking: Annotated[bool, Form()] = False,  # noqa: FBT002 - a field of a form
) -> Response:
    """Answer, confirm or change; from the page that lists the answers it leads back there."""
    asked = on.view.workflow.questions.get(name)
    if asked is None:
        raise Refused(NOT_FOUND)
    fields = fields_sent(form)
    try:
        value = answer_in(asked, fields)
    except NoAnswer as error:
        return _again(on, name, fields, unkept(on, str(error), error.at, {"reasons": fields.reasons}))
    if on.kept_already(version, "answer", question=name, value=value, text=fields.reasons):
        return on.to("/answers" if checking else "")
    if version != on.view.session.version or name not in {on.view.standing.asking, *on.view.answers}:
        return _again(on, name, fields, stale(on, {"reasons": fields.reasons}))
    try:
        answered = on.site.lists.answer(on.view, name, value, on.acting("walk"), fields.reasons)
    except SessionMoved:
        return _again(on.anew(), name, fields, stale(on, {"reasons": fields.reasons}))
    except UserError as error:
        return _again(on, name, fields, _why(on, name, error, fields))
    on.session.moved[on.view.session.id] = answered
    return on.to("/answers" if checking or answered.view.standing.asking is None else "")


def _why(on: OnWalk, name: str, error: UserError, fields: Fields) -> Unkept:
    """Why an answer was not kept, at the field that it concerns."""
    asked = on.view.workflow.questions[name]
    match error:
        case AnswersContradict():
            why = f"This does not go with what was answered before: {error.why}"
            sent = unkept(on, why, first_field(asked), {"reasons": fields.reasons})
            return replace(
                sent, against=tuple(one for one in error.questions if one in on.view.answers and one != name)
            )
        case AnswerNotAllowed():
            return unkept(on, f"Write {allowed(asked)}", first_field(asked), {"reasons": fields.reasons})
        case _:
            return unkept(on, str(error), "reasons", {"reasons": fields.reasons})


def _again(on: OnWalk, name: str, fields: Fields, sent: Unkept) -> Response:
    """The page once more, with what was sent in its fields."""
    sent = replace(sent, fields=replace(fields, reasons=sent.texts["reasons"]), question=name)
    if sent.status == STALE or on.view.safety_pending or on.view.session.state == "sealed":
        return present(on, sent)
    return question(on, name, sent, changing=name != on.view.standing.asking)
