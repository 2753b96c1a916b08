"""A message as Slack lays it out, and the blocks it is made of; everything that goes in is made inert first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.channels.slack.mrkdwn import inert_within

Block = dict[str, Any]
MOST_BLOCKS, MOST_IN_WINDOW = 50, 100
"""Blocks of a message, and of a window."""
MOST_IN_ALL = 12_000
"""Characters of all blocks of a message; Slack refuses somewhat more than that without a documented limit."""
_MOST_FALLBACK = 3_900


@dataclass(frozen=True, slots=True)
class Message:
    """What is shown, and the same as plain text for notifications and for those who have it read to them."""

    text: str
    """Not inert yet."""
    blocks: tuple[Block, ...]

    def fields(self) -> dict[str, Any]:
        """The arguments of Slack's methods that post."""
        return {"text": inert_within(self.text, _MOST_FALLBACK), "blocks": list(self.blocks)}

    @property
    def fits(self) -> bool:
        """Whether Slack takes it."""
        return len(self.blocks) <= MOST_BLOCKS and sum(map(length_of, self.blocks)) <= MOST_IN_ALL


def said(*texts: str) -> Message:
    """Our own sentences, one paragraph each."""
    return Message("\n\n".join(texts).replace("*", ""), tuple(section(text) for text in texts))


def section(text: str) -> Block:
    """A paragraph; ``text`` is inert, or our own."""
    return {"type": "section", "text": mrkdwn(text)}


def context(*texts: str) -> Block:
    """Small print; each text is inert, or our own."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}


def mrkdwn(text: str) -> Block:
    """A text that Slack formats but makes no links and mentions of."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def button(label: str, action: str, value: str, read_as: str | None = None) -> Block:
    """A button; ``read_as`` is what those hear who have the screen read to them."""
    made: Block = {"type": "button", "text": words(label), "action_id": action, "value": value}
    return {**made, "accessibility_label": read_as} if read_as else made


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def words(text: str) -> Block:
    """A text without any formatting."""
    return {"type": "plain_text", "text": text, "emoji": False}


def window(title: str, blocks: Sequence[Block], **more: Any) -> Block:
    """A window over the conversation."""
    return {"type": "modal", "title": words(title), "close": words("Close"), "blocks": list(blocks), **more}


def length_of(block: Any) -> int:
    """How many characters a block holds, in all its parts."""
    if isinstance(block, dict):
        return sum(map(length_of, block.values()))
    if isinstance(block, list):
        return sum(map(length_of, block))
    return len(block) if isinstance(block, str) else 0
