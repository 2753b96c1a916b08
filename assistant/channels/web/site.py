"""Everything that the pages work with, in one place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import cast

from fastapi import Request

from assistant.accounts.model import LOCAL_ADMINISTRATOR, Account
from assistant.accounts.ports import Accounts
from assistant.adapters.api_tokens import ApiTokens
from assistant.adapters.corpus_citer import citer_of
from assistant.adapters.feedback_file import FeedbackFile
from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.adapters.sql import Database, Records, open_database
from assistant.adapters.sql.replies import SqlReplies
from assistant.bootstrap.answering import Assistant
from assistant.bootstrap.cases import list_desk, record_desk
from assistant.bootstrap.sign_in import OpenId, open_sign_in
from assistant.channels.web.attempts import Attempts
from assistant.channels.web.counts import Counts
from assistant.channels.web.rates import Rates
from assistant.channels.web.sessions import Clock, OneTimeLinks, Session, Sessions
from assistant.channels.web.unsent import UnsentForms
from assistant.conversation.access import Access
from assistant.conversation.accounts import AccountDesk
from assistant.conversation.linking import LinkDesk
from assistant.conversation.lists import ListDesk
from assistant.conversation.reminders import Reminders
from assistant.conversation.walk import CaseDesk
from assistant.guidance.library import Library
from assistant.guidance.reading import Part, parts_of
from assistant.records.desk import RecordDesk
from assistant.search.model import Place
from assistant.workflows.load import Catalogue

QUESTIONS_A_MINUTE = 60
CALLS_A_MINUTE = 600
SIGN_INS_A_MINUTE = 10


@dataclass(slots=True)
class Site:
    """One running web application."""

    assistant: Assistant
    address: str
    """Where it is reached, as in ``http://127.0.0.1:8000``."""
    clock: Clock
    announce: Callable[[str], None]
    """Tells whoever started the program something, in its terminal."""
    sessions: Sessions = field(init=False)
    links: OneTimeLinks = field(init=False)
    openid: OpenId | None = field(init=False)
    """The sign-in service; without one, links sign people in, on this machine alone."""
    attempts: Attempts = field(init=False)
    off_switch: OffSwitchFile = field(init=False)
    questions: Rates = field(init=False)
    calls: Rates = field(init=False)
    """Of programs, whatever they call."""
    sign_ins: Rates = field(init=False)
    tokens: ApiTokens = field(init=False)
    unsent: UnsentForms = field(init=False)
    feedback: FeedbackFile = field(init=False)
    workflows: Catalogue = field(init=False)
    places: dict[str, Place] = field(init=False)
    """The places of the index by their ids."""
    counts: Counts = field(default_factory=Counts)
    _opened: ExitStack = field(default_factory=ExitStack)
    _opening: threading.RLock = field(default_factory=threading.RLock)
    _database: Database | None = None
    _kept: Records | None = None
    _lists: ListDesk | None = None
    _accounts: Accounts | None = None
    _slack_links: LinkDesk | None = None
    _replies: SqlReplies | None = None
    _records: RecordDesk | None = None
    _parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    _laying_out: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        settings = self.assistant.settings
        self.sessions = Sessions(self.clock)
        self.links = OneTimeLinks(self.clock)
        self.openid = open_sign_in(settings, self.library.boards, self.clock)
        if self.openid:
            self.address = settings.public_url.rstrip("/")
        self.attempts = Attempts(self.clock)
        self.off_switch = OffSwitchFile(settings.data_dir)
        self.questions = Rates(self.clock, QUESTIONS_A_MINUTE)
        self.calls = Rates(self.clock, CALLS_A_MINUTE)
        self.sign_ins = Rates(self.clock, SIGN_INS_A_MINUTE)
        self.unsent = UnsentForms(self.clock)
        self.tokens = ApiTokens(settings.data_dir)
        self.feedback = FeedbackFile(settings.data_dir)
        self.workflows = Catalogue(settings.workflows_dir, settings.local_workflows)
        self.places = {place.id: place for place in self.assistant.index.places}

    @property
    def library(self) -> Library:
        """The corpus that is answered from."""
        return self.assistant.index.library

    @property
    def database(self) -> Database:
        """The database that everything is kept in; opened once, when it is first needed."""
        with self._opening:
            if self._database is None:
                self._database = self._opened.enter_context(open_database(self.assistant.settings))
            return self._database

    @property
    def kept(self) -> Records:
        """Cases, lists and records as they are kept in it."""
        with self._opening:
            if self._kept is None:
                self._kept = self.database.records()
            return self._kept

    @property
    def lists(self) -> ListDesk:
        """The checklists of cases."""
        with self._opening:
            if self._lists is None:
                self._lists = list_desk(self.assistant.settings, self.kept, citer_of(self.assistant.index))
            return self._lists

    @property
    def accounts(self) -> Accounts:
        """Who signs in here."""
        with self._opening:
            if self._accounts is None:
                self._accounts = self.database.accounts()
            return self._accounts

    @property
    def slack_links(self) -> LinkDesk:
        """Who people in Slack are here."""
        with self._opening:
            if self._slack_links is None:
                self._slack_links = LinkDesk(self.database.slack_links(), self.accounts)
            return self._slack_links

    @property
    def reminders(self) -> Reminders:
        """Who was reminded of what in Slack."""
        return self.database.reminders()

    @property
    def replies(self) -> SqlReplies:
        """What programs were answered to requests that they may send again."""
        with self._opening:
            if self._replies is None:
                self._replies = self.database.replies()
            return self._replies

    @property
    def records(self) -> RecordDesk:
        """Sealed records as they are read and proved."""
        with self._opening:
            if self._records is None:
                self._records = record_desk(self.kept)
            return self._records

    @property
    def account_desk(self) -> AccountDesk:
        """The accounts as they are kept and signed in to."""
        return AccountDesk(self.accounts, self.library.boards)

    @property
    def cases(self) -> CaseDesk:
        """The cases as they are walked and sealed."""
        return self.lists.cases

    @property
    def access(self) -> Access:
        """Who sees which of them."""
        return Access(self.cases.store)

    def close_with(self, closing: Callable[[], None]) -> None:
        """Have something closed when the site is."""
        self._opened.callback(closing)

    def close(self) -> None:
        """Let go of what was opened."""
        with self._opening:
            self._database = self._kept = self._lists = self._accounts = self._replies = self._records = None
            self._slack_links = None
            self._opened.close()

    @property
    def local_administrator(self) -> Account:
        """Whoever is at the terminal where the program was started."""
        name = self.assistant.settings.person or "administrator of this machine"
        return Account(id=LOCAL_ADMINISTRATOR, name=name, roles=("administrator",))

    def session(self, name: str) -> Session | None:
        """The session of a browser, by its name, with its account as it is now.

        Whoever may no longer sign in is signed out.
        """
        session = self.sessions.of(name)
        if session and session.account.id != LOCAL_ADMINISTRATOR:
            session.account = self.accounts.account(session.account.id)
            if not session.account.active:
                self.sessions.end(name)
                return None
        return session

    @property
    def pages(self) -> str:
        """Where people reach the pages, for links to them from elsewhere."""
        return self.assistant.settings.public_url.rstrip("/") or self.address

    @property
    def secure(self) -> bool:
        """Whether browsers reach it encrypted, so that its cookie is never sent in clear."""
        return self.address.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the session cookie; the prefix binds it to this host where it is encrypted."""
        return "__Host-session" if self.secure else "session"

    def parts(self, source: str) -> tuple[Part, ...]:
        """A source laid out to be read; finding headings in an original takes seconds, so it is done once."""
        if source not in self._parts:
            with self._laying_out:
                if source not in self._parts:
                    original = self.assistant.index.original(source)
                    statements = self.library.statements_of(source)
                    record = self.library.sources[source]
                    self._parts[source] = parts_of(record, statements, original.text if original else None)
        return self._parts[source]

    def announce_link(self) -> None:
        """Print a new one-time link where the program was started."""
        self.announce(f"Sign in with this link; it works once, within 15 minutes:\n  {self.link()}")

    def link(self) -> str:
        """A new one-time link."""
        return f"{self.address}/sign-in/{self.links.issue()}"


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)
