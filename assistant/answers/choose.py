"""Choose the one to four statements that answer a question, most useful first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.guidance.comparisons import Comparisons
from assistant.guidance.library import Library
from assistant.guidance.model import Span
from assistant.search.model import Hit, Place

MOST_SENTENCES = 4
_PER_BOARD_TOGETHER = 2
"""Sentences a board has at most when several boards answer side by side."""
_BEST_OF_ALL = 3
"""So many of the best are said, whosever they are, before a board that was not heard so far has its turn."""
_LAID_BESIDE = 0.2
"""So much better counts a statement that the comparisons lay beside one of another board's best."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was found, with how sure it answers."""

    hit: Hit
    place: Place
    confidence: float


def for_one_board(found: Sequence[Found], spread: float) -> list[Found]:
    """The statements of one board: the best, and those about as good that say something else."""
    if not found:
        return []
    near = [f for f in found if f.hit.score >= found[0].hit.score - spread]
    return _distinct(near)[:MOST_SENTENCES]


def side_by_side(per_board: Sequence[Sequence[Found]], comparisons: Comparisons, spread: float) -> list[Found]:
    """The best statements of each of several boards, taking turns so that each board speaks, and on the same point."""
    each = [
        for_one_board(_on_the_same_point(found, per_board, comparisons), spread)[:_PER_BOARD_TOGETHER]
        for found in per_board
        if found
    ]
    turns = [found[turn] for turn in range(_PER_BOARD_TOGETHER) for found in each if turn < len(found)]
    return turns[:MOST_SENTENCES]


def _on_the_same_point(
    found: Sequence[Found], per_board: Sequence[Sequence[Found]], comparisons: Comparisons
) -> list[Found]:
    """What was found for one board, what people have laid beside another board's best a little further up."""
    bests = [best for other in per_board if other is not found for best in other[:_PER_BOARD_TOGETHER]]
    points = {topic.id for best in bests for topic in comparisons.of(best.place.id)}

    def rank(one: Found) -> float:
        laid_beside = any(topic.id in points for topic in comparisons.of(one.place.id))
        return one.hit.score + _LAID_BESIDE * laid_beside

    return sorted(found, key=rank, reverse=True)


def for_no_board(found: Sequence[Found], library: Library, spread: float) -> list[Found]:
    """Statements of whoever speaks best to the question: the best of all, then the best of boards not heard so far."""
    near = _distinct([f for f in found if f.hit.score >= found[0].hit.score - spread]) if found else []
    chosen, heard = near[:_BEST_OF_ALL], {_board(one, library) for one in near[:_BEST_OF_ALL]}
    others: list[Found] = []
    seconds: list[Found] = []
    for one in near[_BEST_OF_ALL:]:
        board = _board(one, library)
        (seconds if board in heard else others).append(one)
        heard.add(board)
    return [*chosen, *others, *seconds][:MOST_SENTENCES]


def _board(found: Found, library: Library) -> str | None:
    return library.sources[found.place.source].board


def _distinct(found: Iterable[Found]) -> list[Found]:
    """Leave out what repeats a passage that was already chosen."""
    kept: list[Found] = []
    for one in found:
        if not any(_same_passage(one.place, other.place) for other in kept):
            kept.append(one)
    return kept


def _same_passage(one: Place, other: Place) -> bool:
    if one.source != other.source:
        return False
    if one.text.casefold() == other.text.casefold():
        return True
    if one.span is None or other.span is None:
        return False
    return (
        _overlap(one.span, other.span) >= 0.9
        and one.section == other.section
        and not (one.is_statement and other.is_statement)
    )


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(one.end - one.start, other.end - other.start, 1)
