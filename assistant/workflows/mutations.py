"""Wrong versions of a workflow, one change each: what the scenarios must be able to tell from the right one."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.workflows.model import Rule, Workflow


def mutants_of(workflow: Workflow) -> Iterator[tuple[str, Workflow]]:
    """Every route flipped to every other node, every rule's finding swapped for every other, one at a time.

    In a list, where there are no routes, each answer of a rule's condition is left out in turn instead.
    """
    yield from _flipped_routes(workflow)
    yield from _swapped_findings(workflow)
    if workflow.kind == "list":
        yield from _narrowed_conditions(workflow)


def _flipped_routes(workflow: Workflow) -> Iterator[tuple[str, Workflow]]:
    nodes = [*workflow.steps, *workflow.outcomes]
    for node, step in workflow.steps.items():
        for option, right in step.to.items():
            for wrong in nodes:
                if wrong not in {right, node} and not _reaches(workflow, wrong, node):
                    changed = step.model_copy(update={"to": {**step.to, option: wrong}})
                    steps = {**workflow.steps, node: changed}
                    yield f"{node}.{option}: {right} -> {wrong}", workflow.model_copy(update={"steps": steps})


def _swapped_findings(workflow: Workflow) -> Iterator[tuple[str, Workflow]]:
    for name, rule in workflow.rules.items():
        for wrong in workflow.findings:
            if wrong != rule.finding:
                yield f"{name}: {rule.finding} -> {wrong}", _with_rule(workflow, name, rule, finding=wrong)


def _narrowed_conditions(workflow: Workflow) -> Iterator[tuple[str, Workflow]]:
    for name, rule in workflow.rules.items():
        for question, options in (rule.when or {}).items():
            for option in options:
                left = {**(rule.when or {}), question: tuple(o for o in options if o != option)}
                yield f"{name}: without {question}={option}", _with_rule(workflow, name, rule, when=left)


def _with_rule(workflow: Workflow, name: str, rule: Rule, **changed: object) -> Workflow:
    return workflow.model_copy(update={"rules": {**workflow.rules, name: rule.model_copy(update=changed)}})


def _reaches(workflow: Workflow, start: str, goal: str) -> bool:
    """Whether the way from one node can come to another: flipping there would make a circle, which the checks find."""
    seen, ahead = set(), [start]
    while ahead:
        node = ahead.pop()
        if node == goal:
            return True
        if node not in seen and node in workflow.steps:
            seen.add(node)
            ahead += workflow.steps[node].to.values()
    return False
