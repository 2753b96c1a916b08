"""Prove a workflow over every path: it ends, every node can be reached, and what must hold does hold.

``structure`` has made sure that every name leads somewhere. Here the whole behaviour is enumerated.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import Literal

from pydantic import Field

from assistant.files import read_yaml
from assistant.models import FileModel
from assistant.workflows.engine import endings_of, stand
from assistant.workflows.given import Given, matches, picked
from assistant.workflows.model import Invariant, Said, Workflow
from assistant.workflows.paths import MOST_PATHS, Path, paths_of


class Side(FileModel):
    """A workflow's rules or findings, in a statement about two workflows."""

    workflow: str
    rules: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    def holds(self, path: Path) -> bool:
        """Whether one of the rules fires, or one of the findings is the finding, at the end of a path."""
        return path.standing.finding in self.findings or any(rule in self.rules for rule in path.standing.rules)


class Implication(FileModel):
    """What one workflow's finding says, or does not say, about another's on the same facts."""

    say: Said
    if_: Side = Field(alias="if")
    then: Side


class Invariants(FileModel):
    """``invariants.yaml``: what must hold between workflows."""

    format: Literal[1]
    implies: tuple[Implication, ...] = ()
    does_not_imply: tuple[Implication, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What was counted, and everything that does not hold."""

    workflow: str
    questions: int
    paths: int
    pinpoints: int
    settling: int
    scenarios: int
    faults: tuple[str, ...]

    def line(self) -> str:
        """The proof in one line."""
        held = "all hold" if not self.faults else f"{len(self.faults)} do not hold"
        return (
            f"{self.workflow}: {self.questions} questions, {self.paths} paths, {self.pinpoints} pinpoints, "
            f"{self.settling} settling, {self.scenarios} scenarios: {held}"
        )


def faults_of(workflow: Workflow, statements: Container[str], never_say: Sequence[str] = ()) -> Iterator[str]:
    """Everything about one workflow that does not hold."""
    yield from (f"no statement {cite!r} in the corpus" for cite in pinpoints_of(workflow) if cite not in statements)
    yield from _said(workflow, never_say)
    if workflow.kind == "list":
        yield from _list_faults(workflow)
        return
    paths = list(paths_of(workflow))
    if len(paths) > MOST_PATHS:
        yield f"{len(paths)} paths are more than {MOST_PATHS}: split it where questions stop depending on each other"
    yield from _unreached(workflow, paths)
    yield from _asked_twice(workflow)
    for path in paths:
        yield from faults_of_path(workflow, path)


def faults_of_path(workflow: Workflow, path: Path) -> Iterator[str]:
    """Everything about the end of one path that does not hold."""
    yield from _unknown_kept(workflow, path)
    for invariant in workflow.invariants:
        yield from _broken(workflow, invariant, path)


def faults_between(invariants: Invariants, workflows: Mapping[str, Workflow]) -> Iterator[str]:
    """Every statement about two workflows that does not hold."""
    for stated in invariants.implies:
        for one, other in _together(stated, workflows):
            if stated.if_.holds(one) and not stated.then.holds(other):
                yield f"{stated.say} Not so on {_shown(one)} with {_shown(other)}"
    for stated in invariants.does_not_imply:
        found = (o for one, o in _together(stated, workflows) if stated.if_.holds(one) and not stated.then.holds(o))
        if next(found, None) is None:
            yield f"{stated.say} No path shows it"


def pinpoints_of(definition: FileModel) -> tuple[str, ...]:
    """Every statement that a workflow, a board's additions or a timetable rests on, each once."""
    found: dict[str, None] = {}

    def gather(value: object) -> None:
        if isinstance(value, dict):
            for key, held in value.items():
                if key == "cites":
                    found.update(dict.fromkeys(held))
                else:
                    gather(held)
        elif isinstance(value, tuple | list):
            for one in value:
                gather(one)

    gather(definition.model_dump(exclude_defaults=True))
    return tuple(found)


def settling_options(workflow: Workflow) -> int:
    """How many answers *not yet known* are themselves an answer."""
    return sum(o.settles for q in workflow.questions.values() for o in q.options.values())


def _said(workflow: Workflow, never_say: Sequence[str]) -> Iterator[str]:
    for text in _texts(workflow.model_dump(exclude_defaults=True)):
        for pattern in never_say:
            if re.search(pattern, text.lower()):
                yield f"says what only people may say: {text!r}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key not in {"asked_as", "cites"}:
                yield from _texts(held)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def _unreached(workflow: Workflow, paths: Sequence[Path]) -> Iterator[str]:
    reached: set[str] = set()
    for path in paths:
        node = str(workflow.start)
        while step := workflow.steps.get(node):
            reached.add(node)
            node = step.to[str(path.answers[step.asks or node])]
        reached.add(node)
    yield from (f"{node} is never reached" for node in (*workflow.steps, *workflow.outcomes) if node not in reached)
    ended = {path.standing.finding for path in paths}
    yield from (f"no path ends in {code}" for code in workflow.findings if code not in ended)
    asked = {step.asks or node for node, step in workflow.steps.items()}
    told = {name for exclusion in workflow.excludes for name in exclusion.answers}
    yield from (f"{name} is never asked" for name in workflow.questions if name not in asked | told)


def _asked_twice(workflow: Workflow) -> Iterator[str]:
    def onward(node: str, above: tuple[str, ...]) -> Iterator[str]:
        step = workflow.steps.get(node)
        if step is None:
            return
        name = step.asks or node
        if name in above:
            yield f"{name} is asked twice on one path, at {node}"
            return
        for goal in dict.fromkeys(step.to.values()):
            yield from onward(goal, (*above, name))

    return iter(dict.fromkeys(onward(str(workflow.start), ())))


def _unknown_kept(workflow: Workflow, path: Path) -> Iterator[str]:
    """An unknown never hides what a known answer would bring: the finding stands on every way of filling it in."""
    if not path.standing.not_yet_known or path.standing.finding == workflow.if_unsettled:
        return
    for rules in endings_of(workflow, path.answers):
        if not any(workflow.rules[rule].finding == path.standing.finding for rule in rules):
            yield f"{path.standing.finding} does not stand on every way of filling in {_shown(path)}"
            return


def _broken(workflow: Workflow, invariant: Invariant, path: Path) -> Iterator[str]:
    """A path that the invariant speaks of, or that never asks what it speaks of, must keep it."""
    asked = {name: options for name, options in invariant.when.items() if name in path.answers}
    if not matches(asked, path.answers):
        return
    strength = list(workflow.findings)
    found = str(path.standing.finding)
    too_weak = invariant.at_least is not None and strength.index(found) > strength.index(invariant.at_least)
    if too_weak or found in invariant.never:
        yield f"{invariant.say} Not so on {_shown(path)} => {found}"


def _list_faults(workflow: Workflow) -> Iterator[str]:
    """A list is proved on every answer and every pair of answers to the questions that its rules or invariants name."""
    named = {name for rule in workflow.rules.values() for name in rule.when or {}}
    named |= {name for invariant in workflow.invariants for name in invariant.when}
    ended: set[str | None] = set()
    for answers in _mixed(workflow, [name for name in workflow.questions if name in named]):
        path = Path(answers, stand(workflow, answers))
        ended.add(path.standing.finding)
        yield from faults_of_path(workflow, path)
    yield from (f"no answers end in {code}" for code in workflow.findings if code not in ended)


def _mixed(workflow: Workflow, named: Sequence[str]) -> Iterator[Given]:
    """Everything unknown, or everything answered alike, with each answer and each pair of answers changed in turn."""
    answers = [(name, picked(workflow.questions[name], o)) for name in named for o in workflow.questions[name].options]
    most = max(len(question.options) for question in workflow.questions.values())
    for place in range(most):
        base = {
            name: picked(question, list(question.options)[min(place, len(question.options) - 1)])
            for name, question in workflow.questions.items()
        }
        changed = [(name, answer) for name, answer in answers if answer != base[name]]
        yield base
        yield from ({**base, name: answer} for name, answer in changed)
        for (one, first), (other, second) in itertools.combinations(changed, 2):
            if one != other:
                yield {**base, one: first, other: second}


def _together(stated: Implication, workflows: Mapping[str, Workflow]) -> Iterator[tuple[Path, Path]]:
    """Every pair of paths that can be walked on the same facts; each workflow knows what the other was told."""
    one_of, other_of = (workflows[side.workflow] for side in (stated.if_, stated.then))
    others = list(paths_of(other_of))
    for one in paths_of(one_of):
        for other in others:
            if all(other.answers.get(name, answer) == answer for name, answer in one.answers.items()):
                yield _told(one_of, one, other), _told(other_of, other, one)


def _told(workflow: Workflow, path: Path, other: Path) -> Path:
    heard = {n: answer for n, answer in other.answers.items() if n in workflow.questions and n not in path.answers}
    if not heard:
        return path
    answers = {**heard, **path.answers}
    return Path(answers, stand(workflow, answers))


def _shown(path: Path) -> str:
    return ", ".join(f"{name}={answer}" for name, answer in path.answers.items())


def read_invariants(root: File) -> Invariants:
    """What must hold between the workflows of a folder; nothing where it has no such file."""
    path = root / "invariants.yaml"
    return read_yaml(path, Invariants) if path.exists() else Invariants(format=1)
