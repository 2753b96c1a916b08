"""The labelled messages and the questions of the corpus that the screening is measured on."""

import json
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read_jsonl(name: str) -> list[dict[str, str]]:
    """One file of labelled messages."""
    lines = (ROOT / "tests" / "evals" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def messages(category: str) -> list[str]:
    """The held-out messages of one category."""
    return [row["text"] for row in read_jsonl("screening.jsonl") if row["category"] == category]


def corpus_questions() -> list[str]:
    """Every question of the corpus."""
    files = sorted((ROOT / "corpus").rglob("*.md"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line[2:].strip() for line in lines if line.startswith("- ")]


def caught(screen: Callable[[str], object], texts: list[str]) -> list[str]:
    """The messages that a screening function reacts to."""
    return [text for text in texts if screen(text)]
