"""How a checklist is put in order for people: kinds and origins, numbers, and what stands on top of every document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from assistant.checklists.model import Checklist, Item, ItemKind
from assistant.exports.issued import Issued
from assistant.exports.sources import by_source, editions
from assistant.guidance.citations import Citation
from assistant.guidance.model import NATIONAL

KINDS: Mapping[ItemKind, str] = {"hold": "What has to wait", "action": "What to do", "note": "What to know"}
ORIGINS = {"board": "the board's own document", "national": "the national position"}
EARLIEST = "the earliest of several"
NO_DATE = "none given"
"""Of a stage whose source gives neither a number nor a day to count from."""
_REASONS_SPELLED_OUT = 3
_DIGEST_SHOWN = 12
"""Characters of a digest that are enough to tell two definitions apart."""


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items as they are numbered in every document: by kind, then the board's own before the national ones."""
    kinds, origins = list(KINDS), list(ORIGINS)
    return sorted(items, key=lambda item: (kinds.index(item.kind), origins.index(item.origin)))


def cited_in(checklist: Checklist) -> list[Citation]:
    """What the list and its timetables cite, each once, source by source."""
    cited = [item.citations for item in checklist.items]
    cited += [stage.citations for timetable in checklist.timetables for stage in timetable.stages]
    return by_source({citation.id: citation for group in cited for citation in group}.values())


def about(checklist: Checklist, issued: Issued) -> list[tuple[str, str]]:
    """What every document of a list names on top: for whom, for what, on which definitions and guidance."""
    rows = {
        "Processes": [
            f"{_begun_large(named(checklist, name))}: {words(answer)}" for name, answer in checklist.processes.items()
        ],
        "Facts": [
            checklist.facts_in_words.get(name) or f"{words(name)}: {words(str(value))}"
            for name, value in checklist.facts.items()
        ],
        "Given, not asked for": [words(name) for name in checklist.off_list],
        "Dates": [f"{_begun_large(named(checklist, name))}: {day:%-d %B %Y}" for name, day in checklist.dates.items()],
        "Definitions": [f"{key}: {digest[:_DIGEST_SHOWN]}" for key, digest in checklist.definitions.items()],
        "Guidance cited": [editions(cited_in(checklist))],
    }
    return [*issued.rows(), *((name, "\n".join(lines)) for name, lines in rows.items() if lines)]


def silences(checklist: Checklist) -> list[tuple[str, str]]:
    """Each process that the board's document is silent on, with the numbers of what is national on it.

    None where no document of the board is in the list at all: its notice says so.
    """
    if all(item.origin == NATIONAL for item in checklist.items):
        return []
    numbered = enumerate(in_order(checklist.items), 1)
    national = [(number, item) for number, item in numbered if item.origin == NATIONAL]
    return [
        (
            named(checklist, name),
            ", ".join(str(number) for number, item in national if name in item.processes) or "nothing",
        )
        for name in checklist.silent
    ]


def silent_on(board: str) -> str:
    """What stands above them."""
    return (
        f"The document of {board} says nothing on these by themselves. Its general rules hold for them too; what else "
        "the list has on them is the national position, not this board's rule."
    )


def why(item: Item, checklist: Checklist) -> str:
    """The reasons; of many the processes alone, whose answers stand on top of the document."""
    if len(item.reasons) <= _REASONS_SPELLED_OUT:
        return " ".join(item.reasons)
    if set(item.processes) == set(checklist.processes):
        return f"all {len(item.processes)} processes on this list"
    return f"{len(item.processes)} processes on this list: {', '.join(named(checklist, one) for one in item.processes)}"


def named(checklist: Checklist, name: str) -> str:
    """A process or a date of a list by its name."""
    return checklist.names.get(name) or words(name)


def needs(date: str) -> str:
    """What an item or a stage waits for: a date, in words."""
    return f"no date until {date} is known"


def in_practice(day: datetime.date) -> str:
    """The working day to act by, where the date itself is none."""
    return f"in practice by {day:%-d %B %Y}, the last working day before"


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def words(name: str) -> str:
    """An id as a person reads it."""
    return name.replace("_", " ")
