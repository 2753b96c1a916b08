"""Cited sources that do not apply on the day something holds as at: each is named, with its last or its first day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assistant.guidance.citations import Notice
from assistant.guidance.model import Period


def out_of_force(cited: Iterable[tuple[str, Period]], day: datetime.date | None) -> list[Notice]:
    """One notice on the sources that had ended before a day, and one on those that had not begun.

    ``cited`` gives each source's title and when it applies; without a day it is today, and whatever has an end has
    ended.
    """
    sources = dict.fromkeys((title, period.from_, period.to) for title, period in cited)
    ended = [f"{title}, in force until {_shown(to)}" for title, _, to in sources if to and (day is None or to < day)]
    later = [f"{title}, in force from {_shown(start)}" for title, start, _ in sources if start and day and day < start]
    told = []
    if ended:
        when = f"had ended before {_shown(day)}" if day else "has ended"
        told.append(f"Part of what is cited {when}: {'; '.join(ended)}.")
    if later:
        told.append(f"Part of what is cited was not yet in force on {_shown(day)}: {'; '.join(later)}.")
    return [Notice(kind="superseded", text=text) for text in told]


def _shown(day: datetime.date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
