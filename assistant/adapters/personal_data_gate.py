"""The personal-data gate with the name lists of one index."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.name_lists import read_name_lists
from assistant.cases.references import without_references
from assistant.screening.names import NameLists
from assistant.screening.personal_data import find, reworded

NAMES = "names.txt"


class PersonalDataGate:
    """Finds personal data in a message before anything is done with it."""

    def __init__(self, names: NameLists) -> None:
        self._names = names

    @classmethod
    def open(cls, folder: Path) -> PersonalDataGate:
        """The gate of an index folder."""
        return cls(read_name_lists(folder / NAMES))

    def reworded(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The message with role labels in place of personal data, and the kinds found; no kinds where there is none.

        A case reference that this program issued says nothing about anybody, and is let through.
        """
        found = find(without_references(text), self._names)
        if not found:
            return text, ()
        return reworded(text, found), tuple(one.kind for one in found)
