"""What the assistant is measured beside: the pipeline a tutorial builds, and plain BM25, over the same chunks.

Both are given the board of a question as a filter. Neither screens, decides nor writes: they only find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import bm25s
import chromadb
import numpy as np
import Stemmer
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from assistant.adapters.model_export import model_folder
from assistant.answers.scope import Enquiry
from tools.bench_parts.chunks import Chunk

FOUND = 10
_NO_BOARD = "none"
"""Chroma keeps no null: the board of a document that names none."""
Encode = Callable[[list[str]], list[list[float]]]


class Finder(Protocol):
    """Finds the chunks nearest to a question."""

    def find(self, enquiry: Enquiry) -> Sequence[int]:
        """The numbers of the best chunks of the question's board, best first."""


class Encoded(Embeddings):
    """LangChain's way to ask for vectors, over any function that makes them."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return self._encode(texts)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._encode([text])[0]


def sentence_transformers_encode(model: str) -> Encode:
    """The model as sentence-transformers runs it, with PyTorch: what a tutorial does."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    loaded = SentenceTransformer(str(model_folder(model)), device="cpu", local_files_only=True)

    def encode(texts: list[str]) -> list[list[float]]:
        vectors = loaded.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return [[float(number) for number in vector] for vector in vectors]

    return encode


class LangChainFinder:
    """LangChain over a Chroma collection of the chunks."""

    def __init__(self, chunks: Sequence[Chunk], encode: Encode, folder: Path) -> None:
        settings = ChromaSettings(anonymized_telemetry=False, is_persistent=True)
        client = chromadb.PersistentClient(path=str(folder), settings=settings)
        self._store = Chroma("plain", embedding_function=Encoded(encode), client=client)
        if chunks:
            self._store.add_texts(
                [chunk.text for chunk in chunks],
                metadatas=[{"board": chunk.board or _NO_BOARD, "number": n} for n, chunk in enumerate(chunks)],
                ids=[str(number) for number in range(len(chunks))],
            )

    def find(self, enquiry: Enquiry) -> Sequence[int]:
        """The nearest chunks by meaning."""
        wanted = {"board": enquiry.board} if enquiry.board else None
        return [int(d.metadata["number"]) for d in self._store.similarity_search(enquiry.text, k=FOUND, filter=wanted)]


class Bm25Finder:
    """BM25 over the words of the chunks, with the stop words and the stemmer that bm25s's own guide uses."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._retriever = bm25s.BM25()
        self._retriever.index(self._words([chunk.text for chunk in chunks]), show_progress=False)
        self._boards = np.array([chunk.board or _NO_BOARD for chunk in chunks])

    def find(self, enquiry: Enquiry) -> Sequence[int]:
        """The chunks whose words fit best."""
        words = [word for word in self._words([enquiry.text])[0] if word in self._retriever.vocab_dict]
        if not words:
            return []
        scores = self._retriever.get_scores(words)
        allowed = self._boards == enquiry.board if enquiry.board else np.ones(len(self._boards), dtype=bool)
        order = np.argsort(-np.where(allowed, scores, -1.0), kind="stable")[:FOUND]
        return [int(number) for number in order if allowed[number] and scores[number] > 0]

    def _words(self, texts: list[str]) -> list[list[str]]:
        words: list[list[str]] = bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return words
