"""Put a misspelt word of a question right, where what was meant is plain.

A slip of the finger hides the word that a question turns on from every way of searching, and most questions are typed
in a hurry. A word is put right only if it is no word of English and none of the field, and if a word that the sources
use often begins with the same letter and is one slip away, or two where it is long. What begins with a capital
letter is compared with the boards' names alone, so that no other name becomes a word. Which words there are is compiled
when an index is built; the English ones come with the package symspellpy.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

SPELLING, ENGLISH = "spelling.json", "english-words.txt"
_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TYPED = re.compile(r"(?<![\w'’@./])[^\W\d_]{5,}(?![\w'’@/]|\.\w)")
"""Short words are left alone: too many are one slip from another. So is what belongs to an address."""
_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_SHORTEST, _LONG = 5, 8
_OFTEN = 3
"""How often the sources must use a word before another is taken for it."""


class Spelling:
    """The words of one index."""

    def __init__(self, words: Mapping[str, int], names: Iterable[str], english: Path) -> None:
        self._words = words
        self._names = frozenset(names)
        self._english_file = english

    @classmethod
    def open(cls, folder: Path) -> Spelling:
        """The words of an index folder."""
        kept = json.loads((folder / SPELLING).read_text(encoding="utf-8"))
        return cls(kept["words"], kept["names"], folder / ENGLISH)

    def mended(self, text: str) -> str:
        """A text with what is plainly misspelt put right."""
        return _TYPED.sub(self._right, text)

    def _right(self, found: re.Match[str]) -> str:
        typed = found[0]
        word = typed.lower()
        if typed.isupper() or any(self._known(word.removesuffix(ending)) for ending in _ENDINGS):
            return typed
        return self._meant(word, self._names if typed[0].isupper() else self._words.keys() | self._names) or typed

    def _known(self, word: str) -> bool:
        return word in self._words or word in self._names or word in self._english

    @functools.cached_property
    def _english(self) -> frozenset[str]:
        """Read when the first word comes that the field does not use."""
        return frozenset(self._english_file.read_text(encoding="utf-8").split("\n"))

    def _meant(self, word: str, among: Iterable[str]) -> str | None:
        """The word that is fewest slips away, of several the most used; ``None`` where none is near enough."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(word) >= _LONG else 1
        near = process.extract(
            word, [one for one in among if one[0] == word[0]], scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        return min(near, key=lambda one: (one[1], -self._words.get(one[0], 0), one[0]))[0] if near else None


def write_spelling(
    folder: Path, texts: Iterable[str], terms: Iterable[str], boards: Iterable[str], vocabulary: Iterable[str]
) -> None:
    """Compile into an index folder the words of its texts and its glossary, of the boards' names, and of English.

    ``vocabulary`` are further words that are English: those of the embedding model.
    """
    counts = Counter(word for text in texts for word in _words(text))
    counts.update({word: _OFTEN for term in terms for word in _words(term)})
    words = {word: count for word, count in sorted(counts.items()) if count >= _OFTEN}
    names = sorted({word for name in boards for word in _words(name)})
    (folder / SPELLING).write_text(json.dumps({"words": words, "names": names}), encoding="utf-8")
    listed = files("symspellpy").joinpath(_DICTIONARY).read_text(encoding="utf-8-sig")
    english = {line.split(" ", 1)[0] for line in listed.splitlines()} | set(vocabulary)
    # One letter shorter, since an ending may have been taken off what is looked up.
    kept = sorted(word for word in english if len(word) >= _SHORTEST - 1)
    (folder / ENGLISH).write_text("\n".join(kept), encoding="utf-8")


def _words(text: str) -> list[str]:
    """The longer words of a text in small letters; ``don't`` also as it is often typed, ``dont``."""
    return [plain for found in _WORD.findall(text.lower()) if len(plain := re.sub("['’]", "", found)) >= _SHORTEST]
