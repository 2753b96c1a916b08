"""Checklists as people make and work them: the one way that terminal, web and Slack all go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from assistant.cases.model import Case
from assistant.cases.view import View
from assistant.checklists.build import Asked, build
from assistant.checklists.case_facts import brought_up_to_date, filled_in
from assistant.checklists.model import Checklist
from assistant.checklists.ports import ListStore
from assistant.checklists.timetables import Timetables
from assistant.checklists.working import (
    Changes,
    ListEvent,
    ListEventKind,
    Made,
    changes,
    check_item,
    last_made,
    worked,
)
from assistant.conversation import list_wording as wording
from assistant.conversation.walk import Acting, CaseDesk, Moved
from assistant.errors import SessionMoved, UserError
from assistant.guidance.model import NATIONAL, Regime
from assistant.records.model import TextRef
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.model import Workflow


@dataclass(frozen=True)
class ListMaker:
    """Makes checklists; keeps nothing but what it has read."""

    workflows: WorkflowDesk

    def make(self, asked: Asked) -> Checklist:
        """The checklist for processes, facts and dates, as the board's people see it.

        Raises ``UserError`` for a process or a date that is not known and for dates that contradict each other,
        ``AnswerNotAllowed``, ``UnknownBoard`` and ``NotInForce``.
        """
        if asked.board == NATIONAL:
            asked = replace(asked, board=None)
        setting = self.workflows.setting
        definitions = self.definitions(asked.board, asked.dates, asked.as_of)
        on_reviews_then = any(workflow.regime == "scr" for workflow in definitions)
        regime: Regime = "scr" if on_reviews_then else "present"
        timetables = self._timetables.dated(asked.board, asked.dates, setting, regime)
        return build(definitions, asked, setting, self.workflows.catalogue.vocabulary, timetables)

    def definitions(self, board: str | None, dates: Mapping[str, date], as_of: date | None = None) -> list[Workflow]:
        """The workflows that make checklists, with the board's additions.

        They are in the editions in force on the day asked for, or else in those that the dates pick.
        """
        names = self.workflows.catalogue.for_checklists
        return [self.workflows.workflow(name, board, dates, as_of) for name in names]

    @cached_property
    def _timetables(self) -> Timetables:
        return Timetables(self.workflows.catalogue)


@dataclass(frozen=True, slots=True)
class Answered:
    """Where a session stands after an answer, and what else of its case the answer moves."""

    view: View
    findings: tuple[Moved, ...]
    """Open findings of other sessions."""
    checklist: Changes | None
    """What changes on the case's list; None where it stays as it is, or the case has none."""


Seen = Literal["as shown", "done already", "moved"]
"""Whether an item is as somebody saw it, they have done to it what they would do, or it has been changed."""


