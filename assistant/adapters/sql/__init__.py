"""Decision records, and what goes with them, in a database: SQLite in the data folder, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.accounts.links import SlackLinks
from assistant.accounts.ports import Accounts
from assistant.cases.ports import CaseStore
from assistant.checklists.ports import ListStore
from assistant.conversation.deliveries import Deliveries
from assistant.conversation.reminders import Reminders
from assistant.records.ports import Ledger, Signer, Texts
from assistant.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from assistant.adapters.sql.replies import SqlReplies

DATABASE, KEYS, SIGNING_KEY = "records.db", "keys", "signing.key"


@dataclass(frozen=True, slots=True)
class Records:
    """The ledger, the texts that records refer to, the key that signs checkpoints, the cases and their lists."""

    ledger: Ledger
    texts: Texts
    signer: Signer
    cases: CaseStore
    lists: ListStore


@dataclass(frozen=True, slots=True)
class Database:
    """An opened database: whatever is kept in it goes through its one engine.

    What a part needs is imported with it, so that answering does not wait.
    """

    settings: Settings
    engine: Engine

    def records(self) -> Records:
        """Records, and what goes with them."""
        from assistant.adapters.case_keys import CaseKeys
        from assistant.adapters.encrypted_texts import EncryptedTexts
        from assistant.adapters.signing import LocalSigner
        from assistant.adapters.sql.cases import SqlCases
        from assistant.adapters.sql.ledger import SqlLedger
        from assistant.adapters.sql.lists import SqlLists
        from assistant.adapters.sql.texts import SqlRows

        engine, keys = self.engine, self.settings.data_dir / KEYS
        texts = EncryptedTexts(SqlRows(engine), CaseKeys(keys))
        return Records(SqlLedger(engine), texts, LocalSigner(keys / SIGNING_KEY), SqlCases(engine), SqlLists(engine))

    def accounts(self) -> Accounts:
        """The accounts of whoever signs in."""
        from assistant.adapters.sql.accounts import SqlAccounts

        return SqlAccounts(self.engine)

    def slack_links(self) -> SlackLinks:
        """Who people in Slack are here."""
        from assistant.adapters.sql.slack_links import SqlSlackLinks

        return SqlSlackLinks(self.engine)

    def replies(self) -> SqlReplies:
        """What programs were answered to requests that they may send again."""
        from assistant.adapters.sql.replies import SqlReplies

        return SqlReplies(self.engine)

    def deliveries(self) -> Deliveries:
        """What is known of Slack's deliveries; every process that shares the database knows the same."""
        from assistant.adapters.sql.deliveries import SqlDeliveries

        return SqlDeliveries(self.engine)

    def reminders(self) -> Reminders:
        """Which reminders were sent in Slack, whichever process sent them."""
        from assistant.adapters.sql.reminders import SqlReminders

        return SqlReminders(self.engine)


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the database of a data folder, or the one that the settings name."""
    from sqlalchemy import URL

    from assistant.adapters.sql.engine import open_engine

    engine = open_engine(settings.database_url or URL.create("sqlite", database=str(settings.data_dir / DATABASE)))
    try:
        yield Database(settings, engine)
    finally:
        engine.dispose()


@contextmanager
def open_records(settings: Settings) -> Iterator[Records]:
    """Open the records alone."""
    with open_database(settings) as database:
        yield database.records()


@contextmanager
def open_accounts(settings: Settings) -> Iterator[Accounts]:
    """Open the accounts alone."""
    with open_database(settings) as database:
        yield database.accounts()


@contextmanager
def open_deliveries(settings: Settings) -> Iterator[Deliveries]:
    """Open what is known of Slack's deliveries alone."""
    with open_database(settings) as database:
        yield database.deliveries()
