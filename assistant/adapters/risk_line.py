"""The line for a child at risk: through the space of meanings, with a weight for each word and pair of words beside it.

It is a logistic regression. The messages at risk count for one half; of the other half, those that sound most like them
but are not count for most, since there the line has its work to do. All numbers were found by leaving out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from assistant.screening.plain_words import plain
from assistant.search.ports import Vector

_SHARES = (0.5, 0.3, 0.2)
_STEPS, _RATE, _SHRINK = 500, 8.0, 1e-4
_WEIGHTS, _SCALE = 1 << 15, 1.5
"""How many weights words share, and how much all words of a message count beside its meaning."""
_WORD = re.compile(r"[a-z0-9']+|\?")
_Numbers = npt.NDArray[np.int64]


def line_with_words(sides: Sequence[tuple[Vector, Sequence[str]]], dimensions: int) -> tuple[Vector, Vector]:
    """Weights and offset of the line, and the weight of each word.

    The sides are messages at risk, those that sound most like them and all others, each as vectors and texts. Where one
    is empty nothing can be learnt, and every weight is nothing.
    """
    line, words = np.zeros(dimensions + 1, dtype=np.float32), np.zeros(_WEIGHTS, dtype=np.float32)
    sizes = [len(texts) for _, texts in sides]
    if not all(sizes):
        return line, words
    table = np.concatenate([vectors for vectors, _ in sides]).astype(np.float32)
    wanted = np.repeat(np.array([1, 0, 0], dtype=np.float32), sizes)
    share = np.repeat(np.array(_SHARES) / sizes, sizes).astype(np.float32)
    numbers = [_numbers(text) for _, texts in sides for text in texts]
    said = _Said(numbers)
    scale = np.array([_scale(one) for one in numbers], dtype=np.float32)
    for _ in range(_STEPS):  # in single precision throughout: a step in double copies the whole table
        worded = said.by_message(words) * scale
        wrong = (1 / (1 + np.exp(-(table @ line[:-1] + line[-1] + worded))) - wanted) * share
        line[:-1] -= _RATE * (table.T @ wrong + _SHRINK * line[:-1])
        line[-1] -= _RATE * wrong.sum()
        words -= _RATE * (said.by_word(wrong * scale) + _SHRINK * words)
    return line, words


class _Said:
    """Which message says which word: sums over either, in one pass each."""

    def __init__(self, numbers: Sequence[_Numbers]) -> None:
        sizes = np.array([len(one) for one in numbers])
        self._column = np.concatenate(numbers)
        row = np.repeat(np.arange(len(numbers)), sizes)
        order = np.argsort(self._column, kind="stable")
        self._row = row[order]
        self._speaking, self._row_starts = np.unique(row, return_index=True)
        self._spoken, self._column_starts = np.unique(self._column[order], return_index=True)
        self._messages = len(numbers)

    def by_message(self, words: Vector) -> Vector:
        """What the words of each message weigh together."""
        weights = np.zeros(self._messages, dtype=np.float32)
        weights[self._speaking] = np.add.reduceat(words[self._column], self._row_starts)
        return weights

    def by_word(self, messages: Vector) -> Vector:
        """What the messages that say each word weigh together."""
        weights = np.zeros(_WEIGHTS, dtype=np.float32)
        weights[self._spoken] = np.add.reduceat(messages[self._row], self._column_starts)
        return weights


def weight_of_words(words: Vector, text: str) -> float:
    """What the words of one message add to its side of the line."""
    numbers = _numbers(text)
    return float(words[numbers].sum()) * _scale(numbers)


def _numbers(text: str) -> _Numbers:
    """The numbers of the words and pairs of words of a message, each once."""
    words = _WORD.findall(plain(text))
    said = {*words, *(" ".join(pair) for pair in pairwise(words))}
    return np.array(sorted({zlib.crc32(one.encode()) % _WEIGHTS for one in said}), dtype=np.int64)


def _scale(numbers: _Numbers) -> float:
    return _SCALE / float(np.sqrt(max(1, len(numbers))))
