"""Cases and walks for other programs: the same steps as on the pages, one request each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from assistant.accounts.model import Account, Power
from assistant.cases.model import Case, Placed
from assistant.cases.view import View
from assistant.channels.web.api import PROBLEMS, caller_needs
from assistant.channels.web.api_documents import (
    AnsweredDocument,
    CaseDocument,
    CaseList,
    NewAnswer,
    NewCase,
    NewDecision,
    NewSession,
    Reasons,
    SafetyAnswer,
    SealedDocument,
    SessionDocument,
)
from assistant.channels.web.api_replies import IfMatch, Reply, Writing, shown, unchanged
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused, not_allowed
from assistant.conversation.access import acting
from assistant.conversation.deciding import Choice, DecisionDesk
from assistant.conversation.walk import Acting
from assistant.errors import UnknownCase, UserError
from assistant.workflows.finding import Finding

PLACE = "api"
"""The channel that what programs do is done through."""
CASE = "/cases/{reference}"
WALK = "/sessions/{session}"
CREATED = 201
Seeing = Annotated[Account, Depends(caller_needs("see_cases"))]
router = APIRouter(prefix="/api/v1", responses=PROBLEMS, tags=["cases"])


@dataclass(frozen=True, slots=True)
class Called:
    """A case, and the account that a program acts for on it."""

    site: Site
    account: Account
    case: Case

    def acting(self, power: Power) -> Acting:
        """The account as it acts with a power now."""
        return acting(self.account, power, self.site.clock(), PLACE)


@dataclass(frozen=True, slots=True)
class Walked(Called):
    """A walk of a case, as it stands."""

    view: View

    @property
    def document(self) -> SessionDocument:
        """The walk as programs get it."""
        return document_of(self.site, self.view)

    def reply(self, view: View, status: int = 200) -> Reply:
        """The walk after something was done in it."""
        return Reply(document_of(self.site, view), self.case.reference, status)


def on_case(power: Power) -> Callable[[Request, Account, str], Called]:
    """The case that a request names, for whoever sees it and has a power; to others there is no such case."""

    def found(request: Request, caller: Seeing, reference: str) -> Called:
        if not caller.may(power):
            raise Refused(not_allowed(power, caller))
        site = site_of(request)
        return Called(site, caller, site.access.case(caller, reference, power))

    return found


def on_walk(power: Power) -> Callable[[Request, Account, str], Walked]:
    """The walk that a request names, in the same way."""
    case_of = on_case(power)

    def found(request: Request, caller: Seeing, session: str) -> Walked:
        if not caller.may(power):  # before anything is looked up: what there is, is told to nobody else
            raise Refused(not_allowed(power, caller))
        view = site_of(request).cases.view(session)
        try:
            called = case_of(request, caller, view.session.case)
        except UnknownCase:
            raise Refused(NOT_FOUND) from None
        return Walked(called.site, caller, called.case, view)

    return found


def document_of(site: Site, view: View) -> SessionDocument:
    """A walk as programs get it, with its finding once every question is answered."""
    return SessionDocument.of(view, finding_of(site, view))


def finding_of(site: Site, view: View) -> Finding | None:
    """The finding of a walk, once every question is answered."""
    return site.cases.finding(view) if view.standing.finding and not view.safety_pending else None


@router.get("/cases", response_model=CaseList)
def cases(request: Request, caller: Seeing) -> Response:
    """List the cases that the caller sees, newest first."""
    site = site_of(request)
    return shown(request, CaseList(cases=tuple(_case(site, case) for case in site.access.cases(caller))))


@router.post("/cases", response_model=CaseDocument, status_code=CREATED)
def open_case(
    request: Request, body: NewCase, once: Writing, caller: Annotated[Account, Depends(caller_needs("walk"))]
) -> Response:
    """Open a case; whoever opens it is put on it."""
    site = site_of(request)
    if body.board not in caller.boards:
        raise UserError(f"you open cases for {', '.join(caller.boards) or 'no board'}, not for {body.board!r}")

    def work() -> Reply:
        now = site.clock()
        case = site.cases.open_case(body.board, acting(caller, "walk", now, PLACE))
        site.cases.store.place(case.reference, Placed(account=caller.id, kind="joined", by=caller.id, at=now))
        return Reply(_case(site, case), case.reference, CREATED, f"/api/v1/cases/{case.reference}")

    return once.reply(work)


@router.get(CASE, response_model=CaseDocument)
def case(request: Request, on: Annotated[Called, Depends(on_case("see_cases"))]) -> Response:
    """Get one case."""
    return shown(request, _case(on.site, on.case))


@router.post(f"{CASE}/sessions", response_model=SessionDocument, status_code=CREATED)
def start(body: NewSession, once: Writing, on: Annotated[Called, Depends(on_case("walk"))]) -> Response:
    """Start a walk through a workflow."""

    def work() -> Reply:
        view = on.site.cases.start(on.case, body.workflow, on.acting("walk"), body.dates, body.as_of)
        where = f"/api/v1/sessions/{view.session.id}"
        return Reply(document_of(on.site, view), on.case.reference, CREATED, where)

    return once.reply(work)


Read = Annotated[Walked, Depends(on_walk("see_cases"))]
Walking = Annotated[Walked, Depends(on_walk("walk"))]
Deciding = Annotated[Walked, Depends(on_walk("decide"))]


@router.get(WALK, response_model=SessionDocument)
def walk(request: Request, on: Read) -> Response:
    """Get a walk as it stands."""
    return shown(request, on.document)


@router.post(f"{WALK}/safety", response_model=SessionDocument)
def safety(body: SafetyAnswer, once: Writing, on: Walking, if_match: IfMatch = None) -> Response:
    """Answer the question that comes before all others; *yes* pauses the walk."""
    unchanged(if_match, on.document)
    return once.reply(lambda: on.reply(on.site.cases.settle_safety(on.view, body.answer, on.acting("walk"))))


@router.post(f"{WALK}/answers", response_model=AnsweredDocument)
def answer(body: NewAnswer, once: Writing, on: Walking, if_match: IfMatch = None) -> Response:
    """Answer, confirm or change an answer; gives what else of the case it moves."""
    unchanged(if_match, on.document)

    def work() -> Reply:
        answered = on.site.lists.answer(on.view, body.question, body.value, on.acting("walk"), body.reasons)
        return Reply(AnsweredDocument.of(answered, finding_of(on.site, answered.view)), on.case.reference)

    return once.reply(work)


@router.post(f"{WALK}/back", response_model=SessionDocument)
def back(once: Writing, on: Walking, if_match: IfMatch = None) -> Response:
    """Go back to the question before."""
    unchanged(if_match, on.document)
    return once.reply(lambda: on.reply(on.site.cases.back(on.view, on.acting("walk"))))


@router.post(f"{WALK}/pause", response_model=SessionDocument)
def pause(once: Writing, on: Walking) -> Response:
    """Lay the walk aside."""
    return once.reply(lambda: on.reply(on.site.cases.pause(on.view, on.acting("walk"))))


@router.post(f"{WALK}/resume", response_model=SessionDocument)
def resume(once: Writing, on: Walking) -> Response:
    """Take the walk up again."""
    return once.reply(lambda: on.reply(on.site.cases.resume(on.view.session.id, on.acting("walk"))))


@router.post(f"{WALK}/notes", response_model=SessionDocument)
def note(body: Reasons, once: Writing, on: Walking) -> Response:
    """Keep a note with the walk, encrypted."""
    return once.reply(lambda: on.reply(on.site.cases.note(on.view, body.reasons, on.acting("walk"))))


@router.post(f"{WALK}/submission", response_model=SessionDocument)
def submit(once: Writing, on: Walking, if_match: IfMatch = None) -> Response:
    """Send the finding for decision."""
    unchanged(if_match, on.document)
    return once.reply(lambda: on.reply(_desk(on).prepare(on.view, on.acting("walk"))))


@router.post(f"{WALK}/decision", response_model=SessionDocument)
def decide(body: NewDecision, once: Writing, on: Deciding, if_match: IfMatch = None) -> Response:
    """Decide on a finding that was sent."""
    unchanged(if_match, on.document)
    choice = Choice(body.option, body.made_on, body.reasons, body.departures, body.supersedes)
    return once.reply(lambda: on.reply(_desk(on).decide(on.view, choice, on.acting("decide"))))


@router.post(f"{WALK}/dissent", response_model=SessionDocument)
def dissent(
    body: Reasons,
    once: Writing,
    on: Annotated[Walked, Depends(on_walk("dissent"))],
    if_match: IfMatch = None,
) -> Response:
    """Record that the caller does not agree with what was decided."""
    unchanged(if_match, on.document)
    return once.reply(lambda: on.reply(_desk(on).disagree(on.view, body.reasons, on.acting("dissent"))))


@router.post(f"{WALK}/confirmation", response_model=SessionDocument)
def confirm(once: Writing, on: Deciding, if_match: IfMatch = None) -> Response:
    """Confirm what was decided; with the last confirmation asked for, the record is sealed."""
    unchanged(if_match, on.document)
    return once.reply(lambda: on.reply(_desk(on).confirm(on.view, on.acting("decide"))[0]))


@router.post(f"{WALK}/noted", response_model=SealedDocument)
def noted(body: Reasons, once: Writing, on: Walking, if_match: IfMatch = None) -> Response:
    """Take note of a finding on which nothing is decided, and seal the record of it."""
    unchanged(if_match, on.document)

    def work() -> Reply:
        sealed = _desk(on).note(on.view, body.reasons, on.acting("walk"))
        return Reply(SealedDocument.of(sealed), on.case.reference)

    return once.reply(work)


def _case(site: Site, case: Case) -> CaseDocument:
    sessions = tuple(session.id for session in site.cases.store.sessions(case.reference))
    records = tuple(sealed.opened().id for sealed in site.cases.ledger.of_case(case.reference))
    return CaseDocument.of(case, sessions, records)


def _desk(on: Walked) -> DecisionDesk:
    return DecisionDesk(on.site.cases)
