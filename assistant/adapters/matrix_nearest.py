"""Exact nearest entries with numpy: a few thousand vectors need no approximate index."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from assistant.search.model import Near
from assistant.search.ports import Vector


class MatrixNearest:
    """All vectors of an index in one matrix."""

    def __init__(self, vectors: Vector, edition_of_entry: Sequence[str]) -> None:
        self._vectors = vectors
        self._edition = np.array(edition_of_entry)
        self._parts: dict[frozenset[str], tuple[npt.NDArray[np.int64], Vector]] = {}

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        entries, vectors = self._part(frozenset(editions))
        cosines = vectors @ vector
        if len(entries) > limit:
            best = np.argpartition(-cosines, limit - 1)[:limit]
            entries, cosines = entries[best], cosines[best]
        order = np.lexsort((entries, -cosines))
        return [
            Near(entry, cosine) for entry, cosine in zip(entries[order].tolist(), cosines[order].tolist(), strict=True)
        ]

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly."""
        return self._vectors[entries] @ vector

    def _part(self, editions: frozenset[str]) -> tuple[npt.NDArray[np.int64], Vector]:
        """The entries of some editions and their vectors; the same few sets are asked for again and again."""
        if editions not in self._parts:
            entries = np.flatnonzero(np.isin(self._edition, list(editions)))
            self._parts[editions] = (entries, self._vectors[entries])
        return self._parts[editions]
