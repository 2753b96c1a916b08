"""The documents of the HTTP API that have no schema of their own elsewhere. None of them holds a free text in clear."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.cases.model import Case, Safety
from assistant.cases.view import View
from assistant.checklists.model import Answer
from assistant.checklists.working import ListEventKind
from assistant.conversation.deciding import needed
from assistant.conversation.lists import Answered
from assistant.conversation.walk_wording import SAFETY_ROUTE
from assistant.models import Document
from assistant.records.model import Sealed, Value
from assistant.workflows.finding import Finding

Text = Annotated[str, StringConstraints(max_length=4_000)]
Name = Annotated[str, StringConstraints(max_length=80)]
Given = str | int | bool | tuple[str, ...] | None
Dates = dict[Name, datetime.date]


class NewCase(Document):
    """The board that a case is opened for."""

    board: Name


class CaseDocument(Document):
    """A case under the reference that was issued for it."""

    reference: str
    board: str
    opened_at: datetime.datetime
    sessions: tuple[str, ...]
    """The ids of its walks, oldest first."""
    records: tuple[str, ...]

    @classmethod
    def of(cls, case: Case, sessions: tuple[str, ...], records: tuple[str, ...]) -> CaseDocument:
        """The document of a case."""
        return cls(
            reference=case.reference, board=case.board, opened_at=case.opened_at, sessions=sessions, records=records
        )


class CaseList(Document):
    """The cases that the caller sees, newest first."""

    cases: tuple[CaseDocument, ...]


class NewSession(Document):
    """The workflow that is walked, the dates of the case that are known, and the day whose edition is taken."""

    workflow: Name
    dates: Dates = Field(default_factory=dict)
    as_of: datetime.date | None = None


class QuestionDocument(Document):
    """The question that is asked."""

    id: str
    ask: str
    why: str
    help: str
    kind: str
    options: dict[str, str]
    """What may be answered, each with its label."""
    judgement: str | None
    """The test that a person weighs; the answer needs reasons then."""
    known: Value | None
    """What the case says already, to be confirmed or changed."""


class AnswerDocument(Document):
    """An answer on the path."""

    question: str
    value: Value


class PendingDocument(Document):
    """A finding that was sent for decision."""

    decided: str | None
    departs: bool
    dissenting: int
    confirmed: int
    confirmations_needed: int


class SessionDocument(Document):
    """Where a walk through a workflow stands."""

    id: str
    case: str
    board: str
    workflow: str
    edition: str
    definition_sha256: str
    state: Literal["open", "paused", "sealed"]
    safety_pending: bool
    """Whether it still waits for the question whether a child is at risk now."""
    immediate_action: str | None
    """What to do first, where a child is or may be at risk now."""
    asks: QuestionDocument | None
    """None before the safety question is settled, and once every question is answered."""
    answers: tuple[AnswerDocument, ...]
    set_aside: tuple[str, ...]
    possible: tuple[str, ...]
    """The findings that are still possible."""
    finding: Finding | None
    pending: PendingDocument | None
    record: str | None
    """The record that it was sealed into."""

    @classmethod
    def of(cls, view: View, finding: Finding | None) -> SessionDocument:
        """The document of a session; ``finding`` once it has one."""
        session, sealing = view.session, view.session.sealing
        return cls(
            id=session.id,
            case=session.case,
            board=session.board,
            workflow=session.workflow,
            edition=session.edition,
            definition_sha256=session.definition_sha256,
            state=session.state,
            safety_pending=view.safety_pending,
            immediate_action=_first(view),
            asks=None if view.safety_pending else _question(view),
            answers=tuple(AnswerDocument(question=name, value=value) for name, value in view.answers.items()),
            set_aside=view.set_aside,
            possible=view.standing.possible,
            finding=finding,
            pending=_pending(view),
            record=sealing.to if sealing else None,
        )


class SafetyAnswer(Document):
    """Whether a child is at risk now; ``followed`` once the immediate-action route has been taken."""

    answer: Safety


class NewAnswer(Document):
    """An answer; a judgement comes with its reasons, which hold no personal data."""

    question: Name
    value: Given
    reasons: Text = ""


class MovedDocument(Document):
    """An open finding of the same case that the answer moves."""

    workflow: str
    session: str
    before: str | None
    after: str | None


class AnsweredDocument(Document):
    """The session after an answer, and what else of its case the answer moves."""

    session: SessionDocument
    moved: tuple[MovedDocument, ...]
    checklist_moved: bool

    @classmethod
    def of(cls, answered: Answered, finding: Finding | None) -> AnsweredDocument:
        """The document of what an answer did."""
        moved = (
            MovedDocument(workflow=one.workflow, session=one.session, before=one.before, after=one.after)
            for one in answered.findings
        )
        return cls(
            session=SessionDocument.of(answered.view, finding),
            moved=tuple(moved),
            checklist_moved=answered.checklist is not None,
        )


class NewDecision(Document):
    """What the Chair decides on a finding that was sent; the texts hold no personal data."""

    option: Name
    made_on: datetime.date
    reasons: Text
    departures: Text = ""
    supersedes: Name | None = None


class Reasons(Document):
    """Why; without personal data."""

    reasons: Text


class SealedDocument(Document):
    """The seal of a record."""

    id: str
    board: str
    sequence: int
    sha256: str
    previous_sha256: str

    @classmethod
    def of(cls, sealed: Sealed) -> SealedDocument:
        """The seal of a record."""
        record = sealed.opened()
        return cls(
            id=record.id,
            board=record.board,
            sequence=sealed.sequence,
            sha256=sealed.sha256,
            previous_sha256=sealed.previous_sha256,
        )


class NewChecklist(Document):
    """What a checklist is made for, and the day whose editions it is made from."""

    processes: dict[Name, Answer] = Field(min_length=1)
    facts: dict[Name, Given] = Field(default_factory=dict)
    dates: Dates = Field(default_factory=dict)
    board: Name | None = None
    as_of: datetime.date | None = None


class CaseChecklist(Document):
    """What the checklist of a case is made for, and the day whose editions it is made from."""

    processes: dict[Name, Answer] = Field(min_length=1)
    facts: dict[Name, Given] = Field(default_factory=dict)
    dates: Dates = Field(default_factory=dict)
    as_of: datetime.date | None = None


class ItemChange(Document):
    """What is done to one item: ticked, reopened, assigned to a role, or noted without personal data."""

    what: Literal["tick", "reopen", "assign", "note"]
    to: Name | None = None
    text: Text | None = None

    @property
    def kind(self) -> ListEventKind:
        """As the list keeps it."""
        return self.what


def _question(view: View) -> QuestionDocument | None:
    name = view.standing.asking
    if name is None:
        return None
    question = view.workflow.questions[name]
    options = {one: held.label or one.replace("_", " ") for one, held in question.options.items()}
    return QuestionDocument(
        id=name,
        ask=question.ask,
        why=question.why,
        help=question.help or "",
        kind=question.kind,
        options=options,
        judgement=question.judgement.test if question.judgement else None,
        known=view.known.value if view.known else None,
    )


def _first(view: View) -> str | None:
    asked = any(event.kind == "safety" for event in view.session.events)
    return SAFETY_ROUTE if view.safety_pending and asked else None


def _pending(view: View) -> PendingDocument | None:
    pending = view.pending
    if pending is None:
        return None
    decided = pending.decided
    return PendingDocument(
        decided=decided.option if decided else None,
        departs=bool(decided and decided.departures),
        dissenting=len(pending.dissent),
        confirmed=len(pending.confirmed),
        confirmations_needed=needed(view),
    )
