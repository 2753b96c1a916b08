"""Saying what a checklist is made for, window by window, as the pages of the web application ask it."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.accounts.model import Account
from assistant.cases.model import Case
from assistant.channels.slack import inputs
from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.fact_fields import fact_in
from assistant.channels.slack.list_windows import (
    AS_OF,
    STEPS,
    Making,
    check_window,
    days_window,
    facts_window,
    processes_window,
)
from assistant.channels.slack.memory import Clock, Memory
from assistant.channels.slack.message import Block, section, window
from assistant.channels.slack.mistakes import dated_sentence
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.wording import TITLE
from assistant.checklists.working import Changes, last_made
from assistant.conversation.access import acting
from assistant.conversation.answer_fields import NoAnswer
from assistant.conversation.list_draft import (
    LEFT_OUT,
    Draft,
    draft_of,
    fact_questions,
    picking_dates,
    process_questions,
    waited_for,
)
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.errors import SessionMoved, UserError
from assistant.workflows.model import NOT_YET_KNOWN, Question, Workflow

PLACE = "slack"
"""The channel that what is done here is done through."""
_HOLDS = datetime.timedelta(hours=2)
_MOST = 500
_BYTES = 12


@dataclass(frozen=True, slots=True)
class Drafted:
    """A list that somebody is making, kept in memory alone."""

    account: str
    case: Case
    draft: Draft
    times_made: int
    """How often the case's list had been made when they began, or last looked at it."""


@dataclass(frozen=True, slots=True)
class Made:
    """That a list has been made, and what changed on it."""

    case: str
    changed: Changes | None


