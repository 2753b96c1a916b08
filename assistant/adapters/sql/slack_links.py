"""Who people in Slack are, in a database that several processes share."""

from __future__ import annotations

import datetime

from sqlalchemy import Delete, Engine, Select, delete, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import slack_link_codes as codes
from assistant.adapters.sql.tables import slack_links as links
from assistant.conversation.linking import TAKEN
from assistant.errors import StorageFailed, UserError


class SqlSlackLinks:
    """Links in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def offer(self, digest: str, asked: LinkAsked, at: datetime.datetime, until: datetime.datetime) -> None:
        """Keep the digest of a code; those that are over go."""
        row = {
            "digest": digest,
            "team": asked.person.team,
            "person": asked.person.user,
            "workspace": asked.workspace,
            "name": asked.name,
            "until": _written(until),
        }
        with writing(self._engine) as connection:
            connection.execute(_over(at))
            connection.execute(insert(codes), row)

    def asked(self, digest: str, at: datetime.datetime) -> LinkAsked | None:
        """Who asked for a code."""
        with reading(self._engine) as connection:
            row = connection.execute(_still_good(digest, at)).first()
        return LinkAsked(SlackPerson(row.team, row.person), row.workspace, row.name) if row else None

    def link(self, digest: str, account: str, at: datetime.datetime) -> LinkAsked | None:
        """Use a code up and keep who asked for it, both or neither."""
        try:
            with writing(self._engine) as connection:
                row = connection.execute(_still_good(digest, at)).first()
                connection.execute(_over(at))
                if row is None or not connection.execute(delete(codes).where(codes.c.digest == digest)).rowcount:
                    return None
                kept = {"team": row.team, "person": row.person, "account": account}
                known = select(links.c.account).where(links.c.team == row.team, links.c.person == row.person)
                if connection.execute(known).scalar() != account:
                    connection.execute(insert(links), {**kept, "linked_at": _written(at)})
        except StorageFailed as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            raise UserError(TAKEN) from None
        return LinkAsked(SlackPerson(row.team, row.person), row.workspace, row.name)

    def account_of(self, person: SlackPerson) -> str | None:
        """The account that somebody in Slack has."""
        chosen = select(links.c.account).where(links.c.team == person.team, links.c.person == person.user)
        with reading(self._engine) as connection:
            return connection.execute(chosen).scalar()

    def person_of(self, account: str) -> SlackPerson | None:
        """Who has an account, in Slack."""
        chosen = select(links.c.team, links.c.person).where(links.c.account == account)
        with reading(self._engine) as connection:
            row = connection.execute(chosen).first()
        return SlackPerson(row.team, row.person) if row else None

    def unlink(self, account: str) -> None:
        """Forget who has an account, in Slack."""
        with writing(self._engine) as connection:
            connection.execute(delete(links).where(links.c.account == account))


def _still_good(digest: str, at: datetime.datetime) -> Select[tuple[str, str, str, str]]:
    chosen = select(codes.c.team, codes.c.person, codes.c.workspace, codes.c.name)
    return chosen.where(codes.c.digest == digest, codes.c.until > _written(at))


def _over(at: datetime.datetime) -> Delete:
    return delete(codes).where(codes.c.until <= _written(at))


def _written(at: datetime.datetime) -> str:
    """A moment so that the order of its letters is the order of time."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
