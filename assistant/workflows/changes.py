"""What would settle a finding that is open, and what would change one that stands."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.workflows.engine import Standing, closed_options, is_open, judge, ways_of
from assistant.workflows.given import Given, picked
from assistant.workflows.model import NOT_YET_KNOWN, Workflow

_MOST_FACTS = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One fact, and the finding that each answer to it would give by itself."""

    question: str
    answers: Mapping[str, str]


def what_would_change(workflow: Workflow, given: Given, standing: Standing) -> tuple[Change, ...]:
    """The fewest facts that would settle an open finding; else each single fact that would change the one there is."""
    if standing.finding == workflow.if_unsettled or standing.asking is not None:
        return tuple(Change(name, _alone(workflow, given, name)) for name in deciding(workflow, given))
    changes = []
    for name in standing.trail:
        others = {
            answer: code
            for answer, code in _alone(workflow, given, name).items()
            if code != standing.finding and answer != given[name]
        }
        if others:
            changes.append(Change(name, others))
    return tuple(changes)


def deciding(workflow: Workflow, given: Given) -> tuple[str, ...]:
    """The smallest set of open or missing facts that settles the finding however each of them turns out.

    Where several sets are equally small, the one whose questions come first.
    """
    open_ = [
        n for n, q in workflow.questions.items() if (n not in given or is_open(q, given[n])) and _matters(workflow, n)
    ]
    needed = tuple(name for name in open_ if _needed(workflow, given, name, open_))
    rest = [name for name in open_ if name not in needed]
    for size in range(min(len(rest), _MOST_FACTS) + 1):
        for names in itertools.combinations(rest, size):
            chosen = tuple(name for name in open_ if name in {*needed, *names})
            if chosen and (len(chosen) == len(open_) or _settles(workflow, given, chosen)):
                return chosen
    return tuple(open_)


def _needed(workflow: Workflow, given: Given, name: str, open_: list[str]) -> bool:
    """Whether no set of facts without this one can settle it: some answers to all the others leave it open."""
    ways = {other: ways_of(workflow, given, other) for other in open_ if other != name}
    most = max((len(each) for each in ways.values()), default=1)
    return any(
        judge(
            workflow,
            {**given, **{o: picked(workflow.questions[o], e[min(place, len(e) - 1)]) for o, e in ways.items()}},
        ).finding
        == workflow.if_unsettled
        for place in range(most)
    )


def _matters(workflow: Workflow, name: str) -> bool:
    if workflow.kind == "list":
        return any(name in (rule.when or {}) for rule in workflow.rules.values())
    return any((step.asks or node) == name for node, step in workflow.steps.items())


def _settles(workflow: Workflow, given: Given, names: tuple[str, ...]) -> bool:
    if not names:
        return judge(workflow, given).finding != workflow.if_unsettled
    first, *rest = names
    return all(
        _settles(workflow, {**given, first: picked(workflow.questions[first], way)}, tuple(rest))
        for way in ways_of(workflow, given, first)
    )


def _alone(workflow: Workflow, given: Given, name: str) -> dict[str, str]:
    question = workflow.questions[name]
    known = name in given and not is_open(question, given[name])
    options = closed_options(question) if known else ways_of(workflow, given, name)
    return {
        option: judge(workflow, {**given, name: picked(question, option)}).finding
        for option in options
        if option != NOT_YET_KNOWN or name in given
    }
