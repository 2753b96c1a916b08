"""Reminders that were sent, in a database that several processes share: of which item, to whom, and when."""

from __future__ import annotations

import datetime

from sqlalchemy import Engine, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from assistant.adapters.sql.engine import writing
from assistant.adapters.sql.tables import slack_reminders as table
from assistant.conversation.reminders import FORGOTTEN, TAKEN, Reminder
from assistant.errors import StorageFailed


class SqlReminders:
    """Reminders in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, reminder: Reminder, at: datetime.datetime) -> bool:
        """Take a reminder, to send it now; of two who try at once, one does."""
        now, over = _written(at), _written(at - TAKEN)
        known = select(table.c.taken_at, table.c.sent).where(_is(reminder))
        old = delete(table).where(table.c.due < (at.date() - FORGOTTEN).isoformat())
        try:
            with writing(self._engine) as connection:
                connection.execute(old)
                row = connection.execute(known).first()
                if row is None:
                    connection.execute(insert(table), {**_row(reminder), "taken_at": now, "sent": 0})
                    return True
                if row.sent or row.taken_at > over:
                    return False
                again = update(table).where(_is(reminder), table.c.taken_at == row.taken_at).values(taken_at=now)
                return bool(connection.execute(again).rowcount)
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two looked before either had written
                return False
            raise

    def sent(self, reminder: Reminder) -> None:
        """Keep that a reminder has been sent."""
        with writing(self._engine) as connection:
            connection.execute(update(table).where(_is(reminder)).values(sent=1))

    def give_back(self, reminder: Reminder) -> None:
        """Give a reminder back that could not be sent."""
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(_is(reminder), table.c.sent == 0))


def _row(reminder: Reminder) -> dict[str, object]:
    return {
        "case_ref": reminder.case,
        "item": reminder.item,
        "due": reminder.due.isoformat(),
        "account": reminder.account,
    }


def _is(reminder: Reminder) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in _row(reminder).items()))


def _written(at: datetime.datetime) -> str:
    """A moment so that the order of its letters is the order of time."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
