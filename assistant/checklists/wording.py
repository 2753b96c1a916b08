"""Every fixed sentence a checklist may carry, in one place, so that a person can review them all."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.canonical import sha256
from assistant.workflows.overlay import NONE_HELD
from assistant.workflows.wording import NOT_SIGNED_OFF as _NOT_SIGNED_OFF

__all__ = ["NOT_SIGNED_OFF", "because", "none_held", "note_id", "silent"]

NOT_SIGNED_OFF = _NOT_SIGNED_OFF.replace("this workflow as it stands", "the workflows behind this list as they stand")


def because(question: str, answer: str) -> str:
    """Why an item is on the list."""
    return f"{question} {answer[:1].upper()}{answer[1:]}."


def silent(board: str, processes: Iterable[str]) -> str:
    """The board's own document says nothing on some processes."""
    return (
        f"The document of {board} says nothing on: {', '.join(processes)}. Its general rules hold for them too; what "
        "else stands here on them is the national position, not this board's rule."
    )


def none_held(board: str) -> str:
    """No document of the board on the present system is held, and the list is of that system."""
    return f"{board}: {NONE_HELD}"


def note_id(text: str) -> str:
    """The id of a note: the same words always have the same one."""
    return f"note-{sha256(text)[:12]}"
