"""Checklists as people make and work them: the one way that terminal, web and Slack all go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.checklists.build import Asked, build
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
from assistant.conversation import walk_wording as wording
from assistant.conversation.walk import Acting, CaseDesk
from assistant.errors import UserError
from assistant.guidance.model import NATIONAL
from assistant.records.model import TextRef
from assistant.workflows.desk import WorkflowDesk


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
        names = self.workflows.catalogue.for_checklists
        definitions = [self.workflows.workflow(name, asked.board, asked.dates) for name in names]
        setting = self.workflows.setting
        return build(definitions, asked, setting, self._timetables.dated(asked.board, asked.dates, setting))

    @cached_property
    def _timetables(self) -> Timetables:
        return Timetables(self.workflows.catalogue)


@dataclass(frozen=True, slots=True)
class ListDesk:
    """The lists of cases, made and worked."""

    maker: ListMaker
    cases: CaseDesk
    store: ListStore

    def make(self, case: str, asked: Asked, acting: Acting) -> tuple[Checklist, Changes | None]:
        """Make a case's list, or make it anew on other facts; gives what changed since the one before."""
        opened = self.cases.case(case)
        events = self.store.list_events(opened.reference)
        before = self._current(opened.board, events)
        checklist = self.maker.make(Asked(asked.processes, asked.facts, asked.dates, opened.board))
        made = Made(processes=dict(asked.processes), facts=dict(checklist.facts), dates=dict(asked.dates))
        event = self._event(opened.reference, "made", acting, made=made)
        self.store.add_to_list(opened.reference, len(events), [event])
        shown = worked(checklist, [*events, event], self.cases.texts.read)
        return shown, changes(before, shown) if before else None

    def show(self, case: str) -> Checklist:
        """A case's list as it stands; raises ``UserError`` where none has been made."""
        opened = self.cases.case(case)
        current = self._current(opened.board, self.store.list_events(opened.reference))
        if current is None:
            raise UserError(wording.no_list(opened.reference))
        return current

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
        current = self.show(case)
        reference = self.cases.case(case).reference
        events = self.store.list_events(reference)
        found = check_item(current, item)
        kept = None if text is None else self.cases.keep_text(reference, text)
        role = None if to is None else self.cases.clean(to)
        event = self._event(reference, kind, acting, item=found.id, to=role, text=kept)
        self.store.add_to_list(reference, len(events), [event])
        return self.show(case)

    def _current(self, board: str, events: Sequence[ListEvent]) -> Checklist | None:
        made = last_made(events)
        if made is None:
            return None
        checklist = self.maker.make(Asked(made.processes, made.facts, made.dates, board))
        return worked(checklist, events, self.cases.texts.read)

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
        who = self.cases.person(case, acting.role, acting.name)
        return ListEvent(kind=kind, by=who, at=acting.at, place=acting.place, item=item, made=made, to=to, text=text)
