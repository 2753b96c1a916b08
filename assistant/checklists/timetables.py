"""Timetables of reviews as data: the stages that a document names, dated where the day they count from is known.

A board's timetables stand in ``local/BOARD/timetables/``, the national ones in ``timetables/``. A stage counts from a
date of the case and from nothing else: stages are never added up, and a day that is not known is not guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from assistant.calendars.due import Rule
from assistant.calendars.model import Calendar
from assistant.checklists.model import Stage, Timetable
from assistant.errors import MalformedFiles, Problem
from assistant.files import Located, read_located
from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL, Regime, Word
from assistant.models import FileModel
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Cites, Name, Said
from assistant.workflows.pinpoints import faults_of_pinpoints, spelled_out
from assistant.workflows.report import Dating, Setting, dating
from assistant.workflows.structure import no_role

Moment = Annotated[
    Annotated[Rule, Tag("timescale")] | Annotated[Name, Tag("day")],
    Discriminator(lambda given: "day" if isinstance(given, str) and " " not in given else "timescale"),
]
"""A timescale, as in ``2 weeks before publish_on``, or a day of the case itself, as in ``publish_on``."""


class TimetableStage(FileModel):
    """One stage: what is done, by whom, and by when."""

    what: Said
    who: tuple[Name, ...] = Field(min_length=1)
    due: Moment | None = None
    by: str = ""
    """The time in words where the source gives no number, or no day to count from."""
    starts: Moment | None = None
    """Where a bar begins; a stage without it is a milestone."""
    not_before: bool = False
    """Whether the date is the earliest on which it may stop, not the latest by which it is done."""
    one_of: Name | None = None
    """Stages with the same name here are one thing that is counted from several days: the earliest date is marked."""
    cites: Cites = Field(min_length=1)

    @model_validator(mode="after")
    def _one_time(self) -> TimetableStage:
        if (self.due is None) != bool(self.by):
            raise ValueError("a stage has either a timescale, due, or its time in words, by")
        return self


class TimetableFile(FileModel):
    """One timetable as its file has it."""

    format: Literal[1]
    id: Word
    """The name of its file."""
    place: int
    """Where it stands among the timetables of its folder."""
    title: Said
    note: Said
    """How it is counted, and what the source leaves open."""
    board: Word | None = None
    """The board in whose folder it stands; left out nationally."""
    regime: Regime = "scr"
    """The system of review whose stages they are."""
    sources: dict[Name, str]
    """Alias to the edition it stands for."""
    stages: tuple[TimetableStage, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Timetables:
    """The timetables beside the workflows of one folder; each board's are read when they are first asked for."""

    catalogue: Catalogue
    _read: dict[str | None, tuple[TimetableFile, ...]] = field(default_factory=dict)

    def dated(
        self, board: str | None, dates: Mapping[str, datetime.date], setting: Setting, regime: Regime = "scr"
    ) -> tuple[Timetable, ...]:
        """A board's timetables of one system of review on the dates that are known.

        Without a board the national ones, and so too where a board has none of the present system.

        Raises ``UnknownBoard``, or ``MalformedFiles`` with every stage that names a role, a date or a source that is
        not there.
        """
        roles = self.catalogue.vocabulary.roles | (self.catalogue.board(board).roles if board else {})
        own = tuple(timetable for timetable in self.files(board) if timetable.regime == regime)
        if not own and regime == "present":
            own = tuple(timetable for timetable in self.files(None) if timetable.regime == regime)
        return tuple(self._dated(timetable, roles, dates, setting) for timetable in own)

    def files(self, board: str | None) -> tuple[TimetableFile, ...]:
        """The timetables of a board's folder, or of the national one, in order; raises ``MalformedFiles``."""
        if board not in self._read:
            folder = ("local", board, "timetables") if board else ("timetables",)
            found = [self.checked(file, board).value for file in self.catalogue.files(*folder, "*.yaml")]
            self._read[board] = tuple(sorted(found, key=lambda timetable: timetable.place))
        return self._read[board]

    def checked(self, path: Path, board: str | None) -> Located[TimetableFile]:
        """One file, with the line of everything in it; raises ``MalformedFiles``."""
        file = read_located(path, TimetableFile)
        problems = list(self._problems(file))
        if (file.value.id, file.value.board) != (path.stem, board):
            there = f"{path.stem} of {board or NATIONAL}"
            problems.append(
                file.problem(("id",), f"{file.value.id} of {file.value.board or NATIONAL} stands as {there}")
            )
        return spelled_out(file, file.value.sources, problems)

    def _problems(self, file: Located[TimetableFile]) -> Iterator[Problem]:
        vocabulary = self.catalogue.vocabulary
        for number, stage in enumerate(file.value.stages):
            for role in stage.who:
                if role not in vocabulary.roles:
                    yield file.problem(("stages", number, "who"), no_role(role))
            for key, moment in (("due", stage.due), ("starts", stage.starts)):
                if moment and _event(moment) not in vocabulary.dates:
                    yield file.problem(("stages", number, key), f"unknown date {_event(moment)!r}: see vocabulary.yaml")

    def _dated(
        self,
        timetable: TimetableFile,
        roles: Mapping[str, str],
        dates: Mapping[str, datetime.date],
        setting: Setting,
    ) -> Timetable:
        titles = self.catalogue.vocabulary.dates
        stages = [
            _stage(stage, ", ".join(roles[role] for role in stage.who), titles, dates, setting)
            for stage in timetable.stages
        ]
        earliest = _earliest(zip(timetable.stages, stages, strict=True))
        return Timetable(
            id=timetable.id,
            title=timetable.title,
            note=timetable.note,
            stages=tuple(
                stage.model_copy(update={"earlier": True}) if number in earliest else stage
                for number, stage in enumerate(stages)
            ),
        )


