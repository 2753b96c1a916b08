"""Follow a how-to page word for word: write each file where the page says, and run each command in order."""

import os
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"`([\w./-]+/[\w.-]+\.(?:yaml|md))`")
ENVIRONMENT = ".environment"


@dataclass(frozen=True)
class Block:
    """One fenced block of a page, with what stands above it."""

    kind: str
    text: str
    file: str | None
    """The last file that the prose above it names."""


@dataclass(frozen=True)
class Ran:
    """What a block of commands printed, and what the page says that it prints."""

    commands: str
    out: str
    err: str
    code: int
    shown: str | None


def blocks(page):
    """The blocks of a page up to its first section, in order."""
    text = page.read_text(encoding="utf-8").partition("\n## ")[0]
    found, end = [], 0
    for fence in FENCE.finditer(text):
        named = PLACE.findall(text[end : fence.start()])
        found.append(Block(fence[2], textwrap.dedent(fence[3]), named[-1] if named else None))
        end = fence.end()
    return found


def follow(page, folder, **settings):
    """Everything that a page's commands print, when it is followed in a folder."""
    ran = []
    for block in blocks(page):
        match block.kind:
            case "sh":
                ran.append(_run(block.text, folder, settings))
            case "text":
                ran[-1] = Ran(**{**vars(ran[-1]), "shown": block.text})
            case _:
                _write(folder / block.file, block.text, folder)
    return ran


def _write(file, text, folder):
    """Write a file that is to lie in the folder itself, and not where a link leads."""
    assert file.parent.resolve().is_relative_to(folder.resolve()), f"{file} lies elsewhere"
    file.write_text(text, encoding="utf-8")


def shown_in(out, shown):
    """Whether an output is as a page shows it, where lines or parts of a line may be left out with ``...``."""
    parts = [re.escape(part.lstrip("\n") if at else part) for at, part in enumerate(shown.split("..."))]
    return re.fullmatch(r"(?s:.*?)".join(parts), out) is not None


def _run(commands, folder, settings):
    """Run a block of commands in a shell that knows what earlier blocks exported; the first that fails ends it."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = folder / ENVIRONMENT
    script = f"set -e\n{f'. ./{ENVIRONMENT}' if kept.exists() else ''}\n{commands}\nexport -p > {ENVIRONMENT}\n"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **{name: str(value) for name, value in settings.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(commands, done.stdout, done.stderr, done.returncode, None)
