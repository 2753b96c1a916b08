"""A case of another nation: that nothing here is its law, and what there is there."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.workflows.model import NOT_YET_KNOWN

NATION = "nation"
"""The question that asks for it."""
_HERE = frozenset(["england", NOT_YET_KNOWN])
_OTHER = "other"


def not_england(answer: object, instead: Mapping[str, str]) -> str | None:
    """What whoever works a case is told where its nation was answered, and is not England; otherwise None.

    ``instead`` is what there is in place of England's system, by the name of the nation.
    """
    if answer is None or answer in _HERE:
        return None
    nation = str(answer).replace("_", " ").title()
    whose = "another country" if answer == _OTHER else nation
    told = f"It was answered that this case is one of {whose}. What stands here is the law of England, and not its law."
    return f"{told} {instead.get(nation, '')}".strip()
