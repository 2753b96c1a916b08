"""Where case work is done from Slack: the desks of the web application, shared with it where one program runs both."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Protocol

from assistant.accounts.ports import Accounts
from assistant.adapters.corpus_citer import citer_of
from assistant.adapters.sql import Database
from assistant.bootstrap.answering import Assistant
from assistant.bootstrap.cases import list_desk
from assistant.conversation.access import Access
from assistant.conversation.linking import LinkDesk
from assistant.conversation.lists import ListDesk
from assistant.conversation.reminders import Reminders
from assistant.conversation.walk import CaseDesk


class Office(Protocol):
    """The desks that case work is done at; the site of the web application is one."""

    @property
    def lists(self) -> ListDesk:
        """The checklists of cases."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Who signs in."""
        ...

    @property
    def slack_links(self) -> LinkDesk:
        """Who people in Slack are."""
        ...

    @property
    def reminders(self) -> Reminders:
        """Who was reminded of what."""
        ...

    @property
    def pages(self) -> str:
        """Where people reach the pages, without a slash at its end; empty where that is not known."""
        ...

    @property
    def cases(self) -> CaseDesk:
        """The cases as they are walked and sealed."""
        ...

    @property
    def access(self) -> Access:
        """Who sees which of them."""
        ...


class OwnOffice:
    """The desks of a program that serves no pages."""

    def __init__(self, assistant: Assistant, database: Database) -> None:
        self._assistant = assistant
        self._database = database
        self._opening = threading.RLock()

    @property
    def lists(self) -> ListDesk:
        """The checklists of cases."""
        with self._opening:
            return self._lists

    @property
    def accounts(self) -> Accounts:
        """Who signs in."""
        return self._database.accounts()

    @property
    def slack_links(self) -> LinkDesk:
        """Who people in Slack are."""
        return LinkDesk(self._database.slack_links(), self.accounts)

    @property
    def reminders(self) -> Reminders:
        """Who was reminded of what."""
        return self._database.reminders()

    @property
    def pages(self) -> str:
        """Where people reach the pages; only a setting can tell a program that does not serve them."""
        return self._assistant.settings.public_url.rstrip("/")

    @property
    def cases(self) -> CaseDesk:
        """The cases as they are walked and sealed."""
        return self.lists.cases

    @property
    def access(self) -> Access:
        """Who sees which of them."""
        return Access(self.cases.store)

    @cached_property
    def _lists(self) -> ListDesk:
        """Opened when they are first needed, which is before the program listens."""
        settings = self._assistant.settings
        return list_desk(settings, self._database.records(), citer_of(self._assistant.index))
