"""BM25 over the words of each place, with bm25s and a Porter stemmer."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

logging.getLogger("bm25s").setLevel(logging.WARNING)
_NO_WORD = "-"
"""Stands for the words of a place that has none; no question ever holds it."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "got",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "im",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "should",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whos",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "ive",
        "dont",
        "cant",
        "isnt",
        "whats",
        "thats",
        "please",
        "need",
        "needs",
        "want",
        "really",
    ]
)


class WordSplitter:
    """Words as they are compared: lower case, stemmed, without the most common ones."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english")

    def words(self, text: str) -> list[str]:
        """The stemmed words of a text, in order."""
        plain = (word.lower().replace("’", "'").replace("'s", "").replace("'", "") for word in _WORD.findall(text))
        stemmed: list[str] = self._stemmer.stemWords([word for word in plain if word and word not in _STOP])
        return stemmed


class Bm25Keywords:
    """The BM25 index of one index folder."""

    def __init__(self, retriever: bm25s.BM25, words_of_place: Sequence[frozenset[str]]) -> None:
        self._retriever = retriever
        self._words_of_place = words_of_place
        self._splitter = WordSplitter()
        self._vocabulary: dict[str, int] = retriever.vocab_dict
        count = len(words_of_place)
        occurs: dict[str, int] = {}
        for words in words_of_place:
            for word in words:
                occurs[word] = occurs.get(word, 0) + 1
        self._rarity = {word: float(np.log(1 + (count - n + 0.5) / (n + 0.5))) for word, n in occurs.items()}
        self._unknown = float(np.log(1 + (count + 0.5) / 0.5))

    @classmethod
    def build(cls, texts_of_place: Iterable[Iterable[str]]) -> Bm25Keywords:
        """Index the texts of each place."""
        splitter = WordSplitter()
        documents = [splitter.words(" \n ".join(texts)) or [_NO_WORD] for texts in texts_of_place]
        vocabulary: dict[str, int] = {}
        numbers = [[vocabulary.setdefault(word, len(vocabulary)) for word in words] for words in documents]
        retriever = bm25s.BM25(k1=1.2, b=0.6)
        retriever.index((numbers, vocabulary), show_progress=False)
        return cls(retriever, [frozenset(words) for words in documents])

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._retriever.save(str(folder), corpus=None)
        words = sorted({word for words in self._words_of_place for word in words})
        number = {word: n for n, word in enumerate(words)}
        lengths = np.array([len(held) for held in self._words_of_place], dtype=np.int32)
        flat = np.array([number[w] for held in self._words_of_place for w in sorted(held)], dtype=np.int32)
        np.savez(folder / "places.npz", lengths=lengths, flat=flat)
        (folder / "words.txt").write_text("\n".join(words), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Bm25Keywords:
        """Read the index of a folder."""
        retriever = bm25s.BM25.load(str(folder), load_corpus=False, load_vocab=True)
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        with np.load(folder / "places.npz") as kept:
            lengths, flat = kept["lengths"].tolist(), kept["flat"].tolist()
        places, at = [], 0
        for length in lengths:
            places.append(frozenset(words[n] for n in flat[at : at + length]))
            at += length
        return cls(retriever, places)

    def scores(self, text: str) -> npt.NDArray[np.float32]:
        """The BM25 score of every place for a text."""
        numbers = [self._vocabulary[word] for word in self._splitter.words(text) if word in self._vocabulary]
        if not numbers:
            return np.zeros(len(self._words_of_place), dtype=np.float32)
        scores: npt.NDArray[np.float32] = self._retriever.get_scores_from_ids(numbers)
        return scores

    def shares(self, text: str, places: Sequence[int]) -> Sequence[float]:
        """For each place the share of the text's words it holds, weighted by how rare they are, 0 to 1."""
        wanted = set(self._splitter.words(text))
        weight = {word: self._rarity.get(word, self._unknown) for word in wanted}
        total = sum(weight.values())
        if not total:
            return [0.0] * len(places)
        return [sum(w for word, w in weight.items() if word in self._words_of_place[place]) / total for place in places]
