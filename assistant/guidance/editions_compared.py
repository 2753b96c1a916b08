"""What two editions of a document state differently, statement by statement.

A statement keeps its id from edition to edition where its writer saw that it is the same; those that did not are put
together by their place and their words, and only where no other comes near.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.guidance.model import Statement

NEAR = 0.45
"""So much of what two statements say must be said by both, rare words counting more, for them to be one reworded."""
NEAR_AT_ONE_PLACE = 0.3
"""The same where both stand under the same number of the document, and nothing else of either edition does."""
CLEARLY = 0.06
"""So much nearer must it be than anything else that either of the two could be put together with."""
_WORD = re.compile(r"[a-z]+|\d+")
_ENDINGS = re.compile(r"(?:ies|ing|ed|es|s|y)$")
_ENDED = re.compile(r"\b(?:no longer|no (?:requirement|duty)|dropped|retired|abolished|gave way|has gone)\b")
_EMPTY = frozenset(
    _WORD.findall(
        "a an and are as at be been before but by for from has have in is it its no not of on one or so than that the "
        "their them there they this those to under was were where which who with"
    )
)


@dataclass(frozen=True, slots=True)
class Reworded:
    """One thing that both editions state, each in its own words."""

    before: Statement
    after: Statement


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of each statement of two editions; what both state alike under one id is left out."""

    dropped: tuple[Statement, ...]
    added: tuple[Statement, ...]
    reworded: tuple[Reworded, ...]
    """Under the same id."""
    renamed: tuple[Reworded, ...]
    """Under another id, in other words or in the same."""


def editions_compared(old: Sequence[Statement], new: Sequence[Statement]) -> Compared:
    """Compare the statements of two editions, each in its own order."""
    before, after = _by_name(old), _by_name(new)
    both = [Reworded(before[name], after[name]) for name in before if name in after]
    gone = [one for name, one in before.items() if name not in after]
    come = [one for name, one in after.items() if name not in before]
    renamed = _put_together(gone, come, _rarity([*old, *new]))
    taken = {one.id for pair in renamed for one in (pair.before, pair.after)}
    return Compared(
        dropped=tuple(one for one in gone if one.id not in taken),
        added=tuple(one for one in come if one.id not in taken),
        reworded=tuple(pair for pair in both if pair.before.text != pair.after.text),
        renamed=tuple(renamed),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with what tells it from others."""

    statement: Statement
    words: frozenset[str]
    ended: bool
    """Whether it says that something is no longer so: the opposite of what else has its words."""


def _put_together(gone: Sequence[Statement], come: Sequence[Statement], weight: Mapping[str, float]) -> list[Reworded]:
    """The pairs that are nearest to each other and clearly nearer than anything else, in the order of the old one."""
    mine, others = ([_Said(s, _words(s), bool(_ENDED.search(s.text))) for s in side] for side in (gone, come))
    near = [[_nearness(one, other, weight) for other in others] for one in mine]
    rows, columns = [_two_nearest(row) for row in near], [_two_nearest(column) for column in zip(*near, strict=True)]
    places = _alone_at_their_place(gone), _alone_at_their_place(come)
    pairs = []
    for row, one in enumerate(gone):
        (nearest, second), column = rows[row], near[row].index(rows[row][0]) if near[row] else -1
        if column < 0 or columns[column][0] != nearest:
            continue
        place = places[0].get(one.id)
        cut = NEAR_AT_ONE_PLACE if place and place == places[1].get(come[column].id) else NEAR
        if nearest >= max(cut, max(second, columns[column][1]) + CLEARLY):
            pairs.append(Reworded(one, come[column]))
    return pairs


def _nearness(one: _Said, other: _Said, weight: Mapping[str, float]) -> float:
    """How much of what two statements say both of them say, from 0 to 1."""
    if one.ended != other.ended:
        return 0.0
    shared, every = (
        sum(weight[word] for word in words) for words in (one.words & other.words, one.words | other.words)
    )
    return 2 * shared / (every + shared) if every else 0.0


def _two_nearest(row: Sequence[float]) -> tuple[float, float]:
    first, second, *_ = (*sorted(row, reverse=True), 0.0, 0.0)
    return first, second


def _rarity(statements: Sequence[Statement]) -> Mapping[str, float]:
    """How much each word of two editions tells: those that few statements hold tell most."""
    held = Counter(word for statement in statements for word in _words(statement))
    return {word: math.log(1 + len(statements) / count) for word, count in held.items()}


def _alone_at_their_place(statements: Sequence[Statement]) -> Mapping[str, str]:
    """Of each statement that is the only one under a number of the document, that number."""
    labels = Counter(one.pinpoint.label for one in statements)
    return {one.id: label for one in statements if (label := one.pinpoint.label) and labels[label] == 1}


def _by_name(statements: Sequence[Statement]) -> dict[str, Statement]:
    return {one.id.partition("#")[2]: one for one in statements}


def _words(statement: Statement) -> frozenset[str]:
    """What a statement speaks of: the words of its text and of its id, without their endings."""
    name = statement.id.partition("#")[2].replace("-", " ")
    found = _WORD.findall(f"{name} {statement.text}".lower())
    return frozenset(_ENDINGS.sub("", word) or word for word in found if word not in _EMPTY)
