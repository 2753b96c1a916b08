"""Search some of the editions only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.search.model import Hits, Query
from assistant.search.ports import Searcher


@dataclass(frozen=True, slots=True)
class Within:
    """A searcher that finds nothing outside the editions it was given."""

    searcher: Searcher
    editions: frozenset[str]
    """Keys of editions; where there are none, nothing is found."""

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        return self.searcher.search(replace(query, editions=query.editions & self.editions))
