"""Linking Slack to the account of whoever is signed in, and unlinking it: asked for in Slack, confirmed here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.channels.web.forms import OWN_FORM, Person, in_turn, needs
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import Refused, Trouble
from assistant.errors import UserError

_NO_LONGER = Trouble(
    403,
    "This link no longer works",
    "It works once, within 15 minutes of being asked for, and this one was used, is over or was never sent. Nothing "
    "was changed. Type /scr link in Slack to be sent a new one.",
)
_LOCAL = Trouble(
    403,
    "The administrator of this machine cannot be linked",
    "Whoever signs in with the link from the terminal sees no case, so there is nothing to do for them in Slack. Sign "
    "in with your own account and open the link from Slack again: it is still good.",
)
router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("ask"))])


def _own_account(session: Person) -> Session:
    """The session of whoever has an account of their own."""
    if session.local:
        raise Refused(_LOCAL)
    return session


Own = Annotated[Session, Depends(_own_account)]


@router.get("/slack/link")
def linked(request: Request, session: Person) -> Response:
    """Whether whoever is signed in is linked, and how to be."""
    return _state(request, session)


@router.get("/slack/link/{code}")
def confirm(request: Request, session: Own, code: str) -> Response:
    """Show whose Slack would be linked to whose account, before anything is."""
    site = site_of(request)
    asked = site.slack_links.asked(code, site.clock())
    if asked is None:
        raise Refused(_NO_LONGER)
    return page(request, "slack_confirm.html", asked=asked, code=code, account=session.account, error="")


@router.post("/slack/link", dependencies=[OWN_FORM])
def link(request: Request, session: Own, code: Annotated[str, Form()] = "") -> Response:
    """Link them."""
    site = site_of(request)
    in_turn(site.sign_ins, f"slack {session.account.id}")
    asked = site.slack_links.asked(code, site.clock())
    try:
        done = site.slack_links.link(code, session.account, site.clock())
    except UserError as error:
        said = f"{error}"
        return page(
            request,
            "slack_confirm.html",
            status=409,
            asked=asked,
            code=code,
            account=session.account,
            error=said[:1].upper() + said[1:],
        )
    if done is None:
        raise Refused(_NO_LONGER)
    return RedirectResponse("/slack/link", 303)


@router.post("/slack/unlink", dependencies=[OWN_FORM])
def unlink(request: Request, session: Person) -> Response:
    """Unlink whoever is signed in; where they are not linked, nothing happens."""
    site_of(request).slack_links.unlink(session.account.id)
    return RedirectResponse("/slack/link", 303)


def _state(request: Request, session: Session) -> Response:
    person = site_of(request).slack_links.person(session.account.id)
    return page(request, "slack_link.html", person=person, account=session.account, local=session.local)
