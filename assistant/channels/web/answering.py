"""The switch that turns answering off and on again, with the reason that is recorded and shown."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.channels.web.accounts import ADMINISTRATORS, called
from assistant.channels.web.forms import OWN_FORM, Person
from assistant.channels.web.pages import page
from assistant.channels.web.site import site_of
from assistant.conversation.off_switch import turn
from assistant.errors import UserError

router = APIRouter(include_in_schema=False, dependencies=[ADMINISTRATORS])


@router.get("/answering")
def answering(request: Request) -> Response:
    """How the switch stands, and every time it was turned."""
    return _shown(request)


@router.post("/answering", dependencies=[OWN_FORM])
def switch(
    request: Request, session: Person, on: Annotated[bool, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Turn answering off or on, for every channel and every process."""
    site = site_of(request)
    gate = site.assistant.answerer.desk.gate
    try:
        turn(site.off_switch, gate, on=on, reason=reason, by=session.account.id, at=site.clock())
    except UserError as error:
        return _shown(request, 400, error=f"{error}", typed=reason)
    return RedirectResponse("/answering", 303)


def _shown(request: Request, status: int = 200, *, error: str = "", typed: str = "") -> Response:
    site = site_of(request)
    history = [(one, called(site, one.by)) for one in reversed(site.off_switch.history())]
    off_because = site.off_switch.off_because()
    return page(
        request, "answering.html", status=status, off_because=off_because, history=history, error=error, typed=typed
    )
