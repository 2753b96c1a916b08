"""The guided workflows, to be read; they are walked in a terminal."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from assistant.channels.web.forms import Person, signed_in
from assistant.channels.web.pages import page
from assistant.channels.web.site import site_of
from assistant.workflows.desk import edition_of
from assistant.workflows.load import workflows_in

router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])


@router.get("/workflows")
def workflows(request: Request) -> Response:
    """Every workflow: what it is for."""
    return page(request, "workflows.html", workflows=workflows_in(site_of(request).workflows))


@router.get("/workflows/{name}")
def workflow(request: Request, session: Person, name: str) -> Response:
    """One workflow: what it asks and what it may find, with the additions of the board that is asked about."""
    catalogue = site_of(request).workflows
    board = session.thread.board
    shown = catalogue.composed(*edition_of(catalogue, name), board)
    return page(request, "workflow.html", workflow=shown, board=board)
