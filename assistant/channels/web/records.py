"""Sealed records of the cases that somebody sees: searched, read, proved, replayed and handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from assistant.channels.web.day_fields import days_sent, shown_day
from assistant.channels.web.downloads import DOCX, download
from assistant.channels.web.forms import OWN_FORM
from assistant.channels.web.on_case import Seeing
from assistant.channels.web.pages import page
from assistant.channels.web.record_search import Searched
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.channels.web.walk import form_sent
from assistant.conversation.answer_fields import day_of
from assistant.errors import UnknownCase, UnknownRecord, VerificationFailed
from assistant.records.desk import RecordRow
from assistant.records.layout import Grid, Heading, web_page
from assistant.records.model import Record
from assistant.records.page import RecordPage
from assistant.workflows.load import Catalogue

A_PAGE = 50
"""Records on one page."""
RECORD = "/records/{record}"
DAYS = {"after": "Sealed on or after", "before": "Sealed on or before"}
"""The days that are searched by."""
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Read:
    """One record that somebody may read."""

    request: Request
    site: Site
    session: Session
    record: Record

    @property
    def path(self) -> str:
        """Where it is shown."""
        return f"/records/{self.record.id}"

    @property
    def page(self) -> RecordPage:
        """Its readable page."""
        return self.site.records.page(self.record.id)


def readable(request: Request, session: Seeing, record: str) -> Read:
    """A record of a case that somebody sees; any other is as if there were none."""
    site = site_of(request)
    try:
        found = site.cases.ledger.get(record).opened()
        site.access.case(session.account, found.case)
    except (UnknownCase, UnknownRecord):
        raise Refused(NOT_FOUND) from None
    return Read(request, site, session, found)


Reader = Annotated[Read, Depends(readable)]


@router.get("/records")
def records(request: Request, session: Seeing, number: int = 1) -> Response:
    """The records that were searched for, newest first, fifty a page; pages are counted from 1."""
    return _listed(request, session, number)


@router.post("/records", dependencies=[OWN_FORM])
def search(request: Request, session: Seeing, form: Annotated[FormData, Depends(form_sent)]) -> Response:
    """Search; what was asked for stays in the session, and stands in no address."""
    typed, wrong = days_sent(form, DAYS)
    if wrong:
        return _listed(request, session, 1, typed=typed, wrong=wrong)
    words, workflow, finding, decided, board = (
        str(form.get(name, "")) for name in ("words", "workflow", "finding", "decided", "board")
    )
    session.searched = Searched(
        words, workflow, finding, decided, board, day_of(*typed["after"]), day_of(*typed["before"])
    )
    return RedirectResponse("/records", 303)


@router.post("/records/all", dependencies=[OWN_FORM])
def everything(session: Seeing, clear: Annotated[str, Form()] = "") -> Response:
    """Search for nothing any more: every record."""
    del clear
    session.searched = Searched()
    return RedirectResponse("/records", 303)


@router.get(RECORD)
def record(read: Reader) -> Response:
    """One record, to be read."""
    shown = read.page
    title, *blocks = shown.blocks()
    del title
    return page(
        read.request,
        "record.html",
        read=read,
        shown=shown,
        blocks=[
            ("heading" if isinstance(b, Heading) else "grid" if isinstance(b, Grid) else "text", b) for b in blocks
        ],
    )


@router.get(f"{RECORD}/chain")
def chain(read: Reader) -> Response:
    """Check the chain that it stands in: what holds, what is anchored and what is not."""
    (found,) = read.site.records.verify(read.record.board)
    return page(
        read.request,
        "record_chain.html",
        status=200,
        read=read,
        found=found,
        sequence=read.page.sealed.sequence,
        at=read.site.clock(),
        board=read.site.cases.workflows.setting.board_names.get(read.record.board, read.record.board),
    )


@router.get(f"{RECORD}/replay")
def replay(read: Reader) -> Response:
    """Compute its finding again on the definitions it was sealed with."""
    failed, outcome = "", None
    try:
        (outcome,) = read.site.records.replay(read.record.id)
    except VerificationFailed as error:
        failed = str(error)
    return page(read.request, "record_replay.html", read=read, outcome=outcome, failed=failed)


@router.get(f"{RECORD}/export.{{form}}")
def export(read: Reader, form: str) -> Response:
    """The record as a file: JSON that proves itself, a Word document, or a page."""
    name = f"record-{read.record.id}.{form}"
    match form:
        case "json":
            try:
                document = read.site.records.export(read.record.id)
            except VerificationFailed as error:
                return page(read.request, "record_replay.html", status=409, read=read, outcome=None, failed=str(error))
            content = f"{document.model_dump_json(by_alias=True, indent=1)}\n".encode()
            return download(content, name, "application/json")
        case "docx":
            from assistant.exports.record_docx import record_docx

            return download(record_docx(read.page, read.site.clock()), name, DOCX)
        case "html":
            shown = read.page
            return download(web_page(shown.title, shown.blocks()).encode(), name, "text/html; charset=utf-8")
        case _:
            raise Refused(NOT_FOUND)


def _listed(
    request: Request,
    session: Session,
    number: int,
    *,
    typed: dict[str, tuple[str, str, str]] | None = None,
    wrong: dict[str, str] | None = None,
) -> Response:
    site, searched = site_of(request), session.searched
    seen = [
        row
        for case in site.access.cases(session.account)
        for row in site.records.rows(site.cases.ledger.of_case(case.reference))
    ]
    found = searched.finds(seen)
    pages = max(1, -(-len(found) // A_PAGE))
    if not 1 <= number <= pages:
        raise Refused(NOT_FOUND)
    workflows = site.cases.workflows
    return page(
        request,
        "records.html",
        status=400 if wrong else 200,
        rows=found[(number - 1) * A_PAGE : number * A_PAGE],
        found=len(found),
        all=len(seen),
        searched=searched,
        days=DAYS,
        typed=typed or {"after": shown_day(searched.after), "before": shown_day(searched.before)},
        wrong=wrong or {},
        titles=_titles(workflows.catalogue, seen),
        findings=_one_meaning((row.finding, row.finding_says) for row in seen),
        decisions=_one_meaning((row.decided, row.decided_in_words) for row in seen),
        choices={
            "workflow": sorted({row.workflow for row in seen if row.workflow}),
            "finding": sorted({row.finding for row in seen if row.finding}),
            "decided": sorted({row.decided for row in seen}),
            "board": sorted({row.board for row in seen}),
        },
        board_names=workflows.setting.board_names,
        number=number,
        pages=pages,
    )


def _one_meaning(said: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """Ids with their words, left out where records of several definitions mean different things by one."""
    meant: dict[str, set[str]] = {}
    for name, words in said:
        if name and words:
            meant.setdefault(name, set()).add(words)
    return {name: words.pop() for name, words in meant.items() if len(words) == 1}


def _titles(catalogue: Catalogue, rows: list[RecordRow]) -> dict[str, str]:
    """What the workflows of records are called; one that is here no longer goes by its name."""
    named = {row.workflow for row in rows if row.workflow}
    return {
        name: catalogue.national(name, catalogue.editions[name][-1]).title if name in catalogue.editions else name
        for name in named
    }
