"""What was done to the checklist of each case, in a database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import list_events
from assistant.checklists.working import ListEvent
from assistant.errors import SessionMoved, StorageFailed


class SqlLists:
    """The lists of cases in a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list_events(self, case: str) -> Sequence[ListEvent]:
        """Everything that was done to a case's list, in order."""
        chosen = select(list_events.c.content).where(list_events.c.case_ref == case)
        with reading(self._engine) as connection:
            rows = connection.execute(chosen.order_by(list_events.c.number)).all()
        return [ListEvent.model_validate_json(row.content) for row in rows]

    def add_to_list(self, case: str, version: int, events: Sequence[ListEvent]) -> None:
        """Add events to a list that holds ``version`` of them."""
        counted = select(func.count()).where(list_events.c.case_ref == case)
        rows = [
            {"case_ref": case, "number": version + place, "content": event.model_dump_json()}
            for place, event in enumerate(events)
        ]
        try:
            with writing(self._engine) as connection:
                if connection.execute(counted).scalar() != version:
                    raise SessionMoved
                connection.execute(insert(list_events), rows)
        except StorageFailed as error:
            if isinstance(error.__cause__, IntegrityError):  # PostgreSQL: two counted before either had written
                raise SessionMoved from None
            raise
