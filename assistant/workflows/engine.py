"""Walk a workflow on the answers given, and say what the criteria then say: pure, and short enough to read whole.

A finding stands only if every way of filling in what is not yet known gives the same one. Where the ways differ, a
rule that fires on all of them still holds (a death in custody, whatever else turns out); where there is none, the
workflow ends in its unsettled finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.workflows.given import Chosen, Given, matches, picked
from assistant.workflows.model import NOT_YET_KNOWN, Question, Workflow


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the answers given lead."""

    trail: tuple[str, ...]
    """The questions on the way, in order."""
    asking: str | None
    """The question that is missing, or None at the end of the way."""
    finding: str | None
    """The code of the finding; None while a question is missing."""
    rules: tuple[str, ...]
    """The rules that fire, strongest finding first."""
    consequences: tuple[str, ...]
    not_yet_known: tuple[str, ...]
    """The questions on the way whose answer leaves something open."""
    possible: tuple[str, ...]
    """The findings that some way of filling in the unknowns gives, strongest first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the criteria say over every way of filling in the unknowns."""

    finding: str
    rules: tuple[str, ...]
    possible: tuple[str, ...]


def stand(workflow: Workflow, given: Given) -> Standing:
    """Walk the workflow and conclude."""
    trail, asking, end = _way(workflow, given)
    unknown = tuple(name for name in trail if is_open(workflow.questions[name], given[name]))
    if end and not unknown:
        rules = _strongest_first(workflow, workflow.outcomes[end].rules)
        found = workflow.rules[rules[0]].finding if rules else workflow.if_unsettled
        verdict = Verdict(found, rules, (found,))
    else:
        verdict = judge(workflow, given)
    finding = verdict.finding if asking is None else None
    on_way = {name: given[name] for name in trail}
    return Standing(
        trail=trail,
        asking=asking,
        finding=finding,
        rules=verdict.rules if asking is None else (),
        consequences=_consequences(workflow, on_way, finding),
        not_yet_known=unknown,
        possible=verdict.possible,
    )


def judge(workflow: Workflow, given: Given) -> Verdict:
    """The finding over every way of filling in what is open or not yet asked."""
    endings = endings_of(workflow, given)
    codes = {_code(workflow, rules) for rules in endings}
    possible = tuple(code for code in workflow.findings if code in codes)
    always = frozenset.intersection(*endings)
    if len(possible) == 1:
        fired = always or frozenset().union(*endings)
        return Verdict(possible[0], _strongest_first(workflow, fired), possible)
    each = [{workflow.rules[rule].finding for rule in rules} for rules in endings]
    certain = set.intersection(*each)
    if certain:
        strongest = next(code for code in workflow.findings if code in certain)
        return Verdict(strongest, _strongest_first(workflow, always), possible)
    return Verdict(workflow.if_unsettled, (), possible)


def endings_of(workflow: Workflow, given: Given) -> set[frozenset[str]]:
    """The rules that fire on each way of filling in the unknowns."""
    if workflow.kind == "list":
        return set(_endings_of_list(workflow, given))
    endings: set[frozenset[str]] = set()
    _end_steps(workflow, given, str(workflow.start), endings)
    return endings


def actions_of(workflow: Workflow, standing: Standing) -> tuple[str, ...]:
    """The actions of every consequence that holds, each once, in the order of the file."""
    return tuple(dict.fromkeys(a for name in standing.consequences for a in workflow.consequences[name].actions))


def is_open(question: Question, answer: Chosen) -> bool:
    """Whether an answer leaves something open: *not yet known*, or one that could be several things."""
    if isinstance(answer, tuple):
        return False
    option = question.options[answer]
    return bool(option.could_be) or (answer == NOT_YET_KNOWN and not option.settles)


def closed_options(question: Question) -> tuple[str, ...]:
    """The answers that leave nothing open, in the order of the file."""
    return tuple(name for name in question.options if not is_open(question, name))


