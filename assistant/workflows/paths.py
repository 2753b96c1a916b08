"""Every path through a workflow: generated, committed, read by people, and what the checks are made on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.workflows.engine import Standing, actions_of, stand
from assistant.workflows.given import Given, matches, picked
from assistant.workflows.model import Workflow

MOST_PATHS = 5_000


@dataclass(frozen=True, slots=True)
class Path:
    """The answers of one way, and where it stands at its end."""

    answers: Given
    standing: Standing


def paths_of(workflow: Workflow) -> Iterator[Path]:
    """Every way of answering a workflow of steps, open answers included.

    Ways on which the answers exclude each other are left out.
    """
    yield from _onward(workflow, {})


def _onward(workflow: Workflow, given: Given) -> Iterator[Path]:
    standing = stand(workflow, given)
    if standing.asking is None:
        yield Path(given, standing)
        return
    for option in workflow.questions[standing.asking].options:
        answers = {**given, standing.asking: option}
        if not any(matches(exclusion.answers, answers) for exclusion in workflow.excludes):
            yield from _onward(workflow, answers)


def listed(workflow: Workflow) -> str:
    """The page of all paths, as it is committed beside the workflow."""
    lines = _list_lines(workflow) if workflow.kind == "list" else _step_lines(workflow)
    return "\n".join([f"{workflow.key}: {workflow.title}", "", *lines, ""])


def _step_lines(workflow: Workflow) -> Iterator[str]:
    found = list(paths_of(workflow))
    yield f"{len(found)} paths"
    yield ""
    for path in found:
        way = ", ".join(f"{name}={path.answers[name]}" for name in path.standing.trail)
        yield f"{way} => {_end(path.standing)}"


def _end(standing: Standing) -> str:
    rules = f" ({', '.join(standing.rules)})" if standing.rules else ""
    could = f"; could be {', '.join(standing.possible)}" if len(standing.possible) > 1 else ""
    return f"{standing.finding}{rules}{could}"


def _list_lines(workflow: Workflow) -> Iterator[str]:
    """Question by question, and every pair of answers to two questions that share an action."""
    yield "Whatever is answered:"
    yield from _effects(workflow, stand(workflow, {}))
    always = frozenset(actions_of(workflow, stand(workflow, {})))
    by_answer: dict[tuple[str, str], frozenset[str]] = {}
    for name, question in workflow.questions.items():
        for option in question.options:
            standing = stand(workflow, {name: picked(question, option)})
            by_answer[name, option] = frozenset(actions_of(workflow, standing)) - always
            rules = f" rules {', '.join(standing.rules)}" if standing.rules else ""
            yield ""
            yield f"{name}={option}:{rules}"
            yield from _effects(workflow, standing, always, anyway=False)
    yield ""
    yield "Pairs that share an action:"
    for (one, first), (other, second) in itertools.combinations(by_answer.items(), 2):
        if one[0] != other[0] and (shared := first & second):
            yield f"- {'='.join(one)} and {'='.join(other)}: {', '.join(sorted(shared))}"


def _effects(
    workflow: Workflow, standing: Standing, already: frozenset[str] = frozenset(), *, anyway: bool = True
) -> Iterator[str]:
    """What holds at a standing; without ``anyway``, only what not every answer brings."""
    for name in standing.consequences:
        consequence = workflow.consequences[name]
        if not (anyway or consequence.when or consequence.on_finding):
            continue
        for action in consequence.actions:
            if action not in already:
                yield f"- {action}"
        if consequence.say:
            yield f"- says {name}"
