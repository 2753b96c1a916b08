"""Compute a recorded finding again from what was stored with it, and list every difference."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.canonical import sha256
from assistant.errors import VerificationFailed
from assistant.records.model import Sealed
from assistant.records.ports import Evaluate

_MISSING = "(nothing)"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the finding of today is not the finding that was recorded."""

    path: str
    """As in ``finding.code`` or ``actions[2].due``."""
    stored: str
    now: str

    def __str__(self) -> str:
        return f"{self.path}: recorded {self.stored}, now {self.now}"


@dataclass(frozen=True, slots=True)
class Replayed:
    """One record, replayed."""

    id: str
    replayable: bool
    """False for an erasure, which has no finding."""
    differences: tuple[Difference, ...] = ()

    def said(self) -> str:
        """The outcome for people, every difference on a line of its own."""
        if not self.replayable:
            return "has no finding"
        return "\n  ".join(["differs", *map(str, self.differences)]) if self.differences else "the same finding"


def replay(sealed: Sealed, definition: Callable[[str], bytes | None], evaluate: Evaluate) -> Replayed:
    """Evaluate the stored answers and dates on the stored definition, and compare with the stored finding.

    Raises ``VerificationFailed`` where a definition is not kept or not the one that was pinned.
    """
    record = sealed.opened()
    if record.pins is None or record.finding is None:
        return Replayed(record.id, replayable=False)
    now = evaluate(
        _kept(record.id, record.pins.workflow_sha256, definition),
        {given.question: list(v) if isinstance(v := given.value, tuple) else v for given in record.answers},
        record.dates,
        calendar=_kept(record.id, record.pins.calendar_sha256, definition),
        shown=record.finding,
    )
    return Replayed(record.id, replayable=True, differences=tuple(_differences(record.finding, _plain(now), "")))


def _kept(name: str, digest: str, definition: Callable[[str], bytes | None]) -> Mapping[str, Any]:
    content = definition(digest)
    if content is None or sha256(content) != digest:
        what = "is not kept" if content is None else "has been changed"
        raise VerificationFailed(f"record {name} cannot be replayed: the definition {digest} it pins {what}")
    kept: Mapping[str, Any] = json.loads(content)
    return kept


def _plain(value: object) -> Any:
    """A document as it reads after being written: tuples as lists, days as text."""
    return json.loads(json.dumps(value, default=str))


def _differences(stored: Any, now: Any, path: str) -> Iterator[Difference]:
    if isinstance(stored, dict) and isinstance(now, dict):
        for key in sorted({*stored, *now}):
            step = f"{path}.{key}" if path else key
            yield from _differences(stored.get(key, _MISSING), now.get(key, _MISSING), step)
    elif isinstance(stored, list) and isinstance(now, list):
        for n in range(max(len(stored), len(now))):
            before, after = (items[n] if n < len(items) else _MISSING for items in (stored, now))
            yield from _differences(before, after, f"{path}[{n}]")
    elif stored != now or type(stored) is not type(now):
        yield Difference(path, _shown(stored), _shown(now))


def _shown(value: Any) -> str:
    return _MISSING if value is _MISSING else json.dumps(value, ensure_ascii=False)
