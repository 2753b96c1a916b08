"""Answers in the words in which people choose and read them."""

from __future__ import annotations

import datetime

from assistant.workflows.model import NOT_YET_KNOWN, Question


def label(question: Question, option: str) -> str:
    """One option as a person reads it."""
    return _begun_large(_plain(question, option))


def in_words(question: Question, value: str | int | tuple[str, ...]) -> str:
    """An answer as a person reads it: a number as it was given, a day in words, an option by its label."""
    if isinstance(value, int):
        return str(value)
    if question.kind == "date" and isinstance(value, str) and value != NOT_YET_KNOWN:
        return f"{datetime.date.fromisoformat(value):%-d %B %Y}"
    chosen = (value,) if isinstance(value, str) else value
    return _begun_large(", ".join(_plain(question, one) for one in chosen) or "none")


def _plain(question: Question, option: str) -> str:
    held = question.options.get(option)
    return (held.label if held else "") or option.replace("_", " ")


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]
