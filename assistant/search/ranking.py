"""Combine meaning and words into one ranking of places.

The nearest entries and the best keyword matches name the candidates; each candidate is then scored by several signs of
meaning and of words, with weights fitted by ``tools/fit_ranking.py``. ADR 0004 holds the measurements behind them. The
signs are computed from the vectors themselves, so that an exact index and Chroma rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        self._first = np.searchsorted(self._place_of_entry, np.arange(len(places) + 1))
        self._kinds = [entry.kind for entry in entries]
        self._edition_of_place = np.array([place.source for place in places])
        self._last: tuple[str, Vector] | None = None
        self._masks: dict[frozenset[str], npt.NDArray[np.bool_]] = {}
        self._weights = np.array([weights.get(sign, 0.0) for sign in SIGNS])

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        places, table, keyword = self.signs(query)
        if not places:
            return ()
        scores = np.round(table @ self._weights, _SHARED_DIGITS)
        order = sorted(range(len(places)), key=lambda n: (-scores[n], places[n]))[: query.limit]
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
        vector = self._vector(query.text)
        allowed = self._allowed(query.editions)
        words = _share(self._keywords.scores(query.text), allowed)
        named = words
        if query.other_names:
            named = _share(self._keywords.scores(" ".join((query.text, *query.other_names))), allowed)
        asked = _share(self._question_keywords.scores(query.text), allowed)
        near = self._nearest.near(vector, query.editions, _ENTRIES)
        candidates = {int(self._place_of_entry[one.entry]) for one in near}
        for scores in (words, named, asked):
            candidates.update(int(n) for n in np.argsort(-scores, kind="stable")[: query.limit] if scores[n] > 0)
        places = sorted(candidates)
        table = [[*m, words[p], named[p], asked[p]] for p, m in zip(places, self._meaning(places, vector), strict=True)]
        return places, np.array(table, dtype=np.float32), words[places]

    def _vector(self, text: str) -> Vector:
        """The vector of a question; the very same one while one question is asked of several boards."""
        if self._last is None or self._last[0] != text:
            self._last = (text, self._encoder([text])[0])
        return self._last[1]

    def _allowed(self, editions: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which places belong to some editions; the same few sets are asked for again and again."""
        if editions not in self._masks:
            self._masks[editions] = np.isin(self._edition_of_place, list(editions))
        return self._masks[editions]

    def _meaning(self, places: Sequence[int], vector: Vector) -> list[tuple[float, float, float, float, float]]:
        """The cosines of each place: its best three texts, the statement, the passage."""
        bounds = [(int(self._first[place]), int(self._first[place + 1])) for place in places]
        rows = np.concatenate([np.arange(first, after) for first, after in bounds])
        cosines: list[float] = self._nearest.cosines(vector, rows).tolist()
        found, at = [], 0
        for first, after in bounds:
            own = cosines[at : at + after - first]
            at += after - first
            passage = own[-1] if self._kinds[after - 1] == "passage" else own[0]
            best, second, third = (*sorted(own, reverse=True)[:3], 0.0, 0.0)[:3]
            found.append((best, second, third, own[0], passage))
        return found


def _share(scores: Vector, allowed: npt.NDArray[np.bool_]) -> Vector:
    """BM25 scores as a share of the best allowed place's; 0 for what is not allowed."""
    kept = np.where(allowed, scores, 0.0).astype(np.float32)
    best = float(kept.max())
    return kept / best if best > 0 else kept
