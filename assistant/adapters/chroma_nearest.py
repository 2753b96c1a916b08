"""Nearest entries from Chroma, embedded in the process, with our own vectors passed in.

Telemetry is off, no embedding function is set (Chroma's own would download a model) and the collection is only read
once it has been written. The search effort is set so high that, at this size, the answer is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from assistant.search.model import Near
from assistant.search.ports import Vector

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

NAME = "entries"
_BATCH = 2_000
_EFFORT = {"space": "cosine", "ef_construction": 128, "ef_search": 600, "max_neighbors": 24, "num_threads": 2}


def _client(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False, is_persistent=True, allow_reset=False)
    )


def write_chroma(
    folder: Path, vectors: Vector, edition_of_entry: Sequence[str], progress: Callable[[str, int, int], None]
) -> None:
    """Write the vectors of an index into a new Chroma folder."""
    client = _client(folder)
    collection = client.create_collection(NAME, embedding_function=None, configuration={"hnsw": _EFFORT})
    total = len(edition_of_entry)
    for at in range(0, total, _BATCH):
        upto = min(at + _BATCH, total)
        collection.add(
            ids=[str(n) for n in range(at, upto)],
            embeddings=vectors[at:upto],
            metadatas=[{"edition": edition} for edition in edition_of_entry[at:upto]],
        )
        progress("writing the vectors", upto, total)


class ChromaNearest:
    """The Chroma collection of one index folder, opened to be read."""

    def __init__(self, folder: Path, vectors: Vector) -> None:
        self._vectors = vectors
        self._collection = _client(folder).get_collection(NAME, embedding_function=None)
        self._count = self._collection.count()

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly: from the vectors themselves, not from the approximate index."""
        return self._vectors[entries] @ vector

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        if not self._count:
            return []
        found = self._collection.query(
            query_embeddings=[vector],
            n_results=min(limit, self._count),
            where={"edition": {"$in": sorted(editions)}},
            include=["distances"],
        )
        distances = found["distances"]
        pairs = zip(found["ids"][0], distances[0] if distances else [], strict=True)
        near = [Near(int(entry), 1.0 - float(distance)) for entry, distance in pairs]
        return sorted(near, key=lambda n: (-n.cosine, n.entry))
