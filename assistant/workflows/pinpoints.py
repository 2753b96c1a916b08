"""The pinpoints of a file: as they are written, ``alias#anchor``, and as the whole ids of statements."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator, Mapping
from typing import Any, TypeVar

from assistant.errors import MalformedFiles, Problem
from assistant.files import Located, Place
from assistant.models import FileModel

_Citing = TypeVar("_Citing", bound=FileModel)


def spelled_out(file: Located[_Citing], sources: Mapping[str, str], problems: list[Problem]) -> Located[_Citing]:
    """The same file with every pinpoint as a statement's whole id; raises ``MalformedFiles`` for all problems."""
    plain = file.value.model_dump(by_alias=True, exclude_defaults=True)
    unknown = {
        cite: place for place, cite in reversed(list(_cites(plain, ()))) if _whole(cite, sources) is None
    }  # of a pinpoint that stands in several places, the first
    declared = f"the sources are {', '.join(sources)}" if sources else "there are no sources"
    problems += [
        file.problem(place, f"no source is declared for the pinpoint {cite!r}: {declared}")
        for cite, place in unknown.items()
    ]
    if problems:
        raise MalformedFiles(problems)
    return dataclasses.replace(file, value=type(file.value).model_validate(_spelled(plain, sources)))


def faults_of_pinpoints(
    file: Located[Any], sources: Mapping[str, str], editions: Container[str], statements: Container[str]
) -> Iterator[Problem]:
    """Every source and every statement that a file names, once it is spelled out, and the corpus does not hold.

    ``editions`` are those whose statements can be read: of others only the edition is told, not each pinpoint.
    """
    missing = {key for key in sources.values() if key not in editions}
    for alias, key in sources.items():
        if key in missing:
            yield file.problem(("sources", alias), f"no edition {key} in the corpus: add it, or mend its name")
    for place, cite in _cites(file.value.model_dump(by_alias=True, exclude_defaults=True), ()):
        if cite not in statements and cite.partition("#")[0] not in missing:
            yield file.problem(place, f"no statement {cite} in the corpus: write it, or mend the pinpoint")


def _cites(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Every pinpoint below a value, with its place."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "cites":
                yield from (((*place, key, number), cite) for number, cite in enumerate(held))
            else:
                yield from _cites(held, (*place, key))
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from _cites(one, (*place, number))


def _spelled(value: object, sources: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        return {
            key: tuple(_whole(cite, sources) for cite in held) if key == "cites" else _spelled(held, sources)
            for key, held in value.items()
        }
    if isinstance(value, tuple | list):
        return tuple(_spelled(one, sources) for one in value)
    return value


def _whole(cite: str, sources: Mapping[str, str]) -> str | None:
    """The whole id of the statement that a pinpoint names; None where its source is not declared."""
    alias, _, anchor = cite.partition("#")
    return f"{sources[alias]}#{anchor}" if anchor and alias in sources else None
