"""Examples of messages that must not be answered, as vectors to compare a question with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from assistant.models import FileModel
from assistant.search.ports import Encoder, Vector

NAMES, VECTORS = "examples.json", "examples.npy"


class ExamplesFile(FileModel):
    """``corpus/screening.yaml``: made-up messages of each kind, as people type them."""

    format: int
    examples: dict[str, tuple[str, ...]]


class ExampleVectors:
    """The examples of one index."""

    def __init__(self, encoder: Encoder, kinds: list[str], vectors: Vector) -> None:
        self._encoder = encoder
        self._vectors = vectors
        self._rows = {kind: np.array([n for n, k in enumerate(kinds) if k == kind]) for kind in dict.fromkeys(kinds)}

    def likeness(self, text: str) -> dict[str, float]:
        """For each kind of message the cosine of its most alike example."""
        cosines = self._vectors @ self._encoder([text])[0] if len(self._vectors) else np.zeros(0)
        return {kind: round(float(cosines[rows].max()), 5) for kind, rows in self._rows.items()}

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> ExampleVectors:
        """Read the examples of an index folder."""
        kinds = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        return cls(encoder, kinds, np.load(folder / VECTORS))


def write_examples(folder: Path, examples: ExamplesFile, encoder: Encoder) -> None:
    """Keep the examples of a corpus in an index folder."""
    pairs = [(kind, text) for kind, texts in examples.examples.items() for text in texts]
    (folder / NAMES).write_text(json.dumps([kind for kind, _ in pairs]), encoding="utf-8")
    np.save(folder / VECTORS, encoder([text for _, text in pairs]) if pairs else np.zeros((0, 1), dtype=np.float32))
