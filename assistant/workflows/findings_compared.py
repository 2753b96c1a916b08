"""Where two definitions come to different findings on the same facts, in as few and as plain cases as tell it.

Every way through the one is put beside every way through the other that can be walked on the same facts; a question
that only one of them asks is then a fact that matters to that one alone.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.workflows import wording
from assistant.workflows.engine import judge
from assistant.workflows.given import Given, picked
from assistant.workflows.model import Workflow
from assistant.workflows.paths import MOST_PATHS, paths_of

_MOST_ANSWERS = 2 * MOST_PATHS
"""So many combinations of answers to a list are gone through; of a longer one its rules are compared instead."""
_MOST_DIFFERING = 10_000
"""So many combinations are put into words; two workflows that hardly ask the same have more."""
_Case = Mapping[str, frozenset[str]]
"""Question to the answers, of which any."""


@dataclass(frozen=True, slots=True)
class Differing:
    """What was found then, what is found now, and on which facts."""

    then: str
    now: str
    cases: tuple[str, ...]
    """Each in words; together they are every combination of answers with these two findings."""

    def lines(self) -> Iterator[str]:
        """The two findings, and under them each case."""
        yield f"then: {self.then} now: {self.now}"
        yield from (f"  where {case}" for case in self.cases)


def findings_that_differ(old: Workflow, new: Workflow) -> list[Differing] | None:
    """Every combination of answers whose finding differs, by the two findings; None where they are too many to list.

    The combinations of a list are those of the questions that its rules name; where both lists have the same rules and
    findings, none differs.
    """
    if _decides(old) == _decides(new):
        return []
    if _too_many(old) or _too_many(new):
        return None
    cases: dict[tuple[str, str], set[frozenset[tuple[str, frozenset[str]]]]] = defaultdict(set)
    ways = _together(list(_ways(old)), list(_ways(new)))
    differing = (way for way in ways if way[1] != way[2])
    for number, (answers, then, now) in enumerate(differing, 1):
        if number > _MOST_DIFFERING:
            return None
        cases[then, now].add(frozenset((name, frozenset([answer])) for name, answer in answers.items()))
    return [
        Differing(_headline(old, then), _headline(new, now), tuple(_worded(old, new, found)))
        for (then, now), found in sorted(cases.items(), key=lambda item: _strength(old, new, *item[0]))
    ]


def _decides(workflow: Workflow) -> object:
    """Everything that the finding depends on, and the findings as they are told."""
    questions = {n: q for n, q in workflow.questions.items() if workflow.kind == "steps" or n in _named(workflow)}
    answers = {
        n: [(o, v.from_, v.to, v.could_be, v.settles) for o, v in q.options.items()] for n, q in questions.items()
    }
    rules = {name: (rule.finding, rule.when) for name, rule in workflow.rules.items()}
    route = workflow.kind, workflow.start, workflow.steps, workflow.outcomes
    return route, answers, rules, workflow.excludes, list(workflow.findings), workflow.if_unsettled


def _named(workflow: Workflow) -> list[str]:
    named = {name for rule in workflow.rules.values() for name in rule.when or {}}
    return [name for name in workflow.questions if name in named]


def _too_many(workflow: Workflow) -> bool:
    counts = (len(workflow.questions[name].options) for name in _named(workflow))
    return workflow.kind == "list" and math.prod(counts) > _MOST_ANSWERS


def _ways(workflow: Workflow) -> Iterator[tuple[dict[str, str], str]]:
    """Each combination of answers that leads to a finding, with the finding."""
    if workflow.kind == "steps":
        for path in paths_of(workflow):
            yield {name: str(path.answers[name]) for name in path.standing.trail}, str(path.standing.finding)
        return
    named = _named(workflow)
    for chosen in itertools.product(*(workflow.questions[name].options for name in named)):
        answers = dict(zip(named, chosen, strict=True))
        given: Given = {name: picked(workflow.questions[name], answer) for name, answer in answers.items()}
        yield answers, judge(workflow, given).finding


def _together(
    old: list[tuple[dict[str, str], str]], new: list[tuple[dict[str, str], str]]
) -> Iterator[tuple[dict[str, str], str, str]]:
    """Every two ways that can be walked on the same facts, with all their answers."""
    always = set.intersection(*(set(answers) for answers, _ in (*old, *new))) if old and new else set()
    alike: dict[tuple[str, ...], list[tuple[dict[str, str], str]]] = defaultdict(list)
    for answers, now in new:
        alike[tuple(answers[name] for name in sorted(always))].append((answers, now))
    for answers, then in old:
        for others, now in alike[tuple(answers[name] for name in sorted(always))]:
            if all(others.get(name, answer) == answer for name, answer in answers.items()):
                yield {**answers, **others}, then, now


def _worded(old: Workflow, new: Workflow, found: Iterable[frozenset[tuple[str, frozenset[str]]]]) -> Iterator[str]:
    """The combinations in words, joined wherever only the answers to one question tell them apart."""
    options = {
        name: frozenset(option for workflow in (old, new) if name in workflow.questions
                        for option in workflow.questions[name].options)
        for name in (*old.questions, *new.questions)
    }  # fmt: skip
    joined: list[_Case] = [dict(case) for case in found]
    before = 0
    while len(joined) != before:
        before = len(joined)
        for name, every in options.items():
            joined = _joined(joined, name, every)
    whole = [case for case in joined if not any(case is not other and _within(case, other) for other in joined)]
    order = list(options)
    yield from sorted(", ".join(_said(old, new, n, case[n]) for n in order if n in case) or "always" for case in whole)


def _joined(cases: Iterable[_Case], name: str, options: frozenset[str]) -> list[_Case]:
    """The cases, those that differ in one question alone as one; a question that any answer will do for is left out."""
    apart: dict[frozenset[tuple[str, frozenset[str]]], frozenset[str]] = {}
    joined: dict[frozenset[tuple[str, frozenset[str]]], None] = {}
    for case in cases:
        rest = frozenset((n, answers) for n, answers in case.items() if n != name)
        if name in case:
            apart[rest] = apart.get(rest, frozenset()) | case[name]
        else:
            joined[rest] = None
    kept = {rest | {(name, answers)} for rest, answers in apart.items() if answers != options and rest not in joined}
    whole = {rest for rest, answers in apart.items() if answers == options}
    return [dict(case) for case in {*joined, *whole, *kept}]


def _within(case: _Case, other: _Case) -> bool:
    """Whether a case is part of another that says no more."""
    return case != other and all(name in case and case[name] <= answers for name, answers in other.items())


def _said(old: Workflow, new: Workflow, name: str, answers: frozenset[str]) -> str:
    workflow = new if name in new.questions else old
    question = workflow.questions[name]
    both = {**old.questions[name].options, **question.options} if name in old.questions else question.options
    labels = [option.label or one.replace("_", " ") for one, option in both.items() if one in answers]
    return f"{question.ask} {wording.any_of(labels)}"


def _headline(workflow: Workflow, code: str) -> str:
    return f"{workflow.findings[code].headline} ({code})"


def _strength(old: Workflow, new: Workflow, then: str, now: str) -> tuple[int, int]:
    return list(old.findings).index(then), list(new.findings).index(now)
