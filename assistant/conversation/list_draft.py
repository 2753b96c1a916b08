"""What a checklist is made for while it is being asked, step by step, wherever it is asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from assistant.checklists.build import Asked
from assistant.checklists.case_facts import filled_in
from assistant.checklists.model import Answer
from assistant.checklists.working import last_made
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.errors import UserError
from assistant.records.model import Value
from assistant.workflows.model import NOT_YET_KNOWN, Question, Workflow

LEFT_OUT = "no"
"""What is kept of a process that does not run, or is left off the list."""


@dataclass(slots=True)
class Draft:
    """What has been said so far."""

    board: str | None = None
    processes: dict[str, str] = field(default_factory=dict)
    """Each process with *yes*, *not yet known*, or that it is left out."""
    facts: dict[str, Value] = field(default_factory=dict)
    dates: dict[str, datetime.date] = field(default_factory=dict)
    as_of: datetime.date | None = None
    """The day whose editions were asked for, where the list was made elsewhere for one."""

    @property
    def on_list(self) -> dict[str, Answer]:
        """The processes that go on the list."""
        said: dict[str, Answer] = {}
        for name, answer in self.processes.items():
            if answer != LEFT_OUT:
                said[name] = "yes" if answer == "yes" else "not_yet_known"
        return said

    def asked(self) -> Asked:
        """What the list is made for."""
        return Asked(self.on_list, dict(self.facts), dict(self.dates), self.board, self.as_of)

    def asked_of_case(self) -> Asked:
        """The same for a case, whose own answers would otherwise bring back a process that is left out."""
        asked = self.asked()
        out = {name: answer for name, answer in self.processes.items() if answer == LEFT_OUT}
        return replace(asked, facts={**asked.facts, **out})


def draft_of(lists: ListDesk, reference: str) -> Draft:
    """What the list of a case would be made for now: as it stands, or what the case has answered where it has none."""
    case = lists.cases.case(reference)
    last = last_made(lists.store.list_events(case.reference))
    if last is None:
        sessions = lists.cases.store.sessions(case.reference)
        dates = {name: day for kept in sessions for name, day in kept.dates.items()}
        asked = Asked({}, {}, dates, case.board)
        with suppress(UserError):  # dates that no list can be made for: they are asked first, and say so there
            definitions = lists.maker.definitions(case.board, dates)
            asked = filled_in(asked, definitions, lists.cases.facts(case.reference).values())
        return _draft(asked)
    _, made = last
    day = made.as_of
    with suppress(UserError):  # as above
        now = lists.show(case.reference)
        return _draft(Asked(now.processes, _values(now.facts), now.dates, case.board, day))
    return _draft(Asked(made.processes, _values(made.facts), made.dates, case.board, day))


def process_questions(definitions: list[Workflow]) -> dict[str, Question]:
    """The processes that a list can be made for."""
    return {name: asked for one in definitions for name, asked in one.questions.items() if asked.process}


def fact_questions(definitions: list[Workflow], draft: Draft) -> dict[str, Question]:
    """The further facts that the list depends on, where the processes that are on it ask for them."""
    processes = process_questions(definitions)
    return {
        name: asked
        for one in definitions
        for name, asked in one.questions.items()
        if not asked.process
        and all(
            draft.processes.get(other, LEFT_OUT) in options
            for other, options in asked.ask_when.items()
            if other in processes
        )
    }


def picking_dates(maker: ListMaker) -> dict[str, str]:
    """The dates that pick the editions a list is made from, in words."""
    catalogue = maker.workflows.catalogue
    named: dict[str, str] = {}
    for name in catalogue.for_checklists:
        picks = catalogue.national(name, catalogue.editions[name][-1]).edition_chosen_by or ()
        for one in (picks,) if isinstance(picks, str) else picks:
            named[one] = catalogue.vocabulary.dates.get(one, one)
    return named


def waited_for(maker: ListMaker, draft: Draft) -> dict[str, str]:
    """The further dates that something on the list counts from, in words; those that are given are among them."""
    checklist = maker.make(draft.asked())
    waits = [item.waits_for for item in checklist.items]
    waits += [stage.waits_for for timetable in checklist.timetables for stage in timetable.stages]
    first = picking_dates(maker)
    titles = maker.workflows.catalogue.vocabulary.dates
    return {name: titles[name] for name in titles if name not in first and (name in waits or name in draft.dates)}


def worded(maker: ListMaker, error: UserError) -> str:
    """What is wrong with what was said, with each date in words in place of its name."""
    titles = maker.workflows.catalogue.vocabulary.dates
    text = re.sub(r"\b[a-z_]+_on\b", lambda found: titles.get(found[0], found[0]), str(error))
    return text[:1].upper() + text[1:]


def _draft(asked: Asked) -> Draft:
    return Draft(asked.board, dict(asked.processes), _values(asked.facts), dict(asked.dates), asked.as_of)


def _values(facts: Mapping[str, object]) -> dict[str, Value]:
    plain: dict[str, Value] = {}
    for name, value in facts.items():
        match value:
            case int():
                plain[name] = value
            case list() | tuple():
                plain[name] = tuple(str(one) for one in value)
            case _:
                plain[name] = str(value) if value is not None else NOT_YET_KNOWN
    return plain