def faults_of_timetables(catalogue: Catalogue, corpus: Library | None) -> Iterator[Problem]:
    """Everything in the timetables that cannot be read or leads nowhere; without a corpus no pinpoint is looked up."""
    timetables = Timetables(catalogue)
    for board in (None, *catalogue.boards):
        for path in catalogue.files(*(("local", board) if board else ()), "timetables", "*.yaml"):
            try:
                file = timetables.checked(path, board)
            except MalformedFiles as error:
                yield from error.problems
                continue
            if corpus:
                yield from faults_of_pinpoints(file, file.value.sources, corpus.sources, corpus.statements)


def _stage(
    stage: TimetableStage,
    who: str,
    titles: Mapping[str, str],
    dates: Mapping[str, datetime.date],
    setting: Setting,
) -> Stage:
    due = _dating(stage.due, dates, setting.calendar, not_before=stage.not_before)
    return Stage(
        what=stage.what,
        who=who,
        when=_words(stage.due, titles) if stage.due else stage.by,
        starts=_dating(stage.starts, dates, setting.calendar).due,
        due=due.due,
        act_by=due.act_by,
        waits_for=due.waits_for,
        due_note=due.note,
        earlier=False,
        citations=tuple(setting.sources.cite(cite) for cite in stage.cites),
    )


def _dating(
    moment: Moment | None, dates: Mapping[str, datetime.date], calendar: Calendar, *, not_before: bool = False
) -> Dating:
    if isinstance(moment, str):
        return Dating(dates.get(moment), waits_for=None if moment in dates else moment)
    return dating(moment, dates, calendar, not_before=not_before)


def _words(moment: Moment, titles: Mapping[str, str]) -> str:
    return f"on {titles[moment]}" if isinstance(moment, str) else moment.words(titles)


def _event(moment: Moment) -> str:
    return moment if isinstance(moment, str) else moment.event


def _earliest(stages: Iterable[tuple[TimetableStage, Stage]]) -> set[int]:
    """The places of the stages that come first among several clocks for one thing."""
    together: dict[str, list[tuple[datetime.date, int]]] = {}
    for number, (written, stage) in enumerate(stages):
        if written.one_of and stage.due:
            together.setdefault(written.one_of, []).append((stage.due, number))
    return {min(clocks)[1] for clocks in together.values() if len({due for due, _ in clocks}) > 1}
