"""Cite the statements of the current index without opening anything that searching needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.adapters import index_files
from assistant.adapters.compiled_index import CompiledIndex, Originals, current_index
from assistant.adapters.data_folder import DataFolder
from assistant.guidance.library import Library
from assistant.search.cite import Citer, StatementCiter
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class CitedCorpus:
    """The corpus of one index, as far as citing from it goes."""

    folder: Path
    library: Library
    citer: StatementCiter


def open_citer(settings: Settings) -> CitedCorpus:
    """The corpus of the current index; raises ``IndexMissing`` where none matches the corpus."""
    folder, _ = current_index(DataFolder(settings.data_dir), settings.corpora, settings.model)
    library = index_files.read_library(folder)
    places, _ = index_files.read_places(folder)
    return CitedCorpus(folder, library, StatementCiter(Citer(library, Originals(folder).of), places))


def citer_of(index: CompiledIndex) -> CitedCorpus:
    """The corpus of an index that is open already."""
    return CitedCorpus(index.folder, index.library, StatementCiter(Citer(index.library, index.original), index.places))
