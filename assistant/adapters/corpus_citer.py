"""Cite the statements of the current index without opening anything that searching needs."""

from __future__ import annotations

from assistant.adapters import index_files
from assistant.adapters.compiled_index import Originals, current_index
from assistant.adapters.data_folder import DataFolder
from assistant.guidance.library import Library
from assistant.search.cite import Citer, StatementCiter
from assistant.settings import Settings


def open_citer(settings: Settings) -> tuple[Library, StatementCiter]:
    """The corpus and a citer of its statements; raises ``IndexMissing`` where no index matches the corpus."""
    folder, _ = current_index(DataFolder(settings.data_dir), settings.corpus_dir, settings.model)
    library = index_files.read_library(folder)
    places, _ = index_files.read_places(folder)
    return library, StatementCiter(Citer(library, Originals(folder).of), places)
