"""Put the editions of each document in their order: which follows which, and on which day the earlier one ends.

An edition that supersedes another ends it: the earlier record need not be touched. It then ends on the day before the
later one begins, names its successor, and leaves to it the regimes that both have. A record that says any of this
itself is compared with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from assistant.errors import Problem
from assistant.files import Located
from assistant.guidance.model import Source

_ONE_DAY = datetime.timedelta(days=1)
Records = Mapping[str, Located[Source]]
"""The records of a corpus by the keys of their editions."""


def in_succession(records: Records) -> dict[str, Source]:
    """Every edition as it stands once those that supersede it are there, in the order given."""
    found = {key: record.value for key, record in records.items()}
    for later in list(found.values()):
        earlier = found.get(later.supersedes or "")
        if earlier is not None:
            found[earlier.key] = _ended_by(later, earlier)
    return found


def faults_of_succession(records: Records) -> Iterator[Problem]:
    """Every edition that does not follow the one before it by a day, or whose two records contradict each other."""
    yield from _unlinked(records)
    followed: dict[str, str] = {}
    for key, later in records.items():
        earlier = records.get(later.value.supersedes or "")
        if earlier is None:
            if later.value.supersedes:
                yield later.problem(
                    ("supersedes",), f"supersedes {later.value.supersedes}, which is no edition in the corpus"
                )
        elif followed.setdefault(earlier.value.key, key) != key:
            named = f"{followed[earlier.value.key]} does so already"
            yield later.problem(("supersedes",), f"supersedes {earlier.value.key}, but {named}: only one can")
        else:
            yield from _side_by_side(earlier, later)
    for key, earlier in records.items():
        after = earlier.value.superseded_by
        if after and after not in records:
            yield earlier.problem(("superseded_by",), f"is superseded by {after}, which is no edition in the corpus")
        elif after and followed.get(key) != after:
            said = f"is superseded by {after}, whose record does not say `supersedes: {key}`"
            yield earlier.problem(("superseded_by",), f"{said}: mend one of them")


def _ended_by(later: Source, earlier: Source) -> Source:
    """An edition as its successor leaves it; its own last day stands where it has one."""
    begins = later.in_force.from_
    last = earlier.in_force.to or (begins and begins - _ONE_DAY)
    return earlier.model_copy(
        update={
            "in_force": earlier.in_force.model_copy(update={"to": last}),
            "superseded_by": later.key,
            "regimes": tuple(regime for regime in earlier.regimes if regime not in later.regimes),
        }
    )


def _unlinked(records: Records) -> Iterator[Problem]:
    """Every dated edition that follows another of the same document and supersedes none."""
    before: dict[str, str] = {}
    for key in sorted(records):
        record = records[key].value
        if record.edition != "undated":
            if record.id in before and not record.supersedes:
                add = f"add `supersedes: {before[record.id]}`"
                yield records[key].problem(("edition",), f"does not say which edition it supersedes: {add}")
            before[record.id] = key


def _side_by_side(earlier: Located[Source], later: Located[Source]) -> Iterator[Problem]:
    """What two editions, one after the other, have wrong of their days."""
    old, new = earlier.value, later.value
    begins, began, ended = new.in_force.from_, old.in_force.from_, old.in_force.to
    if begins is None:
        if ended is None:
            said = f"supersedes {old.key}, but nothing says from when: give in_force its `from`"
            yield later.problem(("in_force",), said)
        return
    if began and begins <= began:
        said = f"begins on {begins}, but supersedes {old.key}, which begins on {began}: it has to begin later"
        yield later.problem(("in_force", "from"), said)
    elif ended and ended + _ONE_DAY != begins and not old.in_force_note:
        what = "overlaps with" if ended >= begins else "leaves a gap after"
        yield later.problem(
            ("in_force", "from"),
            f"begins on {begins} and {what} {old.key}, which ends on {ended}: leave `to` out there, and it ends on "
            f"{begins - _ONE_DAY}, or say in its in_force_note why it is so",
        )
