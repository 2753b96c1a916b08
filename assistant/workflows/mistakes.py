"""Everything in the files of the workflows that cannot be read or leads nowhere, told at once.

``structure`` refuses one file; here all of them are gone through, with the corpus beside them. Whether what they say
holds is the business of ``checks``.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.errors import MalformedFiles, Problem
from assistant.files import Located, read_located
from assistant.guidance.joined import no_board
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL
from assistant.workflows.forms import form_of
from assistant.workflows.load import Catalogue
from assistant.workflows.model import BoardFile, Overlay, Workflow
from assistant.workflows.pinpoints import faults_of_pinpoints
from assistant.workflows.roots import INVARIANTS, VOCABULARY, defined_in_two
from assistant.workflows.scenarios import ScenarioFile
from assistant.workflows.structure import no_role

Read = TypeVar("Read")
_ONE_DAY = datetime.timedelta(days=1)
_BOARD, _FORM = "board.yaml", "form.yaml"


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Looks through the folders of a catalogue, which is ``lenient``, for what cannot be read or leads nowhere."""

    catalogue: Catalogue
    corpus: Library | None
    """What is cited; None where it cannot be read, and pinpoints are then not looked up."""
    _unreadable: list[Problem] = field(default_factory=list)

    def common(self) -> list[Problem]:
        """What is wrong with the words that all files share, with boards, and with files that nothing reads."""
        self._unreadable.clear()
        found = list(defined_in_two(self.catalogue.roots))
        vocabulary = self._kept(lambda: self.catalogue.vocabulary)
        if vocabulary:
            for path in self.catalogue.files("local", f"*/{_BOARD}"):
                found += self._board(path)
            for board in self.catalogue.boards:
                self._kept(lambda board=board: form_of(self.catalogue, board))  # type: ignore[misc]  # mypy cannot type a bound default
        return sorted({*found, *self._nowhere(), *self._unreadable})

    def of(self, workflow: str) -> list[Problem]:
        """What is wrong with the editions of a workflow, what boards add to them, and their scenarios."""
        self._unreadable.clear()
        editions = self.catalogue.editions[workflow]
        nationals = {
            edition: file
            for edition in editions
            if (file := self._kept(lambda e=edition: self.catalogue.national_located(workflow, e)))  # type: ignore[misc]  # as above
        }
        found = [problem for file in nationals.values() for problem in self._cited_and_dated(file)]
        found += _windows([nationals[edition] for edition in editions if edition in nationals])
        overlays = list(self._overlays(workflow))
        found += [problem for file in overlays for problem in self._cited_and_dated(file)]
        found += _added_twice(overlays)
        for path in self.catalogue.files(NATIONAL, workflow, "scenarios", "*.yaml"):
            found += self._scenarios(path, workflow, {e: file.value for e, file in nationals.items()})
        return sorted({*found, *self._unreadable})

    def _overlays(self, workflow: str) -> Iterator[Located[Overlay]]:
        for pattern in (f"*/{workflow}.yaml", f"*/{workflow}.*.yaml"):
            for path in self.catalogue.files("local", pattern):
                board = path.parent.name
                file = self._kept(lambda p=path, b=board: self.catalogue.overlay_located(p, b, workflow))  # type: ignore[misc]  # as above
                if file:
                    yield file

    def _cited_and_dated(self, file: Located[Workflow] | Located[Overlay]) -> Iterator[Problem]:
        if self.corpus:
            yield from faults_of_pinpoints(file, file.value.sources, self.corpus.sources, self.corpus.statements)
        for name in file.value.dates:
            if not self._is_date(name):
                yield file.problem(
                    ("dates", name), f"unknown date {name!r}: add it to dates in vocabulary.yaml, or mend its name"
                )

    def _board(self, path: Path) -> Iterator[Problem]:
        file = self._kept(lambda: read_located(path, BoardFile))
        if file is None:
            return
        if file.value.id != path.parent.name:
            yield file.problem(("id",), f"{file.value.id} stands in the folder of {path.parent.name}")
        if self.corpus and file.value.id not in self.corpus.boards:
            yield file.problem(("id",), no_board(file.value.id, self.corpus.boards))
        calendars = sorted(calendar.stem for calendar in self.catalogue.root.glob("calendars/*.yaml"))
        if file.value.calendar not in calendars:
            yield file.problem(
                ("calendar",), f"unknown calendar {file.value.calendar!r}: the calendars are {', '.join(calendars)}"
            )
        for role in file.value.roles:
            if role not in self.catalogue.vocabulary.roles:
                yield file.problem(("roles", role), no_role(role))

    def _scenarios(self, path: Path, workflow: str, editions: dict[str, Workflow]) -> Iterator[Problem]:
        file = self._kept(lambda: read_located(path, ScenarioFile))
        if file is None:
            return
        if file.value.workflow != workflow:
            yield file.problem(("workflow",), f"is about {file.value.workflow}, but stands beside {workflow}")
        named = file.value.edition or ()
        for edition in (named,) if isinstance(named, str) else named:
            if edition not in self.catalogue.editions[workflow]:
                there = ", ".join(self.catalogue.editions[workflow])
                yield file.problem(("edition",), f"no edition {edition!r} of {workflow}: the editions are {there}")
        about = [held for edition, held in editions.items() if file.value.is_about(edition)]
        for number, scenario in enumerate(file.value.scenarios):
            place = ("scenarios", number)
            if scenario.board not in {*self.catalogue.boards, NATIONAL, None}:
                known = dict.fromkeys(self.catalogue.boards)
                yield file.problem((*place, "board"), no_board(str(scenario.board), known))
            for name in scenario.answers:
                if about and not any(name in held.questions for held in about):
                    yield file.problem(
                        (*place, "answers", name), f"{name!r} is no question of {workflow}: mend its name"
                    )
            for name in scenario.dates:
                if not self._is_date(name):
                    yield file.problem((*place, "dates", name), f"unknown date {name!r}: see vocabulary.yaml")

    def _nowhere(self) -> Iterator[Problem]:
        """Files below ``local`` of no workflow or no board, and files of added folders that nothing reads."""
        for root in self.catalogue.roots:
            for path in sorted(root.rglob("*.y*ml")):
                match path.relative_to(root).parts:
                    case ("local", _, "board.yaml"):
                        pass
                    case ("local", board, *_) if board not in self.catalogue.boards:
                        said = f"{board} has no {_BOARD}: write it beside this file, or mend the name of the folder"
                        yield Problem(path, 0, said)
                    case ("local", _, name) if name != _FORM and not self._extends_something(path):
                        said = "no workflow or edition has this name: additions stand in ID.yaml or ID.EDITION.yaml"
                        yield Problem(path, 0, said)
                    case ("local", _, _) | ("local", _, "timetables", _) | ("timetables", _):
                        pass
                    case ("national", _, _) | ("national", _, "scenarios", _):
                        pass
                    case _ if root == self.catalogue.root:
                        pass
                    case (name,) if name in {VOCABULARY, INVARIANTS}:
                        pass
                    case _:
                        yield Problem(path, 0, "nothing reads this file: workflows/README.md says what lies where")

    def _is_date(self, name: str) -> bool:
        """Whether a name is one of a date of a case; where the dates cannot be read, that is told instead."""
        vocabulary = self._kept(lambda: self.catalogue.vocabulary)
        return vocabulary is None or name in vocabulary.dates

    def _extends_something(self, path: Path) -> bool:
        workflow, dot, edition = path.stem.partition(".")
        editions = self.catalogue.editions.get(workflow, ())
        return path.suffix == ".yaml" and bool(editions) and (not dot or edition in editions)

    def _kept(self, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except MalformedFiles as error:
            self._unreadable.extend(error.problems)
            return None


def _windows(files: Iterable[Located[Workflow]]) -> Iterator[Problem]:
    """Every edition that does not begin on the day it is named for, or not on the day after the one before it."""
    for file in files:
        begins, named = file.value.in_force.from_, datetime.date.fromisoformat(file.value.edition)
        if begins and begins != named:
            yield file.problem(("in_force",), f"begins on {begins}, but its edition is {named}: mend one of them")
    for earlier, later in itertools.pairwise(files):
        ended, begins = earlier.value.in_force.to, datetime.date.fromisoformat(later.value.edition)
        if ended and ended + _ONE_DAY != begins:
            what = "overlaps with" if ended >= begins else "leaves a gap after"
            yield later.problem(
                ("in_force",),
                f"begins on {begins} and {what} {earlier.value.key}, which ends on {ended}: leave `to` out there, and "
                f"it ends on {begins - _ONE_DAY}",
            )


def _added_twice(files: Iterable[Located[Overlay]]) -> Iterator[Problem]:
    """Every second file in which one board adds to one edition."""
    first: dict[tuple[str, str], Path] = {}
    for file in files:
        there = first.setdefault((file.value.board, file.value.extends), file.path)
        if there != file.path:
            yield file.problem(
                ("extends",), f"{there} adds to {file.value.extends} already: put both into one file, or remove one"
            )
