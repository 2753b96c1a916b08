"""Take Slack's requests at the address of the pages, where a signing secret is set."""

from __future__ import annotations

from contextlib import ExitStack

from fastapi import FastAPI

from assistant.adapters.sql import open_deliveries
from assistant.bootstrap.answering import Assistant
from assistant.channels.slack.memory import Clock


def mount_slack(site: FastAPI, assistant: Assistant, clock: Clock) -> None:
    """Take them, if Slack is set up; what that needs is imported only then.

    Raises ``UserError`` where another setting of Slack is missing, or names what the corpus does not hold.
    """
    if assistant.settings.slack_signing_secret is None:
        return
    from assistant.channels.slack.app import SlackApp
    from assistant.channels.slack.door import Door

    with ExitStack() as opened:
        slack = SlackApp(assistant, opened.enter_context(open_deliveries(assistant.settings)), clock)
        opened.callback(slack.close)
        site.add_middleware(Door, slack=slack, close=opened.pop_all().close)
