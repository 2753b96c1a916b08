"""What changed from one time to the next, topic by topic: what the sources of each time state, side by side.

The times follow each other without a gap. A statement stands only under a time in which its source was in force, and
what no source could be checked for is marked, so that the rule before it stays visible as the last one checked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import Field

from assistant.errors import Problem
from assistant.guidance.model import Period, Regime, Source, Statement, Word
from assistant.models import FileModel

if TYPE_CHECKING:
    from assistant.files import Located  # it reads YAML, which whoever asks one question does without

_ONE_DAY = datetime.timedelta(days=1)


class Time(FileModel):
    """A stretch of time with the rules of one edition of the guidance: one column of every topic."""

    id: Word
    title: str
    in_force: Period
    """Its days; without a last one it ends where the next begins."""
    regime: Regime
    unchecked: bool = False
    """Whether the text of its guidance could not be checked: no statement from it may then count as checked."""
    about: tuple[str, ...] = ()
    """Statements on the time itself, such as why its text could not be checked."""


class ChangedTopic(FileModel):
    """One topic: what each time says on it, and in one sentence of our own what changed."""

    id: Word
    title: str
    """What it is on, to be read after "What changed on"."""
    changed: str
    """No more than the statements under it carry."""
    statements: dict[Word, tuple[str, ...]]
    """Time to the statements that hold in it; a time on which nothing is held is left out."""


class AddedToChangedTopic(FileModel):
    """What another folder of the corpus adds to a topic that stands already."""

    topic: Word
    changed: str | None = None
    """The sentence that takes the place of the one there."""
    statements: dict[Word, tuple[str, ...]] = Field(default_factory=dict)


class ThenAndNowFile(FileModel):
    """``corpus/then_and_now.yaml``."""

    format: int
    times: tuple[Time, ...] = ()
    topics: tuple[ChangedTopic, ...] = ()
    adds_to: tuple[AddedToChangedTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The times, earliest first, and the topics that are laid out along them."""

    times: tuple[Time, ...] = ()
    topics: tuple[ChangedTopic, ...] = ()

    def topic(self, name: str) -> ChangedTopic | None:
        """The topic of an id."""
        return next((topic for topic in self.topics if topic.id == name), None)

    def of(self, statements: Iterable[str | None]) -> tuple[ChangedTopic, ...]:
        """The topics on which one of the statements is laid out."""
        wanted = {*statements}
        return tuple(topic for topic in self.topics if any(wanted & {*cited} for cited in topic.statements.values()))

    @property
    def last_checked(self) -> Time | None:
        """The last time whose guidance could be checked, where a later one could not."""
        checked = [time for time in self.times if not time.unchecked]
        return checked[-1] if checked and self.times[-1].unchecked else None


def joined(files: Sequence[Located[ThenAndNowFile]], problems: list[Problem]) -> ThenAndNow:
    """The file of the corpus with what other folders add to it; appends what does not fit together."""
    times: dict[str, Time] = {}
    topics: dict[str, ChangedTopic] = {}
    for file in files:
        for number, time in enumerate(file.value.times):
            if time.id in times:
                problems.append(file.problem(("times", number), f"the time {time.id} is there already"))
            times.setdefault(time.id, time)
        for number, topic in enumerate(file.value.topics):
            if topic.id in topics:
                problems.append(file.problem(("topics", number), f"the topic {topic.id} is there already"))
            topics.setdefault(topic.id, topic)
    for file in files:
        for number, more in enumerate(file.value.adds_to):
            if more.topic not in topics:
                known = ", ".join(topics)
                problems.append(file.problem(("adds_to", number), f"no topic {more.topic}: the topics are {known}"))
                continue
            topics[more.topic] = _with(topics[more.topic], more)
    return ThenAndNow(_in_a_row(times.values()), tuple(topics.values()))


def faults(
    files: Sequence[Located[ThenAndNowFile]],
    then_and_now: ThenAndNow,
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
) -> Iterator[Problem]:
    """Everything about the times and their statements that does not hold, each with its line."""
    times = {time.id: time for time in then_and_now.times}
    for file in files:
        for number, time in enumerate(file.value.times):
            said_of = _faults_of_time(times[time.id], then_and_now, statements)
            yield from (file.problem(("times", number), said) for said in said_of)
        held = [("topics", number, one.id, one.statements) for number, one in enumerate(file.value.topics)]
        held += [("adds_to", number, one.topic, one.statements) for number, one in enumerate(file.value.adds_to)]
        for part, number, name, of_times in held:
            for time_id, cited in of_times.items():
                place = (part, number, "statements", time_id)
                for at, statement in enumerate(cited):
                    if said := _fault_of(statement, cited[:at], times.get(time_id), sources, statements):
                        yield file.problem((*place, at), f"{name}: {said}")
                if time_id not in times:
                    yield file.problem(place, f"{name}: no time {time_id}: there are {', '.join(times)}")


def _faults_of_time(time: Time, then_and_now: ThenAndNow, statements: Mapping[str, Statement]) -> Iterator[str]:
    yield from (f"{time.id}: no statement {cite}" for cite in time.about if cite not in statements)
    if time.unchecked and not time.about:
        yield f"{time.id}: say with a statement, in about, why its text could not be checked"
    for one, after in pairwise(then_and_now.times):
        begins, ends = after.in_force.from_, one.in_force.to
        if after is time and (begins is None or ends is None or begins != ends + _ONE_DAY):
            yield f"{time.id}: begins on {begins}, but {one.id} ends on {ends}: one has to follow the other"


def _fault_of(
    statement: str,
    before: Sequence[str],
    time: Time | None,
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
) -> str | None:
    """Why a statement may not stand under a time."""
    held = statements.get(statement)
    if held is None:
        return f"no statement {statement}"
    if statement in before:
        return f"{statement} stands there twice"
    if time is None:
        return None
    source = sources[held.source]
    if source.regimes and time.regime not in source.regimes:
        return f"{statement} does not belong under {time.id}: its source is on another system of review"
    if not _together(source.in_force, time.in_force):
        return (
            f"{statement} does not belong under {time.id} ({time.in_force}): its source was in force {source.in_force}"
        )
    if time.unchecked and held.verified and _begins_in(source.in_force, time.in_force):
        return f"{statement} counts as checked, but the text of {time.id} could not be: mark it as unverified"
    return None


def _together(one: Period, other: Period) -> bool:
    """Whether two periods share a day; an end that is not known shuts nothing out."""
    return not (one.to and other.from_ and one.to < other.from_) and not (
        one.from_ and other.to and other.to < one.from_
    )


def _begins_in(one: Period, other: Period) -> bool:
    return bool(one.from_) and other.holds(one.from_ or datetime.date.min)


def _with(topic: ChangedTopic, more: AddedToChangedTopic) -> ChangedTopic:
    statements = {name: (*topic.statements.get(name, ()), *cited) for name, cited in more.statements.items()}
    return topic.model_copy(
        update={"changed": more.changed or topic.changed, "statements": {**topic.statements, **statements}}
    )


def _in_a_row(times: Iterable[Time]) -> tuple[Time, ...]:
    """The times, earliest first; one without a last day ends on the day before the next begins."""
    ordered = sorted(times, key=lambda time: time.in_force.from_ or datetime.date.min)
    ended = []
    for time, after in zip(ordered, [*ordered[1:], None], strict=False):
        begins = after.in_force.from_ if after else None
        last = time.in_force.to or (begins - _ONE_DAY if begins else None)
        ended.append(time.model_copy(update={"in_force": time.in_force.model_copy(update={"to": last})}))
    return tuple(ended)
