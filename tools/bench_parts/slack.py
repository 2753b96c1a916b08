"""How soon Slack is acknowledged and people are answered there, with fifty of them at once: both ways in.

The Slack is that of the tests, on this machine; it and the people in it are a process of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench_parts.numbers import percentile
from tools.bench_parts.programs import ROOT, BenchStopped, environment

PEOPLE = 50
WAYS = {"socket": "over Socket Mode", "http": "over HTTP"}
_LOAD = ROOT / "tests" / "slack" / "load_slack.py"


@dataclass(frozen=True, slots=True)
class Answering:
    """How soon a question is acknowledged and answered, in milliseconds."""

    acknowledged_p50: float
    acknowledged_p99: float
    answered_p50: float
    answered_p95: float
    questions: int

    @classmethod
    def of(cls, times: list[tuple[float, float]]) -> Answering:
        """Of pairs in seconds."""
        acknowledged, answered = ([1e3 * one for one in kind] for kind in zip(*times, strict=True))
        return cls(
            percentile(acknowledged, 0.5),
            percentile(acknowledged, 0.99),
            percentile(answered, 0.5),
            percentile(answered, 0.95),
            len(times),
        )


@dataclass(frozen=True, slots=True)
class SlackFigures:
    """What was measured, by the way in: one person who asks alone, and fifty at once."""

    alone: Mapping[str, Answering]
    together: Mapping[str, Answering]


def measured(data: Path, questions: Path, say: Callable[[str], None]) -> SlackFigures:
    """Ask over each way in; raises ``BenchStopped`` where the program or Slack does not answer."""
    alone, together = {}, {}
    for mode, way in WAYS.items():
        say(f"asking in Slack {way}")
        found = _asked(mode, data, questions)
        alone[mode], together[mode] = Answering.of(found["alone"]), Answering.of(found["together"])
    return SlackFigures(alone, together)


def _asked(mode: str, data: Path, questions: Path) -> dict[str, list[tuple[float, float]]]:
    paths = [ROOT, ROOT / "tests", _LOAD.parent]
    env = {**environment(data), "PYTHONPATH": ":".join(map(str, paths))}
    command = [sys.executable, str(_LOAD), mode, str(data), str(questions.resolve())]
    done = subprocess.run(command, env=env, cwd=data, capture_output=True, text=True, check=False)
    if done.returncode:
        complaint = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise BenchStopped(f"nothing could be asked in Slack: {complaint}")
    found: dict[str, list[tuple[float, float]]] = json.loads(done.stdout)
    return found
