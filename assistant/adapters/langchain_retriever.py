"""The search as a LangChain retriever over Chroma, for those who build on LangChain and for our long-running channels.

LangChain posts every question to a tracing service when tracing is switched on in its environment. Here it never does:
no callback is taken from outside and tracing is off for the call.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langsmith.run_helpers import tracing_context
from pydantic import ConfigDict

from assistant.adapters import index_files
from assistant.adapters.chroma_nearest import ChromaNearest
from assistant.adapters.compiled_index import CompiledIndex
from assistant.search.model import Hit, Hits, Place, Query
from assistant.search.ranking import Search


class GuidanceRetriever(BaseRetriever):
    """Finds the places in the sources that a question is about, as LangChain documents."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: Search
    places: list[Place]
    editions: frozenset[str]
    """Editions to search where the call names none."""
    limit: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **options: Any
    ) -> list[Document]:
        del run_manager  # nothing is traced
        asked = options.get("asked") or Query(query, (), self.editions, self.limit)
        return [self._document(hit) for hit in self.search.search(asked)]

    def _document(self, hit: Hit) -> Document:
        place = self.places[hit.place]
        metadata = {
            "id": place.id,
            "source": place.source,
            "section": place.section,
            "place": hit.place,
            "score": hit.score,
            "meaning": hit.meaning,
            "words": hit.words,
            "keyword": hit.keyword,
        }
        return Document(page_content=place.text, metadata=metadata)


class RetrieverSearcher:
    """Our own search port, answered by the LangChain retriever."""

    def __init__(self, retriever: GuidanceRetriever) -> None:
        self.retriever = retriever

    def search(self, query: Query) -> Hits:
        """The best places for a question, best first."""
        with tracing_context(enabled=False):
            documents = self.retriever.invoke(query.text, config={"callbacks": []}, asked=query)
        return tuple(
            Hit(d.metadata["place"], *(d.metadata[n] for n in ("score", "meaning", "words", "keyword")))
            for d in documents
        )


def chroma_searcher(index: CompiledIndex) -> RetrieverSearcher:
    """The searcher of an opened index that asks its Chroma collection."""
    search = index.search(ChromaNearest(index.folder / index_files.CHROMA, index.vectors))
    every = frozenset(index.library.sources)
    return RetrieverSearcher(GuidanceRetriever(search=search, places=index.places, editions=every))
