"""Read the corpus folder into a library, and say everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from assistant.errors import MalformedFiles, Problem
from assistant.files import read_yaml
from assistant.guidance.comparisons import Comparisons, ComparisonsFile
from assistant.guidance.glossary import Glossary, GlossaryFile
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL, Board, Source, Statement
from assistant.guidance.regimes import RegimesFile
from assistant.guidance.statements import read_statements
from assistant.models import FileModel

Read = TypeVar("Read")
FOLDERS = ("national", "local", "unattributed")


class BoardsFile(FileModel):
    """``corpus/boards.yaml``."""

    format: int
    boards: tuple[Board, ...]


def board_ids(root: Path) -> tuple[str, ...]:
    """The ids of the boards, in their order, without reading the rest; raises ``MalformedFiles``."""
    return tuple(board.id for board in read_yaml(root / "boards.yaml", BoardsFile).boards)


def load(root: Path) -> Library:
    """Read a whole corpus.

    Raises ``MalformedFiles`` with every problem of every file.
    """
    problems: list[Problem] = []

    def reading(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except MalformedFiles as error:
            problems.extend(error.problems)
            return None

    boards = reading(lambda: read_yaml(root / "boards.yaml", BoardsFile))
    glossary = reading(lambda: read_yaml(root / "glossary.yaml", GlossaryFile))
    regimes = reading(lambda: read_yaml(root / "regimes.yaml", RegimesFile))
    comparisons = reading(lambda: read_yaml(root / "comparisons.yaml", ComparisonsFile))
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.yaml")):
        source = reading(lambda path=path: read_yaml(path, Source))  # type: ignore[misc]  # mypy cannot type a bound default
        if source is None:
            continue
        problems.extend(_misplaced(path, source, root))
        sources[source.key] = source
        text = path.with_suffix(".md")
        for statement in reading(lambda t=text, k=source.key: read_statements(t, k)) or ():  # type: ignore[misc]
            statements[statement.id] = statement
    if boards and comparisons and regimes:
        known = {board.id for board in boards.boards}
        problems.extend(_unknown_references(root, sources, statements, known, comparisons, regimes))
    if problems or not (boards and glossary and regimes and comparisons):
        raise MalformedFiles(problems)
    return Library(
        sources=sources,
        statements=statements,
        boards={board.id: board for board in boards.boards},
        glossary=Glossary(glossary.terms),
        regimes=regimes,
        comparisons=Comparisons(comparisons.topics),
    )


def _misplaced(path: Path, source: Source, root: Path) -> Iterable[Problem]:
    if path.stem != source.edition or path.parent.name != source.id:
        yield Problem(path, 1, f"the record of {source.key} belongs in {source.id}/{source.edition}.yaml")
    place = path.relative_to(root).parts
    wanted = {"national": NATIONAL, "unattributed": None}.get(place[0], place[1])
    if source.board != wanted:
        yield Problem(path, 1, f"board {source.board!r}, but the folder says {wanted!r}")


def _unknown_references(
    root: Path,
    sources: dict[str, Source],
    statements: dict[str, Statement],
    boards: set[str],
    comparisons: ComparisonsFile,
    regimes: RegimesFile,
) -> Iterable[Problem]:
    for source in sources.values():
        for other in filter(None, (source.supersedes, source.superseded_by)):
            if other not in sources:
                yield Problem(root, 0, f"{source.key} names the edition {other}, which is not in the corpus")
        if source.board not in {*boards, NATIONAL, None}:
            yield Problem(
                root / "boards.yaml", 1, f"{source.key} belongs to the board {source.board}, which is not listed"
            )
    file = root / "comparisons.yaml"
    for topic in comparisons.topics:
        for statement in topic.statements:
            if statement not in statements:
                yield Problem(file, 0, f"{topic.id}: no statement {statement}")
        for board in topic.silent:
            if board not in boards:
                yield Problem(file, 0, f"{topic.id}: no board {board}")
    for statement in regimes.superseded_citations:
        if statement not in statements:
            yield Problem(root / "regimes.yaml", 0, f"no statement {statement}")
