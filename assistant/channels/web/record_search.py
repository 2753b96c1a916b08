"""What sealed records are searched for by, and which of them it finds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.records.desk import RecordRow


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search asks for; what is left empty finds every record."""

    words: str = ""
    """Part of a case's reference or of a record's id."""
    workflow: str = ""
    finding: str = ""
    decided: str = ""
    board: str = ""
    after: datetime.date | None = None
    """The first day on which it was sealed."""
    before: datetime.date | None = None
    """The last one."""

    def finds(self, rows: Iterable[RecordRow]) -> list[RecordRow]:
        """Those of the records that it asks for, newest first."""
        return sorted((row for row in rows if self._fits(row)), key=lambda row: row.recorded_at, reverse=True)

    def _fits(self, row: RecordRow) -> bool:
        words = self.words.strip().lower()
        day = row.recorded_at.date()
        same = ((self.workflow, row.workflow), (self.finding, row.finding), (self.decided, row.decided))
        return (
            (not words or words in row.case.lower() or words in row.id.lower())
            and all(not asked or asked == held for asked, held in (*same, (self.board, row.board)))
            and (self.after is None or day >= self.after)
            and (self.before is None or day <= self.before)
        )
