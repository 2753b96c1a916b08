"""Open the current index to answer from it, without YAML, Chroma, LangChain or PyTorch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant.adapters import index_files
from assistant.adapters.data_folder import DataFolder, storage
from assistant.adapters.encoder import OnnxEncoder
from assistant.adapters.examples import ExampleVectors
from assistant.adapters.index_files import Answering, Manifest
from assistant.adapters.index_inputs import current_folder, inputs_digest
from assistant.adapters.keywords import Bm25Keywords
from assistant.adapters.matrix_nearest import MatrixNearest
from assistant.errors import IndexMissing
from assistant.guidance.library import Library
from assistant.guidance.originals import Original, PageStart
from assistant.search.model import Entry, Place
from assistant.search.ports import Nearest, Vector
from assistant.search.ranking import Search


@dataclass(slots=True)
class Originals:
    """The attached documents of one index folder; each is read when the first quotation from it is asked for."""

    folder: Path
    _originals: dict[str, Original] = field(default_factory=dict)
    _texts: dict[str, dict[str, object]] = field(default_factory=dict)

    def of(self, source: str) -> Original | None:
        """The attached document of an edition, or None where none is attached."""
        if not self._texts:
            self._texts = json.loads((self.folder / index_files.TEXTS / "texts.json").read_text(encoding="utf-8"))
        kept = self._texts.get(source)
        if kept is None:
            return None
        if source not in self._originals:
            file = str(kept["file"])
            text = (self.folder / index_files.TEXTS / file).read_bytes().decode("utf-8")
            pages = tuple(PageStart(int(at), str(label)) for at, label in kept["pages"])  # type: ignore[attr-defined]
            self._originals[source] = Original(text, str(kept["digest"]), file, pages)
        return self._originals[source]


@dataclass(slots=True)
class CompiledIndex:
    """One index folder, opened."""

    folder: Path
    library: Library
    places: list[Place]
    entries: list[Entry]
    vectors: Vector
    encoder: OnnxEncoder
    keywords: Bm25Keywords
    question_keywords: Bm25Keywords
    examples: ExampleVectors
    answering: Answering
    originals: Originals

    def search(self, nearest: Nearest | None = None) -> Search:
        """A search of this index: exact, or with another way to the nearest entries."""
        if nearest is None:
            nearest = MatrixNearest(self.vectors, [self.places[entry.place].source for entry in self.entries])
        return Search(
            encoder=self.encoder,
            nearest=nearest,
            keywords=self.keywords,
            question_keywords=self.question_keywords,
            weights=self.answering.calibration.ranking,
            entries=self.entries,
            places=self.places,
        )

    def original(self, source: str) -> Original | None:
        """The attached document of an edition, or None where none is attached."""
        return self.originals.of(source)


def current_index(data: DataFolder, corpora: Sequence[Path], model: str) -> tuple[Path, Manifest]:
    """The folder of the current index and what it was made from, checked; raises ``IndexMissing`` as ``open_index``."""
    with storage(data.root):
        folder, manifest = _current(data, corpora, model)
        manifest.check(folder)
        return folder, manifest


def open_index(data: DataFolder, corpora: Sequence[Path], model: str) -> CompiledIndex:
    """Open the current index.

    Raises ``IndexMissing`` where there is none, where it is damaged, or where it was made from another corpus. While a
    new one is being built the one before it is opened.
    """
    with storage(data.root):
        folder, manifest = current_index(data, corpora, model)
        places, entries = index_files.read_places(folder)
        encoder = OnnxEncoder(data.models / manifest.model)
        return CompiledIndex(
            folder=folder,
            library=index_files.read_library(folder),
            places=places,
            entries=entries,
            vectors=np.load(folder / index_files.VECTORS),
            encoder=encoder,
            keywords=Bm25Keywords.open(folder / index_files.KEYWORDS),
            question_keywords=Bm25Keywords.open(folder / index_files.QUESTION_KEYWORDS),
            examples=ExampleVectors.open(folder, encoder),
            answering=Answering.read(folder),
            originals=Originals(folder),
        )


def _current(data: DataFolder, corpora: Sequence[Path], model: str) -> tuple[Path, Manifest]:
    """The folder of the current index and its manifest."""
    while True:
        folder = current_folder(data)
        if folder is None:
            raise IndexMissing("there is no index yet: run `assistant corpus build`")
        manifest = Manifest.read(folder)
        # What an index is made from changes before the index does, so during a change the two may differ.
        if manifest.inputs == inputs_digest(corpora, data, model) or data.being_changed():
            return folder, manifest
        if folder == current_folder(data):  # otherwise the change ended while this was being looked at
            raise IndexMissing("the index does not match the corpus: run `assistant corpus build`")
