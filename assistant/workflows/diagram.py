"""The picture of a workflow: which answer leads where, as Mermaid text and as an SVG that needs nothing else.

The SVG is read from top to bottom like a table of contents: each question stands once, under the answer that leads to
it; where another answer leads there too, it says so by the question's number. So no line crosses another, and it
prints on paper.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant.workflows.model import Workflow

_WIDE, _INDENT, _LINE, _LETTERS = 920, 30, 18, 96
# Attributes rather than a style sheet, so that the picture also shows where a page allows none inside it.
_ALL_TEXT = 'font-family="sans-serif" font-size="13" fill="#16242e"'
_OF_TEXT = {
    "question": 'font-weight="bold"',
    "answers": 'fill="#3a4f60"',
    "ends": 'font-weight="bold" fill="#1e5c3c"',
    "goes": 'font-style="italic" fill="#3a4f60"',
}
_BOX = 'fill="#fff" stroke="#31506b"'
_TICK = 'fill="none" stroke="#8296a5"'


@dataclass(frozen=True, slots=True)
class Edge:
    """Every answer that leads from one node to another."""

    start: str
    end: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the picture: a question, or answers and what they lead to."""

    depth: int
    question: str = ""
    answers: str = ""
    ends: str = ""
    goes: str = ""


def edges_of(workflow: Workflow) -> list[Edge]:
    """The ways of a workflow of steps; in a list, from each question to the findings that its answers bear on."""
    grouped: dict[tuple[str, str], list[str]] = {}
    if workflow.kind == "steps":
        for node, step in workflow.steps.items():
            for option, goal in step.to.items():
                grouped.setdefault((node, goal), []).append(option)
    else:
        for rule in workflow.rules.values():
            for name, options in (rule.when or {}).items():
                grouped.setdefault((name, rule.finding), []).extend(options)
    return [Edge(start, end, tuple(dict.fromkeys(answers))) for (start, end), answers in grouped.items()]


def mermaid(workflow: Workflow) -> str:
    """The diagram as Mermaid text."""
    edges = edges_of(workflow)
    asked = dict.fromkeys(edge.start for edge in edges)
    ends = dict.fromkeys(edge.end for edge in edges if edge.end not in asked)
    lines = ["flowchart TD"]
    lines += [f'  {_id(node)}["{_quoted(_question(workflow, node))}"]' for node in asked]
    lines += [f'  {_id(node)}(["{_quoted(_ending(workflow, node))}"])' for node in ends]
    lines += [f'  {_id(e.start)} -->|"{", ".join(e.answers)}"| {_id(e.end)}' for e in edges]
    return "\n".join(lines) + "\n"


def svg(workflow: Workflow) -> str:
    """The diagram as an SVG picture, with a title and a description for those who do not see it."""
    edges = edges_of(workflow)
    rows = list(_rows(workflow, edges))
    parts: list[str] = []
    top = 16
    for row in rows:
        drawn, high = _drawn(row, top)
        parts += drawn
        top += high
    size = f'viewBox="0 0 {_WIDE} {top + 10}" width="{_WIDE}" height="{top + 10}"'
    said = "; ".join(f"{e.start}: {', '.join(e.answers)} leads to {e.end}" for e in edges)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d">',
            f'<title id="t">{escape(workflow.title)}</title>',
            f'<desc id="d">{escape(said)}</desc>',
            f"<g {_ALL_TEXT}>",
            *parts,
            "</g>",
            "</svg>\n",
        ]
    )


def _rows(workflow: Workflow, edges: Sequence[Edge]) -> Iterator[_Row]:
    below: dict[str, list[Edge]] = {}
    for edge in edges:
        below.setdefault(edge.start, []).append(edge)
    numbers: dict[str, int] = {}

    def onward(node: str, depth: int) -> Iterator[_Row]:
        numbers[node] = len(numbers) + 1
        yield _Row(depth, question=f"{numbers[node]}. {_question(workflow, node)}")
        for edge in below[node]:
            answers = "; ".join(_label(workflow, node, answer) for answer in edge.answers)
            if edge.end not in below:
                yield _Row(depth + 1, answers=answers, ends=_ending(workflow, edge.end))
            elif edge.end in numbers:
                yield _Row(depth + 1, answers=answers, goes=f"go to {numbers[edge.end]}")
            else:
                yield _Row(depth + 1, answers=answers)
                yield from onward(edge.end, depth + 2)

    starts = [str(workflow.start)] if workflow.kind == "steps" else list(below)
    for node in starts:
        yield from onward(node, 0)


def _drawn(row: _Row, top: int) -> tuple[list[str], int]:
    left = 14 + row.depth * _INDENT
    if row.question:
        lines = textwrap.wrap(row.question, _LETTERS - row.depth * 4)
        high = len(lines) * _LINE + 12
        box = f'<rect x="{left}" y="{top}" width="{_WIDE - left - 14}" height="{high}" rx="5" {_BOX}/>'
        texts = [_text(left + 10, top + 20 + n * _LINE, line, "question") for n, line in enumerate(lines)]
        return [box, *texts], high + 8
    led = row.ends or row.goes or "then"
    lines = textwrap.wrap(f"{row.answers} \u2192 {led}", _LETTERS - row.depth * 4)
    tick = f'<path d="M{left - 16} {top - 8}V{top + 9}H{left - 4}" {_TICK}/>'
    kind = "ends" if row.ends else "goes" if row.goes else "answers"
    texts = [_text(left, top + 14 + n * _LINE, line, kind) for n, line in enumerate(lines)]
    return [tick, *texts], len(lines) * _LINE + 6


def _text(x: int, y: int, text: str, kind: str) -> str:
    return f'<text x="{x}" y="{y}" {_OF_TEXT[kind]}>{escape(text)}</text>'


def _question(workflow: Workflow, node: str) -> str:
    step = workflow.steps.get(node)
    return workflow.questions[(step.asks if step else None) or node].ask


def _label(workflow: Workflow, node: str, answer: str) -> str:
    step = workflow.steps.get(node)
    option = workflow.questions[(step.asks if step else None) or node].options[answer]
    return option.label or answer.replace("_", " ")


def _ending(workflow: Workflow, node: str) -> str:
    if node not in workflow.outcomes:
        return node.replace("_", " ")
    rules = workflow.outcomes[node].rules
    codes = dict.fromkeys(workflow.rules[rule].finding for rule in rules) or {workflow.if_unsettled: None}
    named = " and ".join(code.replace("_", " ") for code in codes)
    return f"{named} ({', '.join(rules)})" if rules else named


def _id(name: str) -> str:
    return "n_" + name.replace("-", "_")


def _quoted(text: str) -> str:
    return text.replace('"', "'")
