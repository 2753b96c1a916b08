"""Combine meaning and words into one ranking of places.

A place scores the cosines of the question with the best and the second-best of its texts and with the statement
itself, plus its BM25 score relative to the best place's. ADR 0004 holds the measurements behind the combination. Only
the nearest entries count for meaning, so that an exact index and an approximate one rank alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.search.model import Entry, Hit, Hits, Near, Place, Query
from assistant.search.ports import Encoder, Keywords, Nearest

ENTRIES = 240
"""How many of the nearest entries are looked at."""
SECOND_WEIGHT = 0.3
"""A place whose second-best text fits as well is likelier right than one with a single lucky text."""
STATEMENT_WEIGHT = 0.2
"""What the place says counts beside the questions it is found by."""
WORDS_WEIGHT = 0.5
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class _Meaning:
    """Cosines of a question and the texts of one place."""

    best: float
    second: float
    statement: float


class Search:
    """Searches one index."""

    def __init__(
        self,
        *,
        encoder: Encoder,
        nearest: Nearest,
        keywords: Keywords,
        entries: Sequence[Entry],
        places: Sequence[Place],
    ) -> None:
        self._encoder = encoder
        self._nearest = nearest
        self._keywords = keywords
        self._entries = entries
        self._edition_of_place = np.array([place.source for place in places])

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        if not query.editions or not len(self._edition_of_place):
            return ()
        words = " ".join((query.text, *query.other_names))
        near = self._nearest.near(self._encoder([query.text])[0], query.editions, ENTRIES)
        meaning = self._meaning(near)
        allowed = np.isin(self._edition_of_place, list(query.editions))
        keyword = np.where(allowed, self._keywords.scores(words), 0.0)
        best_keyword = float(keyword.max()) or 1.0
        by_words = np.argsort(-keyword, kind="stable")[: query.limit]
        candidates = {*meaning, *(int(place) for place in by_words if keyword[place] > 0)}
        floor = min((one.cosine for one in near), default=0.0)
        nowhere = _Meaning(floor, floor, floor)
        ranked = []
        for place in candidates:
            found = meaning.get(place, nowhere)
            share = float(keyword[place]) / best_keyword
            score = found.best + SECOND_WEIGHT * found.second + STATEMENT_WEIGHT * found.statement
            ranked.append((round(score + WORDS_WEIGHT * share, _DIGITS), place, found.best, share))
        ranked.sort(key=lambda found: (-found[0], found[1]))
        del ranked[query.limit :]
        shares = self._keywords.shares(query.text, [place for _, place, _, _ in ranked])
        return tuple(
            Hit(place, score, round(best, _DIGITS), round(share, _DIGITS), round(keyword_, _DIGITS))
            for (score, place, best, keyword_), share in zip(ranked, shares, strict=True)
        )

    def _meaning(self, near: Sequence[Near]) -> dict[int, _Meaning]:
        """The cosines of each place among the nearest entries; what is not among them counts as the last that is."""
        floor = min((one.cosine for one in near), default=0.0)
        cosines: dict[int, list[float]] = {}
        statements: dict[int, float] = {}
        for one in near:  # best first
            entry = self._entries[one.entry]
            cosines.setdefault(entry.place, []).append(one.cosine)
            if entry.kind == "statement":
                statements[entry.place] = one.cosine
        return {
            place: _Meaning(found[0], found[1] if len(found) > 1 else floor, statements.get(place, floor))
            for place, found in cosines.items()
        }
