"""Signing in and out. On this machine alone, links sign people in; elsewhere a sign-in service does."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.accounts.model import Account
from assistant.bootstrap.sign_in import OpenId
from assistant.channels.web.forms import OWN_FORM, in_turn
from assistant.channels.web.pages import keep_name, page
from assistant.channels.web.sent_too_late import shown_again
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused, Trouble
from assistant.errors import SignInUnavailable

_USED_UP = Trouble(
    403,
    "This link no longer signs in",
    "It works once, within 15 minutes. Ask for a new one: of whoever gave it to you, or where the program was started.",
)
_OVER = Trouble(
    403,
    "This sign-in can no longer be used",
    "It was begun in another browser or more than ten minutes ago, or it has been used. Begin it again.",
    may_sign_in=True,
)
_NOT_SIGNED_IN = Trouble(
    403, "The sign-in service did not sign you in", "Nothing was kept. You may begin again.", may_sign_in=True
)
_NO_ROLE = Trouble(
    403,
    "You have no role here yet",
    "The sign-in service knows you, but gives you no role in this program. Ask whoever keeps the accounts of your "
    "organisation to give you one, then sign in again.",
)
_NOT_ACTIVE = Trouble(
    403, "Your account here is not active", "Ask whoever keeps the accounts here, if you should have one."
)
router = APIRouter(include_in_schema=False)


def _openid(request: Request) -> OpenId:
    """The sign-in service; where none is configured, there is no such page."""
    site = site_of(request)
    if site.openid is None:
        raise Refused(NOT_FOUND)
    return site.openid


def _by_links(request: Request) -> None:
    """That links sign people in here: not where a sign-in service does."""
    if site_of(request).openid is not None:
        raise Refused(NOT_FOUND)


Service = Annotated[OpenId, Depends(_openid)]
BY_LINKS = Depends(_by_links)


@router.get("/sign-in/service")
def begin(request: Request, service: Service, to: str = "/") -> Response:
    """Send somebody to the sign-in service, to come back to the page they wanted."""
    site = site_of(request)
    _in_turn(request)
    browser = request.cookies.get(site.cookie, "")
    if not site.sessions.genuine(browser):
        browser = site.sessions.new_name()
    begun = service.provider.begin()
    site.attempts.keep(begun, browser, _own_page(to))
    response = RedirectResponse(begun.address, 303)
    keep_name(site, response, browser)
    return response


@router.get("/sign-in/return")
def come_back(
    request: Request, service: Service, state: str = "", code: str = "", error: str = "", iss: str | None = None
) -> Response:
    """Take somebody back from the sign-in service, and begin a session in the roles that it gives them."""
    site = site_of(request)
    _in_turn(request)
    attempt = site.attempts.take(state, request.cookies.get(site.cookie, ""))
    if attempt is None:
        raise Refused(_OVER)
    if error or not code:
        raise Refused(_NOT_SIGNED_IN)
    claims = service.provider.finish(attempt.begun, code, iss)
    account = site.account_desk.known(service.provider.issuer, claims, service.rules, site.clock())
    if account is None or not account.roles:
        raise Refused(_NO_ROLE)
    if not account.active:
        raise Refused(_NOT_ACTIVE)
    return _begun(request, account, attempt.to)


@router.get("/sign-in/{secret}", dependencies=[BY_LINKS])
def confirm(request: Request, secret: str) -> Response:
    """Ask once more before the link is used up: whatever looks at links before a person does only opens them."""
    return page(request, "sign_in.html", secret=secret)


@router.post("/sign-in", dependencies=[OWN_FORM, BY_LINKS])
def sign_in(request: Request, secret: Annotated[str, Form()] = "") -> Response:
    """Use the link up and begin a session."""
    site = site_of(request)
    _in_turn(request)
    local = site.links.use(secret)
    account = site.local_administrator if local else site.account_desk.take_up(secret, site.clock())
    if account is None:
        raise Refused(_USED_UP)
    return _begun(request, account, "/")


@router.post("/sign-in/new-link", dependencies=[OWN_FORM, BY_LINKS])
def new_link(request: Request) -> Response:
    """Print a new link where the program was started."""
    _in_turn(request)
    site_of(request).announce_link()
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
    """Say that it has ended, and where the session with the sign-in service may be ended, too."""
    site = site_of(request)
    elsewhere = None
    if site.openid:
        try:
            elsewhere = site.openid.provider.signed_out_at(f"{site.address}/signed-out")
        except SignInUnavailable:
            elsewhere = None
    return page(request, "signed_out.html", elsewhere=elsewhere)


def _begun(request: Request, account: Account, to: str) -> Response:
    """A session that has begun, at the page that was wanted, or at what was sent when the last one had ended."""
    site = site_of(request)
    board = account.boards[0] if len(account.boards) == 1 else site.assistant.settings.board
    name = site.sessions.begin(account, board)
    response = RedirectResponse(shown_again(site, request.cookies.get(site.cookie, ""), account.id, name, to), 303)
    keep_name(site, response, name)
    return response


def _in_turn(request: Request) -> None:
    """That nobody tries sign-ins without end; whoever cannot be told apart by address waits together."""
    in_turn(site_of(request).sign_ins, f"sign-in {request.client.host if request.client else ''}")


def _own_page(to: str) -> str:
    """The page that was asked for, where it is one of ours; else the first."""
    parts = urlsplit(to)
    ours = to.startswith("/") and not to.startswith(("//", "/\\")) and not (parts.scheme or parts.netloc)
    return parts.path if ours and to.isprintable() else "/"
