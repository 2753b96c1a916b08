"""What a window knows of itself: which walk it shows and as of when. Ids and numbers alone, never a word of a case."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from assistant.channels.slack.message import Block


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands in a window's private metadata, which Slack keeps and gives back."""

    session: str = ""
    version: int = 0
    """How many things had been done in the walk when the window was made."""
    question: str = ""
    checking: bool = False
    """Whether the question is changed from among the answers, and leads back there."""
    workflow: str = ""
    case: str = ""
    board: str = ""
    """The board that a case is to be opened for."""
    once: str = ""
    """What tells one window that opens a case from another, so that it opens one however often it is sent."""
    origin: str = ""
    """The channel that it was begun in, where that was no direct message."""

    def written(self) -> str:
        """As Slack keeps it; what says nothing is left out."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, separators=(",", ":"))


def meta_in(view: Block) -> Meta:
    """What a window knows of itself."""
    return Meta(**json.loads(view.get("private_metadata") or "{}"))
