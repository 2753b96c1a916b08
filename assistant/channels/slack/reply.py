"""What a window that was sent is acknowledged with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.channels.slack.message import MOST_IN_WINDOW, Block, section
from assistant.channels.slack.mrkdwn import inert_within

_MOST_ERROR = 2_000
_OWN = ("type", "title", "close", "submit", "callback_id", "private_metadata", "notify_on_close")
"""What makes a window, beside its blocks and what Slack adds to it."""
_SAID = "said_above"


@dataclass(frozen=True, slots=True)
class Reply:
    """What takes the place of a window that was sent."""

    view: Block | None = None
    """``None`` closes it, unless there are errors."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by the field's block; the window stays with everything that was typed."""

    def acknowledging(self) -> dict[str, Any]:
        """The arguments of the acknowledgement."""
        if self.errors:
            shown = {name: text[:_MOST_ERROR] for name, text in self.errors.items()}
            return {"response_action": "errors", "errors": shown}
        if self.view is None:
            return {"response_action": "clear"}
        return {"response_action": "update", "view": self.view}


def kept_open(view: Block, said: str) -> Reply:
    """The window that was sent, with everything that was typed in it, and something said in it.

    It is said at the first field, which leaves the window as it is; where there is none nothing was typed.
    """
    first = next((str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"), None)
    if first is not None:
        return Reply(errors={first: said})
    above = {**section(f":warning: {inert_within(said, _MOST_ERROR)}"), "block_id": _SAID}
    blocks = [above, *(block for block in view["blocks"] if block.get("block_id") != _SAID)]
    return Reply({**{name: view[name] for name in _OWN if view.get(name)}, "blocks": blocks[:MOST_IN_WINDOW]})
