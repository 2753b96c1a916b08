"""Check whole workflows: every path, every board's additions, every scenario, and the committed pages of paths."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.calendars.model import Calendar
from assistant.workflows.forms import faults_of_forms
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Workflow
from assistant.workflows.paths import listed, paths_of
from assistant.workflows.proof import (
    Proof,
    faults_between,
    faults_of,
    pinpoints_of,
    read_invariants,
    settling_options,
)
from assistant.workflows.scenarios import examples_of, judge_scenario


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the workflows of one folder against one corpus and calendar."""

    catalogue: Catalogue
    statements: Container[str]
    calendar: Calendar

    def prove(self, names: Iterable[str] = ()) -> Iterator[Proof]:
        """Prove the workflows named, or all of them, one edition after the other."""
        for name in list(names) or list(self.catalogue.editions):
            for edition in self.catalogue.editions.get(name, ()):
                yield self._proof(name, edition)

    def faults_between(self) -> list[str]:
        """What does not hold between workflows, in their last editions."""
        stated = [fault for number in range(len(self.catalogue.roots)) for fault in self._invariants(number)]
        return [*stated, *self._facts(), *self._forms()]

    def _invariants(self, number: int) -> Iterator[str]:
        """What a folder of workflows states of its own and of those before it, and does not hold."""
        catalogue = self.catalogue.up_to(number)
        invariants = read_invariants(catalogue.roots[-1])
        stated = (*invariants.implies, *invariants.does_not_imply)
        named = dict.fromkeys(side.workflow for each in stated for side in (each.if_, each.then))
        missing = [name for name in named if name not in catalogue.editions]
        if missing:
            return (f"invariants.yaml speaks of {name}, which is no workflow" for name in missing)
        last = {name: catalogue.national(name, catalogue.editions[name][-1]) for name in named}
        return faults_between(invariants, last)

    def write_paths(self, names: Iterable[str] = ()) -> list[Path]:
        """Write the page of paths beside each edition; the files that changed."""
        changed = []
        for name in list(names) or list(self.catalogue.editions):
            for edition in self.catalogue.editions.get(name, ()):
                file, page = self._page(name, edition)
                if not file.exists() or file.read_text(encoding="utf-8") != page:
                    file.write_text(page, encoding="utf-8")
                    changed.append(file)
        return changed

    def _proof(self, name: str, edition: str) -> Proof:
        national = self.catalogue.national(name, edition)
        examples = [example for example in examples_of(self.catalogue, name) if example.edition == edition]
        faults = list(faults_of(national, self.statements, self.catalogue.vocabulary.never_say))
        for board in self.catalogue.boards:
            composed = self.catalogue.composed(name, edition, board)
            faults += _faults_of_board(national, composed, self.statements)
        for example in examples:
            composed = self.catalogue.composed(name, edition, example.scenario.board)
            differing = judge_scenario(composed, example.scenario, self.calendar)
            faults += [f"scenario {example}: {fault} ({example.file}:{example.line})" for fault in differing]
        file, page = self._page(name, edition)
        if not file.exists() or file.read_text(encoding="utf-8") != page:
            faults.append(f"{file.name} is not what the workflow does now: write it with --write-paths and read it")
        return Proof(
            workflow=national.key,
            questions=len(national.questions),
            paths=len(list(paths_of(national))) if national.kind == "steps" else _answers(national),
            pinpoints=len(pinpoints_of(national)),
            settling=settling_options(national),
            scenarios=len(examples),
            faults=tuple(faults),
        )

    def _page(self, name: str, edition: str) -> tuple[Path, str]:
        file = self.catalogue.national_file(name, edition)
        return file.with_name(f"{edition}.paths.txt"), listed(self.catalogue.national(name, edition))

    def _forms(self) -> Iterator[str]:
        """Every board's form of referral asks for what some workflow asks."""
        asked = {
            question
            for name, editions in self.catalogue.editions.items()
            for question in self.catalogue.national(name, editions[-1]).questions
        }
        return faults_of_forms(self.catalogue, asked, self.statements)

    def _facts(self) -> Iterator[str]:
        """A question that stands in several workflows is one fact: it must have the same answers everywhere."""
        seen: dict[str, tuple[str, tuple[str, ...]]] = {}
        for name, editions in self.catalogue.editions.items():
            for edition in editions:
                workflow = self.catalogue.national(name, edition)
                for question, held in workflow.questions.items():
                    options = tuple(sorted(held.options))
                    first, there = seen.setdefault(question, (workflow.key, options))
                    if there != options:
                        yield f"{question} has other answers in {workflow.key} than in {first}"


def _faults_of_board(national: Workflow, composed: Workflow, statements: Container[str]) -> Iterator[str]:
    """A board's additions rest on statements, and leave every route, rule and finding as it was."""
    for cite in pinpoints_of(composed):
        if cite not in statements:
            yield f"{composed.board}: no statement {cite!r} in the corpus"
    for part in ("steps", "outcomes", "rules", "findings", "excludes", "start"):
        if getattr(national, part) != getattr(composed, part):
            yield f"{composed.board} changes the {part}"


def _answers(workflow: Workflow) -> int:
    return sum(len(question.options) for question in workflow.questions.values())
