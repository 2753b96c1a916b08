"""Combine meaning and words into one ranking of places.

The nearest entries and the best keyword matches name the candidates; each candidate is then scored by several signs of
meaning and of words, with weights fitted by ``tools/fit_ranking.py``. ADR 0004 holds the measurements behind them. The
signs are computed from the vectors themselves, so that an exact index and Chroma rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.search.model import Entry, Hit, Hits, Place, Query
from assistant.search.ports import Encoder, Keywords, Nearest, Vector

SIGNS = ("best", "second", "third", "statement", "passage", "words", "other_names", "question_words")
"""Cosines of the best three texts, the statement and the passage; then BM25 shares of the best place's score."""
_ENTRIES = 72
"""How many of the nearest entries name candidates."""
_DIGITS = 5
_SHARED_DIGITS = 4
"""Scores are compared to this many places, so that a rounding error of a vector store decides nothing."""
_NO_TEXT = -2.0
"""Stands where a place has no further text; below every cosine."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Read:
    """A question read once, however many boards it is asked of."""

    text: str
    other_names: tuple[str, ...]
    vector: Vector
    scores: tuple[Vector, Vector, Vector]
    """The BM25 score of every place: all its words, the same with other names, its questions alone."""


class Search:
    """Searches one index."""

    def __init__(
        self,
        *,
        encoder: Encoder,
        nearest: Nearest,
        keywords: Keywords,
        question_keywords: Keywords,
        entries: Sequence[Entry],
        places: Sequence[Place],
        weights: Mapping[str, float],
    ) -> None:
        self._encoder = encoder
        self._nearest = nearest
        self._keywords = keywords
        self._question_keywords = question_keywords
        self._place_of_entry = np.array([entry.place for entry in entries], dtype=np.int64)
        bounds = np.searchsorted(self._place_of_entry, np.arange(len(places) + 1))
        self._first, counts = bounds[:-1], np.diff(bounds)
        self._columns = np.arange(max(int(counts.max(initial=0)), 3))
        self._has_text = self._columns < counts[:, None]
        is_passage = np.array([entry.kind == "passage" for entry in entries], dtype=bool)
        self._passage = np.where(is_passage[bounds[1:] - 1], counts - 1, 0) if len(entries) else counts
        self._edition_of_place = np.array([place.source for place in places])
        self._last: _Read | None = None
        self._masks: dict[frozenset[str], npt.NDArray[np.bool_]] = {}
        self._weights = np.array([weights.get(sign, 0.0) for sign in SIGNS])

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        places, table, keyword = self.signs(query)
        if not places:
            return ()
        scores = np.round(table @ self._weights, _SHARED_DIGITS)
        order = np.lexsort((places, -scores))[: query.limit].tolist()
        shares = self._keywords.shares(query.text, [places[n] for n in order])
        return tuple(
            Hit(
                place=places[n],
                score=float(scores[n]),
                meaning=round(float(table[n, 0]), _SHARED_DIGITS),
                words=round(share, _DIGITS),
                keyword=round(float(keyword[n]), _DIGITS),
            )
            for n, share in zip(order, shares, strict=True)
        )

    def signs(self, query: Query) -> tuple[list[int], Vector, Vector]:
        """The candidates for a question, the table of their signs (one row each), and their BM25 shares."""
        if not query.editions or not len(self._edition_of_place):
            return [], np.zeros((0, len(SIGNS)), dtype=np.float32), np.zeros(0, dtype=np.float32)
        read = self._read(query)
        allowed = self._allowed(query.editions)
        words, named, asked = (_share(scores, allowed) for scores in read.scores)
        near = self._nearest.near(read.vector, query.editions, _ENTRIES)
        named_by_meaning = self._place_of_entry[np.array([one.entry for one in near], dtype=np.int64)]
        named_by_words = [_best(scores, query.limit) for scores in (words, named, asked)]
        places = np.unique(np.concatenate([named_by_meaning, *named_by_words]))
        table = np.column_stack([self._meaning(places, read.vector), words[places], named[places], asked[places]])
        return places.tolist(), table.astype(np.float32), words[places]

    def _read(self, query: Query) -> _Read:
        """A question as it is compared; the very same while one question is asked of several boards."""
        read, text = self._last, query.text
        if read is None or (read.text, read.other_names) != (text, query.other_names):
            words = named = self._keywords.scores(text)
            if query.other_names:
                named = self._keywords.scores(" ".join((text, *query.other_names)))
            scores = (words, named, self._question_keywords.scores(text))
            self._last = read = _Read(text, query.other_names, self._encoder([text])[0], scores)
        return read

    def _allowed(self, editions: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which places belong to some editions; the same few sets are asked for again and again."""
        if editions not in self._masks:
            self._masks[editions] = np.isin(self._edition_of_place, list(editions))
        return self._masks[editions]

    def _meaning(self, places: Numbers, vector: Vector) -> Vector:
        """The cosines of each place, one row each: its best three texts, the statement, the passage."""
        has_text = self._has_text[places]
        cosines = np.full(has_text.shape, _NO_TEXT, dtype=np.float32)
        cosines[has_text] = self._nearest.cosines(vector, (self._first[places, None] + self._columns)[has_text])
        best = np.sort(cosines, axis=1)[:, :-4:-1]
        passage = cosines[np.arange(len(places)), self._passage[places]]
        return np.column_stack([np.where(best == _NO_TEXT, 0.0, best), cosines[:, 0], passage])


def _best(scores: Vector, limit: int) -> Numbers:
    """The places that score best, at most ``limit``; none that scores nothing."""
    some = np.flatnonzero(scores > 0)
    return some[np.argsort(-scores[some], kind="stable")[:limit]]


def _share(scores: Vector, allowed: npt.NDArray[np.bool_]) -> Vector:
    """BM25 scores as a share of the best allowed place's; 0 for what is not allowed."""
    kept = np.where(allowed, scores, 0.0).astype(np.float32)
    best = float(kept.max())
    return kept / best if best > 0 else kept
