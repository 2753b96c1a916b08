"""What programs were answered to requests that they may send again, under the key that they gave each."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import replies
from assistant.errors import StorageFailed

KEPT = datetime.timedelta(days=1)
"""How long an answer is kept for a request that is sent again."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request that came before under the same key."""

    request_sha256: str
    content: str | None
    """What was answered, as it was kept; None while it is still being worked on."""


class SqlReplies:
    """Answers to requests, in a database that several processes share."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, caller: str, key_sha256: str, request_sha256: str, at: datetime.datetime) -> Earlier | None:
        """Take a key for a request; gives what came before under it, and takes nothing then."""
        now = at.astimezone(datetime.UTC)
        row = {"caller": caller, "key_sha256": key_sha256, "request_sha256": request_sha256}
        try:
            with writing(self._engine) as connection:
                connection.execute(delete(replies).where(replies.c.arrived_at < (now - KEPT).isoformat()))
                connection.execute(insert(replies), row | {"arrived_at": now.isoformat()})
        except StorageFailed as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            return self._earlier(caller, key_sha256)
        return None

    def keep(self, caller: str, key_sha256: str, content: str) -> None:
        """Keep what was answered under a key that was taken."""
        with writing(self._engine) as connection:
            connection.execute(update(replies).where(*_under(caller, key_sha256)).values(content=content))

    def release(self, caller: str, key_sha256: str) -> None:
        """Give a key back whose request could not be met, so that it may be sent again."""
        with writing(self._engine) as connection:
            connection.execute(delete(replies).where(*_under(caller, key_sha256), replies.c.content.is_(None)))

    def _earlier(self, caller: str, key_sha256: str) -> Earlier | None:
        with reading(self._engine) as connection:
            chosen = select(replies.c.request_sha256, replies.c.content).where(*_under(caller, key_sha256))
            row = connection.execute(chosen).first()
        return Earlier(row.request_sha256, row.content) if row else None


def _under(caller: str, key_sha256: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return replies.c.caller == caller, replies.c.key_sha256 == key_sha256
