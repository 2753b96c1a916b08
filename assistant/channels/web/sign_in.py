"""Signing in and out. On this machine alone, a link printed where the program was started signs its person in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.channels.web.forms import OWN_FORM, in_turn
from assistant.channels.web.pages import keep_name, page
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import Refused, Trouble

LOCAL_ADMINISTRATOR = "administrator of this machine"
_EVERYBODY = "sign-in"
_USED_UP = Trouble(
    403,
    "This link no longer signs in",
    "It works once, within 15 minutes. Ask for a new one: it is printed where the program was started.",
)
router = APIRouter(include_in_schema=False)


@router.get("/sign-in/{secret}")
def confirm(request: Request, secret: str) -> Response:
    """Ask once more before the link is used up: whatever looks at links before a person does only opens them."""
    return page(request, "sign_in.html", secret=secret)


@router.post("/sign-in", dependencies=[OWN_FORM])
def sign_in(request: Request, secret: Annotated[str, Form()] = "") -> Response:
    """Use the link up and begin a session."""
    site = site_of(request)
    in_turn(site.sign_ins, _EVERYBODY)
    if not site.links.use(secret):
        raise Refused(_USED_UP)
    settings = site.assistant.settings
    name = site.sessions.begin(settings.person or LOCAL_ADMINISTRATOR, "administrator", settings.board)
    response = RedirectResponse("/", 303)
    keep_name(site, response, name)
    return response


@router.post("/sign-in/new-link", dependencies=[OWN_FORM])
def new_link(request: Request) -> Response:
    """Print a new link where the program was started."""
    site = site_of(request)
    in_turn(site.sign_ins, _EVERYBODY)
    site.announce_link()
    return page(request, "new_link.html")


@router.post("/sign-out", dependencies=[OWN_FORM])
def sign_out(request: Request) -> Response:
    """End the session; its conversation is gone."""
    site = site_of(request)
    site.sessions.end(request.cookies.get(site.cookie, ""))
    response = RedirectResponse("/signed-out", 303)
    keep_name(site, response, site.sessions.new_name())
    return response


@router.get("/signed-out")
def signed_out(request: Request) -> Response:
    """Say that it has ended."""
    return page(request, "signed_out.html")
