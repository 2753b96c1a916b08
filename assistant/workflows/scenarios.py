"""Scenarios beside a workflow: cases with what practice expects of them, read from files and judged."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.calendars.due import DueOn, resolve
from assistant.calendars.model import Calendar
from assistant.errors import AnswerNotAllowed
from assistant.files import line_of, read_located
from assistant.guidance.model import NATIONAL, Word
from assistant.models import FileModel
from assistant.workflows.changes import what_would_change
from assistant.workflows.engine import actions_of, stand
from assistant.workflows.given import given, read_answers, with_case
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Edition, Workflow

AnswerInFile = str | int | datetime.date | list[str] | None


class Expectation(FileModel):
    """What must be observed; what is left out may be anything."""

    finding: str | None = None
    asks: str | None = None
    refused: bool = False
    rules: tuple[str, ...] | None = None
    trail: tuple[str, ...] | None = None
    not_yet_known: tuple[str, ...] | None = None
    possible: tuple[str, ...] | None = None
    settled_by: tuple[str, ...] | None = None
    consequences: tuple[str, ...] = ()
    not_consequences: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    not_actions: tuple[str, ...] = ()
    due: dict[str, datetime.date | Literal["none"]] = Field(default_factory=dict)


class Scenario(FileModel):
    """One case and what practice expects of it."""

    name: str
    from_: str = Field(alias="from")
    """Where the expectation comes from."""
    board: Word | None = None
    answers: dict[str, AnswerInFile]
    dates: dict[str, datetime.date] = Field(default_factory=dict)
    expect: Expectation


class ScenarioFile(FileModel):
    """``scenarios/*.yaml`` beside a workflow."""

    format: Literal[1]
    workflow: Word
    edition: Edition | tuple[Edition, ...] | None = None
    """The edition or editions it is about, where it is not about every one."""
    scenarios: tuple[Scenario, ...]

    def is_about(self, edition: str) -> bool:
        """Whether its scenarios are to hold of an edition."""
        named = (self.edition,) if isinstance(self.edition, str) else self.edition
        return named is None or edition in named


@dataclass(frozen=True, slots=True)
class Example:
    """One scenario with the edition it is judged on."""

    file: Path
    line: int
    edition: str
    scenario: Scenario

    def __str__(self) -> str:
        return f"{self.file.stem} / {self.scenario.name}"


def examples_of(catalogue: Catalogue, workflow: str) -> list[Example]:
    """Every scenario beside a workflow, once for each edition it is about; raises ``MalformedFiles``.

    A file that names no edition is about those of its own folder of workflows and of the folders before it: an edition
    that is added later is held to what was added with it.
    """
    found = [
        Example(file, line_of(("scenarios", at), read.lines), edition, scenario)
        for number, root in enumerate(catalogue.roots)
        for file in sorted((root / NATIONAL / workflow).glob("scenarios/*.yaml"))
        for read in (read_located(file, ScenarioFile),)
        for edition in catalogue.up_to(number).editions.get(workflow, ())
        if read.value.is_about(edition)
        for at, scenario in enumerate(read.value.scenarios)
    ]
    return sorted(found, key=lambda example: example.edition)


def judge_scenario(workflow: Workflow, scenario: Scenario, calendar: Calendar) -> list[str]:
    """Where the workflow differs from what the scenario expects; empty where it does not."""
    expect = scenario.expect
    try:
        chosen = given(workflow, read_answers(workflow, with_case(workflow, scenario.answers, scenario.dates)))
    except AnswerNotAllowed as error:
        return [] if expect.refused else [f"the answers are refused: {error}"]
    if expect.refused:
        return ["the answers are not refused"]
    standing = stand(workflow, chosen)
    listed = actions_of(workflow, standing)
    differs = [
        *_differs("finding", expect.finding, standing.finding),
        *_differs("asks", expect.asks, standing.asking),
        *_differs("trail", expect.trail, standing.trail),
        *_differs("not yet known", expect.not_yet_known, standing.not_yet_known),
        *_differs("possible findings", expect.possible, standing.possible),
        *_lacks("consequence", expect.consequences, standing.consequences),
        *_has("consequence", expect.not_consequences, standing.consequences),
        *_lacks("action", expect.actions, listed),
        *_has("action", expect.not_actions, listed),
    ]
    if expect.rules is not None:
        differs += _differs("rules", sorted(expect.rules), sorted(standing.rules))
    if expect.settled_by is not None:
        changes = what_would_change(workflow, chosen, standing)
        differs += _differs("settled by", sorted(expect.settled_by), sorted(change.question for change in changes))
    for action, day in expect.due.items():
        rule = workflow.actions[action].due if action in workflow.actions else None
        due = resolve(rule, scenario.dates, calendar) if rule else None
        differs += _differs(f"due of {action}", str(day), str(due.date) if isinstance(due, DueOn) else "none")
    return differs


def _differs(what: str, expected: object, observed: object) -> list[str]:
    return [] if expected is None or expected == observed else [f"{what}: {expected!r} expected, {observed!r} observed"]


def _lacks(what: str, expected: tuple[str, ...], observed: tuple[str, ...]) -> list[str]:
    return [f"{what} {name!r} expected, not observed" for name in expected if name not in observed]


def _has(what: str, unwanted: tuple[str, ...], observed: tuple[str, ...]) -> list[str]:
    return [f"{what} {name!r} observed, not expected" for name in unwanted if name in observed]
