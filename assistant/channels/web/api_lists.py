"""Checklists for other programs: made without being kept, or kept with a case and worked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from assistant.accounts.model import Account
from assistant.channels.web.api import PROBLEMS, caller_needs
from assistant.channels.web.api_cases import CASE, Called, on_case
from assistant.channels.web.api_documents import CaseChecklist, ItemChange, NewChecklist
from assistant.channels.web.api_replies import IfMatch, Reply, Writing, shown, unchanged
from assistant.channels.web.site import site_of
from assistant.checklists.build import Asked
from assistant.checklists.model import Checklist

router = APIRouter(prefix="/api/v1", responses=PROBLEMS, tags=["checklists"])
Managing = Annotated[Called, Depends(on_case("manage_cases"))]
LIST = f"{CASE}/checklist"


@router.post("/checklists", response_model=Checklist)
def make(request: Request, body: NewChecklist, caller: Annotated[Account, Depends(caller_needs("ask"))]) -> Response:
    """Make a checklist for processes, facts and dates; nothing of it is kept."""
    del caller
    asked = Asked(body.processes, body.facts, body.dates, body.board, body.as_of)
    return shown(request, site_of(request).lists.maker.make(asked))


@router.put(LIST, response_model=Checklist)
def keep(body: CaseChecklist, once: Writing, on: Managing) -> Response:
    """Make the checklist of a case, or make it anew; what was done to its items stays."""

    def work() -> Reply:
        asked = Asked(body.processes, body.facts, body.dates, on.case.board, body.as_of)
        checklist, _ = on.site.lists.make(on.case.reference, asked, on.acting("manage_cases"))
        return Reply(checklist, on.case.reference)

    return once.reply(work)


@router.get(LIST, response_model=Checklist)
def read(request: Request, on: Annotated[Called, Depends(on_case("see_cases"))]) -> Response:
    """Get the checklist of a case as it stands."""
    return shown(request, on.site.lists.show(on.case.reference))


@router.post(LIST + "/items/{item}", response_model=Checklist)
def work_item(item: str, body: ItemChange, once: Writing, on: Managing, if_match: IfMatch = None) -> Response:
    """Tick, reopen, assign or note one item."""
    unchanged(if_match, on.site.lists.show(on.case.reference))

    def work() -> Reply:
        case, acting = on.case.reference, on.acting("manage_cases")
        checklist = on.site.lists.work(case, body.kind, item, acting, to=body.to, text=body.text)
        return Reply(checklist, on.case.reference)

    return once.reply(work)
