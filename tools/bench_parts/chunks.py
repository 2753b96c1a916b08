"""A published document in pieces of a fixed length, as a plain pipeline cuts it."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass

LENGTH = 1_000
_SPLITTER = "langchain_text_splitters"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of one document."""

    source: str
    """Key of the edition it is cut from."""
    board: str | None
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the document's text."""
        return self.start + len(self.text)


def cut(source: str, board: str | None, text: str, length: int = LENGTH) -> list[Chunk]:
    """A document in pieces without overlap, by LangChain's splitter where it is installed."""
    pieces = _split(text, length) if splitter_installed() else plain_cut(text, length)
    return [Chunk(source, board, start, piece) for start, piece in pieces]


def plain_cut(text: str, length: int) -> list[tuple[int, str]]:
    """The pieces of a text with their places, cut at every ``length`` characters; blank ones are left out."""
    pieces = ((at, text[at : at + length]) for at in range(0, len(text), length))
    return [(at, piece) for at, piece in pieces if piece.strip()]


def splitter_installed() -> bool:
    """Whether LangChain's own text splitters are there; they are no part of what this project needs."""
    return importlib.util.find_spec(_SPLITTER) is not None


def how_cut() -> str:
    """How the documents were cut, in words."""
    if splitter_installed():
        return f"by LangChain's `RecursiveCharacterTextSplitter` into at most {LENGTH:,} characters without overlap"
    return f"every {LENGTH:,} characters without overlap (LangChain's text splitters are not installed)"


def _split(text: str, length: int) -> Iterable[tuple[int, str]]:
    recursive = importlib.import_module(_SPLITTER).RecursiveCharacterTextSplitter
    splitter = recursive(chunk_size=length, chunk_overlap=0, add_start_index=True)
    documents = splitter.create_documents([text])
    return [(int(found.metadata["start_index"]), str(found.page_content)) for found in documents]
