"""Tie each statement to the passage of the attached original that it states.

The section is found by its heading alone. Inside it the pinpoint says which passages are meant; where the original is
another rendering of the document (a PDF, a scan) and the numbers have moved, the passage that says the same is taken.
A statement that no passage of its section supports stays without one: a wrong quotation is worse than none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.guidance.contacts import without_contacts
from assistant.guidance.model import Span, Statement
from assistant.guidance.sections import Outline, Section

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
"""Texts to unit vectors, one row a text."""

MOST_CHARACTERS = 1_200
MOST_PASSAGES = 6
READ_AT_A_GLANCE = 700
"""Characters up to which the paragraph around a statement is quoted whole, for its context."""
SUPPORTS = 0.30
"""A passage supports a statement from this likeness on (see ``likeness``)."""
_UNPINNED = 0.10
"""So much more likeness is asked of a passage that the pinpoint does not name."""
_MARGIN, _MARGIN_SAME = 0.16, 0.40
"""So much better must another passage be before the pinpoint's own is left; more where the numbering is the same."""
_MOST_HOLD = 0.6
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "do",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "must",
        "no",
        "not",
        "of",
        "on",
        "or",
        "other",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "within",
        "would",
    ]
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a statement was found, how alike the two are (0 to 1), and whether its pinpoint named that place."""

    span: Span
    likeness: float
    as_pinned: bool
    shortened: bool = False
    """Whether a contact detail was left out of the passage."""


def align(text: str, cut: Outline, statements: Sequence[Statement], encode: Encode) -> dict[str, Aligned]:
    """The passage of each statement, by statement id; statements without one are left out."""
    passages = [text[p.start : p.end] for p in cut.passages]
    passage_vectors = encode(passages) if passages else np.zeros((0, 1), dtype=np.float32)
    vectors = encode([statement.text for statement in statements])
    by_section: dict[Section, list[int]] = {}
    for number, statement in enumerate(statements):
        section = cut.section(statement.pinpoint.headings)
        if section.after > section.first:
            by_section.setdefault(section, []).append(number)
    found: dict[str, Aligned] = {}
    for section, numbers in by_section.items():
        search = _Search(cut, section, passages, passage_vectors)
        candidates = [search.candidates(statements[n], vectors[n]) for n in numbers]
        margin = _MARGIN_SAME if _same_numbering(candidates) else _MARGIN
        for number, candidate in zip(numbers, candidates, strict=True):
            numbered = cut.located(statements[number].pinpoint.headings)
            place = candidate.choose(margin if numbered else 0.0)
            aligned = search.aligned(text, *place) if place else None
            if aligned and (
                not aligned.shortened or supports(text, [(statements[number], aligned.span)], encode)[0] >= SUPPORTS
            ):
                found[statements[number].id] = aligned
    return found


def likeness(statement: str, passage: str, cosine: float) -> float:
    """How far a passage says what a statement says, from 0 to 1: meaning and shared words, half each.

    Numbers count double: a statement of five working days is not supported by a passage that names no number.
    """
    wanted, offered = _weights(statement), _weights(passage)
    shared = sum(weight for word, weight in wanted.items() if word in offered)
    words = shared / sum(wanted.values()) if wanted else 0.0
    return 0.5 * max(cosine, 0.0) + 0.5 * words


def supports(text: str, pairs: Sequence[tuple[Statement, Span]], encode: Encode) -> list[float]:
    """How alike each statement and its span of an original are; used to check what has been stored."""
    if not pairs:
        return []
    passages = [text[span.start : span.end] for _, span in pairs]
    stated = encode([statement.text for statement, _ in pairs])
    cosines = (stated * encode(passages)).sum(axis=1)
    return [
        likeness(statement.text, passage, float(cosine))
        for (statement, _), passage, cosine in zip(pairs, passages, cosines, strict=True)
    ]


@functools.lru_cache(maxsize=50_000)
def _weights(text: str) -> Mapping[str, float]:
    words = (word.lower() for word in _WORD.findall(text))
    return {_stem(word): 2.0 if word.isdigit() else 1.0 for word in words if word not in _COMMON}


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The passage a pinpoint names and the passage most alike, each with its likeness."""

    pinned: tuple[float, tuple[int, int]] | None
    best: tuple[float, tuple[int, int]] | None

    def choose(self, margin: float) -> tuple[float, tuple[int, int], bool] | None:
        """The pinpoint's passage unless another is better by the margin; none that does not support the statement."""
        if self.pinned and self.pinned[0] >= SUPPORTS and (not self.best or self.best[0] - self.pinned[0] < margin):
            return (*self.pinned, True)
        if self.best and self.best[0] >= SUPPORTS + _UNPINNED:
            return (*self.best, False)
        return None


