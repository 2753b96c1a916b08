"""Tell by its groups of letters whether an unknown word is spelt like a name.

No list holds every name. But names share beginnings, endings and turns of letters, and so do words; which group of
letters is more frequent in which is counted once, when an index is built, over the name lists and the ordinary words.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Iterator

_GROUPS = 1 << 15
_SIZES = (2, 3, 4)
_MIDDLE, _UNIT = 128, 24.0
"""A byte says how much a group speaks for a name, in parts of a natural logarithm around the middle."""
_AT_FIRST = 0.5


def letter_groups(word: str) -> Iterator[int]:
    """The numbers of the groups of two to four letters of a word, its beginning and end counted as letters."""
    marked = f"^{word}$"
    for size in _SIZES:
        for at in range(len(marked) - size + 1):
            yield zlib.crc32(marked[at : at + size].encode()) % _GROUPS


def learn_spelling(names: Collection[str], words: Collection[str]) -> bytes:
    """How much each group of letters speaks for a name: one byte for each."""
    of_names, of_words = _shares(names), _shares(words)
    logs = (math.log(name / word) for name, word in zip(of_names, of_words, strict=True))
    return bytes(max(0, min(255, _MIDDLE + round(log * _UNIT))) for log in logs)


def spelt_like_a_name(word: str, spelling: bytes) -> float:
    """The mean over the groups of letters of a word: above nothing rather a name, below rather a word."""
    groups = [spelling[group] for group in letter_groups(word)]
    return (sum(groups) / len(groups) - _MIDDLE) / _UNIT


def _shares(words: Collection[str]) -> list[float]:
    counts = [_AT_FIRST] * _GROUPS
    for word in words:
        for group in letter_groups(word):
            counts[group] += 1
    total = sum(counts)
    return [count / total for count in counts]
