"""Deliveries that have arrived, in a database that several processes share: their ids and when, nothing else."""

from __future__ import annotations

import datetime

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.adapters.sql.engine import writing
from assistant.adapters.sql.tables import slack_events
from assistant.conversation.deliveries import REMEMBERED
from assistant.errors import StorageFailed


class SqlDeliveries:
    """Deliveries in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def first(self, delivery: str, at: datetime.datetime) -> bool:
        """Whether a delivery arrives for the first time; those of more than a day ago are forgotten."""
        now = at.astimezone(datetime.UTC)
        known = select(slack_events.c.id).where(slack_events.c.id == delivery)
        old = delete(slack_events).where(slack_events.c.arrived_at < (now - REMEMBERED).isoformat())
        try:
            with writing(self._engine) as connection:
                connection.execute(old)
                if connection.execute(known).first() is not None:
                    return False
                connection.execute(insert(slack_events), {"id": delivery, "arrived_at": now.isoformat()})
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two looked before either had written
                return False
            raise
        return True
