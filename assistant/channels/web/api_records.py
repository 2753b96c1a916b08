"""Sealed records for other programs: of the cases that the caller sees, and of no others."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from assistant.accounts.model import Account
from assistant.channels.web.api import PROBLEMS, caller_needs
from assistant.channels.web.api_replies import shown
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.errors import UnknownCase
from assistant.models import Document
from assistant.records.desk import RecordRow
from assistant.records.export import Export

router = APIRouter(prefix="/api/v1", responses=PROBLEMS, tags=["records"])
Seeing = Annotated[Account, Depends(caller_needs("see_cases"))]
RECORD = "/records/{record}"


class RecordList(Document):
    """Records, oldest first, case by case."""

    records: tuple[RecordRow, ...]


class RecordDocument(Document):
    """A record with its seal, and the texts it refers to; null where a text has been erased with its case."""

    record: dict[str, Any]
    """The document of schema ``record.v1`` with its seal."""
    superseded_by: str | None


class FaultDocument(Document):
    """One thing in a chain that does not hold."""

    kind: str
    sequence: int
    message: str


class ChainDocument(Document):
    """What was found in the chain of a record's board."""

    board: str
    count: int
    head_sha256: str
    anchored: int
    """The records 1 to this one are covered by a signed checkpoint that the chain agrees with; 0 for none."""
    faults: tuple[FaultDocument, ...]
    holds: bool
    checked_at: datetime.datetime


class ReplayDocument(Document):
    """Whether the finding of a record comes out the same today, on the definitions it was sealed with."""

    id: str
    replayable: bool
    differences: tuple[str, ...]


def seen(request: Request, caller: Seeing, record: str) -> str:
    """The id of a record whose case the caller sees; of any other it is as if there were none."""
    site = site_of(request)
    try:
        site.access.case(caller, site.cases.ledger.get(record).opened().case)
    except UnknownCase:
        raise Refused(NOT_FOUND) from None
    return record


Seen = Annotated[str, Depends(seen)]


@router.get("/records", response_model=RecordList)
def records(request: Request, caller: Seeing, case: str | None = None, board: str | None = None) -> Response:
    """List the records of the cases that the caller sees, of one case or of one board where it is named."""
    site = site_of(request)
    cases = [one for one in site.access.cases(caller) if case in {None, one.reference} and board in {None, one.board}]
    rows = [row for one in cases for row in site.records.rows(site.cases.ledger.of_case(one.reference))]
    return shown(request, RecordList(records=tuple(rows)))


@router.get(RECORD, response_model=RecordDocument)
def read(request: Request, record: Seen) -> Response:
    """Get one record."""
    content = site_of(request).records.document(record)
    return shown(request, RecordDocument(superseded_by=content.pop("superseded_by"), record=content))


@router.get(f"{RECORD}/export", response_model=Export)
def export(request: Request, record: Seen) -> Response:
    """Get one record as a file that proves itself to whoever has the public key."""
    return shown(request, site_of(request).records.export(record))


@router.get(f"{RECORD}/verification", response_model=ChainDocument)
def verify(request: Request, record: Seen) -> Response:
    """Check the chain that the record stands in."""
    site = site_of(request)
    board = site.cases.ledger.get(record).opened().board
    (found,) = site.records.verify(board)
    document = ChainDocument(**found.document(), holds=not found.faults, checked_at=site.clock())
    return Response(document.model_dump_json(), media_type="application/json")


@router.get(f"{RECORD}/replay", response_model=ReplayDocument)
def replay(request: Request, record: Seen) -> Response:
    """Compute the finding of a record again on the definitions it was sealed with."""
    (outcome,) = site_of(request).records.replay(record)
    differences = tuple(str(one) for one in outcome.differences)
    return shown(request, ReplayDocument(id=outcome.id, replayable=outcome.replayable, differences=differences))
