"""Nearest entries from Chroma, embedded in the process, with our own vectors passed in.

Telemetry is off, no embedding function is set (Chroma's own would download a model) and the collections are only read
once they have been written. Editions that are always asked together (one board's of one regime) share a collection, so
that the usual question needs no filter, which in Chroma costs more than the search. The search effort is set so high
that, at this size, the answer is exact.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from assistant.search.model import Near
from assistant.search.ports import Vector

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_BANDS = "bands.json"
_BATCH = 2_000
_EFFORT = {"space": "cosine", "ef_construction": 128, "ef_search": 200, "max_neighbors": 24, "num_threads": 2}


def _client(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False, is_persistent=True, allow_reset=False)
    )


def write_chroma(
    folder: Path,
    vectors: Vector,
    edition_of_entry: Sequence[str],
    band_of_edition: Callable[[str], str],
    progress: Callable[[str, int, int], None],
) -> None:
    """Write the vectors of an index into a new Chroma folder, one collection for each band of editions."""
    client = _client(folder)
    bands: dict[str, list[int]] = {}
    for entry, edition in enumerate(edition_of_entry):
        bands.setdefault(band_of_edition(edition), []).append(entry)
    done = 0
    named: dict[str, list[str]] = {}
    for number, (_, entries) in enumerate(sorted(bands.items())):
        name = f"entries-{number}"
        named[name] = sorted({edition_of_entry[entry] for entry in entries})
        collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": _EFFORT})
        for at in range(0, len(entries), _BATCH):
            batch = entries[at : at + _BATCH]
            collection.add(
                ids=[str(entry) for entry in batch],
                embeddings=vectors[batch],
                metadatas=[{"edition": edition_of_entry[entry]} for entry in batch],
            )
            done += len(batch)
            progress("writing the vectors", done, len(edition_of_entry))
    (folder / _BANDS).write_text(json.dumps(named), encoding="utf-8")


class ChromaNearest:
    """The Chroma collections of one index folder, opened to be read."""

    def __init__(self, folder: Path, vectors: Vector) -> None:
        self._vectors = np.ascontiguousarray(vectors)  # a few rows at a time are read from it
        client = _client(folder)
        named: dict[str, list[str]] = json.loads((folder / _BANDS).read_text(encoding="utf-8"))
        self._bands = [
            (client.get_collection(name, embedding_function=None), frozenset(editions))
            for name, editions in named.items()
        ]
        self._counts = [collection.count() for collection, _ in self._bands]

    def cosines(self, vector: Vector, entries: npt.NDArray[np.int64]) -> Vector:
        """The cosine of some entries, exactly: from the vectors themselves, not from the approximate index."""
        return self._vectors[entries] @ vector

    def near(self, vector: Vector, editions: Collection[str], limit: int) -> Sequence[Near]:
        """The nearest entries of the editions, best first, at most ``limit``."""
        near: list[Near] = []
        for (collection, held), count in zip(self._bands, self._counts, strict=True):
            wanted = held & frozenset(editions)
            if wanted:
                only: dict[str, Any] = {} if wanted == held else {"where": {"edition": {"$in": sorted(wanted)}}}
                found = collection.query(
                    query_embeddings=[vector], n_results=min(limit, count), include=["distances"], **only
                )
                distances = found["distances"]
                pairs = zip(found["ids"][0], distances[0] if distances else [], strict=True)
                near += [Near(int(entry), 1.0 - float(distance)) for entry, distance in pairs]
        return sorted(near, key=lambda n: (-n.cosine, n.entry))[:limit]
