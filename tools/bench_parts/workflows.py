"""How fast a workflow is evaluated, beside a decision table of the same rule in zen-engine, and how long a proof takes.

Both are asked the same cases in turn: every path through the criteria, unknowns included. The table says what the
workflow says on every one of them, or nothing is measured; its trace is the row that fired, the workflow's the whole
way, every rule that fires and every finding that is still possible.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import VerificationFailed
from assistant.settings import Settings
from assistant.workflows.engine import stand
from assistant.workflows.given import Chosen
from assistant.workflows.load import Catalogue
from assistant.workflows.paths import paths_of

_CRITERIA = ("scr-criteria", "2015-03-26")
_TURNS, _SECONDS = 5, 0.4

_SUSPECTED = ("known", "suspected")
_CUSTODY = ("police_custody", "remand", "sentenced", "yoi", "stc", "secure_childrens_home", "mha1983_detained")
_LIVES = ("seriously_harmed", "alive_harm_not_yet_known")
_PRESUMED = ("none_not_definitive", "not_yet_known")
INPUTS = ("child", "outcome", "abuse_neglect", "custody_status", "age", "joint_working_concern")
Case = dict[str, Chosen]
Row = tuple[Mapping[str, Sequence[str]], str]
ROWS: tuple[Row, ...] = (
    ({"child": ["18_or_over"]}, "not_applicable"),
    ({"child": ["not_yet_known"], "abuse_neglect": _SUSPECTED, "age": ["16_or_17"]}, "must_always"),
    ({"child": ["not_yet_known"], "age": ["16_or_17"]}, "should_always"),
    ({"child": ["not_yet_known"]}, "indeterminate"),
    ({"outcome": ["neither"]}, "not_met_discretion"),
    ({"outcome": ["not_yet_known"]}, "indeterminate"),
    ({"outcome": ["died"], "abuse_neglect": _SUSPECTED}, "must_always"),
    ({"outcome": ["died"], "custody_status": _CUSTODY}, "should_always"),
    ({"outcome": ["died"], "age": ["16_or_17"]}, "should_always"),
    (
        {"outcome": ["died"], "abuse_neglect": ["not_suspected"], "custody_status": ["none"]},
        "not_met_discretion",
    ),
    ({"outcome": ["died"]}, "indeterminate"),
    ({"outcome": _LIVES, "abuse_neglect": ["not_suspected"]}, "not_met_discretion"),
    ({"outcome": _LIVES, "joint_working_concern": ["none_definitive_evidence"]}, "not_met_discretion"),
    ({"outcome": ["alive_harm_not_yet_known"]}, "indeterminate"),
    ({"abuse_neglect": _SUSPECTED, "joint_working_concern": ["concern"]}, "must_always"),
    ({"abuse_neglect": _SUSPECTED, "joint_working_concern": _PRESUMED}, "must_presumed"),
    ({}, "indeterminate"),
)
"""The criteria as a decision table: the first row whose answers all fit gives the finding."""


@dataclass(frozen=True, slots=True)
class WorkflowFigures:
    """What was measured; each rate is the best of a few turns, because the machine is shared with others."""

    cases: int
    ours: float
    """Evaluations a second, each with its whole trace."""
    zen: float
    """The same cases a second through zen-engine's decision table, with its trace."""
    zen_untraced: float
    """The same without a trace."""
    workflows: int
    proof_seconds: float
    faults: int


def measured(settings: Settings, say: Callable[[str], None]) -> WorkflowFigures:
    """Evaluate and prove the workflows of the settings.

    Raises ``VerificationFailed`` where the table says otherwise than the workflow.
    """
    import zen  # with the rest below: figures are held by a process that starts small

    from assistant.bootstrap.checking import check_workflows

    workflow = Catalogue(settings.workflows_dir, settings.local_workflows).composed(*_CRITERIA)
    cases = [dict(path.answers) for path in paths_of(workflow)]
    table = zen.ZenEngine().create_decision(json.dumps(jdm(ROWS)))
    for case in cases:
        found, told = stand(workflow, case).finding, table.evaluate(case)["result"].get("finding")
        if found != told:
            raise VerificationFailed(f"the decision table gives {told} where the workflow gives {found}: {case}")
    say(f"evaluating {len(cases)} cases in turn")
    ours, traced, untraced = _in_turn(
        cases,
        lambda case: stand(workflow, case),
        lambda case: table.evaluate(case, {"trace": True}),
        lambda case: table.evaluate(case, {"trace": False}),
    )
    say("proving every workflow")
    began = time.perf_counter()
    checked = check_workflows(settings)
    seconds, faults = time.perf_counter() - began, len(checked.problems) + len(checked.faults)
    return WorkflowFigures(len(cases), ours, traced, untraced, len(checked.proofs), seconds, faults)


def jdm(rows: Sequence[Row]) -> dict[str, Any]:
    """A decision table as zen-engine reads it: a JSON decision model of one table between input and output."""
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in INPUTS],
        "outputs": [{"id": "finding", "name": "finding", "field": "finding"}],
        "rules": [
            {"_id": str(number), "finding": json.dumps(finding)}
            | {name: ", ".join(map(json.dumps, answers.get(name, ()))) for name in INPUTS}
            for number, (answers, finding) in enumerate(rows, 1)
        ],
    }
    nodes: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("in", "inputNode", {}),
        ("table", "decisionTableNode", content),
        ("out", "outputNode", {}),
    )
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": name, "name": name, "type": kind, "content": held, "position": {"x": 0, "y": 0}}
            for name, kind, held in nodes
        ],
        "edges": [
            {"id": f"{start}-{end}", "sourceId": start, "targetId": end, "type": "edge"}
            for start, end in (("in", "table"), ("table", "out"))
        ],
    }


def _in_turn(cases: Sequence[Case], *ways: Callable[[Case], object]) -> list[float]:
    """The best rate of each way of evaluating, measured in turns so that what slows the machine slows them all."""
    rates = [0.0] * len(ways)
    for _ in range(_TURNS):
        for number, way in enumerate(ways):
            rates[number] = max(rates[number], _rate(cases, way))
    return rates


def _rate(cases: Sequence[Case], way: Callable[[Case], object]) -> float:
    done, began = 0, time.perf_counter()
    while (taken := time.perf_counter() - began) < _SECONDS:
        for case in cases:
            way(case)
        done += len(cases)
    return done / taken
