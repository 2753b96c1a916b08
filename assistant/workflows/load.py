"""Read the folder of workflows: national editions, each board's additions, and the roles they name."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from assistant.canonical import sha256
from assistant.errors import MalformedFiles, NotInForce, Problem, UnknownBoard, UnknownWorkflow
from assistant.files import Located, read_located, read_yaml
from assistant.guidance.model import NATIONAL, Period
from assistant.models import FileModel
from assistant.workflows.dates import picking_day
from assistant.workflows.model import BoardFile, Overlay, Vocabulary, Workflow
from assistant.workflows.overlay import compose
from assistant.workflows.structure import problems_of, problems_of_overlay

_Cited = TypeVar("_Cited", bound=FileModel)


_MAKES_CHECKLISTS = re.compile(r"^checklist: true$", re.MULTILINE)
_ON_SERIOUS_CASE_REVIEWS = re.compile(r"^regime: scr$", re.MULTILINE)


@dataclass(frozen=True)
class Catalogue:
    """The workflows of one folder; each file is read when it is first asked for."""

    root: Path
    _nationals: dict[Path, Workflow] = field(default_factory=dict)
    _overlays: dict[Path, Overlay] = field(default_factory=dict)

    @cached_property
    def editions(self) -> Mapping[str, tuple[str, ...]]:
        """Workflow id to its editions, oldest first, as the folders and file names have them."""
        found = {
            folder.name: tuple(sorted(file.stem for file in folder.glob("*.yaml")))
            for folder in sorted((self.root / NATIONAL).glob("*/"))
        }
        return {name: editions for name, editions in found.items() if editions}

    @cached_property
    def for_checklists(self) -> tuple[str, ...]:
        """The workflows whose answers a checklist is made from, told without reading the others whole."""
        files = {name: self.national_file(name, editions[-1]) for name, editions in self.editions.items()}
        return tuple(n for n, f in files.items() if _MAKES_CHECKLISTS.search(f.read_text(encoding="utf-8")))

    @cached_property
    def boards(self) -> tuple[str, ...]:
        """The boards that have a folder of their own."""
        return tuple(sorted(file.parent.name for file in (self.root / "local").glob("*/board.yaml")))

    def national_file(self, workflow: str, edition: str) -> Path:
        """Where an edition stands."""
        return self.root / NATIONAL / workflow / f"{edition}.yaml"

    def overlay_file(self, board: str, workflow: str, edition: str) -> Path:
        """Where a board's additions to an edition stand: by its date where there are several, else by its id."""
        dated = self.root / "local" / board / f"{workflow}.{edition}.yaml"
        return dated if dated.exists() else self.root / "local" / board / f"{workflow}.yaml"

    def national(self, workflow: str, edition: str) -> Workflow:
        """One edition as it is written, its pinpoints spelled out; raises ``MalformedFiles``."""
        self.known(workflow)
        path = self.national_file(workflow, edition)
        if path not in self._nationals:
            file = read_located(path, Workflow)
            problems = problems_of(file, self.vocabulary.roles)
            if (file.value.id, file.value.edition) != (workflow, edition):
                problems.append(file.problem(("id",), f"holds {file.value.key}, which its place does not say"))
            self._nationals[path] = spelled_out(file, file.value.sources, problems)
        return self._nationals[path]

    def overlay(self, board: str, workflow: str, edition: str) -> Overlay | None:
        """A board's additions to an edition, or None where it makes none; raises ``MalformedFiles``."""
        path = self.overlay_file(board, workflow, edition)
        if not path.exists():
            return None
        if path not in self._overlays:
            self._overlays[path] = self._read_overlay(path, board, workflow)
        overlay = self._overlays[path]
        return overlay if overlay.extends == f"{workflow}/{edition}" else None

    def _read_overlay(self, path: Path, board: str, workflow: str) -> Overlay:
        file = read_located(path, Overlay)
        extends = file.value.extends
        dated = path.stem.removeprefix(workflow).removeprefix(".")
        if extends not in {f"{workflow}/{edition}" for edition in self.editions[workflow] if dated in {"", edition}}:
            raise MalformedFiles([file.problem(("extends",), f"extends {extends}, which its place does not say")])
        problems = problems_of_overlay(file, self.national(*extends.split("/")), self.vocabulary.roles)
        if file.value.board != board:
            problems.append(file.problem(("board",), f"stands in the folder of {board}"))
        return spelled_out(file, file.value.sources, problems)

    def board(self, board: str) -> BoardFile:
        """What a board calls its roles; raises ``UnknownBoard``."""
        if board not in self.boards:
            raise UnknownBoard(board, [*self.boards, NATIONAL])
        return read_yaml(self.root / "local" / board / "board.yaml", BoardFile)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The roles that any workflow may name."""
        return read_yaml(self.root / "vocabulary.yaml", Vocabulary)

    def composed(self, workflow: str, edition: str, board: str | None = None) -> Workflow:
        """One edition as a board's people see it; nationally without a board."""
        national = self.national(workflow, edition)
        if board is None or board == NATIONAL:
            return compose(national, self.vocabulary)
        return compose(national, self.vocabulary, self.board(board), self.overlay(board, workflow, edition))

    def in_force(self, workflow: str, dates: Mapping[str, datetime.date], as_of: datetime.date | None = None) -> str:
        """The edition in force on the day asked for, else the one that the case's dates pick.

        Without either as ``undated`` has it. Raises ``NotInForce`` with the windows where the day is outside every
        edition.
        """
        self.known(workflow)
        day = as_of or picking_day(self.national(workflow, self.editions[workflow][-1]), dates)
        if day is None:
            return self.undated(workflow)
        held = self.on(workflow, day)
        if held is None:
            raise NotInForce(f"no edition of {workflow} was in force on {day}: {_shown(self.windows(workflow))}")
        return held

    def on(self, workflow: str, day: datetime.date) -> str | None:
        """The edition of a workflow that is in force on a day; None on a day outside every edition."""
        return next((edition for edition, held in self.windows(workflow).items() if held.holds(day)), None)

    def windows(self, workflow: str) -> Mapping[str, Period]:
        """The days on which each edition of a workflow is in force, oldest first."""
        return {edition: self.national(workflow, edition).in_force for edition in self.editions[workflow]}

    def undated(self, workflow: str) -> str:
        """The edition taken where no date picks one: the last on serious case reviews, or the last where none is.

        Questions without a date are answered so too, with the notice that such reviews have ended.
        """
        files = {edition: self.national_file(workflow, edition) for edition in self.editions[workflow]}
        old = [e for e, f in files.items() if _ON_SERIOUS_CASE_REVIEWS.search(f.read_text(encoding="utf-8"))]
        return (old or [*files])[-1]

    def known(self, workflow: str) -> str:
        """The id of a workflow; raises ``UnknownWorkflow`` where the folder has none of that id."""
        if workflow not in self.editions:
            raise UnknownWorkflow(f"unknown workflow {workflow!r}: the workflows are {', '.join(self.editions)}")
        return workflow


