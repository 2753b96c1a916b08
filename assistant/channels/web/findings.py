"""The finding that a walk has come to: what the criteria say on the answers given, why, and what would change it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assistant.channels.web.downloads import DOCX, download
from assistant.channels.web.pages import page
from assistant.channels.web.walk import WALK, Reader
from assistant.guidance.model import NATIONAL

router = APIRouter(include_in_schema=False)
_PROMINENT = frozenset(["not_signed_off", "superseded", "unverified"])
"""Notices that a reader must not miss."""


@router.get(f"{WALK}/finding")
def finding(on: Reader) -> Response:
    """The finding, or what is still to be answered."""
    desk = on.site.cases
    said = desk.finding(on.view)
    return page(
        on.request,
        "finding.html",
        on=on,
        view=on.view,
        workflow=on.view.workflow,
        finding=said,
        first=[notice for notice in said.notices if notice.kind in _PROMINENT],
        last=[notice for notice in said.notices if notice.kind not in _PROMINENT],
        numbers={citation.id: number for number, citation in enumerate(said.citations, 1)},
        board_names=desk.workflows.setting.board_names,
        national=NATIONAL,
    )


@router.get(f"{WALK}/finding.docx")
def finding_document(on: Reader) -> Response:
    """The finding as a Word document, marked as a draft where no record stands behind it."""
    from assistant.exports.finding_docx import finding_docx
    from assistant.exports.issued import issued_for_walk

    desk = on.site.cases
    issued = issued_for_walk(desk, on.view.session, on.now)
    content = finding_docx(desk.finding(on.view), on.view.workflow, issued)
    return download(content, f"{on.case.reference}-{on.view.workflow.id}.docx", DOCX)
