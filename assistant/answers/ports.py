"""What answering needs from the outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.guidance.library import Library
from assistant.search.cite import Citer
from assistant.search.model import Place
from assistant.search.ports import Searcher


class Exemplars(Protocol):
    """Made-up messages of every kind, to compare a question with."""

    def signs(self, text: str) -> dict[str, float]:
        """Signs of what kind of message a text is, by name."""
        ...


class Gate(Protocol):
    """Finds what must stop a message before it is searched for."""

    def reworded(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The message with role labels in place of personal data, and the kinds found; no kinds where there is none."""
        ...


class Speller(Protocol):
    """Knows how words are spelt."""

    def mended(self, text: str) -> str:
        """A text with what is plainly misspelt put right."""
        ...


class Writer(Protocol):
    """Words statements more shortly; what may be said in their place is decided elsewhere."""

    def write(self, statements: Sequence[str]) -> str:
        """One line for each statement, ending in its number from 1 in square brackets; nothing where it cannot."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything an answer is made with."""

    library: Library
    places: list[Place]
    searcher: Searcher
    citer: Citer
    exemplars: Exemplars
    gate: Gate
    speller: Speller
