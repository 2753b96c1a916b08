"""Decision records, and what goes with them, in a database: SQLite in the data folder, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.accounts.ports import Accounts
from assistant.cases.ports import CaseStore
from assistant.checklists.ports import ListStore
from assistant.conversation.deliveries import Deliveries
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


@contextmanager
def open_records(settings: Settings) -> Iterator[Records]:
    """Open the records of a data folder; what opening needs is imported here, so that answering does not wait."""
    from assistant.adapters.case_keys import CaseKeys
    from assistant.adapters.encrypted_texts import EncryptedTexts
    from assistant.adapters.signing import LocalSigner
    from assistant.adapters.sql.cases import SqlCases
    from assistant.adapters.sql.ledger import SqlLedger
    from assistant.adapters.sql.lists import SqlLists
    from assistant.adapters.sql.texts import SqlRows

    keys = settings.data_dir / KEYS
    with _opened(settings) as engine:
        texts = EncryptedTexts(SqlRows(engine), CaseKeys(keys))
        yield Records(SqlLedger(engine), texts, LocalSigner(keys / SIGNING_KEY), SqlCases(engine), SqlLists(engine))


@contextmanager
def open_accounts(settings: Settings) -> Iterator[Accounts]:
    """Open the accounts of whoever signs in."""
    from assistant.adapters.sql.accounts import SqlAccounts

    with _opened(settings) as engine:
        yield SqlAccounts(engine)


@contextmanager
def open_replies(settings: Settings) -> Iterator[SqlReplies]:
    """Open what programs were answered to requests that they may send again."""
    from assistant.adapters.sql.replies import SqlReplies

    with _opened(settings) as engine:
        yield SqlReplies(engine)


@contextmanager
def open_deliveries(settings: Settings) -> Iterator[Deliveries]:
    """Open what is known of Slack's deliveries; every process that shares the database knows the same."""
    from assistant.adapters.sql.deliveries import SqlDeliveries

    with _opened(settings) as engine:
        yield SqlDeliveries(engine)


@contextmanager
def _opened(settings: Settings) -> Iterator[Engine]:
    from sqlalchemy import URL

    from assistant.adapters.sql.engine import open_engine

    engine = open_engine(settings.database_url or URL.create("sqlite", database=str(settings.data_dir / DATABASE)))
    try:
        yield engine
    finally:
        engine.dispose()
