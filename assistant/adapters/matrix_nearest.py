"""Exact nearest entries with numpy: a few thousand vectors need no approximate index."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from assistant.search.model import Near
from assistant.search.ports import Vector


class MatrixNearest:
    """All vectors of an index in one matrix."""

    def __init__(self, vectors: Vector, edition_of_entry: Sequence[str]) -> None:
        self._vectors = vectors
        names = sorted(set(edition_of_entry))
        self._number = {name: number for number, name in enumerate(names)}
        self._last: tuple[Vector, Vector] | None = None
        self._edition = np.array([self._number[edition] for edition in edition_of_entry], dtype=np.int32)

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        wanted = np.zeros(len(self._number), dtype=bool)
        wanted[[self._number[edition] for edition in editions if edition in self._number]] = True
        cosines = np.where(wanted[self._edition], self._cosines(vector), -2.0)
        limit = min(limit, int(np.count_nonzero(cosines > -2.0)))
        if not limit:
            return []
        best = np.argpartition(-cosines, limit - 1)[:limit]
        order = np.lexsort((best, -cosines[best]))
        return [Near(int(best[n]), float(cosines[best[n]])) for n in order]

    def _cosines(self, vector: Vector) -> Vector:
        """The cosine of every entry; one question is asked of several boards, so the last answer is kept."""
        if self._last is None or not np.array_equal(self._last[0], vector):
            self._last = (vector, self._vectors @ vector)
        return self._last[1]
