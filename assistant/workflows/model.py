"""What a workflow's file holds: questions, where each answer leads, and what the criteria then say.

A *question* is a fact of the case; the same id means the same fact in every workflow. In a workflow of ``steps`` each
option names the node that comes next; in a ``list`` every question stands alone and rules say which answers they need.
A *rule* fires and carries a finding; a *consequence* adds what follows from it: a reason, an action, a hold. Nothing
here is a template or an expression: conditions name questions and options, joined by *and*.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, NoReturn

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from assistant.calendars.due import Rule as DueRule
from assistant.guidance.model import NATIONAL, Period, Regime, Word, a_day_there_is
from assistant.models import FileModel

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
RuleName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$")]
Edition = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(a_day_there_is)]
Said = Annotated[str, StringConstraints(min_length=1)]
Cites = tuple[str, ...]
"""Statements of the corpus: ``alias#anchor`` in a file, the statement's whole id once it is read."""
Condition = dict[Name, tuple[Name, ...]]
"""Question to the options that satisfy it; every question named must be satisfied."""
Weight = Literal["must", "should", "may"]
Kind = Literal["choice", "whole_number", "date", "several", "board"]

NOT_YET_KNOWN = "not_yet_known"
"""The answer that stands for a fact nobody has established yet, in every workflow."""


class Option(FileModel):
    """One answer that a question allows."""

    label: str = ""
    help: str = ""
    from_: int | datetime.date | None = Field(default=None, alias="from")
    """For numbers and dates: the least value that counts as this option."""
    to: int | datetime.date | None = None
    could_be: tuple[Name, ...] = ()
    """For an answer that leaves something open: the options it may turn out to be."""
    settles: bool = False
    """Whether not knowing is itself an answer here; it then carries its own pinpoint."""
    cites: Cites = ()


class Judgement(FileModel):
    """A question that a named person answers, because no tool can."""

    by: tuple[Name, ...]
    """The roles whose judgement it is."""
    test: Said
    """What they weigh, in plain words."""
    answers: tuple[Name, ...] = ()
    """The answers that are judgements; all of them where none is named."""
    cites: Cites = ()

    def covers(self, answer: object) -> bool:
        """Whether an answer is one that only a person can give."""
        return not self.answers or answer in self.answers


class Help(FileModel):
    """What a board adds to a question."""

    say: Said
    cites: Cites
    origin: Word = NATIONAL


class Question(FileModel):
    """A fact of the case: how it is asked, why, and what may be answered."""

    ask: Said
    why: Said
    help: str = ""
    board_help: tuple[Help, ...] = ()
    kind: Kind = "choice"
    always_known: bool = False
    """Whether nobody can be without the answer; every other question allows ``not_yet_known``."""
    process: bool = False
    """Whether it asks if a process runs beside the review: its id is then a process that a checklist is made for."""
    held_by: tuple[Name, ...] = ()
    """The roles that normally hold the fact."""
    judgement: Judgement | None = None
    ask_when: Condition = Field(default_factory=dict)
    """In a list: the answers without which the question is not asked."""
    options: dict[Name, Option]
    cites: Cites = ()


class Step(FileModel):
    """One node of the way: the question it asks and the node each option leads to."""

    asks: Name | None = None
    """The question, where it is not the step's own name."""
    to: dict[Name, Name]


class Rule(FileModel):
    """What the criteria say where it fires: one finding, with its reason and its pinpoints."""

    finding: Name
    say: Said
    cites: Cites
    when: Condition | None = None
    """In a list: the answers it needs; an empty condition always fires. Left out in a workflow of steps."""


class Outcome(FileModel):
    """Where a way ends, and the rules that fire there. None fire where the way ends in what is not known."""

    rules: tuple[RuleName, ...] = ()


class Hold(FileModel):
    """What waits, and until what."""

    what: Said
    until: Said


class Action(FileModel):
    """Something to do: who, by when, how binding, and where it says so."""

    do: Said
    who: Name
    weight: Weight
    due: DueRule | None = None
    not_before: bool = False
    """Whether the date is the earliest on which it may stop, not the latest by which it is done."""
    by: str = ""
    """The time in words where the source gives no number."""
    hold: Hold | None = None
    beside: Name | None = None
    """The national action whose timescale this is a board's own for."""
    cites: Cites
    origin: Word = NATIONAL


class Consequence(FileModel):
    """What follows where all its conditions hold: something to know, something to do, or both."""

    when: Condition = Field(default_factory=dict)
    on_finding: tuple[Name, ...] = ()
    """The findings it belongs to; empty for every one."""
    say: str = ""
    cites: Cites = ()
    actions: tuple[Name, ...] = ()
    origin: Word = NATIONAL

    @model_validator(mode="after")
    def _says_or_does(self) -> Consequence:
        if not self.say and not self.actions:
            raise ValueError("neither says anything nor has an action")
        if self.say and not self.cites:
            raise ValueError("says something without a pinpoint")
        return self


class Exclusion(FileModel):
    """Answers that cannot both be right."""

    answers: Condition
    say: Said
    fills_in: bool = True
    """Whether one of the answers, where unknown, may be inferred from the other."""