class ListMaking:
    """The lists that are being made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._drafts: Memory[str, Drafted] = Memory(clock, _HOLDS, _MOST)

    def begin(self, lists: ListDesk, account: Account, case: Case) -> Block:
        """The first window, with what the case says now."""
        name = secrets.token_urlsafe(_BYTES)
        drafted = Drafted(account.id, case, draft_of(lists, case.reference), lists.times_made(case.reference))
        self._drafts.put(name, drafted)
        return self._window(lists.maker, Making(name, "when"), drafted)

    def case_of(self, making: Making, account: Account) -> str | None:
        """The case whose list is being made; ``None`` where it is no longer known."""
        drafted = self._drafted(making, account)
        return drafted.case.reference if drafted else None

    def window(self, lists: ListDesk, making: Making, account: Account) -> Block:
        """A step, with what has been said in its fields."""
        drafted = self._drafted(making, account)
        return self._window(lists.maker, making, drafted) if drafted else _gone()

    def take(self, lists: ListDesk, making: Making, view: Block, account: Account) -> Reply | Made:
        """Take what a window says, and go on to the next one; from the last one make the list and keep it."""
        drafted = self._drafted(making, account)
        if drafted is None:
            return Reply(_gone())
        if making.step == "check":
            return self._make(lists, making, drafted, account)
        wrong = self._take(lists.maker, making, view, drafted)
        if wrong:
            return Reply(errors=wrong)
        return Reply(self._window(lists.maker, self._next(lists.maker, making, drafted), drafted))

    def _drafted(self, making: Making, account: Account) -> Drafted | None:
        drafted = self._drafts.get(making.name)
        return drafted if drafted and drafted.account == account.id else None

    def _next(self, maker: ListMaker, making: Making, drafted: Drafted) -> Making:
        """The step after one; those that ask for nothing are passed over."""
        if making.checking:
            return Making(making.name, "check")
        for step in STEPS[STEPS.index(making.step) + 1 :]:
            if step == "facts" and not fact_questions(_definitions(maker, drafted.draft), drafted.draft):
                continue
            if step == "dates" and not _waited_for(maker, drafted.draft):
                continue
            return Making(making.name, step)
        return Making(making.name, "check")

    def _window(self, maker: ListMaker, making: Making, drafted: Drafted, wrong: str = "") -> Block:
        draft = drafted.draft
        try:
            match making.step:
                case "when":
                    return days_window(making, picking_dates(maker), draft)
                case "processes":
                    return processes_window(making, process_questions(_definitions(maker, draft)), draft)
                case "facts":
                    return facts_window(making, fact_questions(_definitions(maker, draft), draft), draft)
                case "dates":
                    return days_window(making, waited_for(maker, draft), draft)
                case "check":
                    return self._check(maker, making, draft, wrong)
        except UserError as error:
            # What does not go together is told where all of it can be changed.
            return self._check(maker, Making(making.name, "check"), draft, dated_sentence(maker, error))

    def _check(self, maker: ListMaker, making: Making, draft: Draft, wrong: str) -> Block:
        processes: Mapping[str, Question] = {}
        facts: Mapping[str, Question] = {}
        counted = None
        try:
            definitions = _definitions(maker, draft)
            processes, facts = process_questions(definitions), fact_questions(definitions, draft)
            counted = maker.make(draft.asked()) if draft.on_list else None
        except UserError as error:
            wrong = wrong or dated_sentence(maker, error)
        titles = maker.workflows.catalogue.vocabulary.dates
        return check_window(making, draft, (processes, facts, titles), counted, wrong)

    def _take(self, maker: ListMaker, making: Making, view: Block, drafted: Drafted) -> dict[str, str]:
        """Keep what a window says; gives what is wrong, by the field."""
        match making.step:
            case "processes":
                return _take_processes(maker, view, drafted.draft)
            case "facts":
                return _take_facts(maker, view, drafted.draft)
            case _:
                return _take_days(maker, making, view, drafted.draft)

    def _make(self, lists: ListDesk, making: Making, drafted: Drafted, account: Account) -> Reply | Made:
        maker, draft, case = lists.maker, drafted.draft, drafted.case.reference
        made = lists.times_made(case)
        if made != drafted.times_made:
            last = last_made(lists.store.list_events(case))
            if last and last[0].by.account == account.id and made == drafted.times_made + 1:
                return Made(case, None)  # the window was sent before
            return self._made_by_another(lists, making, drafted)
        if not draft.on_list:
            return Reply(self._window(maker, making, drafted, wording.NOTHING_CHOSEN))
        try:
            who = acting(account, "manage_cases", self._clock(), PLACE)
            _, changed = lists.make(case, draft.asked_of_case(), who)
        except SessionMoved:
            return self._made_by_another(lists, making, drafted)
        except UserError as error:
            return Reply(self._window(maker, making, drafted, dated_sentence(maker, error)))
        return Made(case, changed if changed and changed.any else None)

    def _made_by_another(self, lists: ListDesk, making: Making, drafted: Drafted) -> Reply:
        seen = replace(drafted, times_made=lists.times_made(drafted.case.reference))
        self._drafts.put(making.name, seen)
        return Reply(self._window(lists.maker, making, seen, wording.SOMEBODY_MADE_IT))


def _take_processes(maker: ListMaker, view: Block, draft: Draft) -> dict[str, str]:
    asked = process_questions(_definitions(maker, draft))
    for name in asked:
        said = "".join(inputs.chosen_in(view, name))
        draft.processes[name] = said if said in {"yes", NOT_YET_KNOWN} else LEFT_OUT
    return {} if draft.on_list else {next(iter(asked)): wording.NOTHING_CHOSEN}


def _take_facts(maker: ListMaker, view: Block, draft: Draft) -> dict[str, str]:
    asked = fact_questions(_definitions(maker, draft), draft)
    said, wrong = {}, {}
    for name, question in asked.items():
        try:
            said[name] = fact_in(name, question, view)
        except NoAnswer as error:
            wrong[name] = str(error)
    if not wrong:
        draft.facts = {name: value for name, value in said.items() if value is not None}
    return wrong


def _take_days(maker: ListMaker, making: Making, view: Block, draft: Draft) -> dict[str, str]:
    """Keep the days that are given; those with which no list can be made are not kept."""
    before, as_of = dict(draft.dates), draft.as_of
    asked = picking_dates(maker) if making.step == "when" else _waited_for(maker, draft)
    for name in asked:
        day = inputs.day_in(view, name)
        if day is None:
            draft.dates.pop(name, None)
        else:
            draft.dates[name] = day
    if making.step == "when":
        draft.as_of = inputs.day_in(view, AS_OF)
    try:
        if making.step == "when":
            _definitions(maker, draft)
        else:
            maker.make(draft.asked())
    except UserError as error:
        at = AS_OF if draft.as_of and making.step == "when" else next(iter(asked), "")
        draft.dates, draft.as_of = before, as_of
        return {at: dated_sentence(maker, error)} if at else {}  # without a field the last window tells it
    return {}


def _definitions(maker: ListMaker, draft: Draft) -> list[Workflow]:
    return maker.definitions(draft.board, draft.dates, draft.as_of)


def _waited_for(maker: ListMaker, draft: Draft) -> Mapping[str, str]:
    """The days that the list counts from; none where it cannot be made, which the last window says."""
    try:
        return waited_for(maker, draft)
    except UserError:
        return {}


def _gone() -> Block:
    return window(TITLE, [section(wording.UNFINISHED_GONE)])
