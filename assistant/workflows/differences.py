"""What changed between two definitions, and which citations it touches; and which definitions rest on statements."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from assistant.workflows.load import Catalogue
from assistant.workflows.model import Workflow
from assistant.workflows.proof import pinpoints_of


def differences(old: Workflow, new: Workflow) -> list[str]:
    """Everything that is not the same, by its place in the definition, and every pinpoint that came or went."""
    plain = (w.model_dump(mode="json", by_alias=True, exclude_defaults=True) for w in (old, new))
    was, now = plain
    found = list(_differ(was, now, ""))
    before, after = set(pinpoints_of(old)), set(pinpoints_of(new))
    found += [f"rests no longer on {cite}" for cite in sorted(before - after)]
    found += [f"rests anew on {cite}" for cite in sorted(after - before)]
    return found


def resting_on(catalogue: Catalogue, statements: Container[str]) -> Iterator[tuple[str, str]]:
    """Every definition that rests on one of the statements, nationally or by what a board adds, with the statement."""
    for name, editions in catalogue.editions.items():
        for edition in editions:
            national = pinpoints_of(catalogue.national(name, edition))
            yield from ((f"{name}/{edition}", cite) for cite in national if cite in statements)
            for board in catalogue.boards:
                overlay = catalogue.overlay(board, name, edition)
                added = pinpoints_of(overlay) if overlay else ()
                yield from ((f"{name}/{edition} for {board}", cite) for cite in added if cite in statements)


def _differ(was: Any, now: Any, place: str) -> Iterator[str]:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*was, *now]):
            inner = f"{place}.{key}" if place else str(key)
            if key not in now:
                yield f"{inner}: gone (was {_short(was[key])})"
            elif key not in was:
                yield f"{inner}: new ({_short(now[key])})"
            else:
                yield from _differ(was[key], now[key], inner)
        if list(was) != list(now) and set(was) == set(now):
            yield f"{place}: in another order"
    elif was != now:
        yield f"{place}: {_short(was)} -> {_short(now)}"


def _short(value: Any) -> str:
    text = str(value)
    most = 100
    return text if len(text) <= most else text[: most - 3] + "..."
