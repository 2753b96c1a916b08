"""Everything one run of the bench has measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tools.bench_parts.checklists import ChecklistFigures
from tools.bench_parts.checks import Checks
from tools.bench_parts.numbers import Spread
from tools.bench_parts.processes import Run
from tools.bench_parts.records import RecordFigures
from tools.bench_parts.slack import SlackFigures
from tools.bench_parts.web import WebFigures
from tools.bench_parts.workflows import WorkflowFigures

COMPILED = "the assistant, compiled index"
CHROMA = "the assistant, through LangChain and Chroma"
PLAIN = "plain pipeline (LangChain, Chroma, MiniLM in PyTorch)"
PLAIN_EXPORTED = "plain pipeline with the model the assistant exports"
BM25 = "plain BM25 (bm25s)"


@dataclass(frozen=True, slots=True)
class Quality:
    """How well each system finds what one question file asks for."""

    file: str
    reports: Mapping[str, Mapping[str, Any]]
    """By system, as ``assistant eval`` prints them."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What became of the messages of one file that must not be answered."""

    file: str
    messages: int
    answered: int


@dataclass(slots=True)
class Figures:
    """The figures of one run, ready to be shown."""

    machine: Sequence[tuple[str, str]] = ()
    quality: list[Quality] = field(default_factory=list)
    forbidden: list[Forbidden] = field(default_factory=list)
    warm: dict[str, Spread] = field(default_factory=dict)
    """Seconds a question, by system."""
    asked: str = ""
    """The file whose questions were timed."""
    build: Run | None = None
    attached: Mapping[str, Run] = field(default_factory=dict)
    cold: Sequence[Run] = ()
    apart: int = 0
    """Questions for which the compiled path and the Chroma path gave different places."""
    chunks: int = 0
    cut: str = ""
    records: RecordFigures | None = None
    workflows: WorkflowFigures | None = None
    checklists: ChecklistFigures | None = None
    web: WebFigures | None = None
    slack: SlackFigures | None = None
    checks: Checks = field(default_factory=Checks)
    notes: list[str] = field(default_factory=list)
    """Plain lines on what was left out."""

    def times_faster(self, system: str) -> tuple[float, float] | None:
        """How many times as long as the compiled path a system takes, at p50 and p95; None where not measured."""
        ours, other = self.warm.get(COMPILED), self.warm.get(system)
        if ours is None or other is None:
            return None
        return other.p50 / ours.p50, other.p95 / ours.p95