def ways_of(workflow: Workflow, given: Given, name: str) -> tuple[str, ...]:
    """What an open or missing answer may turn out to be, as far as the other answers allow."""
    question = workflow.questions[name]
    answer = given.get(name)
    if isinstance(answer, str) and question.options[answer].could_be:
        ways = question.options[answer].could_be
    else:
        ways = closed_options(question)
    bounds = [e.answers for e in workflow.excludes if e.fills_in and name in e.answers]
    if not bounds:
        return ways
    return tuple(way for way in ways if not any(matches(b, {**given, name: way}) for b in bounds)) or ways


def _way(workflow: Workflow, given: Given) -> tuple[tuple[str, ...], str | None, str | None]:
    """The trail, the question that is missing, and in a workflow of steps the node it ends at."""
    if workflow.kind == "list":
        asked = [name for name, q in workflow.questions.items() if matches(q.ask_when, given)]
        missing = next((name for name in asked if name not in given), None)
        return tuple(name for name in asked if name in given), missing, None
    trail: list[str] = []
    node = str(workflow.start)
    while step := workflow.steps.get(node):
        name = step.asks or node
        answer = given.get(name)
        if answer is None:
            return tuple(trail), name, None
        trail.append(name)
        node = step.to[answer]  # type: ignore[index]  # a step never asks for several: the checks refuse it
    return tuple(trail), None, node


def _end_steps(workflow: Workflow, given: Given, node: str, endings: set[frozenset[str]]) -> None:
    """Add the endings of every way on from a node."""
    while step := workflow.steps.get(node):
        name = step.asks or node
        answer = given.get(name)
        if answer is None or is_open(workflow.questions[name], answer):
            for way in ways_of(workflow, given, name):
                _end_steps(workflow, {**given, name: way}, step.to[way], endings)
            return
        node = step.to[answer]  # type: ignore[index]  # as above
    endings.add(frozenset(workflow.outcomes[node].rules))


def _endings_of_list(workflow: Workflow, given: Given) -> Iterator[frozenset[str]]:
    """As for steps; only the unknowns that could raise the finding above what is certain are filled in."""
    known = {name: answer for name, answer in given.items() if not is_open(workflow.questions[name], answer)}
    certain = frozenset(name for name, rule in workflow.rules.items() if matches(rule.when or {}, known))
    rank = {code: place for place, code in enumerate(workflow.findings)}
    bound = min((rank[workflow.rules[name].finding] for name in certain), default=len(rank))
    stronger = [rule for rule in workflow.rules.values() if rank[rule.finding] < bound]
    open_ = [name for name in workflow.questions if name not in known and any(name in (r.when or {}) for r in stronger)]
    codes: set[str] = set()
    reachable = {rule.finding for rule in stronger} | {workflow.rules[name].finding for name in certain}
    for filled in _fillings(workflow, known, open_):
        rules = frozenset(name for name, rule in workflow.rules.items() if matches(rule.when or {}, filled))
        codes.add(_code(workflow, rules))
        yield rules
        if codes >= reachable:
            return


def _fillings(workflow: Workflow, known: Given, open_: list[str]) -> Iterator[dict[str, Chosen]]:
    if not open_:
        yield dict(known)
        return
    name, *rest = open_
    for way in ways_of(workflow, known, name):
        yield from _fillings(workflow, {**known, name: picked(workflow.questions[name], way)}, rest)


def _consequences(workflow: Workflow, given: Given, finding: str | None) -> tuple[str, ...]:
    return tuple(
        name
        for name, consequence in workflow.consequences.items()
        if (not consequence.on_finding or finding in consequence.on_finding) and matches(consequence.when, given)
    )


def _code(workflow: Workflow, rules: frozenset[str]) -> str:
    return workflow.rules[_strongest_first(workflow, rules)[0]].finding if rules else workflow.if_unsettled


def _strongest_first(workflow: Workflow, rules: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
    if len(rules) < 2:  # nothing to put in order, which is so for most ways
        return tuple(rules)
    named = [(name, rule.finding) for name, rule in workflow.rules.items() if name in rules]
    return tuple(name for code in workflow.findings for name, finding in named if finding == code)
