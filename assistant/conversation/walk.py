"""Walking a case through its workflows: the one way that terminal, web and Slack all go.

Each call is given who acts, when and through which channel; it keeps what was done and gives back where the session
stands. Free text goes through the personal-data gate before anything is kept, and is kept encrypted.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.answers.ports import Gate
from assistant.canonical import sha256
from assistant.cases.facts import facts_of
from assistant.cases.model import Case, Event, EventKind, Facts, Person, Safety, Session
from assistant.cases.ports import CaseStore
from assistant.cases.references import check_reference, issue
from assistant.cases.seal import Decided, Seal, draft
from assistant.cases.view import View, check_answer, last_on_path, view_of
from assistant.conversation import walk_wording as wording
from assistant.errors import UserError
from assistant.records.model import Sealed, TextRef, Value
from assistant.records.ports import Ledger, Texts
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.finding import Finding
from assistant.workflows.load import definition_bytes
from assistant.workflows.model import Workflow
from assistant.workflows.report import report

_REFERENCE_BITS = 40
_MOST_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, when, and through which channel."""

    role: str
    name: str
    at: datetime.datetime
    place: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An open finding of the case that a changed answer moves."""

    workflow: str
    session: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision as it is given: texts in clear, to be kept encrypted."""

    option: str
    made_on: datetime.date
    by: tuple[str, str]
    """Role and name."""
    reasons: str
    departures: str = ""
    dissent: tuple[tuple[str, str, str], ...] = ()
    """Role, name and reasons of each who did not agree."""
    confirmed_by: tuple[tuple[str, str], ...] = ()
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """Cases, their sessions and what they are sealed into."""

    workflows: WorkflowDesk
    store: CaseStore
    texts: Texts
    ledger: Ledger
    gate: Gate
    calendar: bytes
    """The canonical form of the calendar, kept with each record."""

    def open_case(self, board: str, acting: Acting) -> Case:
        """Open a case under a reference of its own; raises ``UnknownBoard``."""
        self.workflows.catalogue.board(board)
        case = Case(reference=issue(secrets.randbits(_REFERENCE_BITS)), board=board, opened_at=acting.at)
        self.store.open_case(case)
        return case

    def case(self, reference: str) -> Case:
        """The case of a reference; raises ``UserError`` for one that was not issued here."""
        return self.store.case(check_reference(reference))

    def start(
        self, case: Case, workflow: str, acting: Acting, dates: Mapping[str, datetime.date] | None = None
    ) -> View:
        """Begin a session on the edition that the dates pick; it keeps that definition whatever changes later."""
        composed = self.workflows.workflow(workflow, case.board, dates)
        session = Session(
            id=f"s-{secrets.token_hex(8)}",
            case=case.reference,
            board=case.board,
            workflow=composed.id,
            edition=composed.edition,
            definition_sha256=self.ledger.keep_definition(definition_bytes(composed)),
            started_at=acting.at,
            dates=dict(dates or {}),
        )
        self.store.begin(session)
        return self.view(session.id)

    def view(self, session: str) -> View:
        """Where a session stands."""
        kept = self.store.session(session)
        return view_of(kept, self._definition(kept), self.facts(kept.case))

    def facts(self, case: str) -> Facts:
        """The last answer to each question, anywhere in the case."""
        return facts_of(self.store.sessions(case))

    def settle_safety(self, view: View, answer: Safety, acting: Acting) -> View:
        """Answer the question that comes before all others; *yes* pauses the session."""
        events = [self._event(view, "safety", acting, value=answer)]
        if answer == "yes":
            events.append(self._event(view, "pause", acting))
        return self._add(view, *events)

    def answer(
        self, view: View, question: str, value: object, acting: Acting, reasons: str = ""
    ) -> tuple[View, tuple[Moved, ...]]:
        """Answer, confirm or change; gives where the session then stands, and every other open finding it moves.

        Raises ``AnswerNotAllowed`` for what the question does not allow, and ``UserError`` where the safety question
        still stands, or a judgement comes without its reasons.
        """
        if view.safety_pending:
            raise UserError(wording.SAFETY_FIRST)
        checked = check_answer(view, question, value)
        judgement = view.workflow.questions[question].judgement
        if judgement and judgement.covers(checked) and not reasons.strip():
            raise UserError(wording.judgement_needs_reasons(view.workflow.questions[question].ask))
        before = self._others(view)
        text = self._kept(view.session.case, reasons) if reasons.strip() else None
        after = self._add(view, self._event(view, "answer", acting, question=question, value=checked, text=text))
        moved = tuple(
            Moved(now.session.workflow, now.session.id, was.standing.finding, now.standing.finding)
            for was, now in zip(before, self._others(after), strict=True)
            if was.standing.finding != now.standing.finding
        )
        return after, moved

    def back(self, view: View, acting: Acting) -> View:
        """Go back to the question before; its answer stays a fact of the case and is shown again."""
        question = last_on_path(view)
        if question is None:
            raise UserError(wording.NOTHING_BEFORE)
        return self._add(view, self._event(view, "back", acting, question=question))

    def note(self, view: View, text: str, acting: Acting) -> View:
        """Keep a note with the session."""
        return self._add(view, self._event(view, "note", acting, text=self._kept(view.session.case, text)))

    def consulted(self, view: View, question: str, statements: tuple[str, ...], acting: Acting) -> View:
        """Keep that the sources were asked something on the way, and which statements answered."""
        text = self._kept(view.session.case, question)
        return self._add(view, self._event(view, "consulted", acting, text=text, statements=statements))

    def pause(self, view: View, acting: Acting) -> View:
        """Lay the session aside; it is taken up again by its id, on any channel."""
        return self._add(view, self._event(view, "pause", acting))

    def resume(self, session: str, acting: Acting) -> View:
        """Take a session up again where it was left."""
        view = self.view(session)
        return self._add(view, self._event(view, "resume", acting)) if view.session.state == "paused" else view

    def hand_over(self, view: View, role: str, acting: Acting) -> View:
        """Hand the session to a colleague in another role."""
        return self._add(view, self._event(view, "hand_over", acting, to=self._clean(role)))

    def finding(self, view: View) -> Finding:
        """The finding document of a session as it stands."""
        dates = view.session.dates
        return report(view.workflow, view.answers, dates, replace(self.workflows.setting, immediate_action=None))

    def seal(self, view: View, decision: Decision, acting: Acting) -> Sealed:
        """Seal the finding and the decision beside it into the board's chain.

        Raises ``UserError`` where the session is not at its end, nobody is named, or the decision is not complete.
        """
        if not acting.name.strip():
            raise UserError(wording.NOBODY_NAMED)
        if view.session.state == "sealed":
            raise UserError(wording.SEALED_ALREADY)
        case = view.session.case
        decided = Decided(
            option=decision.option,
            made_on=decision.made_on,
            by=self._person(case, *decision.by),
            reasons=self._kept(case, decision.reasons),
            departures=self._kept(case, decision.departures) if decision.departures.strip() else None,
            dissent=tuple(
                (self._person(case, role, name), self._kept(case, why)) for role, name, why in decision.dissent
            ),
        )
        seal = Seal(
            record_id=f"r-{secrets.token_hex(8)}",
            calendar_sha256=self.ledger.keep_definition(self.calendar),
            prepared_by=self._person(case, acting.role, acting.name),
            confirmed_by=tuple(
                self._person(case, role, name) for role, name in decision.confirmed_by or (decision.by,)
            ),
            place=acting.place,
            at=acting.at,
            supersedes=decision.supersedes,
        )
        record = draft(view, self.finding(view), self.facts(case), decided, seal)
        sealed = self.ledger.append(record)
        self._add(view, self._event(view, "sealed", acting, to=record.id))
        return sealed

    def _others(self, view: View) -> list[View]:
        """The other sessions of the case that can still move."""
        kept = self.store.sessions(view.session.case)
        facts = facts_of(kept)
        return [
            view_of(session, self._definition(session), facts)
            for session in kept
            if session.id != view.session.id and session.state != "sealed"
        ]

    def _definition(self, session: Session) -> Workflow:
        content = self.ledger.definition(session.definition_sha256)
        if content is None or sha256(content) != session.definition_sha256:
            raise UserError(wording.DEFINITION_GONE)
        return Workflow.model_validate_json(content)

    def _event(
        self,
        view: View,
        kind: EventKind,
        acting: Acting,
        *,
        question: str | None = None,
        value: Value | None = None,
        text: TextRef | None = None,
        statements: tuple[str, ...] = (),
        to: str | None = None,
    ) -> Event:
        return Event(
            kind=kind,
            by=self._acting(view.session, acting),
            at=acting.at,
            place=acting.place,
            question=question,
            value=value,
            text=text,
            statements=statements,
            to=to,
        )

    def _add(self, view: View, *events: Event) -> View:
        self.store.add(view.session.id, view.session.version, events)
        return self.view(view.session.id)

    def _acting(self, session: Session, acting: Acting) -> Person:
        """Whoever acts; the name is not kept again where the same person acted just before."""
        before = session.events[-1].by if session.events else None
        if before and before.role == acting.role and self.texts.read(before.name) == acting.name.strip():
            return before
        return self._person(session.case, acting.role, acting.name)

    def _person(self, case: str, role: str, name: str) -> Person:
        return Person(role=self._clean(role), name=self.texts.put(case, name.strip()))

    def _kept(self, case: str, text: str) -> TextRef:
        return self.texts.put(case, self._clean(text))

    def _clean(self, text: str) -> str:
        """The text, once it is known to hold no personal data; raises ``UserError`` with another wording."""
        text = text.strip()
        if not text or len(text) > _MOST_CHARACTERS:
            raise UserError(wording.length(_MOST_CHARACTERS))
        reworded, kinds = self.gate.reworded(text)
        if kinds:
            raise UserError(wording.personal_data(kinds, reworded))
        return text
