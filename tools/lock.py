"""Write the lock files from pyproject.toml: exact versions with hashes, for every platform.

PyTorch stands apart. Its packages on a registry for Linux bring several gigabytes of libraries for graphics cards
that this project never uses, so the lock names it alone, without a hash (a build for processors only has another
file), and what exists only for graphics cards is left out. Run it as ``make lock``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
ONLY_FOR_GRAPHICS_CARDS = re.compile(r"(nvidia|cuda|triton)[a-z0-9-]*==")
TORCH = re.compile(r"(torch==[0-9.]+)")


def compiled(*options: str) -> list[str]:
    """The requirements that satisfy pyproject.toml, each with its hashes, one string a requirement."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--python-version=3.11"]
    command += ["--no-annotate", "--no-header", "--no-emit-index-url", "--quiet", *options]
    text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return re.split(r"\n(?=\S)", text.strip())


def main() -> int:
    """Write ``torch.lock``, ``run.lock`` and ``dev.lock``."""
    run = compiled()
    torch = next(match[1] for line in run if (match := TORCH.match(line)))
    kept = [line for line in run if not ONLY_FOR_GRAPHICS_CARDS.match(line) and not TORCH.match(line)]
    (FOLDER / "torch.lock").write_text(f"{torch}\n")
    (FOLDER / "run.lock").write_text("\n".join(kept) + "\n")
    dev = compiled("--extra=dev", "--constraint=requirements/run.lock")
    names = {line.split("==")[0] for line in run}
    (FOLDER / "dev.lock").write_text("\n".join(line for line in dev if line.split("==")[0] not in names) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
