"""The whole corpus in memory: what every question is answered from."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.errors import UnknownBoard, UnknownSource
from assistant.guidance.comparisons import Comparisons
from assistant.guidance.glossary import Glossary
from assistant.guidance.model import NATIONAL, Board, Period, Regime, Source, Statement
from assistant.guidance.regimes import RegimesFile
from assistant.guidance.then_and_now import ThenAndNow


@dataclass(frozen=True, slots=True)
class Library:
    """Sources, their statements, and what people call things."""

    sources: Mapping[str, Source]
    """By key, as in ``working-together/2015-03-26``."""
    statements: Mapping[str, Statement]
    boards: Mapping[str, Board]
    glossary: Glossary
    regimes: RegimesFile
    comparisons: Comparisons
    then_and_now: ThenAndNow = field(default_factory=ThenAndNow)

    def board(self, board: str) -> str:
        """The id of a board; raises ``UnknownBoard`` where the corpus has none of that id."""
        if board not in self.boards and board != NATIONAL:
            raise UnknownBoard(board, [*self.boards, NATIONAL])
        return board

    def boards_named(self, text: str) -> tuple[str, ...]:
        """The boards that a text names, by any usual name, in the order they are named."""
        found = []
        for board in self.boards.values():
            places = [match.start() for name in board.names for match in _named(name).finditer(text)]
            if places:
                found.append((min(places), board.id))
        return tuple(board for _, board in sorted(found))

    def without_boards(self, text: str) -> str:
        """A question without the names of the boards it is asked about, which say nothing of what is asked."""
        text = _asked_of(tuple(name for board in self.boards.values() for name in board.names)).sub(" ", text)
        return " ".join(text.split()).strip(" ,-:;&")

    def source(self, name: str) -> Source:
        """The source of an id or key.

        Raises ``UnknownSource`` where there is none, or where the id alone leaves several editions to choose from.
        """
        if name in self.sources:
            return self.sources[name]
        editions = [source for source in self.sources.values() if source.id == name]
        if len(editions) == 1:
            return editions[0]
        if editions:
            keys = ", ".join(sorted(source.key for source in editions))
            raise UnknownSource(f"{name} has several editions: name one of {keys}")
        ids = ", ".join(sorted({source.id for source in self.sources.values()}))
        raise UnknownSource(f"unknown source {name!r}: the sources are {ids}")

    def statements_of(self, source: str) -> tuple[Statement, ...]:
        """The statements of one source, in its order."""
        return tuple(statement for statement in self.statements.values() if statement.source == source)

    def in_force(self, day: datetime.date) -> frozenset[str]:
        """The editions that apply on a day; an unknown beginning or end excludes nothing."""
        return frozenset(key for key, source in self.sources.items() if source.in_force.holds(day))

    def of_regime(self, regime: Regime) -> frozenset[str]:
        """The editions of a regime: for serious case reviews the last of each document."""
        return frozenset(key for key, source in self.sources.items() if regime in source.regimes)

    def of_boards(self, keys: Iterable[str], boards: Iterable[str | None]) -> frozenset[str]:
        """Those of the editions that belong to the boards (``None`` for documents that name no board)."""
        wanted = set(boards)
        return frozenset(key for key in keys if self.sources[key].board in wanted)

    def band(self, key: str) -> str:
        """What an edition shares with those that are asked together with it: its board and its regimes."""
        source = self.sources[key]
        return f"{source.board}|{','.join(source.regimes)}"

    def windows(self, boards: Iterable[str | None]) -> tuple[tuple[str, Period], ...]:
        """When each edition of the boards applies, by short title, earliest first."""
        wanted = set(boards)
        found = [(s.short_title, s.in_force) for s in self.sources.values() if s.board in wanted]
        return tuple(sorted(found, key=lambda w: (w[1].from_ or datetime.date.min, w[0])))


@functools.cache
def _asked_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names, the longest first, with the word that ties it to the question."""
    longest = sorted(names, key=len, reverse=True)
    any_name = "|".join(f"(?{'i' if _named(n).flags & re.IGNORECASE else ''}:{_named(n).pattern})" for n in longest)
    return re.compile(rf"(?i:\b(?:in|at|for|by|under|vs|versus|and)\s+)?(?:{any_name})")


@functools.cache
def _named(name: str) -> re.Pattern[str]:
    escaped = re.escape(name).replace(r"\ ", r"[\s-]+").replace(r"\&", "(?:&|and)")
    flags = 0 if name.isupper() and len(name) <= 3 else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){escaped}(?:'s|’s)?(?![\w])", flags)
