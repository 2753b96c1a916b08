"""What a change of the guidance touches: every pinpoint of workflows, boards' additions, timetables and forms on it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from assistant.checklists.timetables import Timetables
from assistant.guidance.comparisons import Topic
from assistant.guidance.editions_compared import Compared, editions_compared
from assistant.guidance.library import Library
from assistant.guidance.model import Statement
from assistant.workflows.differences import resting_on
from assistant.workflows.forms import forms_in
from assistant.workflows.load import Catalogue
from assistant.workflows.proof import pinpoints_of

_MAKES_LISTS = "with the checklists made from it"


@dataclass(frozen=True, slots=True)
class Rests:
    """One pinpoint: what rests on it, in words, and the statement that it rests on."""

    what: str
    statement: str
    workflow: str | None = None
    """Its workflow and edition, where it is one."""

    def line(self) -> str:
        """Both in one line."""
        return f"{self.what}: {self.statement}"


@dataclass(frozen=True, slots=True)
class Changed:
    """What two editions of a document state differently, and what rests on each kind of change."""

    compared: Compared
    topics: tuple[Topic, ...]
    """The points on which boards are compared that cite what has gone."""
    on_dropped: tuple[Rests, ...]
    on_reworded: tuple[Rests, ...]
    on_renamed: tuple[Rests, ...]


def changed(library: Library, catalogue: Catalogue, old: str, new: str) -> Changed:
    """Compare two editions, each named as ``Library.source`` takes it.

    Raises ``UnknownSource`` for an edition that is not there, and ``MalformedFiles`` for a workflow's file.
    """
    before, after = (library.statements_of(library.source(name).key) for name in (old, new))
    found = editions_compared(before, after)
    gone = {one.id for one in found.dropped}

    def resting(statements: Iterable[Statement]) -> tuple[Rests, ...]:
        return tuple(everything_resting_on(catalogue, {one.id for one in statements}))

    return Changed(
        compared=found,
        topics=tuple(topic for topic in library.comparisons.topics if gone & {*topic.statements}),
        on_dropped=resting(found.dropped),
        on_reworded=resting(pair.before for pair in found.reworded),
        on_renamed=resting(pair.before for pair in found.renamed),
    )


def everything_resting_on(catalogue: Catalogue, statements: Container[str]) -> list[Rests]:
    """What the workflows, timetables and forms of a folder rest on, of some statements.

    Raises ``MalformedFiles`` for a file that cannot be read.
    """
    found = [
        Rests(_named(catalogue, what), cite, what.split(" for ")[0]) for what, cite in resting_on(catalogue, statements)
    ]
    timetables = Timetables(catalogue)
    for board in (None, *catalogue.boards):
        for file in timetables.files(board):
            of = f"timetable {file.id}{f' of {board}' if board else ''}"
            found += [Rests(of, cite) for cite in pinpoints_of(file) if cite in statements]
    for form in forms_in(catalogue):
        of = f"form of {form.board}" if form.board else "form"
        found += [Rests(of, cite) for cite in pinpoints_of(form) if cite in statements]
    return found


def _named(catalogue: Catalogue, what: str) -> str:
    """A definition, and that checklists are made from it where they are: their items rest on what it rests on."""
    return f"{what}, {_MAKES_LISTS}" if what.partition("/")[0] in catalogue.for_checklists else what
