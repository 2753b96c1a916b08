"""What must hold of a workflow's file before anything can be asked of it: every name leads somewhere.

These checks are made whenever a file is read. Whether the law is right is ``proof``'s business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.errors import Problem
from assistant.files import Located
from assistant.workflows.engine import closed_options
from assistant.workflows.model import NOT_YET_KNOWN, Action, Condition, Consequence, Overlay, Question, Workflow

Fault = tuple[tuple[str | int, ...], str]


def problems_of(file: Located[Workflow], roles: Mapping[str, str]) -> list[Problem]:
    """Everything that leads nowhere in a national file, each with its line."""
    workflow = file.value
    return [
        file.problem(place, message)
        for place, message in (
            *_questions(workflow, roles),
            *(_routes(workflow) if workflow.kind == "steps" else _alone(workflow)),
            *_rules(workflow),
            *_consequences(workflow, workflow.consequences, "consequences", workflow.actions),
            *_actions(workflow.actions, "actions", workflow.dates, roles),
            *_statements_about(workflow, roles),
        )
    ]


def problems_of_overlay(file: Located[Overlay], national: Workflow, roles: Mapping[str, str]) -> list[Problem]:
    """Everything in a board's file that leads nowhere in the national one, each with its line."""
    overlay = file.value
    faults: list[Fault] = [
        (("adds_help", name), f"{national.key} has no question {name!r}")
        for name in overlay.adds_help
        if name not in national.questions
    ]
    for name, own in overlay.own_timescales.items():
        if name not in national.actions:
            faults.append((("own_timescales", name), f"{national.key} has no action {name!r}"))
        if own.who and own.who not in roles:
            faults.append((("own_timescales", name, "who"), no_role(own.who)))
        if own.due and own.due.event not in {**national.dates, **overlay.dates}:
            faults.append((("own_timescales", name, "due"), _no_date(own.due.event)))
    faults += [
        (("adds_actions", name), f"{national.key} has an action {name!r} already")
        for name in overlay.adds_actions
        if name in national.actions
    ]
    faults += [
        (("adds_consequences", name), f"{national.key} has a consequence {name!r} already")
        for name in overlay.adds_consequences
        if name in national.consequences
    ]
    dates = {**national.dates, **overlay.dates}
    actions = {**national.actions, **overlay.adds_actions}
    faults += _actions(overlay.adds_actions, "adds_actions", dates, roles)
    faults += _consequences(national, overlay.adds_consequences, "adds_consequences", actions)
    used = {action for c in overlay.adds_consequences.values() for action in c.actions}
    faults += [
        (("adds_actions", name), "no consequence has this action") for name in overlay.adds_actions if name not in used
    ]
    return [file.problem(place, message) for place, message in faults]


def no_role(role: str) -> str:
    """That a role is not there, and what to do."""
    return f"unknown role {role!r}: add it to roles in vocabulary.yaml, or mend its name"


def _no_date(name: str) -> str:
    return f"no date {name!r} is declared: add it to dates in this file, or mend its name"


def _no_question(workflow: Workflow, name: str) -> str:
    processes = [n for n, question in workflow.questions.items() if question.process]
    there = f"the processes are {', '.join(processes)}" if processes else f"see the questions of {workflow.key}"
    return f"{name!r} is no {'process or ' if processes else ''}question here: {there}"


def _questions(workflow: Workflow, roles: Mapping[str, str]) -> Iterator[Fault]:
    for name, question in workflow.questions.items():
        place = ("questions", name)
        if question.always_known and NOT_YET_KNOWN in question.options:
            yield (*place, "options"), f"{name} is always known, yet {NOT_YET_KNOWN} is among its options"
        if not question.always_known and NOT_YET_KNOWN not in question.options:
            yield (*place, "options"), f"{name} does not allow {NOT_YET_KNOWN}"
        yield from ((place, no_role(role)) for role in _roles_of(question) if role not in roles)
        closed = closed_options(question)
        if not closed:
            yield (*place, "options"), f"{name} has no answer that leaves nothing open"
        if question.judgement:
            named = [answer for answer in question.judgement.answers if answer not in question.options]
            yield from (((*place, "judgement", "answers"), f"{answer!r} is no option") for answer in named)
        for option_name, option in question.options.items():
            where = (*place, "options", option_name)
            yield from (
                (where, f"could be {other!r}, which is no answer that leaves nothing open")
                for other in option.could_be
                if other not in closed
            )
            if option.could_be and question.kind == "several":
                yield where, f"{option_name} could be others, which a question with several answers does not allow"
            if option.settles and (option_name != NOT_YET_KNOWN or not option.cites):
                yield where, f"only {NOT_YET_KNOWN} can settle, and with its own pinpoint"
            bounded = option.from_ is not None or option.to is not None
            if bounded != (question.kind in {"whole_number", "date"} and option_name != NOT_YET_KNOWN):
                yield where, f"{option_name} needs bounds where the question is a number or a day, and only there"


def _roles_of(question: Question) -> tuple[str, ...]:
    return (*question.held_by, *(question.judgement.by if question.judgement else ()))


