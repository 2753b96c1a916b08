"""What the corpus holds: sources, the statements they make, and where each of them stands.

A source is a published document in one edition. A statement is one fact that a source states, in this project's own
words, pinned to a place in it. The published document itself is attached by its user; ``alignment`` then ties each
statement to the passage it states.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from assistant.models import FileModel

Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def a_day_there_is(edition: str) -> str:
    """The date of an edition as it was given; raises ``ValueError`` where there is no such day or month."""
    if edition != "undated":
        try:
            datetime.date.fromisoformat(edition + "-01" * (2 - edition.count("-")))
        except ValueError:
            raise ValueError(f"no such date: {edition}") from None
    return edition


Edition = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}){0,2}|undated)$"), AfterValidator(a_day_there_is)]
SourceKind = Literal["statute", "regulations", "statutory_guidance", "practice_guidance", "local_procedure"]
Regime = Literal["scr", "present"]

NATIONAL = "national"
"""The board id of what applies to every board."""


class Period(FileModel):
    """The days on which an edition applies, both ends included; an unknown end is ``None`` and excludes nothing."""

    from_: datetime.date | None = Field(default=None, alias="from")
    to: datetime.date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.from_ and self.to and self.to < self.from_:
            raise ValueError(f"ends on {self.to}, before it begins on {self.from_}")
        return self

    def holds(self, day: datetime.date) -> bool:
        """Whether the edition applies on a day."""
        return not (self.from_ and day < self.from_) and not (self.to and day > self.to)

    def __str__(self) -> str:
        return f"{self.from_ or 'not known'} to {self.to or 'today'}"


class LeftOut(FileModel):
    """A range of the published document that no statement covers, and why that loses nothing."""

    section: str
    """The heading the range stands under; empty for what stands before the first heading."""
    passages: Annotated[str, StringConstraints(pattern=r"^\d+(-\d+)?$")]
    reason: str

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last passage within the section, counted from 1."""
        first, _, last = self.passages.partition("-")
        return int(first), int(last or first)


class Source(FileModel):
    """One edition of one published document: the record beside its statements."""

    format: Literal[1]
    id: Word
    edition: Edition
    title: str
    short_title: str
    kind: SourceKind
    publisher: str
    board: Word | None
    """The board whose document it is, ``national`` for all, or null where the document names none."""
    in_force: Period
    in_force_note: str = ""
    regimes: tuple[Regime, ...]
    """``scr`` while it governs serious case reviews, ``present`` where it governs what replaced them."""
    supersedes: str | None = None
    superseded_by: str | None = None
    url: str | None = None
    licence: str
    left_out: tuple[LeftOut, ...] = ()

    @property
    def key(self) -> str:
        """Id and edition, as in ``working-together/2015-03-26``."""
        return f"{self.id}/{self.edition}"


class Board(FileModel):
    """A safeguarding board and every name people use for it."""

    id: Word
    name: str
    short_name: str
    names: tuple[str, ...]


class BoardsFile(FileModel):
    """``corpus/boards.yaml``."""

    format: int
    boards: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """Where in its source a statement stands."""

    headings: tuple[str, ...]
    """The headings above it, outermost first, spelled as the source spells them."""
    first: int | None = None
    """Its first passage within the section, counted from 1; ``None`` where the document was not at hand."""
    last: int | None = None
    label: str | None = None
    """A number the source itself prints there: a paragraph, step, item or regulation."""
    page: str | None = None

    @property
    def section(self) -> str:
        """The place in one line, as a reader would look it up."""
        return " > ".join((*self.headings, self.label) if self.label else self.headings)


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact that a source states, in our own words, with the questions it answers."""

    id: str
    """Unique in the whole corpus: ``essex-scr-toolkit/2016-10#chair-may-defer``."""
    source: str
    """Key of the source, id and edition."""
    text: str
    questions: tuple[str, ...]
    pinpoint: Pinpoint
    verified: bool = True
    """False where the fact was not checked against the published document."""
    in_error: str | None = None
    """What is wrong in the source at this place, and what is right."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets in the text of an attached original: ``text[start:end]``."""

    start: int
    end: int
