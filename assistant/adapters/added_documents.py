"""Documents that were added without statements: their own passages are indexed and quoted."""

from __future__ import annotations

from assistant.adapters.data_folder import DataFolder
from assistant.files import read_yaml
from assistant.guidance.model import Source
from assistant.guidance.originals import Original

SOURCE_FILE = "source.yaml"


def added_sources(data: DataFolder) -> list[tuple[Source, Original]]:
    """Every added document: its record and its text."""
    found = []
    for key, folder in data.added_documents().items():
        kept = data.original(key, folder=data.added)
        if kept:
            found.append((read_yaml(folder / SOURCE_FILE, Source), kept[0]))
    return found
