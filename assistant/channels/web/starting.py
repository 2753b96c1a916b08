"""Beginning a walk: from a case, or from an offer in the conversation, which first asks for which case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from assistant.channels.web.as_of import AS_OF, AskedAsOf, AsOf, as_of, typed_as_of
from assistant.channels.web.cases import new_form, open_for
from assistant.channels.web.day_fields import Day, day_sent, days_in, days_sent, shown_day
from assistant.channels.web.forms import OWN_FORM, Person, needs
from assistant.channels.web.on_case import CASE, OnCase, on_case, walk_path
from assistant.channels.web.pages import capital, page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import site_of
from assistant.channels.web.walk import form_sent
from assistant.conversation.starting import dates_asked, in_words, under_way
from assistant.errors import UserError
from assistant.workflows.desk import edition_of

Opener = Annotated[OnCase, Depends(on_case("walk"))]
Walking = Annotated[Session, Depends(needs("walk"))]
START = f"{CASE}/start/{{workflow}}"
router = APIRouter(include_in_schema=False)
_NOTHING: Mapping[str, str] = {}


@router.get(START)
def ask_dates(on: Opener, workflow: str, asked: AskedAsOf) -> Response:
    """The dates of the case that are known: one of them may pick the edition, and deadlines are counted from them."""
    known = {name: day for kept in on.site.cases.store.sessions(on.case.reference) for name, day in kept.dates.items()}
    shown = {name: shown_day(known.get(name)) for name in _asked(on, workflow)}
    return _going(on, workflow) or _dates(on, workflow, shown, asked)


@router.post(START, dependencies=[OWN_FORM])
def start(on: Opener, workflow: str, form: Annotated[FormData, Depends(form_sent)]) -> Response:
    """Begin the walk; where one through this workflow is under way, it goes on."""
    if going := _going(on, workflow):
        return going
    typed, wrong = days_sent(form, _asked(on, workflow))
    asked = typed_as_of(*day_sent(form, AS_OF))
    if asked.error:
        wrong[AS_OF] = asked.error
    if wrong:
        return _dates(on, workflow, typed, asked, wrong)
    try:
        view = on.site.cases.start(on.case, workflow, on.acting("walk"), days_in(typed), asked.day)
    except UserError as error:
        at = AS_OF if asked.day else next(iter(typed), AS_OF)
        return _dates(on, workflow, typed, asked, {at: in_words(on.site.cases, str(error))})
    return RedirectResponse(walk_path(on.case, view.session.id), 303)


@router.get("/start/{workflow}")
def offer(request: Request, session: Person, workflow: str, asked: AskedAsOf, turn: int = 0) -> Response:
    """An offer taken up from the conversation, which keeps its place: for which case, or only to be looked at.

    Without a day in the address it is as at the day of the answer that offered it.
    """
    answered = session.turn(turn)
    day = asked.day or (answered.turn.answer.as_of if answered else None)
    return _offered(request, session, workflow, turn, as_of(day))


@router.post("/start/{workflow}", dependencies=[OWN_FORM])
def take_up(
    request: Request,
    session: Walking,
    workflow: str,
    case: Annotated[str, Form()] = "",
    once: Annotated[str, Form()] = "",
    turn: Annotated[int, Form()] = 0,
    day: Annotated[datetime.date | None, Form(alias="as_of")] = None,
) -> Response:
    """Lead to the case that was chosen, or to one that is opened for the board that was."""
    site = site_of(request)
    known, _ = edition_of(site.cases.workflows.catalogue, workflow)
    if case in session.account.boards:
        case = open_for(site, session, case, once)
    if not case:
        return _offered(request, session, workflow, turn, as_of(day), "Choose a case, or the board to open one for")
    on = on_case("walk")(request, session, case)
    return RedirectResponse(f"{on.path}/start/{known}{as_of(day).query}", 303)


def _going(on: OnCase, workflow: str) -> Response | None:
    """To the walk through a workflow that is under way in the case, where one is."""
    going = under_way(on.seat, workflow)
    return RedirectResponse(walk_path(on.case, going), 303) if going else None


def _asked(on: OnCase, workflow: str) -> Mapping[str, str]:
    """The dates that any edition of a workflow counts from, in words."""
    return dates_asked(on.site.cases, workflow, on.case.board)


def _dates(
    on: OnCase, workflow: str, typed: Mapping[str, Day], asked: AsOf, wrong: Mapping[str, str] = _NOTHING
) -> Response:
    """The page that asks for the dates; ``wrong`` says what is wrong with which."""
    catalogue = on.site.cases.workflows.catalogue
    return page(
        on.request,
        "case_start.html",
        status=400 if wrong else 200,
        on=on,
        workflow=catalogue.composed(*edition_of(catalogue, workflow), on.case.board),
        asked=_asked(on, workflow),
        typed=typed,
        as_of=replace(asked, error=capital(wrong.get(AS_OF, ""))),
        wrong=wrong,
    )


def _offered(request: Request, session: Session, workflow: str, turn: int, asked: AsOf, error: str = "") -> Response:
    site = site_of(request)
    catalogue = site.cases.workflows.catalogue
    known, edition = edition_of(catalogue, workflow, as_of=asked.day)
    walking = session.account.may("walk")
    return page(
        request,
        "case_choose.html",
        status=400 if error else 200,
        workflow=catalogue.national(known, edition),
        walking=walking,
        cases=site.access.cases(session.account) if walking else (),
        board_names=site.cases.workflows.setting.board_names,
        once=new_form(),
        turn=turn,
        as_of=asked,
        error=error,
    )
