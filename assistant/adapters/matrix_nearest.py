"""Exact nearest entries with numpy: a few thousand vectors need no approximate index."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from assistant.search.model import Near
from assistant.search.ports import Vector


class MatrixNearest:
    """All vectors of an index in one matrix.

    A question is compared with all of them at once, whichever editions are asked for: read column by column, as the
    matrix lies in its file, that takes less than picking the rows of the editions.
    """

    def __init__(self, vectors: Vector, edition_of_entry: Sequence[str]) -> None:
        self._vectors = vectors
        self._last: tuple[Vector, Vector] | None = None
        self._editions, self._edition = np.unique(np.array(edition_of_entry, dtype=str), return_inverse=True)
        self._entries: dict[frozenset[str], npt.NDArray[np.int64]] = {}

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        entries = self._entries_of(frozenset(editions))
        cosines = self._compared(vector)[entries]
        if len(entries) > limit:
            best = np.argpartition(-cosines, limit - 1)[:limit]
            entries, cosines = entries[best], cosines[best]
        order = np.lexsort((entries, -cosines))
        return [
            Near(entry, cosine) for entry, cosine in zip(entries[order].tolist(), cosines[order].tolist(), strict=True)
        ]

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly."""
        return self._compared(vector)[entries]

    def _entries_of(self, editions: frozenset[str]) -> npt.NDArray[np.int64]:
        """The entries of some editions; the same few sets are asked for again and again."""
        if editions not in self._entries:
            self._entries[editions] = np.flatnonzero(np.isin(self._editions, list(editions))[self._edition])
        return self._entries[editions]

    def _compared(self, vector: Vector) -> Vector:
        """The cosine of every entry; what was compared last is kept, since one question is asked of several boards."""
        last = self._last  # looked at once: another question may be compared at the same time
        if last is None or last[0] is not vector:
            self._last = last = (vector, self._vectors @ vector)
        return last[1]
