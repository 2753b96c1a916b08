"""Run a program from cold, and know how long it took and how much memory it held.

The kernel counts the memory of the process that starts a program as the program's own until the program begins. So
this is only right while the bench itself is small: programs are measured before any heavy library is imported here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What ``ru_maxrss`` counts in, in bytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program."""

    code: int
    seconds: float
    """Wall time from its start to its end."""
    peak_mib: float
    """The most memory it held at once."""
    complaint: str
    """The last line it wrote to standard error."""


def run(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Run:
    """Run a program to its end; what it prints is not kept."""
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for: nothing is left to collect
        errors.seek(0)
        lines = errors.read().decode("utf-8", errors="replace").strip().splitlines()
    return Run(process.returncode, seconds, used.ru_maxrss * _UNIT / 1024**2, lines[-1] if lines else "")
