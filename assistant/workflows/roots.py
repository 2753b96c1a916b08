"""Put folders of workflows together: each file stands in one of them, but for those that every folder may add to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.errors import MalformedFiles, Problem
from assistant.files import read_located
from assistant.guidance.joined import defined_twice
from assistant.workflows.model import Vocabulary

VOCABULARY, INVARIANTS = "vocabulary.yaml", "invariants.yaml"
_ONE = {"roles": "role", "dates": "date", "processes": "process"}
_IN_EACH = {Path(VOCABULARY), Path(INVARIANTS)}


def defined_in_two(roots: Sequence[Path]) -> Iterator[Problem]:
    """Every file of an added folder that stands in an earlier folder, too."""
    for number, folder in enumerate(roots[1:], 1):
        for path in sorted(folder.rglob("*.yaml")):
            place = path.relative_to(folder)
            there = next((other / place for other in roots[:number] if (other / place).exists()), None)
            if there and place not in _IN_EACH:
                yield Problem(path, 1, defined_twice("file", place.as_posix(), there))


def joined_vocabulary(files: Iterable[Path]) -> Vocabulary:
    """The words of several vocabularies together.

    Raises ``MalformedFiles`` for every role, date and process that stands in two, naming both.
    """
    read = [read_located(path, Vocabulary) for path in dict.fromkeys(files)]
    problems: list[Problem] = []
    first: dict[tuple[str, str], Path] = {}
    for file in read:
        for part, words in (
            ("roles", file.value.roles), ("dates", file.value.dates), ("processes", file.value.processes)
        ):  # fmt: skip
            for name in words:
                there = first.setdefault((part, name), file.path)
                if there != file.path:
                    problems.append(file.problem((part, name), defined_twice(_ONE[part], name, there)))
    if problems:
        raise MalformedFiles(problems)
    return Vocabulary(
        format=1,
        roles={name: title for file in read for name, title in file.value.roles.items()},
        dates={name: title for file in read for name, title in file.value.dates.items()},
        processes={name: title for file in read for name, title in file.value.processes.items()},
        order=tuple(line for file in read for line in file.value.order),
        never_say=tuple(pattern for file in read for pattern in file.value.never_say),
    )
