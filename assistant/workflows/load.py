"""Read the folders of workflows: national editions, each board's additions, and the roles they name."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from assistant.canonical import sha256
from assistant.errors import MalformedFiles, NotInForce, UnknownBoard, UnknownWorkflow
from assistant.files import Located, read_located, read_yaml
from assistant.guidance.model import NATIONAL, Period
from assistant.workflows.dates import picking_day
from assistant.workflows.model import BoardFile, Overlay, Vocabulary, Workflow
from assistant.workflows.overlay import compose
from assistant.workflows.pinpoints import spelled_out
from assistant.workflows.roots import VOCABULARY, defined_in_two, joined_vocabulary
from assistant.workflows.structure import problems_of, problems_of_overlay

_MAKES_CHECKLISTS = re.compile(r"^checklist: true$", re.MULTILINE)
_ON_SERIOUS_CASE_REVIEWS = re.compile(r"^regime: scr$", re.MULTILINE)


_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Catalogue:
    """The workflows of one folder, and of the folders that add to it; each file is read when it is first asked for."""

    root: Path
    added: tuple[Path, ...] = ()
    """Folders laid out as the first is, with what they add: editions, boards and whatever boards add."""
    lenient: bool = False
    """Whether a file that stands in two folders is taken from the first, for those who tell of it themselves."""
    _nationals: dict[Path, Located[Workflow]] = field(default_factory=dict)
    _overlays: dict[Path, Located[Overlay]] = field(default_factory=dict)
    _composed: dict[tuple[str, str, str], Workflow] = field(default_factory=dict)

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """All folders; raises ``MalformedFiles`` where a file of one stands in another too."""
        roots = (self.root, *self.added)
        if not self.lenient and (problems := list(defined_in_two(roots))):
            raise MalformedFiles(problems)
        return roots

    def up_to(self, number: int) -> Catalogue:
        """The workflows without those that a folder after this one adds; the first folder is number 0."""
        return replace(self, added=self.added[:number], _nationals={}, _overlays={}, _composed={})

    def file(self, *parts: str) -> Path:
        """Where a file stands, in whichever folder has it."""
        return next(iter(self.files(*parts)), self.root.joinpath(*parts))

    def files(self, *parts: str) -> list[Path]:
        """Every file that goes by this place and pattern in any of the folders, folder by folder."""
        *folders, pattern = parts
        return [path for root in self.roots for path in sorted(root.joinpath(*folders).glob(pattern))]

    @cached_property
    def editions(self) -> Mapping[str, tuple[str, ...]]:
        """Workflow id to its editions, oldest first, as the folders and file names have them."""
        found: dict[str, set[str]] = {}
        for file in self.files(NATIONAL, "*/*.yaml"):
            found.setdefault(file.parent.name, set()).add(file.stem)
        return {name: tuple(sorted(found[name])) for name in sorted(found)}

    @cached_property
    def for_checklists(self) -> tuple[str, ...]:
        """The workflows whose answers a checklist is made from, told without reading the others whole."""
        files = {name: self.national_file(name, editions[-1]) for name, editions in self.editions.items()}
        return tuple(n for n, f in files.items() if _MAKES_CHECKLISTS.search(f.read_text(encoding="utf-8")))

    @cached_property
    def boards(self) -> tuple[str, ...]:
        """The boards that have a folder of their own."""
        return tuple(sorted({file.parent.name for file in self.files("local", "*/board.yaml")}))

    def national_file(self, workflow: str, edition: str) -> Path:
        """Where an edition stands."""
        return self.file(NATIONAL, workflow, f"{edition}.yaml")

    def overlay_file(self, board: str, workflow: str, edition: str) -> Path:
        """Where a board's additions to an edition stand: by its date where there are several, else by its id."""
        dated = self.file("local", board, f"{workflow}.{edition}.yaml")
        return dated if dated.exists() else self.file("local", board, f"{workflow}.yaml")

    def national(self, workflow: str, edition: str) -> Workflow:
        """One edition, its pinpoints spelled out; raises ``MalformedFiles``.

        Where its file gives no last day, it ends on the day before the edition after it.
        """
        return self.national_located(workflow, edition).value

    def national_located(self, workflow: str, edition: str) -> Located[Workflow]:
        """One edition as ``national`` has it, with the line of everything in it."""
        self.known(workflow)
        path = self.national_file(workflow, edition)
        if path not in self._nationals:
            file = read_located(path, Workflow)
            problems = problems_of(file, self.vocabulary.roles)
            if (file.value.id, file.value.edition) != (workflow, edition):
                problems.append(file.problem(("id",), f"holds {file.value.key}, which its place does not say"))
            self._nationals[path] = self._ended(spelled_out(file, file.value.sources, problems))
        return self._nationals[path]

    def _ended(self, file: Located[Workflow]) -> Located[Workflow]:
        """An edition without a last day as the edition after it leaves it."""
        window = file.value.in_force
        after = next((later for later in self.editions[file.value.id] if later > file.value.edition), None)
        if after is None or window.to:
            return file
        last = datetime.date.fromisoformat(after) - _ONE_DAY
        ended = file.value.model_copy(update={"in_force": window.model_copy(update={"to": last})})
        return replace(file, value=ended)

    def overlay(self, board: str, workflow: str, edition: str) -> Overlay | None:
        """A board's additions to an edition, or None where it makes none; raises ``MalformedFiles``."""
        path = self.overlay_file(board, workflow, edition)
        if not path.exists():
            return None
        overlay = self.overlay_located(path, board, workflow).value
        return overlay if overlay.extends == f"{workflow}/{edition}" else None

    def overlay_located(self, path: Path, board: str, workflow: str) -> Located[Overlay]:
        """What a file of a board's additions holds, with the line of everything in it; raises ``MalformedFiles``."""
        if path not in self._overlays:
            self._overlays[path] = self._read_overlay(path, board, workflow)
        return self._overlays[path]

    def _read_overlay(self, path: Path, board: str, workflow: str) -> Located[Overlay]:
        file = read_located(path, Overlay)
        extends = file.value.extends
        dated = path.stem.removeprefix(workflow).removeprefix(".")
        could = [f"{workflow}/{edition}" for edition in self.editions[workflow] if dated in {"", edition}]
        if extends not in could:
            said = f"extends {extends}, which its place does not say: here stands what is added to {' or '.join(could)}"
            raise MalformedFiles([file.problem(("extends",), said)])
        problems = problems_of_overlay(file, self.national(*extends.split("/")), self.vocabulary.roles)
        if file.value.board != board:
            problems.append(file.problem(("board",), f"stands in the folder of {board}"))
        return spelled_out(file, file.value.sources, problems)

    def board(self, board: str) -> BoardFile:
        """What a board calls its roles; raises ``UnknownBoard``."""
        if board not in self.boards:
            raise UnknownBoard(board, [*self.boards, NATIONAL])
        return read_yaml(self.file("local", board, "board.yaml"), BoardFile)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The roles and dates that any workflow may name."""
        return joined_vocabulary([self.root / VOCABULARY, *self.files(VOCABULARY)])

    def composed(self, workflow: str, edition: str, board: str | None = None) -> Workflow:
        """One edition as a board's people see it; nationally without a board."""
        key = (workflow, edition, NATIONAL if board is None else board)
        if key not in self._composed:
            self._composed[key] = self._compose(*key)
        return self._composed[key]

    def _compose(self, workflow: str, edition: str, board: str) -> Workflow:
        national = self.national(workflow, edition)
        if board == NATIONAL:
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


def _shown(windows: Mapping[str, Period]) -> str:
    return "; ".join(f"{edition} from {window}" for edition, window in windows.items())


def workflows_in(catalogue: Catalogue, names: Iterable[str] = ()) -> list[Workflow]:
    """Every edition of the workflows named, or of all of them."""
    wanted = list(names) or list(catalogue.editions)
    return [catalogue.national(name, edition) for name in wanted for edition in catalogue.editions.get(name, ())]