def _same_numbering(candidates: Sequence[_Candidates]) -> bool:
    """Whether a section is cut into the passages that its statements were numbered by: most pinpoints hold there."""
    pairs = [(c.pinned[0], c.best[0]) for c in candidates if c.pinned and c.best]
    holding = sum(best - pinned < _MARGIN / 2 for pinned, best in pairs)
    return bool(pairs) and holding >= _MOST_HOLD * len(candidates)


class _Search:
    """Looks for statements among the passages of one section."""

    def __init__(self, cut: Outline, section: Section, passages: Sequence[str], vectors: Vectors) -> None:
        self.cut = cut
        self.section = section
        self.passages = passages
        self.vectors = vectors

    def candidates(self, statement: Statement, vector: npt.NDArray[np.float32]) -> _Candidates:
        """Where a statement may stand."""
        pinpoint = statement.pinpoint
        size = (pinpoint.last or 1) - (pinpoint.first or 1) + 1
        scored = [(self._likeness(statement, vector, *window), window) for window in self._windows(size)]
        best = max(
            scored, default=None, key=lambda s: (round(s[0] - 0.01 * abs(s[1][1] - s[1][0] + 1 - size), 6), -s[1][0])
        )
        pinned = None
        if pinpoint.first is not None and pinpoint.last is not None:
            window = (self.section.first + pinpoint.first - 1, self.section.first + pinpoint.last - 1)
            if window[1] < self.section.after and self._fits(*window):
                pinned = (self._likeness(statement, vector, *window), window)
        return _Candidates(pinned, best)

    def aligned(self, text: str, score: float, window: tuple[int, int], as_pinned: bool) -> Aligned | None:
        """The outcome as characters of the text: the whole paragraph where it is short enough to be read at a glance.

        Contact details are never part of it; None where nothing else is left.
        """
        whole = self._span(*self._paragraph(*window))
        if without_contacts(text, whole) != whole:
            whole = self._span(*window)
        span = without_contacts(text, whole)
        return Aligned(span, round(score, 4), as_pinned, span != whole) if span else None

    def _span(self, first: int, last: int) -> Span:
        return Span(self.cut.passages[first].start, self.cut.passages[last].end)

    def _paragraph(self, first: int, last: int) -> tuple[int, int]:
        passages = self.cut.passages
        low, high = first, last
        while low > self.section.first and passages[low - 1].block == passages[first].block:
            low -= 1
        while high + 1 < self.section.after and passages[high + 1].block == passages[last].block:
            high += 1
        short = passages[high].end - passages[low].start <= READ_AT_A_GLANCE and high - low < MOST_PASSAGES
        return (low, high) if short else (first, last)

    def _windows(self, size: int) -> list[tuple[int, int]]:
        """Runs of about as many passages as the statement was written from."""
        windows = []
        for first in range(self.section.first, self.section.after):
            longest = min(first + size + 1, self.section.after, first + MOST_PASSAGES)
            windows += [(first, last) for last in range(first + max(size - 2, 0), longest) if self._fits(first, last)]
        return windows

    def _fits(self, first: int, last: int) -> bool:
        length = self.cut.passages[last].end - self.cut.passages[first].start
        return length <= MOST_CHARACTERS and last - first < MOST_PASSAGES

    def _likeness(self, statement: Statement, vector: npt.NDArray[np.float32], first: int, last: int) -> float:
        window = self.vectors[first : last + 1].sum(axis=0)
        cosine = float(vector @ window / (np.linalg.norm(window) or 1.0))
        return likeness(statement.text, " ".join(self.passages[first : last + 1]), cosine)
