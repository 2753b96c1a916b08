"""The cases that somebody sees, and one case: its walks, its list, its records and its people."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from assistant.cases.model import Case
from assistant.channels.web.case_walks import Walk, walks_of
from assistant.channels.web.forms import OWN_FORM, needs
from assistant.channels.web.on_case import CASE, PLACE, OnCase, Seeing, on_case
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.checklists.model import Item
from assistant.checklists.working import coming
from assistant.conversation.seat import Place
from assistant.conversation.starting import open_case as open_case_at
from assistant.errors import UserError

SOON = 14
"""Days within which what is due is shown beside its case."""
A_PAGE = 10
"""Cases on one page."""
Reader = Annotated[OnCase, Depends(on_case("see_cases"))]
Walking = Annotated[Session, Depends(needs("walk"))]
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """One case among those that somebody sees."""

    case: Case
    board: str
    walks: Sequence[Walk]
    """Those that are not sealed."""
    late: Sequence[Item]
    soon: Sequence[Item]


@router.get("/cases")
def cases(request: Request, session: Seeing, number: int = 1) -> Response:
    """The cases that I see, newest first, ten a page; pages are counted from 1."""
    return _cases(request, session, number)


@router.post("/cases", dependencies=[OWN_FORM])
def open_case(
    request: Request, session: Walking, board: Annotated[str, Form()] = "", once: Annotated[str, Form()] = ""
) -> Response:
    """Open a case; whoever opens it is put on it."""
    if board not in session.account.boards:
        return _cases(request, session, 1, "Choose the board that the case belongs to")
    return RedirectResponse(f"/cases/{open_for(site_of(request), session, board, once)}", 303)


@router.get(CASE)
def case(on: Reader) -> Response:
    """One case: how far its walks are, its list, its records, its people."""
    return show_case(on)


def new_form() -> str:
    """What tells one form that opens a case from another, so that it opens one however often it is sent."""
    return secrets.token_hex(8)


def open_for(site: Site, session: Session, board: str, once: str) -> str:
    """Open a case and put whoever opens it on it; gives its reference, of a form sent again that of the first."""
    if once not in session.opened:
        place = Place(site.lists, site.accounts, PLACE, site.clock())
        session.opened[once] = open_case_at(place, session.account, board).reference
    return session.opened[once]


def _listed(site: Site, case: Case) -> Listed:
    late: Sequence[Item] = ()
    soon: Sequence[Item] = ()
    with suppress(UserError):  # no list has been made, or it can no longer be made: the page of the list says so
        late, soon = coming(site.lists.show(case.reference), site.clock().date(), SOON)
    board = site.cases.workflows.setting.board_names.get(case.board, case.board)
    return Listed(case, board, [walk for walk in walks_of(site, case) if walk.record is None], late, soon)


def _cases(request: Request, session: Session, number: int, error: str = "") -> Response:
    site = site_of(request)
    seen = site.access.cases(session.account)
    pages = max(1, -(-len(seen) // A_PAGE))
    if not 1 <= number <= pages:
        raise Refused(NOT_FOUND)
    names = site.cases.workflows.setting.board_names
    return page(
        request,
        "cases.html",
        status=400 if error else 200,
        cases=[_listed(site, case) for case in seen[(number - 1) * A_PAGE : number * A_PAGE]],
        number=number,
        pages=pages,
        may_open=session.account.may("walk"),
        boards=[(board, names.get(board, board)) for board in session.account.boards],
        days=SOON,
        once=new_form(),
        error=error,
    )


def show_case(on: OnCase, error: str = "") -> Response:
    """The page of one case; ``error`` is what is wrong with whom somebody would put on it."""
    site, reference = on.site, on.case.reference
    catalogue = site.cases.workflows.catalogue
    walks = walks_of(site, on.case)
    under_way = {kept.workflow for kept in site.cases.store.sessions(reference) if kept.state != "sealed"}
    people = site.cases.store.people(reference)
    kept = {one.id: one for one in site.accounts.accounts()}
    return page(
        on.request,
        "case.html",
        status=400 if error else 200,
        on=on,
        walks=walks,
        others=sorted(
            (on.title(name), name, list(catalogue.windows(name).values()))
            for name in catalogue.editions
            if name not in under_way
        ),
        records=[sealed.opened() for sealed in site.cases.ledger.of_case(reference)],
        people=[(name, kept.get(name)) for name in people],
        addable=[one for one in on.colleagues("see_cases") if one.id not in people] if on.may("manage_cases") else [],
        error=error,
    )
