"""Many measurements as a few numbers."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least this share of them does not exceed: always one that was measured."""
    if not values:
        raise ValueError("no values to take a percentile of")
    if not 0 < share <= 1:
        raise ValueError(f"a share above 0 and up to 1, not {share!r}")
    return sorted(values)[math.ceil(share * len(values)) - 1]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the upper end of some measurements, in their own unit."""

    count: int
    p50: float
    p95: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        return cls(len(values), percentile(values, 0.5), percentile(values, 0.95), max(values))


def seconds_each(call: Callable[[Item], object], items: Iterable[Item]) -> list[float]:
    """How long each call took, one after the other."""
    taken = []
    for item in items:
        began = time.perf_counter()
        call(item)
        taken.append(time.perf_counter() - began)
    return taken