def digest(workflow: Workflow) -> str:
    """The SHA-256 of a composed definition: what it means, not how its file is laid out."""
    return sha256(definition_bytes(workflow))


def definition_bytes(workflow: Workflow) -> bytes:
    """The one form of a composed definition, as it is pinned and kept.

    Unlike other canonical JSON its keys are not sorted: the order of questions, options and findings is what people
    see and how findings are ranked. Layout and comments of the file do not change it.
    """
    plain = workflow.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def spelled_out(file: Located[_Cited], sources: Mapping[str, str], problems: list[Problem]) -> _Cited:
    """The same model with every pinpoint as a statement's whole id; raises ``MalformedFiles`` for all problems."""
    unknown: set[str] = set()
    plain = _cites(file.value.model_dump(by_alias=True, exclude_defaults=True), sources, unknown)
    problems += [file.problem((), f"no source is declared for the pinpoint {cite!r}") for cite in sorted(unknown)]
    if problems:
        raise MalformedFiles(problems)
    return type(file.value).model_validate(plain)


def _cites(value: object, sources: Mapping[str, str], unknown: set[str]) -> object:
    if isinstance(value, dict):
        return {
            key: tuple(_whole(c, sources, unknown) for c in held) if key == "cites" else _cites(held, sources, unknown)
            for key, held in value.items()
        }
    if isinstance(value, tuple | list):
        return tuple(_cites(one, sources, unknown) for one in value)
    return value


def _whole(cite: str, sources: Mapping[str, str], unknown: set[str]) -> str:
    alias, _, anchor = cite.partition("#")
    if not anchor or alias not in sources:
        unknown.add(cite)
        return cite
    return f"{sources[alias]}#{anchor}"


def _shown(windows: Mapping[str, Period]) -> str:
    return "; ".join(f"{edition} from {window}" for edition, window in windows.items())


def workflows_in(catalogue: Catalogue, names: Iterable[str] = ()) -> list[Workflow]:
    """Every edition of the workflows named, or of all of them."""
    wanted = list(names) or list(catalogue.editions)
    return [catalogue.national(name, edition) for name in wanted for edition in catalogue.editions.get(name, ())]
