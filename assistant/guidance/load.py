"""Read the corpus, from one folder or several, into a library, and say everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.errors import MalformedFiles, Problem
from assistant.files import Located, read_located
from assistant.guidance.comparisons import Comparisons, ComparisonsFile, Topic
from assistant.guidance.editions import faults_of_succession, in_succession
from assistant.guidance.glossary import Glossary, GlossaryFile, Term
from assistant.guidance.joined import (
    defined_twice,
    faults_of_topics,
    joined_boards,
    joined_terms,
    joined_topics,
    no_board,
)
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL, Board, BoardsFile, Source, Statement
from assistant.guidance.regimes import RegimesFile
from assistant.guidance.statements import read_statements
from assistant.guidance.then_and_now import ThenAndNow, ThenAndNowFile, faults, joined
from assistant.models import FileModel

Read = TypeVar("Read")
Model = TypeVar("Model", bound=FileModel)
FOLDERS = ("national", "local", "unattributed")
_BOARDS, _GLOSSARY, _COMPARISONS, _REGIMES = "boards.yaml", "glossary.yaml", "comparisons.yaml", "regimes.yaml"
_THEN_AND_NOW = "then_and_now.yaml"


def board_ids(root: Path, *added: Path) -> tuple[str, ...]:
    """The ids of the boards, in their order, without reading the rest; raises ``MalformedFiles``."""
    reading = _Reading((root, *added))
    boards = joined_boards(reading.every(_BOARDS, BoardsFile), reading.problems)
    if reading.problems:
        raise MalformedFiles(reading.problems)
    return tuple(boards)


def load(root: Path, *added: Path) -> Library:
    """Read a whole corpus, and the folders that add to it.

    An added folder is laid out as the corpus is, and holds what it adds: boards, sources with their statements, terms
    and topics. Raises ``MalformedFiles`` with every problem of every file.
    """
    library, problems = look_through(root, *added)
    if problems or library is None:
        raise MalformedFiles(problems)
    return library


def look_through(root: Path, *added: Path) -> tuple[Library | None, list[Problem]]:
    """As much of a corpus as can be read, and every problem of every file; no library where it begins to fail."""
    reading = _Reading((root, *added))
    problems = reading.problems
    boards_files = reading.every(_BOARDS, BoardsFile)
    glossaries = reading.every(_GLOSSARY, GlossaryFile)
    comparisons = reading.every(_COMPARISONS, ComparisonsFile)
    regimes = reading.one(root / _REGIMES, RegimesFile)
    changes = reading.every(_THEN_AND_NOW, ThenAndNowFile, needed=False)
    records, statements = reading.sources()
    problems += reading.unread(added)
    boards = joined_boards(boards_files, problems)
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    then_and_now = ThenAndNow()
    if boards_files and comparisons and regimes:
        terms = joined_terms(glossaries, boards, problems)
        topics = joined_topics(comparisons, problems)
        problems += _unknown_references(records, boards)
        problems += faults_of_succession(records)
        faults_of_topics(comparisons, statements, boards, problems)
        then_and_now = joined(changes, problems)
        problems += faults(changes, then_and_now, in_succession(records), statements)
        problems += [
            regimes.problem(("superseded_citations", number), f"no statement {statement}")
            for number, statement in enumerate(regimes.value.superseded_citations)
            if statement not in statements
        ]
        problems += [
            regimes.problem(("elsewhere", nation), f"no statement {statement}")
            for nation, there in regimes.value.elsewhere.items()
            for statement in there.cites
            if statement not in statements
        ]
    if regimes is None:
        return None, problems
    library = Library(
        sources=in_succession(records),
        statements=statements,
        boards=boards,
        glossary=Glossary(terms),
        regimes=regimes.value,
        comparisons=Comparisons(topics),
        then_and_now=then_and_now,
    )
    return library, problems


@dataclass(slots=True)
class _Reading:
    """Reads the files of several folders and keeps what is wrong with them."""

    roots: Sequence[Path]
    problems: list[Problem] = field(default_factory=list)
    taken: set[Path] = field(default_factory=set)

    def every(self, name: str, model: type[Model], *, needed: bool = True) -> list[Located[Model]]:
        """The file of that name in every folder; only the first folder must have it, where it is needed."""
        first = self.roots[0] if needed else None
        files = [root / name for root in self.roots if root is first or (root / name).exists()]
        return [read for file in files if (read := self.one(file, model))]

    def one(self, path: Path, model: type[Model]) -> Located[Model] | None:
        self.taken.add(path)
        return self._kept(lambda: read_located(path, model))

    def sources(self) -> tuple[dict[str, Located[Source]], dict[str, Statement]]:
        """Every record by the key of its edition, and the statements beside the records."""
        records: dict[str, Located[Source]] = {}
        statements: dict[str, Statement] = {}
        for root in self.roots:
            for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.yaml")):
                record, text = self.one(path, Source), path.with_suffix(".md")
                self.taken.add(text)
                if record is None:
                    continue
                key = record.value.key
                self.problems += _misplaced(record, root)
                if key in records:
                    self.problems.append(record.problem(("id",), defined_twice("edition", key, records[key].path)))
                    continue
                records[key] = record
                for statement in self._kept(lambda t=text, k=key: read_statements(t, k)) or ():  # type: ignore[misc]  # mypy cannot type a bound default
                    statements[statement.id] = statement
        return records, statements

    def unread(self, added: Sequence[Path]) -> Iterator[Problem]:
        """Every file of an added folder that nothing reads, such as one in a folder with a slip in its name."""
        for path in (path for root in added for path in sorted(root.rglob("*.*"))):
            if path.suffix in {".yaml", ".yml", ".md"} and path.name != "README.md" and path not in self.taken:
                yield Problem(path, 0, "nothing reads this file: docs/how-to/add-a-board.md says where each belongs")

    def _kept(self, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except MalformedFiles as error:
            self.problems.extend(error.problems)
            return None


def _misplaced(record: Located[Source], root: Path) -> Iterator[Problem]:
    path, source = record.path, record.value
    if path.stem != source.edition or path.parent.name != source.id:
        yield Problem(path, 1, f"the record of {source.key} belongs in {source.id}/{source.edition}.yaml")
    place = path.relative_to(root).parts
    wanted = {"national": NATIONAL, "unattributed": None}.get(place[0], place[1])
    if source.board != wanted:
        yield Problem(path, 1, f"board {source.board!r}, but the folder says {wanted!r}")


def _unknown_references(records: Mapping[str, Located[Source]], boards: Mapping[str, Board]) -> Iterator[Problem]:
    for record in records.values():
        if record.value.board not in {*boards, NATIONAL, None}:
            yield record.problem(("board",), no_board(str(record.value.board), boards))
