"""The assistant as its users start it: attaching, building and asking, each in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from tools.bench_parts.processes import Run, run

ROOT = Path(__file__).resolve().parents[2]
TOOLKITS = (
    "staffordshire-scr-toolkit",
    "essex-scr-toolkit",
    "oxfordshire-crag-paper",
    "brighton-hove-staff-guide",
    "professionals-leaflet",
)
_NO_ANSWER = 3
_PERSONAL = ("ASSISTANT_BOARD", "ASSISTANT_CHAT_MODEL")
"""Settings of whoever runs the bench that would change what is measured."""


class BenchStopped(AssistantError):
    """The assistant could not be set up, so that there is nothing to measure; whoever runs the bench sees why."""


@dataclass(slots=True)
class Prepared:
    """What it took to make a data folder ready to be asked."""

    build: Run
    attached: dict[str, Run] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    """Plain lines on what was not attached, and why."""


def environment(data: Path) -> Mapping[str, str]:
    """The environment of this process for a program that keeps its things in ``data``."""
    kept = {name: value for name, value in os.environ.items() if name not in _PERSONAL}
    return {**kept, "ASSISTANT_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}


def assistant(data: Path, *arguments: str) -> Run:
    """Run the command line once; from inside the data folder, where no ``.env`` file lies."""
    data.mkdir(parents=True, exist_ok=True)
    return run([sys.executable, "-m", "assistant", *arguments], environment(data), data)


def prepared(data: Path, published: Path, say: Callable[[str], None]) -> Prepared:
    """Build the index from nothing, as after an installation, and attach what has been published.

    Raises ``BenchStopped`` where no index can be built.
    """
    say("building the index from nothing")
    build = assistant(data, "corpus", "build")
    if build.code:
        raise BenchStopped(f"no index could be built: {build.complaint}")
    ready = Prepared(build)
    for name in TOOLKITS:
        file = published / f"{name}.txt"
        if not file.is_file():
            ready.skipped.append(f"{name} was not attached: there is no {file.name} in the folder of publications.")
            continue
        say(f"attaching {name}")
        done = assistant(data, "corpus", "attach", name, str(file.resolve()))
        if done.code:
            complaint = f"`assistant corpus attach` gave {done.code}: {done.complaint}"
            ready.skipped.append(f"{name} was not attached: {complaint}.")
        else:
            ready.attached[name] = done
    return ready


def asked_from_cold(data: Path, question: str, board: str | None, times: int) -> list[Run]:
    """Ask one question in a new process each time."""
    options = ["--board", board] if board else []
    runs = [assistant(data, "ask", question, *options) for _ in range(times)]
    failed = next((done for done in runs if done.code not in {0, _NO_ANSWER}), None)
    if failed:
        raise BenchStopped(f"`assistant ask` gave {failed.code}: {failed.complaint}")
    return runs
