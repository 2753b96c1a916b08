"""What a search needs from the outside: vectors of texts, entries near a vector, and BM25 scores."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.search.model import Hits, Near, Query

Vector = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Texts to unit vectors."""

    def __call__(self, texts: Sequence[str]) -> Vector:
        """One row a text."""
        ...


class Nearest(Protocol):
    """The entries of an index near a vector."""

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        ...

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly."""
        ...


class Keywords(Protocol):
    """The words of the places of an index."""

    def scores(self, text: str) -> npt.NDArray[np.float32]:
        """The BM25 score of every place for a text."""
        ...

    def shares(self, text: str, places: Sequence[int]) -> Sequence[float]:
        """For each place the share of the text's words it holds, weighted by how rare they are, 0 to 1."""
        ...


class Searcher(Protocol):
    """Finds the places a question is about."""

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        ...
