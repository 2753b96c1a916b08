"""``assistant slack``: the Slack application."""

from __future__ import annotations


def slack() -> int:
    """Answer in Slack over Socket Mode until stopped from the keyboard."""
    from assistant.channels.slack.listen import listen
    from assistant.settings import read_settings

    listen(read_settings())
    return 0