@dataclass(frozen=True, slots=True)
class ListDesk:
    """The lists of cases, made and worked; an answer given anywhere in a case counts on its list too."""

    maker: ListMaker
    cases: CaseDesk
    store: ListStore

    def make(self, case: str, asked: Asked, acting: Acting) -> tuple[Checklist, Changes | None]:
        """Make a case's list, or make it anew on other facts; gives what changed since the one before."""
        opened = self.cases.case(case)
        events = self.store.list_events(opened.reference)
        before = self._current(opened, events)
        definitions = self.maker.definitions(opened.board, asked.dates, asked.as_of)
        asked = filled_in(replace(asked, board=opened.board), definitions, self.cases.facts(opened.reference).values())
        checklist = self.maker.make(asked)
        made = Made(
            processes=dict(asked.processes),
            facts=dict(checklist.facts),
            dates=dict(asked.dates),
            as_of=asked.as_of,
        )
        event = self._event(opened.reference, "made", acting, made=made)
        self.store.add_to_list(opened.reference, len(events), [event])
        shown = worked(checklist, [*events, event], self.cases.texts.read)
        return shown, changes(before, shown) if before else None

    def show(self, case: str) -> Checklist:
        """A case's list as it stands; raises ``UserError`` where none has been made."""
        opened = self.cases.case(case)
        current = self._current(opened, self.store.list_events(opened.reference))
        if current is None:
            raise UserError(wording.no_list(opened.reference))
        return current

    def since_made(self, case: str) -> Changes | None:
        """What is other on a case's list than when it was last made, because the case has been answered since.

        None where nothing is, or no list has been made; raises ``UserError`` where it can no longer be made.
        """
        opened = self.cases.case(case)
        events = self.store.list_events(opened.reference)
        last, current = last_made(events), self._current(opened, events)
        if last is None or current is None:
            return None
        _, made = last
        before = self.maker.make(Asked(made.processes, made.facts, made.dates, opened.board, made.as_of))
        since = changes(worked(before, events, self.cases.texts.read), current)
        return since if since.any else None

    def answer(self, view: View, question: str, value: object, acting: Acting, reasons: str = "") -> Answered:
        """Answer, confirm or change in a session, and tell everything else of the case that it moves.

        Raises as ``CaseDesk.answer`` does.
        """
        before = self._standing(view.session.case)
        answered, findings = self.cases.answer(view, question, value, acting, reasons)
        after = self._standing(view.session.case)
        moved = changes(before, after) if before and after else None
        return Answered(answered, findings, moved if moved and moved.any else None)

    def version(self, case: str) -> int:
        """How many things have been done to the list of a case: what a page or a message shows it as at."""
        return len(self.store.list_events(self.cases.case(case).reference))

    def times_made(self, case: str) -> int:
        """How often the list of a case has been made: what a calendar tells a later one from an earlier one by."""
        events = self.store.list_events(self.cases.case(case).reference)
        return sum(event.kind == "made" for event in events)

    def work(
        self,
        case: str,
        kind: ListEventKind,
        item: str,
        acting: Acting,
        *,
        to: str | None = None,
        text: str | None = None,
    ) -> Checklist:
        """Tick, reopen, assign or note one item; gives the list as it then stands."""
        reference = self.cases.case(case).reference
        self._work(reference, self.store.list_events(reference), kind, item, acting, to, text)
        return self.show(case)

    def work_as_seen(
        self,
        case: str,
        version: int,
        kind: ListEventKind,
        item: str,
        acting: Acting,
        *,
        to: str | None = None,
        text: str | None = None,
    ) -> Seen:
        """Do something to an item as somebody saw it; where it is no longer so, nothing is done.

        ``version`` is how many things had been done to the list as they saw it. Work on other items does not count.
        Raises ``UserError`` for an item that is not on the list, and for a text that cannot be kept.
        """
        reference = self.cases.case(case).reference
        while True:
            events = self.store.list_events(reference)
            seen = self._seen(events[version:], (kind, item, to, acting.account), text)
            if seen != "as shown":
                return seen
            with suppress(SessionMoved):  # somebody was quicker: was it this item?
                self._work(reference, events, kind, item, acting, to, text)
                return seen

    def _work(
        self,
        reference: str,
        events: Sequence[ListEvent],
        kind: ListEventKind,
        item: str,
        acting: Acting,
        to: str | None,
        text: str | None,
    ) -> None:
        """Add to a list that holds just these events; raises ``SessionMoved`` where it holds more by now."""
        found = check_item(self.show(reference), item)
        kept = None if text is None else self.cases.keep_text(reference, text)
        role = None if to is None else self.cases.clean(to)
        event = self._event(reference, kind, acting, item=found.id, to=role, text=kept)
        self.store.add_to_list(reference, len(events), [event])

    def _seen(
        self, since: Sequence[ListEvent], done: tuple[ListEventKind, str, str | None, str | None], text: str | None
    ) -> Seen:
        for event in since:
            kept = self.cases.texts.read(event.text) if event.text else None
            same = (event.kind, event.item, event.to, event.by.account) == done
            if same and (text is None or kept == text.strip()):
                return "done already"
        return "moved" if any(event.kind == "made" or event.item == done[1] for event in since) else "as shown"

    def _standing(self, case: str) -> Checklist | None:
        """A case's list, where there is one; a list that can no longer be made keeps nobody from answering."""
        with suppress(UserError):
            opened = self.cases.case(case)
            return self._current(opened, self.store.list_events(opened.reference))
        return None

    def _current(self, case: Case, events: Sequence[ListEvent]) -> Checklist | None:
        last = last_made(events)
        if last is None:
            return None
        event, made = last
        facts = self.cases.facts(case.reference).values()
        definitions = self.maker.definitions(case.board, made.dates, made.as_of)
        asked = brought_up_to_date(event, made, definitions, facts)
        return worked(self.maker.make(replace(asked, board=case.board)), events, self.cases.texts.read)

    def _event(
        self,
        case: str,
        kind: ListEventKind,
        acting: Acting,
        *,
        item: str | None = None,
        made: Made | None = None,
        to: str | None = None,
        text: TextRef | None = None,
    ) -> ListEvent:
        who = self.cases.person(case, acting.role, acting.name, acting.account)
        return ListEvent(kind=kind, by=who, at=acting.at, place=acting.place, item=item, made=made, to=to, text=text)
