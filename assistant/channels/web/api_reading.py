"""Workflows and sources for other programs, to be read; and what the criteria say on answers that are not kept."""

from __future__ import annotations

import datetime

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from assistant.answers.wording import IMMEDIATE_ACTION
from assistant.channels.web.api import PROBLEMS, caller_needs
from assistant.channels.web.api_documents import Dates, Given, Name
from assistant.channels.web.api_replies import shown
from assistant.channels.web.site import site_of
from assistant.guidance.model import Source, Statement
from assistant.models import Document
from assistant.workflows.desk import Case, edition_of
from assistant.workflows.finding import Finding
from assistant.workflows.load import digest
from assistant.workflows.model import Workflow

ASKING = Depends(caller_needs("ask"))
router = APIRouter(prefix="/api/v1", responses=PROBLEMS, tags=["reading"], dependencies=[ASKING])


class WorkflowRow(Document):
    """One workflow in a list of them."""

    id: str
    title: str
    purpose: str
    editions: tuple[str, ...]


class WorkflowList(Document):
    """The workflows of this installation."""

    workflows: tuple[WorkflowRow, ...]


class WorkflowDocument(Document):
    """One edition of a workflow as a board's people see it, and the digest that sessions and records pin."""

    sha256: str
    definition: Workflow


class Evaluated(Document):
    """Answers to a workflow's questions, the dates that are known, and the day whose edition is taken.

    Nothing of them is kept.
    """

    answers: dict[Name, Given]
    board: Name | None = None
    dates: Dates = Field(default_factory=dict)
    as_of: datetime.date | None = None


class SourceRow(Document):
    """One edition of one source."""

    key: str
    """Id and edition, as in ``working-together/2015-03-26``."""
    title: str
    publisher: str
    board: str | None
    in_force: str
    regimes: tuple[str, ...]
    superseded_by: str | None
    attached: bool
    """Whether its published document has been attached here, so that answers quote it."""


class SourceList(Document):
    """The sources that answers are given from."""

    sources: tuple[SourceRow, ...]


class StatementDocument(Document):
    """One thing that a source states, in our own words, and where it says so."""

    id: str
    text: str
    pinpoint: str
    verified: bool
    """Whether it was checked against the published document."""
    in_error: str | None
    """What is wrong in the source at this place, and what is right."""


class SourceDocument(Document):
    """One source with everything that is stated from it."""

    source: SourceRow
    statements: tuple[StatementDocument, ...]


@router.get("/workflows", response_model=WorkflowList)
def workflows(request: Request) -> Response:
    """List the workflows."""
    catalogue = site_of(request).workflows
    rows = []
    for name, editions in catalogue.editions.items():
        shown_as = catalogue.national(name, editions[-1])
        rows.append(WorkflowRow(id=name, title=shown_as.title, purpose=shown_as.purpose, editions=editions))
    return shown(request, WorkflowList(workflows=tuple(rows)))


@router.get("/workflows/{name}", response_model=WorkflowDocument)
def workflow(request: Request, name: Name, board: Name | None = None, edition: Name | None = None) -> Response:
    """Get one workflow: the edition that is named or else the one in force, with a board's additions."""
    catalogue = site_of(request).workflows
    composed = catalogue.composed(*edition_of(catalogue, f"{name}/{edition}" if edition else name), board)
    return shown(request, WorkflowDocument(sha256=digest(composed), definition=composed))


@router.post("/workflows/{name}/evaluation", response_model=Finding)
def evaluate(request: Request, name: Name, body: Evaluated) -> Response:
    """Say what the criteria say on answers given, without a conversation; nothing is kept."""
    desk = site_of(request).cases.workflows
    case = Case(body.answers, body.board, body.dates, body.as_of)
    finding = desk.evaluate(name, case, immediate_action=IMMEDIATE_ACTION)
    return Response(finding.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/sources", response_model=SourceList)
def sources(request: Request) -> Response:
    """List the sources."""
    rows = tuple(_row(request, source) for source in site_of(request).library.sources.values())
    return shown(request, SourceList(sources=rows))


@router.get("/sources/{source}/{edition}", response_model=SourceDocument)
def source(request: Request, source: Name, edition: Name) -> Response:
    """Get one source with everything that is stated from it."""
    library = site_of(request).library
    found = library.source(f"{source}/{edition}")
    statements = tuple(_statement(one) for one in library.statements_of(found.key))
    return shown(request, SourceDocument(source=_row(request, found), statements=statements))


def _row(request: Request, source: Source) -> SourceRow:
    return SourceRow(
        key=source.key,
        title=source.title,
        publisher=source.publisher,
        board=source.board,
        in_force=str(source.in_force),
        regimes=source.regimes,
        superseded_by=source.superseded_by,
        attached=site_of(request).assistant.index.original(source.key) is not None,
    )


def _statement(statement: Statement) -> StatementDocument:
    return StatementDocument(
        id=statement.id,
        text=statement.text,
        pinpoint=statement.pinpoint.section,
        verified=statement.verified,
        in_error=statement.in_error,
    )
