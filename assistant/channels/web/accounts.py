"""Who signs in: accounts as an administrator keeps them, with links and tokens that are shown once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.accounts.model import LOCAL_ADMINISTRATOR, LONGEST_NAME, ROLES, Account, Changed
from assistant.channels.web.forms import OWN_FORM, Person, needs
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.errors import AccountMoved, UserError

WHAT_ROLES_DO = {
    "practitioner": "asks",
    "referrer": "asks; opens cases, answers their questions and refers them",
    "panel_member": "asks; reads the cases they are on and records dissent",
    "chair": "asks; reads the cases they are on, decides and confirms",
    "business_manager": "asks; runs the cases of their boards, their people and their checklists",
    "administrator": "asks; keeps accounts and sources, and sees no case, whatever else they are",
}
ADMINISTRATORS = Depends(needs("administer"))
router = APIRouter(include_in_schema=False, dependencies=[ADMINISTRATORS])


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the form."""

    name: str = ""
    roles: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    version: int = 0


@router.get("/accounts")
def accounts(request: Request) -> Response:
    """Every account, those that may no longer sign in last."""
    kept = sorted(site_of(request).accounts.accounts(), key=lambda one: not one.active)
    return page(request, "accounts.html", accounts=kept)


@router.get("/accounts/new")
def new(request: Request) -> Response:
    """Ask for what an account needs."""
    return _form(request, None, Typed())


@router.post("/accounts/new", dependencies=[OWN_FORM])
def add(
    request: Request,
    session: Person,
    name: Annotated[str, Form()] = "",
    roles: Annotated[tuple[str, ...], Form()] = (),
    boards: Annotated[tuple[str, ...], Form()] = (),
) -> Response:
    """Open an account."""
    site = site_of(request)
    try:
        account = site.account_desk.add(name, roles, boards, _changed(site, session))
    except UserError as error:
        return _form(request, None, Typed(name, roles, boards), error)
    return _back(account)


@router.get("/accounts/{account_id}")
def account(request: Request, account_id: str) -> Response:
    """One account."""
    return _one(request, account_id)


@router.get("/accounts/{account_id}/change")
def change_form(request: Request, account_id: str) -> Response:
    """Ask for what is to change."""
    kept = site_of(request).accounts.account(account_id)
    return _form(request, kept, Typed(kept.name, kept.roles, kept.boards, kept.version))


@router.post("/accounts/{account_id}/change", dependencies=[OWN_FORM])
def change(
    request: Request,
    session: Person,
    account_id: str,
    version: Annotated[int, Form()],
    name: Annotated[str, Form()] = "",
    roles: Annotated[tuple[str, ...], Form()] = (),
    boards: Annotated[tuple[str, ...], Form()] = (),
) -> Response:
    """Say anew what somebody is called, and what they are."""
    site = site_of(request)
    kept = site.accounts.account(account_id)
    try:
        _seen(kept, version)
        changed = _changed(site, session)
        site.account_desk.change(kept, changed, name=name, roles=roles, boards=boards)
    except UserError as error:
        now = site.accounts.account(account_id)
        return _form(request, now, Typed(name, roles, boards, now.version), error)
    return _back(kept)


@router.post("/accounts/{account_id}/active", dependencies=[OWN_FORM])
def set_active(
    request: Request,
    session: Person,
    account_id: str,
    active: Annotated[bool, Form()],
    version: Annotated[int, Form()],
) -> Response:
    """Say whether somebody may still sign in; whoever may not is signed out at once."""
    site = site_of(request)
    kept = site.accounts.account(account_id)
    _seen(kept, version)
    site.account_desk.set_active(kept, _changed(site, session), active=active)
    return _back(kept)


@router.post("/accounts/{account_id}/link", dependencies=[OWN_FORM])
def link(request: Request, account_id: str) -> Response:
    """Show a link that signs somebody in once; not where a sign-in service does."""
    site = site_of(request)
    if site.openid:
        raise Refused(NOT_FOUND)
    secret = site.account_desk.offer(site.accounts.account(account_id), site.clock())
    return _one(request, account_id, link=f"{site.address}/sign-in/{secret}")


@router.post("/accounts/{account_id}/tokens", dependencies=[OWN_FORM])
def make_token(request: Request, account_id: str) -> Response:
    """Show a new token, once."""
    site = site_of(request)
    _, secret = site.tokens.make(site.accounts.account(account_id).id, site.clock().date())
    return _one(request, account_id, token=secret)


@router.post("/accounts/{account_id}/tokens/withdraw", dependencies=[OWN_FORM])
def withdraw_token(request: Request, account_id: str, token: Annotated[str, Form()] = "") -> Response:
    """Withdraw a token: it is refused from now on. Withdrawn before, it stays so."""
    site = site_of(request)
    kept = site.accounts.account(account_id)
    if any(one.id == token and one.account == kept.id for one in site.tokens.all()):
        site.tokens.withdraw(token)
    return _back(kept)


def _one(request: Request, account_id: str, *, link: str = "", token: str = "") -> Response:
    """The page of an account, with what is shown once."""
    site = site_of(request)
    kept = site.accounts.account(account_id)
    tokens = [one for one in site.tokens.all() if one.account == kept.id]
    by = called(site, kept.changed.by) if kept.changed else ""
    return page(
        request, "account.html", account=kept, by=by, tokens=tokens, link=link, token=token, roles=WHAT_ROLES_DO
    )


def _form(request: Request, kept: Account | None, typed: Typed, error: UserError | None = None) -> Response:
    moved = isinstance(error, AccountMoved)
    return page(
        request,
        "account_form.html",
        status=409 if moved else 400 if error else 200,
        account=kept,
        typed=typed,
        error=f"{error}" if error else "",
        at="roles" if 0 < len(typed.name.strip()) <= LONGEST_NAME else "name",
        moved=moved,
        roles=[(role, WHAT_ROLES_DO[role]) for role in ROLES],
    )


def _seen(kept: Account, version: int) -> None:
    """That whoever changes an account saw it as it is."""
    if kept.version != version:
        raise AccountMoved


def _changed(site: Site, session: Session) -> Changed:
    return Changed(by=session.account.id, at=site.clock())


def called(site: Site, account: str) -> str:
    """What to call whoever did something, by their account."""
    return (
        "the administrator of this machine" if account == LOCAL_ADMINISTRATOR else site.accounts.account(account).name
    )


def _back(account: Account) -> Response:
    return RedirectResponse(f"/accounts/{account.id}", 303)
