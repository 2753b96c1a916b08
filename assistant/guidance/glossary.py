"""The field's abbreviations, and each board's own names for the same thing.

A practitioner asks in the words of their own board or profession; the sources answer in theirs. The glossary joins the
two in both directions when a question is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pydantic import Field

from assistant.guidance.model import Regime, Word
from assistant.models import FileModel


class Term(FileModel):
    """One thing and its names: an abbreviation, its long form, and what people call it."""

    names: tuple[str, ...] = Field(min_length=1)
    """The first is the one to print."""
    meaning: str
    boards: dict[Word, tuple[str, ...]] = Field(default_factory=dict)
    """What single boards call it; used only where that board is asked about."""
    regime: Regime | None = None
    """``present`` where naming it means that today's arrangements are asked about."""
    search: bool = True
    """False for a term that explains a word but would mislead a search."""


class AddedToTerm(FileModel):
    """What boards of another folder of the corpus call a thing that has its term already."""

    term: str
    """Any of its names."""
    boards: dict[Word, tuple[str, ...]]


class GlossaryFile(FileModel):
    """``corpus/glossary.yaml``."""

    format: int
    terms: tuple[Term, ...] = ()
    adds_to: tuple[AddedToTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    pattern: re.Pattern[str]
    begins: tuple[str, ...]
    """The first words of its names, in lower case: a text without any of them cannot use the term."""
    term: Term


class Glossary:
    """Looks terms up in a text and adds their other names."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._entries = tuple(_Entry(_pattern(term), _begins(term), term) for term in terms)

    def terms_in(self, text: str) -> tuple[Term, ...]:
        """The terms a text uses, under any of their names, in the glossary's order."""
        low = text.lower()
        called = (entry for entry in self._entries if any(word in low for word in entry.begins))
        return tuple(entry.term for entry in called if entry.pattern.search(text))

    def other_names(self, text: str, boards: Collection[str]) -> tuple[str, ...]:
        """The names of the terms in a text that it does not use itself.

        Board names are added for the boards asked about, or for all where none is named.
        """
        added: dict[str, None] = {}
        low = text.lower()
        for term in self.terms_in(text):
            if not term.search:
                continue
            local = [name for board, names in term.boards.items() if board in boards or not boards for name in names]
            for name in (*term.names, *local):
                if name.lower() not in low:
                    added.setdefault(name)
        return tuple(added)

    def asks_about_present(self, text: str) -> bool:
        """Whether a text names a body or a step that exists only in today's arrangements."""
        return any(entry.pattern.search(text) for entry in self._entries if entry.term.regime == "present")


def _begins(term: Term) -> tuple[str, ...]:
    return tuple({re.split(r"[\s-]+", name)[0].lower() for name in _names(term)})


def _names(term: Term) -> set[str]:
    return {*term.names, *(name for local in term.boards.values() for name in local)}


def _pattern(term: Term) -> re.Pattern[str]:
    names = sorted(_names(term), key=len, reverse=True)
    return re.compile("|".join(_name_pattern(name) for name in names))


def _name_pattern(name: str) -> str:
    """A name as a whole word, its plural too; a short abbreviation only as it is spelled or all in lower case."""
    escaped = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", name))
    body = rf"(?<![\w-]){escaped}(?:s|'s|’s)?(?![\w-])"
    if name.isupper() and len(name) <= 3:
        return rf"(?:{body}|{body.lower()})" if len(name) == 3 else body
    return rf"(?i:{body})"
