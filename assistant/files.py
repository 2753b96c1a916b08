"""Read the project's data files strictly, and say where each problem stands.

YAML here has fewer surprises than usual: only ``true`` and ``false`` are booleans (``yes`` and ``no`` are words),
a repeated key is refused, and anchors, merges and tags are not allowed. Every problem of a file is reported at
once, each with its line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import ValidationError

from assistant.errors import MalformedFiles, Problem
from assistant.models import FileModel

Scalar = str | int | float | bool | datetime.date | None
Value = Scalar | list["Value"] | dict[str, "Value"]
Place = tuple[str | int, ...]
"""Where a value stands in a file: the keys and positions that lead to it."""

Model = TypeVar("Model", bound=FileModel)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C where PyYAML was built with it: ten times as fast, with the same marks."""

_REMEMBERED = 1024
"""Texts that are read once, however often their file is asked for: more than corpus and workflows have files."""


@dataclass(frozen=True, slots=True)
class Located(Generic[Model]):
    """What a file holds, and the line of each place in it."""

    path: Path
    value: Model
    lines: Mapping[Place, int]

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place of the file."""
        return Problem(self.path, line_of(place, self.lines), message)


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTEGER = re.compile(r"-?(?:0|[1-9]\d*)")


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one YAML file into its model.

    Raises ``MalformedFiles`` with every problem of the file, each with its line.
    """
    return read_located(path, model).value


def read_located(path: Path, model: type[Model]) -> Located[Model]:
    """Read one YAML file into its model and remember the line of everything in it; raises as ``read_yaml``."""
    read = _read(read_text(path), model)
    if read.value is None:
        raise MalformedFiles(Problem(path, line, message) for line, message in read.problems)
    return Located(path, read.value, read.lines)


@dataclass(frozen=True, slots=True)
class _Read(Generic[Model]):
    """What a text holds, and the line of each place in it, or what is wrong with it, each with its line."""

    value: Model | None = None
    lines: Mapping[Place, int] = field(default_factory=dict)
    problems: Sequence[tuple[int, str]] = ()


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, model: type[Model]) -> _Read[Model]:
    """Read a text in YAML into its model, once for each text: nothing can change what comes of it."""
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "not YAML"
        return _Read(problems=[(mark.line + 1 if mark else 0, str(what))])
    lines: dict[Place, int] = {}
    problems: list[tuple[int, str]] = []
    value = _plain(node, (), lines, problems)
    if problems:
        return _Read(problems=problems)
    try:
        return _Read(model.model_validate(value), lines)
    except ValidationError as error:
        found = [(tuple(item["loc"]), item["msg"]) for item in error.errors()]
        return _Read(problems=[(line_of(place, lines), _message(place, what)) for place, what in found])


def read_text(path: Path) -> str:
    """The text of a file in UTF-8; raises ``MalformedFiles`` where it cannot be read as that."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise MalformedFiles([Problem(path, 0, f"not UTF-8 at byte {error.start}")]) from None
    except OSError as error:
        raise MalformedFiles([Problem(path, 0, f"cannot be read: {error.strerror}")]) from None


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text; where it is not YAML, the loader in Python says why, alike on every machine."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _message(place: Place, message: str) -> str:
    where = ".".join(str(step) for step in place)
    return f"{where}: {message}" if where else message


def line_of(place: Place, lines: Mapping[Place, int]) -> int:
    """The line of a place, or of the nearest thing around it that stands in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _plain(node: yaml.Node | None, place: Place, lines: dict[Place, int], problems: list[tuple[int, str]]) -> Value:
    if node is None:
        problems.append((1, "the file is empty"))
        return None
    lines[place] = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            mapping: dict[str, Value] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in mapping:
                    problems.append((key_node.start_mark.line + 1, f"the key {key!r} stands twice"))
                mapping[key] = _plain(value_node, (*place, key), lines, problems)
                lines[(*place, key)] = key_node.start_mark.line + 1
            return mapping
        case yaml.SequenceNode():
            return [_plain(item, (*place, n), lines, problems) for n, item in enumerate(node.value)]
        case _:
            assert isinstance(node, yaml.ScalarNode)  # there is no fourth kind
            return _scalar(node, problems)


def _scalar(node: yaml.ScalarNode, problems: list[tuple[int, str]]) -> Scalar:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in {"true", "false"}:
        return text == "true"
    if text in {"null", "~", ""}:
        return None
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            problems.append((node.start_mark.line + 1, f"no such date: {text}"))
            return None
    return text
