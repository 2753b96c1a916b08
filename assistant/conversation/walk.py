"""Walking a case through its workflows: the one way that terminal, web and Slack all go.

Each call is given who acts, when and through which channel; it keeps what was done and gives back where the session
stands. Free text goes through the personal-data gate before anything is kept, and is kept encrypted.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypedDict, Unpack

from assistant.answers.ports import Gate
from assistant.canonical import sha256
from assistant.cases.facts import facts_of
from assistant.cases.model import Case, Event, EventKind, Facts, Person, Safety, Session
from assistant.cases.ports import CaseStore
from assistant.cases.references import check_reference, issue
from assistant.cases.seal import Decided, Seal, check_decision, draft
from assistant.cases.view import View, check_answer, last_on_path, view_of
from assistant.conversation import walk_wording as wording
from assistant.errors import PersonalDataFound, SessionMoved, UserError
from assistant.records.model import Sealed, TextRef, Value
from assistant.records.ports import Ledger, Texts
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.finding import Finding
from assistant.workflows.given import read_answers, with_case
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
    account: str | None = None
    """The account they are signed in with; none at a terminal."""


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


class Told(TypedDict, total=False):
    """What an event holds beside its free texts."""

    question: str | None
    value: Value
    statements: tuple[str, ...]
    to: str
    basis: str
    option: str
    made_on: datetime.date
    supersedes: str | None


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

    def definition(
        self, workflow: str, board: str, dates: Mapping[str, datetime.date], as_of: datetime.date | None = None
    ) -> Workflow:
        """What a session would begin on.

        Raises ``UnknownWorkflow``, ``UnknownBoard``, ``NotInForce``, or ``AnswerNotAllowed`` for a date that a
        question does not allow.
        """
        composed = self.workflows.workflow(workflow, board, dates, as_of)
        read_answers(composed, with_case(composed, {}, dates))
        return composed

    def start(
        self,
        case: Case,
        workflow: str,
        acting: Acting,
        dates: Mapping[str, datetime.date] | None = None,
        as_of: datetime.date | None = None,
    ) -> View:
        """Begin a session on the edition in force on the day asked for, or else on the one that the dates pick.

        It keeps that definition whatever changes later.
        """
        composed = self.definition(workflow, case.board, dates or {}, as_of)
        session = Session(
            id=f"s-{secrets.token_hex(8)}",
            case=case.reference,
            board=case.board,
            workflow=composed.id,
            edition=composed.edition,
            definition_sha256=self.ledger.keep_definition(definition_bytes(composed)),
            started_at=acting.at,
            dates=dict(dates or {}),
            as_of=as_of,
        )
        self.store.begin(session)
        return self.view(session.id)

    def view(self, session: str) -> View:
        """Where a session stands."""
        kept = self.store.session(session)
        until = kept.sealing.at if kept.sealing else None
        return view_of(kept, self._definition(kept), facts_of(self.store.sessions(kept.case), until))

    def facts(self, case: str) -> Facts:
        """The last answer to each question, anywhere in the case."""
        return facts_of(self.store.sessions(case))

    def settle_safety(self, view: View, answer: Safety, acting: Acting) -> View:
        """Answer the question that comes before all others; *yes* pauses the session."""
        events = [self.event(view, "safety", acting, value=answer)]
        if answer == "yes":
            events.append(self.event(view, "pause", acting))
        return self.add(view, *events)

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
        text = reasons if reasons.strip() else None
        after = self.add(view, self.event(view, "answer", acting, question=question, value=checked, text=text))
        now = self._others(after)
        moved = tuple(
            Moved(was.session.workflow, name, was.standing.finding, now[name].standing.finding)
            for name, was in before.items()
            if name in now and was.standing.finding != now[name].standing.finding
        )
        return after, moved

    def back(self, view: View, acting: Acting) -> View:
        """Go back to the question before; its answer stays a fact of the case and is shown again."""
        question = last_on_path(view)
        if question is None:
            raise UserError(wording.NOTHING_BEFORE)
        return self.add(view, self.event(view, "back", acting, question=question))

    def note(self, view: View, text: str, acting: Acting) -> View:
        """Keep a note with the session."""
        return self.add(view, self.event(view, "note", acting, text=text))

    def consulted(self, view: View, question: str, statements: tuple[str, ...], acting: Acting) -> View:
        """Keep that the sources were asked something on the way, and which statements answered."""
        return self.add(view, self.event(view, "consulted", acting, text=question, statements=statements))

    def pause(self, view: View, acting: Acting) -> View:
        """Lay the session aside; it is taken up again by its id, on any channel."""
        return self.add(view, self.event(view, "pause", acting))

    def resume(self, session: str, acting: Acting) -> View:
        """Take a session up again where it was left."""
        view = self.view(session)
        return self.add(view, self.event(view, "resume", acting)) if view.session.state == "paused" else view

    def hand_over(self, view: View, role: str, acting: Acting) -> View:
        """Hand the session to a colleague in another role."""
        return self.add(view, self.event(view, "hand_over", acting, to=self.clean(role)))

    def finding(self, view: View) -> Finding:
        """The finding document of a session as it stands."""
        setting = replace(self.workflows.setting, immediate_action=None)
        return report(view.workflow, view.answers, view.session.dates, setting, view.session.as_of)

    def seal(self, view: View, decision: Decision, acting: Acting) -> Sealed:
        """Seal the finding and the decision beside it into the board's chain.

        Raises ``UserError`` where the session is not at its end or sealed already, somebody is not named, or the
        decision is not complete, and ``SessionMoved`` where the case is no longer as the view shows it. Nothing has
        been kept then.
        """
        now = self.unmoved(view, acting)
        confirming = self._checked(now, decision, acting)
        case = now.session.case
        decided = Decided(
            option=decision.option,
            made_on=decision.made_on,
            by=self.person(case, *decision.by),
            reasons=self.keep_text(case, decision.reasons),
            departures=self.keep_text(case, decision.departures) if decision.departures.strip() else None,
            dissent=tuple(
                (self.person(case, role, name), self.keep_text(case, why)) for role, name, why in decision.dissent
            ),
        )
        prepared = self.person(case, acting.role, acting.name)
        confirmed = [self.person(case, *person) for person in confirming]
        return self.append(now, decided, (prepared, confirmed), acting, decision.supersedes)

    def append(
        self,
        view: View,
        decided: Decided,
        signing: tuple[Person, Sequence[Person]],
        acting: Acting,
        supersedes: str | None = None,
    ) -> Sealed:
        """Append the record of a session as it is now; ``signing`` are who prepared it and who confirmed it."""
        now = self.unmoved(view, acting)
        prepared, confirmed = signing
        seal = Seal(
            record_id=_record_of(now.session),
            calendar_sha256=self.ledger.keep_definition(self.calendar),
            prepared_by=prepared,
            confirmed_by=tuple(confirmed),
            place=acting.place,
            at=acting.at,
            supersedes=supersedes,
        )
        sealed = self.ledger.append(draft(now, self.finding(now), self.facts(now.session.case), decided, seal))
        self._close(now.session, acting)
        return sealed

    def unmoved(self, view: View, acting: Acting) -> View:
        """The session as it is now: it must be as it was shown, and have no record yet."""
        now = self.view(view.session.id)
        record = _record_of(now.session)
        if any(sealed.opened().id == record for sealed in self.ledger.of_case(now.session.case)):
            self._close(now.session, acting)  # sealing was interrupted before the session knew
            raise UserError(wording.SEALED_ALREADY)
        if (now.session, now.answers) != (view.session, view.answers):
            raise SessionMoved
        return now

    def _checked(self, view: View, decision: Decision, acting: Acting) -> Sequence[tuple[str, str]]:
        """The different people who confirm a decision, once it is known that it can be sealed."""
        confirming = decision.confirmed_by or (decision.by,)
        people = [(acting.role, acting.name), decision.by, *confirming, *(who[:2] for who in decision.dissent)]
        if not all(name.strip() for _, name in people):
            raise UserError(wording.NOBODY_NAMED)
        different = tuple({" ".join(name.split()).casefold(): (role, name) for role, name in confirming}.values())
        departing = bool(decision.departures.strip())
        check_decision(view, decision.option, departures_given=departing, confirming=len(different))
        texts = [decision.reasons, *(why for _, _, why in decision.dissent), *(role for role, _ in people)]
        for text in [*texts, decision.departures] if departing else texts:
            self.clean(text)
        return different

    def _close(self, session: Session, acting: Acting) -> None:
        """Write into a session that it has been sealed, whatever was added to it meanwhile."""
        while (view := self.view(session.id)).session.state != "sealed":
            with suppress(SessionMoved):
                self.add(view, self.event(view, "sealed", acting, to=_record_of(session)))

    def _others(self, view: View) -> dict[str, View]:
        """The other sessions of the case that can still move, by id."""
        kept = self.store.sessions(view.session.case)
        facts = facts_of(kept)
        return {
            session.id: view_of(session, self._definition(session), facts)
            for session in kept
            if session.id != view.session.id and session.state != "sealed"
        }

    def _definition(self, session: Session) -> Workflow:
        content = self.ledger.definition(session.definition_sha256)
        if content is None or sha256(content) != session.definition_sha256:
            raise UserError(wording.DEFINITION_GONE)
        return _definition(content)

    def event(
        self,
        view: View,
        kind: EventKind,
        acting: Acting,
        *,
        text: str | None = None,
        departures: str | None = None,
        **told: Unpack[Told],
    ) -> Event:
        """What somebody does in a session, with its free texts kept; raises ``UserError`` once it is sealed."""
        session = view.session
        if session.state == "sealed":
            raise UserError(wording.SEALED_ALREADY)
        return Event(
            kind=kind,
            by=self._acting(session, acting),
            # A clock that was set back does not change the order in which things were done.
            at=max([acting.at, *(event.at for event in session.events[-1:])]),
            place=acting.place,
            text=None if text is None else self.keep_text(session.case, text),
            departures=None if departures is None else self.keep_text(session.case, departures),
            **told,
        )

    def add(self, view: View, *events: Event) -> View:
        """Add to a session what was done in it; raises ``SessionMoved`` where somebody else was quicker."""
        self.store.add(view.session.id, view.session.version, events)
        return self.view(view.session.id)

    def _acting(self, session: Session, acting: Acting) -> Person:
        """Whoever acts; the name is not kept again where the same person acted just before."""
        before = session.events[-1].by if session.events else None
        same = before and (before.role, before.account) == (acting.role.strip(), acting.account)
        if before and same and self.texts.read(before.name) == acting.name.strip():
            return before
        return self.person(session.case, acting.role, acting.name, acting.account)

    def person(self, case: str, role: str, name: str, account: str | None = None) -> Person:
        """Somebody in a role; the name is kept encrypted."""
        return Person(role=self.clean(role), name=self.texts.put(case, name.strip()), account=account)

    def keep_text(self, case: str, text: str) -> TextRef:
        """Keep a free text of a case, encrypted, once it is known to hold no personal data."""
        return self.texts.put(case, self.clean(text))

    def clean(self, text: str) -> str:
        """The text, once it is known to hold no personal data; raises ``UserError`` with another wording."""
        text = text.strip()
        if not text or len(text) > _MOST_CHARACTERS:
            raise UserError(wording.length(_MOST_CHARACTERS))
        reworded, kinds = self.gate.reworded(text)
        if kinds:
            raise PersonalDataFound(wording.personal_data(kinds, reworded))
        return text


def _record_of(session: Session) -> str:
    """The id of the record that a session is sealed into: one session, one record, whoever seals it first."""
    return f"r-{session.id.removeprefix('s-')}"


@lru_cache(maxsize=32)
def _definition(content: bytes) -> Workflow:
    """A definition, read once."""
    return Workflow.model_validate_json(content)
