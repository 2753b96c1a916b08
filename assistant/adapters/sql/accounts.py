"""Accounts in a database: every version of each, who they are to a sign-in service, and links that sign in once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Engine, delete, func, insert, select, tuple_
from sqlalchemy.exc import IntegrityError

from assistant.accounts.model import Account
from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import account_links, accounts, sign_in_links
from assistant.errors import AccountMoved, StorageFailed, UnknownAccount, UserError

_NEWEST = select(accounts.c.id, func.max(accounts.c.version)).group_by(accounts.c.id)


class SqlAccounts:
    """Accounts in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def account(self, name: str) -> Account:
        """The account of an id, as it is now."""
        chosen = select(accounts.c.content).where(accounts.c.id == name).order_by(accounts.c.version.desc()).limit(1)
        with reading(self._engine) as connection:
            content = connection.execute(chosen).scalar()
        if content is None:
            raise UnknownAccount(f"no account {name} is kept here")
        return Account.model_validate_json(content)

    def accounts(self) -> Sequence[Account]:
        """Every account, by name."""
        newest = tuple_(accounts.c.id, accounts.c.version).in_(_NEWEST)
        with reading(self._engine) as connection:
            rows = connection.execute(select(accounts.c.content).where(newest)).all()
        kept = (Account.model_validate_json(row.content) for row in rows)
        return sorted(kept, key=lambda one: (one.name.casefold(), one.id))

    def keep(self, account: Account) -> None:
        """Keep a new account, or the next version of one."""
        row = {"id": account.id, "version": account.version, "content": account.model_dump_json()}
        versions = select(func.count()).where(accounts.c.id == account.id)
        try:
            with writing(self._engine) as connection:
                if connection.execute(versions).scalar() != account.version:
                    raise AccountMoved
                connection.execute(insert(accounts), row)
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two counted before either had written
                raise AccountMoved from None
            raise

    def known_as(self, issuer: str, subject: str) -> Account | None:
        """The account that somebody of a sign-in service has here."""
        chosen = select(account_links.c.account).where(
            account_links.c.issuer == issuer, account_links.c.subject == subject
        )
        with reading(self._engine) as connection:
            known = connection.execute(chosen).scalar()
        return None if known is None else self.account(known)

    def link(self, account: str, issuer: str, subject: str) -> None:
        """Keep who somebody of a sign-in service is here."""
        kept = self.account(account).id
        known = self.known_as(issuer, subject)
        if known is None:
            try:
                with writing(self._engine) as connection:
                    connection.execute(insert(account_links), {"issuer": issuer, "subject": subject, "account": kept})
            except StorageFailed as error:
                if not isinstance(error.__cause__, IntegrityError):
                    raise
                known = self.known_as(issuer, subject)  # somebody else was quicker
        if known is not None and known.id != kept:
            raise UserError("this person of the sign-in service is another account already")

    def offer(self, digest: str, account: str, until: datetime.datetime) -> None:
        """Keep the digest of a link."""
        row = {"digest": digest, "account": self.account(account).id, "until": _written(until)}
        with writing(self._engine) as connection:
            connection.execute(insert(sign_in_links), row)

    def take_up(self, digest: str, at: datetime.datetime) -> Account | None:
        """Use a link up; of two who try at once, one does."""
        now = _written(at)
        chosen = select(sign_in_links.c.account).where(sign_in_links.c.digest == digest, sign_in_links.c.until > now)
        with writing(self._engine) as connection:
            account = connection.execute(chosen).scalar()
            over = delete(sign_in_links).where(sign_in_links.c.until <= now)
            connection.execute(over)
            used = connection.execute(delete(sign_in_links).where(sign_in_links.c.digest == digest)).rowcount
        return self.account(account) if account is not None and used else None


def _written(at: datetime.datetime) -> str:
    """A moment so that the order of its letters is the order of time."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
