"""Turn a place that was found into a citation that can be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from assistant.canonical import canonical_json, sha256
from assistant.guidance.citations import Citation, QuoteSpan, RankedPassage
from assistant.guidance.library import Library
from assistant.guidance.originals import Original
from assistant.search.model import Place

OriginalOf = Callable[[str], Original | None]
"""The attached original of an edition, by its key."""


class Citer:
    """Makes citations from the places of one index."""

    def __init__(self, library: Library, original_of: OriginalOf) -> None:
        self._library = library
        self._original_of = original_of

    def cite(self, place: Place) -> Citation:
        """The citation of a place, with its passage word for word where the original is attached."""
        return Citation(**self._fields(place))

    def rank(self, place: Place, score: float) -> RankedPassage:
        """The citation of a place with the score it was found with."""
        return RankedPassage(**self._fields(place), score=score)

    def _fields(self, place: Place) -> dict[str, Any]:
        source = self._library.sources[place.source]
        original = self._original_of(place.source) if place.span else None
        quoted = original is not None and place.span is not None
        return {
            "id": self.id_of(place),
            "source": source.id,
            "source_title": source.title,
            "publisher": source.publisher,
            "board": source.board,
            "edition": source.edition,
            "in_force": source.in_force,
            "section": place.section,
            "page": place.page,
            "statement_id": place.id if place.is_statement else None,
            "text": place.text,
            "quote": original.quote(place.span) if original and place.span else None,
            "quote_span": QuoteSpan(start=place.span.start, end=place.span.end) if quoted and place.span else None,
            "digest": original.digest if original else None,
            "verified": place.verified,
        }

    @staticmethod
    def id_of(place: Place) -> str:
        """A citation's id: the same place with the same words always has the same one."""
        return "c-" + sha256(canonical_json([place.source, place.id, place.text]))[:12]


class StatementCiter:
    """Cites statements by their ids, for whatever names them itself: a workflow, a checklist, a record."""

    def __init__(self, citer: Citer, places: Iterable[Place]) -> None:
        self._citer = citer
        self._places = {place.id: place for place in places if place.is_statement}

    def cite(self, statement: str) -> Citation:
        """The citation of a statement; raises ``KeyError`` where the corpus has none of that id."""
        return self._citer.cite(self._places[statement])

    def in_error(self, statement: str) -> str | None:
        """What is wrong in the source at that place, and what is right."""
        return self._places[statement].in_error

    def __contains__(self, statement: str) -> bool:
        return statement in self._places