class FindingText(FileModel):
    """A finding that the workflow can end in; the order of the file is their strength, strongest first."""

    headline: Said


class DecisionOption(FileModel):
    """One decision a person may take beside the finding."""

    label: Said
    follows: tuple[Name, ...] = ()
    """The findings that it does not depart from."""


class Decision(FileModel):
    """The decision that people take once the finding is there, and whose it is."""

    ask: Said
    by: tuple[Name, ...]
    options: dict[Name, DecisionOption]
    confirmed_by: int = Field(default=1, ge=1, le=2)
    """How many people the board asks for."""
    cites: Cites = ()


class Invariant(FileModel):
    """What must hold on every path, stated apart from the routes so that a wrong route is found."""

    say: Said
    when: Condition
    at_least: Name | None = None
    """The weakest finding allowed."""
    never: tuple[Name, ...] = ()
    """The findings not allowed."""


class Silence(FileModel):
    """Something a board's own document says nothing on."""

    say: Said


class Workflow(FileModel):
    """One edition of one workflow, national or with a board's additions."""

    format: Literal[1]
    id: Word
    edition: Edition
    kind: Literal["steps", "list"]
    title: Said
    purpose: Said
    """Who it is for and what it does, in a sentence or two."""
    regime: Regime
    in_force: Period
    edition_chosen_by: Name | tuple[Name, ...] | None = None
    """The date of the case that picks the edition; of several, the first that is known."""
    succeeded_by: Word | None = None
    checklist: bool = False
    """Whether what follows from its answers goes into the checklist of a case."""
    asked_as: tuple[str, ...] = ()
    """Regular expressions, in lower case, of questions that this workflow settles."""
    sources: dict[Name, str] = Field(default_factory=dict)
    """Alias to the edition it stands for."""
    dates: dict[Name, str] = Field(default_factory=dict)
    """The dates that actions count from, each in words."""
    start: Name | None = None
    findings: dict[Name, FindingText]
    if_unsettled: Name
    questions: dict[Name, Question]
    steps: dict[Name, Step] = Field(default_factory=dict)
    outcomes: dict[Name, Outcome] = Field(default_factory=dict)
    rules: dict[RuleName, Rule]
    consequences: dict[Name, Consequence] = Field(default_factory=dict)
    actions: dict[Name, Action] = Field(default_factory=dict)
    excludes: tuple[Exclusion, ...] = ()
    invariants: tuple[Invariant, ...] = ()
    decision: Decision | None = None
    open_points: tuple[str, ...] = ()
    """What could not be modelled, with the text that causes it."""
    board: Word | None = None
    """The board whose additions are in it."""
    roles: dict[Name, str] = Field(default_factory=dict)
    """Role to title, as the board calls it."""
    silent: tuple[Silence, ...] = ()

    @property
    def key(self) -> str:
        """Id and edition, as in ``workflow-id/2015-03-26``."""
        return f"{self.id}/{self.edition}"


def _refuse(_: object) -> NoReturn:
    raise ValueError("a board's file adds to a workflow; it cannot change what the answers lead to")


_NotHere = Annotated[None, BeforeValidator(_refuse)]


class OwnTimescale(FileModel):
    """A board's own time for something the national workflow has too: it stands beside it, never instead."""

    due: DueRule | None = None
    by: str = ""
    weight: Weight = "should"
    who: Name | None = None
    cites: Cites


class Overlay(FileModel):
    """What one board adds to one workflow. It cannot change a question, an option, a route, a rule or a finding."""

    format: Literal[1]
    board: Word
    extends: str
    """The national edition, as in ``workflow-id/2015-03-26``."""
    sources: dict[Name, str]
    dates: dict[Name, str] = Field(default_factory=dict)
    adds_help: dict[Name, tuple[Help, ...]] = Field(default_factory=dict)
    adds_actions: dict[Name, Action] = Field(default_factory=dict)
    adds_consequences: dict[Name, Consequence] = Field(default_factory=dict)
    own_timescales: dict[Name, OwnTimescale] = Field(default_factory=dict)
    """By the national action that it stands beside."""
    silent: tuple[Silence, ...] = ()
    confirmed_by: int | None = Field(default=None, ge=1, le=2)
    start: _NotHere = None
    steps: _NotHere = None
    questions: _NotHere = None
    options: _NotHere = None
    outcomes: _NotHere = None
    rules: _NotHere = None
    findings: _NotHere = None


class BoardFile(FileModel):
    """``board.yaml``: what the board calls each role, and its calendar."""

    format: Literal[1]
    id: Word
    calendar: Word
    roles: dict[Name, str] = Field(default_factory=dict)


class Vocabulary(FileModel):
    """``vocabulary.yaml``: the roles, dates and processes that any workflow or timetable may name."""

    format: Literal[1]
    roles: dict[Name, str]
    dates: dict[Name, str] = Field(default_factory=dict)
    """The dates of a case, each in words."""
    processes: dict[Name, str] = Field(default_factory=dict)
    """What may run beside a review, each by its name."""
    order: tuple[tuple[Name, ...], ...] = ()
    """Dates of which none can lie before one that stands before it in its line."""
    never_say: tuple[str, ...] = ()
    """Regular expressions of what no text of a workflow may say, because people decide."""
