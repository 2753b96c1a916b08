"""What Slack takes of messages and windows, by its documents and by its own models of them."""

import json
from dataclasses import dataclass
from functools import lru_cache

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from slack_fields import wrong_in, wrong_in_view

_MOST_BLOCKS, _MOST_TEXT, _MOST_IN_BLOCKS = 50, 40_000, 13_000
_MOST_IN_VIEW = 100


class Refused(Exception):
    """What Slack answers with ``ok: false``."""


@dataclass
class Posted:
    """Something that people see, and who does."""

    channel: str
    text: str
    blocks: list
    ts: str
    thread: str | None = None
    only: str | None = None
    """The one person who sees it; None where everybody in the channel does."""
    gone: bool = False
    changes: int = 0
    """How often it was put in another's place."""

    @property
    def shown(self):
        """All words of its blocks."""
        return words_of(self.blocks)

    def buttons(self):
        return [e for block in self.blocks if block["type"] == "actions" for e in block["elements"]]

    def button(self, action):
        return next(b for b in self.buttons() if b["action_id"].startswith(action))


def check_message(text, blocks):
    """Refuse what Slack does not take."""
    if not text.strip() or len(text) > _MOST_TEXT:
        raise Refused("msg_too_long" if text.strip() else "no_text")
    if len(blocks) > _MOST_BLOCKS or len(json.dumps(blocks, ensure_ascii=False)) > 2 * _MOST_IN_BLOCKS:
        raise Refused("invalid_blocks")
    if sum(len(word) for word in words_in(blocks)) > _MOST_IN_BLOCKS:
        raise Refused("msg_blocks_too_long")
    _check_blocks(blocks)


def check_view(view):
    """Refuse a window that Slack does not open."""
    try:
        View(**{**view, "blocks": view["blocks"][:1]}).to_dict()  # each of its blocks is looked at below
    except SlackObjectFormationError as error:
        raise Refused(f"invalid_arguments: {error}") from None
    if len(view["blocks"]) > _MOST_IN_VIEW:
        raise Refused("invalid_arguments")
    if wrong := wrong_in_view(view):
        raise Refused(wrong)
    _check_blocks(view["blocks"])


def _check_blocks(blocks):
    if wrong := wrong_in(blocks):
        raise Refused(wrong)
    for block in blocks:
        if wrong := _wrong_with(json.dumps(block)):
            raise Refused(wrong)


@lru_cache(maxsize=10_000)
def _wrong_with(written):
    """What Slack answers to a block; None where it takes it. Most blocks of a window were in the one before."""
    block = json.loads(written)
    try:
        assert Block.parse(block).to_dict()["type"] == block["type"]
    except SlackObjectFormationError as error:
        return f"invalid_blocks: {error}"
    names = [element["action_id"] for element in block.get("elements", ()) if "action_id" in element]
    if len(names) != len(set(names)) or (block["type"] == "section" and not block["text"]["text"].strip()):
        return "invalid_blocks"
    if block["type"] == "context" and any(not e["text"] or len(e["text"]) > 3_000 for e in block["elements"]):
        return "invalid_blocks"
    return None


def words_in(value):
    """Every text that a layout shows."""
    if isinstance(value, dict):
        return [
            w
            for key, part in value.items()
            for w in ([part] if key == "text" and isinstance(part, str) else words_in(part))
        ]
    return [w for part in value for w in words_in(part)] if isinstance(value, list) else []


def words_of(blocks):
    return "\n".join(words_in(blocks))
