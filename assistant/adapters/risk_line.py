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
    share = np.repeat(np.array(_SHARES, dtype=np.float32) / sizes, sizes)
    numbers = [_numbers(text) for _, texts in sides for text in texts]
    column = np.concatenate(numbers)
    row = np.repeat(np.arange(len(numbers)), [len(one) for one in numbers])
    scale = np.array([_scale(one) for one in numbers])
    for _ in range(_STEPS):
        worded = np.bincount(row, weights=words[column], minlength=len(numbers)) * scale
        wrong = (1 / (1 + np.exp(-(table @ line[:-1] + line[-1] + worded))) - wanted) * share
        line[:-1] -= _RATE * (table.T @ wrong + _SHRINK * line[:-1])
        line[-1] -= _RATE * wrong.sum()
        pull = np.bincount(column, weights=(wrong * scale)[row], minlength=_WEIGHTS)
        words = (words - _RATE * (pull + _SHRINK * words)).astype(np.float32)
    return line, words


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
