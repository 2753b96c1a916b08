"""Build an index from the corpus and from what has been attached and added.

The builder is the only writer. It fills a new folder and swaps it in whole; whoever answers meanwhile goes on with the
folder it opened. Vectors of texts that have not changed are taken over from the index before.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np

from assistant.adapters import index_files
from assistant.adapters.added_documents import added_sources
from assistant.adapters.data_folder import DataFolder
from assistant.adapters.encoder import OnnxEncoder
from assistant.adapters.examples import (
    ExamplesFile,
    learning_from,
    take_over_examples,
    vectors_read,
    write_examples,
)
from assistant.adapters.index_files import Answering, Manifest
from assistant.adapters.index_inputs import CURRENT, FORMAT, current_folder, inputs_digest
from assistant.adapters.keywords import Bm25Keywords
from assistant.adapters.model_export import PACKAGED_MODEL, PACKAGED_SHA256, RECIPE, export_model, model_folder
from assistant.adapters.name_lists import compile_name_lists, model_vocabulary
from assistant.adapters.personal_data_gate import NAMES
from assistant.adapters.spelling import write_spelling
from assistant.answers.confidence import Calibration
from assistant.answers.offers import Offer, Offers
from assistant.canonical import canonical_json, sha256, sha256_of_file
from assistant.errors import IndexMissing
from assistant.files import read_yaml
from assistant.guidance.coverage import outline_of
from assistant.guidance.library import Library
from assistant.guidance.load import load
from assistant.guidance.model import Source, Span
from assistant.guidance.originals import Original
from assistant.search.gather import Gathered, gather
from assistant.search.ports import Vector
from assistant.workflows.load import Catalogue

_THREADS = 2
"""Many texts at once are read by two threads; a single question is answered soonest by one."""
Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def _offers(catalogue: Catalogue) -> Offers:
    """What each workflow says it is asked as, so that an answer can offer it without reading its file."""
    last = [catalogue.national(name, editions[-1]) for name, editions in catalogue.editions.items()]
    offers = [Offer(workflow=w.id, title=w.title, asked_as=w.asked_as) for w in last if w.asked_as]
    return Offers(offers=tuple(offers))


def _taken_over(encoder: OnnxEncoder, known: dict[str, Vector], texts: Sequence[str]) -> Vector:
    """The vectors of some texts, of those that are known without reading them again."""
    new = [text for text in dict.fromkeys(texts) if text not in known]
    known.update(zip(new, encoder.encode(new), strict=True))
    return np.stack([known[text] for text in texts]).astype(np.float32)


class IndexBuilder:
    """Builds the index of one data folder."""

    def __init__(
        self, corpora: Sequence[Path], data: DataFolder, model: str = PACKAGED_MODEL, *, workflows: Catalogue
    ) -> None:
        self.corpora = corpora
        self.workflows = workflows
        self.data = data
        self.model = model

    def inputs(self) -> str:
        """One digest of everything the index depends on."""
        return inputs_digest(self.corpora, self.data, self.model)

    def up_to_date(self) -> bool:
        """Whether the current index was made from what is there now and is whole."""
        folder = current_folder(self.data)
        if folder is None:
            return False
        try:
            manifest = Manifest.read(folder)
        except IndexMissing:  # there is none, it is damaged, or another version of the program made it
            return False
        return manifest.inputs == self.inputs() and (self.data.models / manifest.model).is_dir()

    def encoder(self, progress: Progress = silent) -> OnnxEncoder:
        """The encoder of the model, exported first where that has not been done."""
        return OnnxEncoder(self._exported(progress), threads=_THREADS)

    def build(self, progress: Progress = silent) -> Path:
        """Build a new index and make it the current one; call it while holding the data folder."""
        library = load(*self.corpora)
        originals: dict[str, tuple[Original, dict[str, Span]]] = {}
        for source in self.data.attached():
            if kept := self.data.original(source):
                originals[source] = kept
        added = added_sources(self.data)
        sources: dict[str, Source] = {**library.sources, **{s.key: s for s, _ in added}}
        library = replace(library, sources=sources)
        for source_record, original in added:
            originals[source_record.key] = (original, {})
        examples, answering = self.read_answering()
        gathered = gather(library, originals, outline_of)
        model = self._exported(progress)
        encoder = OnnxEncoder(model, threads=_THREADS)
        known = self._known_vectors(model.name)
        vectors = self._vectors(gathered, encoder, known, progress)
        inputs = self.inputs()
        target = self.data.indexes / inputs[:16]
        with self.data.new_folder(target) as folder:
            self._write(folder, library, gathered, vectors, originals, progress)
            asked = [n for n, entry in enumerate(gathered.entries) if entry.kind == "question"]
            questions = [gathered.entries[n].text for n in asked]
            learnt_from = learning_from(examples, questions, model.name)
            if not self._learnt_before(folder, learnt_from):
                taken_over = partial(_taken_over, encoder, known)
                write_examples(folder, examples, taken_over, questions, vectors[asked], learnt_from)
            answering.write(folder)
            compile_name_lists(folder / NAMES, [entry.text for entry in gathered.entries if entry.kind != "passage"])
            self._write_spelling(folder, library, gathered)
            Manifest(FORMAT, inputs, model.name, index_files.digests(folder)).write(folder)
        self._make_current(target)
        return target

    def read_answering(self) -> tuple[ExamplesFile, Answering]:
        """What a corpus says on how to answer; raises ``MalformedFiles`` where it is not well formed."""
        corpus = self.corpora[0]
        return read_yaml(corpus / "screening.yaml", ExamplesFile), Answering(
            calibration=read_yaml(corpus / "calibration.yaml", Calibration),
            offers=_offers(self.workflows),
        )

    def _write(
        self,
        folder: Path,
        library: Library,
        gathered: Gathered,
        vectors: Vector,
        originals: dict[str, tuple[Original, dict[str, Span]]],
        progress: Progress,
    ) -> None:
        from assistant.adapters.chroma_nearest import write_chroma

        index_files.write_library(folder, library)
        index_files.write_places(folder, list(gathered.places), list(gathered.entries))
        np.save(folder / index_files.VECTORS, np.asfortranarray(vectors))  # see ``MatrixNearest``
        for name, texts_of_places in (
            (index_files.KEYWORDS, gathered.texts_of_places()),
            (index_files.QUESTION_KEYWORDS, gathered.questions_of_places()),
        ):
            (folder / name).mkdir()
            Bm25Keywords.build(texts_of_places).save(folder / name)
        texts = folder / index_files.TEXTS
        texts.mkdir()
        names: dict[str, dict[str, object]] = {}
        for number, (source, (original, _)) in enumerate(sorted(originals.items())):
            (texts / f"{number}.txt").write_bytes(original.text.encode("utf-8"))
            pages = [[page.offset, page.label] for page in original.pages]
            names[source] = {"file": f"{number}.txt", "digest": original.digest, "pages": pages}
        (texts / "texts.json").write_text(json.dumps(names), encoding="utf-8")
        editions = [gathered.places[entry.place].source for entry in gathered.entries]
        write_chroma(folder / index_files.CHROMA, vectors, editions, library.band, progress)

    def _write_spelling(self, folder: Path, library: Library, gathered: Gathered) -> None:
        texts = (entry.text for entry in gathered.entries)
        terms = (name for term in library.glossary.terms for name in chain(term.names, *term.boards.values()))
        boards = (name for board in library.boards.values() for name in board.names)
        write_spelling(folder, texts, terms, boards, model_vocabulary())

    def _exported(self, progress: Progress) -> Path:
        digest = PACKAGED_SHA256 if self.model == PACKAGED_MODEL else self._own_digest()
        target = self.data.models / f"{digest[:16]}-{RECIPE}"
        if not target.is_dir():
            progress("exporting the embedding model", 0, 1)
            with self.data.new_folder(target) as folder:
                export_model(self.model, folder)
            progress("exporting the embedding model", 1, 1)
        return target

    def _own_digest(self) -> str:
        weights = sorted(model_folder(self.model).rglob("*.safetensors"))
        return sha256(canonical_json([sha256_of_file(path) for path in weights]))

    def _vectors(
        self, gathered: Gathered, encoder: OnnxEncoder, known: dict[str, Vector], progress: Progress
    ) -> Vector:
        texts = [entry.text for entry in gathered.entries]
        new = sorted({text for text in texts if text not in known})
        step, done = "reading the statements and their questions", 0

        def count(number: int) -> None:
            nonlocal done
            done += number
            progress(step, done, len(new))

        encoded = encoder.encode(new, count)
        known.update(zip(new, encoded, strict=True))
        if not texts:
            return np.zeros((0, encoder.dimensions), dtype=np.float32)
        return np.stack([known[text] for text in texts]).astype(np.float32)

    def _known_vectors(self, model: str) -> dict[str, Vector]:
        with contextlib.suppress(Exception):  # an older index is only a short cut: whatever is wrong, build afresh
            folder, manifest = self._before()
            if manifest.model == model:
                _, entries = index_files.read_places(folder)
                vectors = np.load(folder / index_files.VECTORS)
                return dict(zip((entry.text for entry in entries), vectors, strict=True)) | vectors_read(folder)
        return {}

    def _learnt_before(self, folder: Path, learnt_from: str) -> bool:
        with contextlib.suppress(Exception):  # the same short cut
            return take_over_examples(self._before()[0], folder, learnt_from)
        return False

    def _before(self) -> tuple[Path, Manifest]:
        """The index that is current, seen to be whole; raises ``IndexMissing`` where there is none to build upon."""
        folder = current_folder(self.data)
        if folder is None:
            raise IndexMissing("there is no index yet")
        manifest = Manifest.read(folder)
        manifest.check(folder)
        return folder, manifest

    def _make_current(self, target: Path) -> None:
        pointer = self.data.root / CURRENT
        before = current_folder(self.data)
        waiting = self.data.root / f".{CURRENT}"
        waiting.write_text(target.name, encoding="utf-8")
        waiting.replace(pointer)
        kept = {target, before}
        for old in self.data.indexes.iterdir():
            if old not in kept and old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
