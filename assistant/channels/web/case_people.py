"""Who is on a case: the business managers of its board say so."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from assistant.cases.model import Placed
from assistant.channels.web.cases import show_case
from assistant.channels.web.forms import OWN_FORM
from assistant.channels.web.on_case import CASE, OnCase, on_case

Manager = Annotated[OnCase, Depends(on_case("manage_cases"))]
router = APIRouter(include_in_schema=False)


@router.post(f"{CASE}/people", dependencies=[OWN_FORM])
def add(on: Manager, account: Annotated[str, Form()] = "") -> Response:
    """Put somebody on the case."""
    if account not in {one.id for one in on.colleagues("see_cases")}:
        return show_case(on, "Choose who is put on the case")
    return _place(on, account, "joined")


@router.post(f"{CASE}/people/remove", dependencies=[OWN_FORM])
def remove(on: Manager, account: Annotated[str, Form()]) -> Response:
    """Take somebody off the case; what they did stays."""
    if account not in on.site.cases.store.people(on.case.reference):
        return RedirectResponse(f"{on.path}#people", 303)  # somebody else was quicker
    return _place(on, account, "left")


def _place(on: OnCase, account: str, kind: Literal["joined", "left"]) -> Response:
    placed = Placed(account=account, kind=kind, by=on.account.id, at=on.now)
    on.site.cases.store.place(on.case.reference, placed)
    return RedirectResponse(f"{on.path}#people", 303)
