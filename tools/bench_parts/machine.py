"""What the figures were measured on."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_NAMED = ("onnxruntime", "chromadb", "langchain-chroma", "bm25s", "torch", "numpy")


def described() -> list[tuple[str, str]]:
    """The machine, its software and the day, each by name."""
    now = datetime.datetime.now().astimezone()
    versions = ", ".join(f"{name} {_version(name)}" for name in _NAMED)
    return [
        ("Measured on", f"{now:%-d %B %Y, %H:%M %Z}"),
        ("Processor", _first(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine()),
        ("Cores", str(os.cpu_count())),
        ("Memory", _memory()),
        ("Processes waiting for a core when the run began", f"{os.getloadavg()[0]:.1f} (load over one minute)"),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Python", platform.python_version()),
        ("Libraries", versions),
    ]


def _first(file: Path, field: str) -> str | None:
    """The first value of a field in a file of ``field: value`` lines; None where it is not there."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    pairs = (line.partition(":") for line in lines)
    return next((value.strip() for name, _, value in pairs if name.strip() == field), None)


def _memory() -> str:
    total = _first(Path("/proc/meminfo"), "MemTotal")
    return f"{int(total.split()[0]) / 1024**2:.1f} GiB" if total else "not known"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
