"""Take Slack's requests at the address of the pages, where a signing secret is set."""

from __future__ import annotations

from typing import Protocol

from fastapi import FastAPI

from assistant.adapters.sql import Database
from assistant.bootstrap.answering import Assistant
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.office import Office


class Serving(Office, Protocol):
    """The site that the pages are served from: its desks, and the database that they work on."""

    @property
    def database(self) -> Database:
        """The database that everything is kept in."""
        ...


def mount_slack(made: FastAPI, site: Serving, assistant: Assistant, clock: Clock) -> None:
    """Take them, if Slack is set up; what that needs is imported only then.

    Raises ``UserError`` where another setting of Slack is missing, or names what the corpus does not hold.
    """
    if assistant.settings.slack_signing_secret is None:
        return
    from assistant.channels.slack.app import SlackApp
    from assistant.channels.slack.door import Door

    made.add_middleware(Door, slack=SlackApp(assistant, site.database.deliveries(), clock, site))
