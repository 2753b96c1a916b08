"""What a case has answered meanwhile, on the list that is made for it: an answer is a fact of the whole case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.cases.model import Fact
from assistant.checklists.build import Asked, processes_of
from assistant.checklists.working import ListEvent, Made
from assistant.workflows.given import allows
from assistant.workflows.model import Workflow
from assistant.workflows.nation import NATION


def filled_in(asked: Asked, workflows: Sequence[Workflow], facts: Iterable[Fact]) -> Asked:
    """What a list is asked for, with what its case has answered on everything that was not said anew."""
    return _asked_for(asked, workflows, {**asked.facts, **asked.processes}, _newest_first(facts))


def brought_up_to_date(event: ListEvent, made: Made, workflows: Sequence[Workflow], facts: Iterable[Fact]) -> Asked:
    """What a list was made for, with what its case has answered since: the later word stands."""
    # Which nation it is one of is kept by the case alone: whenever it was answered, it counts.
    later = _newest_first(fact for fact in facts if fact.at > event.at or fact.question == NATION)
    asked = Asked(made.processes, made.facts, made.dates, as_of=made.as_of)
    return _asked_for(asked, workflows, {}, [*later, *made.facts.items(), *made.processes.items()])


def _newest_first(facts: Iterable[Fact]) -> list[tuple[str, object]]:
    return [(f.question, f.value) for f in sorted(facts, key=lambda fact: fact.at, reverse=True)]


def _asked_for(
    asked: Asked, workflows: Sequence[Workflow], first: Mapping[str, object], then: Iterable[tuple[str, object]]
) -> Asked:
    """``first`` as it is, then each further answer that a workflow asks for and that goes with those before it."""
    held = dict(first)
    for name, value in then:
        asking = [workflow for workflow in workflows if name in workflow.questions]
        if name == NATION:  # no list asks for it, and none holds for another nation than England
            held.setdefault(name, value)
        elif name not in held and asking and all(allows(workflow, {**held, name: value}) for workflow in asking):
            held[name] = value
    processes = {*processes_of(workflows), *asked.processes}
    return replace(
        asked,
        # A process that is answered with *no* does not run, so nothing of it goes on the list.
        processes={
            name: "yes" if value == "yes" else "not_yet_known"
            for name, value in held.items()
            if name in processes and value != "no"
        },
        facts={name: value for name, value in held.items() if name not in processes},
    )
