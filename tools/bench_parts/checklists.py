"""How long the list of every process at once takes to make, and each of its documents to write."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.settings import Settings
from tools.bench_parts.numbers import Spread, seconds_each

_TURNS = 7
FORMS = ("docx", "xlsx", "csv", "ics")
_DATES = {
    "incident_on": datetime.date(2016, 5, 20),
    "initiated_on": datetime.date(2016, 6, 10),
    "publish_on": datetime.date(2017, 1, 10),
}


@dataclass(frozen=True, slots=True)
class ChecklistFigures:
    """What was measured, over every board and the national list, some turns each."""

    lists: int
    processes: int
    items: int
    """Of the longest list."""
    made: Spread
    """Seconds to make a list in a running process."""
    written: Mapping[str, Spread]
    """Seconds to write one, by format."""


def measured(settings: Settings, say: Callable[[str], None]) -> ChecklistFigures:
    """Make the list of every process for every board, and write each in every format that is no plain text."""
    from assistant.bootstrap.workflows import open_workflows  # with the rest below: the process starts small
    from assistant.checklists.build import Asked, processes_of
    from assistant.conversation.lists import ListMaker
    from assistant.exports.checklists import written
    from assistant.exports.issued import issued_without_case

    desk = open_workflows(settings)
    maker = ListMaker(desk)
    boards = (*desk.catalogue.boards, None)
    definitions = [desk.workflow(name) for name in desk.catalogue.for_checklists]
    processes = processes_of(definitions)
    asked = [Asked(dict.fromkeys(processes, "yes"), {}, _DATES, board) for board in boards]
    say(f"making {len(asked)} lists of {len(processes)} processes")
    lists = [maker.make(one) for one in asked]  # the first of each reads its files
    made = seconds_each(maker.make, asked * _TURNS)
    now = datetime.datetime.now(datetime.UTC)
    taken = {}
    for form in FORMS:
        say(f"writing them as {form}")
        pairs = [(one, form, issued_without_case(desk, one.board, now)) for one in lists]
        written(*pairs[0])  # the first of a format reads its library
        taken[form] = Spread.of(seconds_each(lambda given: written(*given), pairs * _TURNS))
    return ChecklistFigures(
        lists=len(lists),
        processes=len(processes),
        items=max(len(one.items) for one in lists),
        made=Spread.of(made),
        written=taken,
    )
