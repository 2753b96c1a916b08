"""Exact nearest entries with numpy: a few thousand vectors need no approximate index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from assistant.search.model import Near
from assistant.search.ports import Vector


@dataclass(frozen=True, slots=True)
class _Compared:
    """A vector and its cosine with every entry of the editions that were asked for so far."""

    vector: Vector
    cosines: Vector
    editions: set[str] = field(default_factory=set)


class MatrixNearest:
    """All vectors of an index in one matrix, those of an edition one after the other."""

    def __init__(self, vectors: Vector, edition_of_entry: Sequence[str]) -> None:
        self._vectors = vectors
        self._last: _Compared | None = None
        self._editions, self._edition = np.unique(np.array(edition_of_entry, dtype=str), return_inverse=True)
        firsts = np.flatnonzero(np.diff(self._edition, prepend=-1)).tolist()
        runs = zip(firsts, [*firsts[1:], len(vectors)], strict=True)
        self._runs = [(edition_of_entry[first], slice(first, after)) for first, after in runs]
        self._entries: dict[frozenset[str], npt.NDArray[np.int64]] = {}

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        entries = self._entries_of(frozenset(editions))
        cosines = self._compared(vector, editions)[entries]
        if len(entries) > limit:
            best = np.argpartition(-cosines, limit - 1)[:limit]
            entries, cosines = entries[best], cosines[best]
        order = np.lexsort((entries, -cosines))
        return [
            Near(entry, cosine) for entry, cosine in zip(entries[order].tolist(), cosines[order].tolist(), strict=True)
        ]

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly."""
        return self._compared(vector, self._editions[np.unique(self._edition[entries])])[entries]

    def _entries_of(self, editions: frozenset[str]) -> npt.NDArray[np.int64]:
        """The entries of some editions; the same few sets are asked for again and again."""
        if editions not in self._entries:
            self._entries[editions] = np.flatnonzero(np.isin(self._editions, list(editions))[self._edition])
        return self._entries[editions]

    def _compared(self, vector: Vector, editions: Iterable[str]) -> Vector:
        """The cosine of every entry, right for those of the editions.

        One question is asked of several boards, so what was compared last is kept; a board asked alone costs no
        reading of the others' vectors.
        """
        last = self._last
        if last is None or last.vector is not vector:
            self._last = last = _Compared(vector, np.zeros(len(self._vectors), dtype=np.float32))
        new = set(editions) - last.editions
        for edition, run in self._runs:
            if edition in new:
                np.dot(self._vectors[run], vector, out=last.cosines[run])
        last.editions.update(new)
        return last.cosines
