"""Which editions may answer a question: the boards it is about, and the day it is asked as at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.guidance.library import Library
from assistant.guidance.model import NATIONAL, Regime

NO_BOARD: None = None
"""The board of documents that name none, such as the leaflet."""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question, the board it was asked for and the day it was asked as at."""

    text: str
    board: str | None = None
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is answered from."""

    boards: tuple[str, ...]
    """Boards that were given or named, the given one first; empty where none was."""
    regime: Regime | None
    """Which regime was chosen from the words; ``None`` where a date was given."""
    local: tuple[frozenset[str], ...]
    """For each board its editions; where no board was named, those of all boards together."""
    national: frozenset[str]
    """Editions that apply to every board."""

    @property
    def empty(self) -> bool:
        """Whether no edition at all applies."""
        return not self.national and not any(self.local)


def scope_of(enquiry: Enquiry, library: Library, regime: Regime) -> Scope:
    """The editions that a question may be answered from.

    With a date only what is in force that day is used; without one the editions of the regime the words ask for.
    Raises ``UnknownBoard`` where the board that was given is not in the corpus.
    """
    named = library.boards_named(enquiry.text)
    given = (library.board(enquiry.board),) if enquiry.board and enquiry.board != NATIONAL else ()
    boards = tuple(dict.fromkeys((*given, *named)))
    editions = library.in_force(enquiry.as_of) if enquiry.as_of else library.of_regime(regime)
    national = library.of_boards(editions, [NATIONAL])
    if boards:
        local = tuple(library.of_boards(editions, [board]) for board in boards)
    elif enquiry.board == NATIONAL:
        local = ()
    else:
        local = (library.of_boards(editions, [*library.boards, NO_BOARD]),)
    if asks_about_leaflet(enquiry.text):
        leaflet = library.of_boards(editions, [NO_BOARD])
        local = (*local, leaflet) if boards else (leaflet,)
    return Scope(boards, None if enquiry.as_of else regime, local, national)


def regime_of(enquiry: Enquiry, library: Library) -> Regime:
    """The regime a question without a date asks about: today's where its words say so."""
    today = library.regimes.asks_about_present(enquiry.text) or library.glossary.asks_about_present(enquiry.text)
    return "present" if today else "scr"


def asks_about_leaflet(text: str) -> bool:
    """Whether a question names the leaflet, which belongs to no board."""
    return "leaflet" in text.lower()
