"""Every fixed sentence a finding may carry, in one place, so that a person can review them all."""

from __future__ import annotations

from collections.abc import Iterable

PROMPTLY = "promptly; the source gives no number of days"
NOT_BEFORE = "at least until this day"
RULE_UNCHECKED = (
    "Part of the rule that this rests on was not checked against the published document: check it before relying on it."
)
TOO_MANY_ANSWERS = "The combinations of answers are too many to list: compare the rules above."
WHOEVER_KNOWS = "whoever holds the fact"
NOT_SIGNED_OFF = (
    "No safeguarding lead has signed off this workflow as it stands: check what it says against the sources it cites."
)


def not_confirmed(reason: str) -> str:
    """Working days cannot be counted past the bank holidays that are known."""
    return f"not confirmed: {reason}"


def find_out(question: str) -> str:
    """The action for an answer that nobody has yet."""
    return f"Find out: {question}"


def settles(question: str, label: str) -> str:
    """Not knowing was itself an answer."""
    return f"{question} {label}."


def board_silent(board: str, what: str) -> str:
    """A board's own document says nothing on something."""
    return f"{board}: {what}"


def unverified(titles: Iterable[str]) -> str:
    """Part of the finding was not checked against the published document."""
    return (
        f"Not checked against the published document: part of what is cited from {'; '.join(titles)}. "
        "Check it before relying on it."
    )


def any_of(labels: Iterable[str]) -> str:
    """Answers of which any will do."""
    return " or ".join(labels)
