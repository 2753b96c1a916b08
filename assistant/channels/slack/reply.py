"""What a window that was sent is acknowledged with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.channels.slack.message import Block

_MOST_ERROR = 2_000


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