def _routes(workflow: Workflow) -> Iterator[Fault]:
    nodes = {*workflow.steps, *workflow.outcomes}
    if workflow.start not in workflow.steps:
        yield ("start",), f"it starts at {workflow.start!r}, which is no step"
    for node, step in workflow.steps.items():
        name = step.asks or node
        question = workflow.questions.get(name)
        if question is None or question.kind == "several":
            yield ("steps", node), f"asks {name!r}, which is no question with one answer"
            continue
        for option in question.options:
            if option not in step.to:
                yield ("steps", node, "to"), f"dead end: the answer {option!r} to {name} leads nowhere"
        for option, goal in step.to.items():
            if option not in question.options:
                yield ("steps", node, "to", option), f"{option!r} is no option of {name}"
            if goal not in nodes:
                yield ("steps", node, "to", option), f"dead end: {goal!r} is neither a step nor an outcome"
    for node in _in_circles(workflow):
        yield ("steps", node), "the way comes back to this step"
    yield from _endings(workflow)


def _endings(workflow: Workflow) -> Iterator[Fault]:
    for end, outcome in workflow.outcomes.items():
        unknown = [rule for rule in outcome.rules if rule not in workflow.rules]
        yield from ((("outcomes", end), f"unknown rule {rule!r}") for rule in unknown)
    fired = {rule for outcome in workflow.outcomes.values() for rule in outcome.rules}
    for name, rule in workflow.rules.items():
        if rule.when is not None:
            yield ("rules", name, "when"), "a rule of a workflow of steps fires at an outcome, without a condition"
        if name not in fired:
            yield ("rules", name), "no outcome has this rule"


def _in_circles(workflow: Workflow) -> list[str]:
    done: set[str] = set()
    circles: list[str] = []

    def visit(node: str, above: tuple[str, ...]) -> None:
        if node in above:
            circles.append(node)
        elif node in workflow.steps and node not in done:
            for goal in workflow.steps[node].to.values():
                visit(goal, (*above, node))
            done.add(node)

    for node in workflow.steps:
        visit(node, ())
    return circles


def _alone(workflow: Workflow) -> Iterator[Fault]:
    for what in ("steps", "outcomes", "start"):
        if getattr(workflow, what):
            yield (what,), f"a list has no {what}: its questions stand alone"
    for name, rule in workflow.rules.items():
        if rule.when is None:
            yield ("rules", name), "a rule of a list says when it fires"
        yield from _condition(workflow, rule.when or {}, ("rules", name, "when"))
    for name, question in workflow.questions.items():
        yield from _condition(workflow, question.ask_when, ("questions", name, "ask_when"))


def _rules(workflow: Workflow) -> Iterator[Fault]:
    if workflow.if_unsettled not in workflow.findings:
        yield ("if_unsettled",), f"{workflow.if_unsettled!r} is none of the findings"
    for name, rule in workflow.rules.items():
        if rule.finding not in workflow.findings:
            yield ("rules", name, "finding"), f"{rule.finding!r} is none of the findings"
        if not rule.cites:
            yield ("rules", name), "a finding needs at least one pinpoint: cite the statement that says so"


def _consequences(
    workflow: Workflow, consequences: Mapping[str, Consequence], key: str, actions: Mapping[str, Action]
) -> Iterator[Fault]:
    for name, consequence in consequences.items():
        yield from _condition(workflow, consequence.when, (key, name, "when"))
        for code in consequence.on_finding:
            if code not in workflow.findings:
                yield (key, name, "on_finding"), f"{code!r} is none of the findings"
        for action in consequence.actions:
            if action not in actions:
                yield (key, name, "actions"), f"unknown action {action!r}"


def _actions(
    actions: Mapping[str, Action], key: str, dates: Mapping[str, str], roles: Mapping[str, str]
) -> Iterator[Fault]:
    for name, action in actions.items():
        if action.due and action.due.event not in dates:
            yield (key, name, "due"), _no_date(action.due.event)
        if action.who not in roles:
            yield (key, name, "who"), no_role(action.who)
        if not action.cites:
            yield (key, name), "an action needs at least one pinpoint: cite the statement that says so"


def _statements_about(workflow: Workflow, roles: Mapping[str, str]) -> Iterator[Fault]:
    for number, exclusion in enumerate(workflow.excludes):
        yield from _condition(workflow, exclusion.answers, ("excludes", number))
    for number, invariant in enumerate(workflow.invariants):
        yield from _condition(workflow, invariant.when, ("invariants", number))
        for code in (*invariant.never, *([invariant.at_least] if invariant.at_least else [])):
            if code not in workflow.findings:
                yield ("invariants", number), f"{code!r} is none of the findings"
    used = {action for c in workflow.consequences.values() for action in c.actions}
    for name in workflow.actions:
        if name not in used:
            yield ("actions", name), "no consequence has this action"
    if workflow.decision:
        yield from ((("decision", "by"), no_role(role)) for role in workflow.decision.by if role not in roles)
        for name, option in workflow.decision.options.items():
            for code in option.follows:
                if code not in workflow.findings:
                    yield ("decision", "options", name), f"{code!r} is none of the findings"


def _condition(workflow: Workflow, condition: Condition, place: tuple[str | int, ...]) -> Iterator[Fault]:
    for name, options in condition.items():
        question = workflow.questions.get(name)
        if question is None:
            yield (*place, name), _no_question(workflow, name)
            continue
        for option in options:
            if option not in question.options:
                yield (*place, name), f"{option!r} is no option of {name}"
