"""What Slack's libraries may write into a log: the place in their code that has something to report, nothing else.

At some levels they log whole requests and answers, and with them what people typed: a request whose signature does
not fit and an event that nobody handles even above the debugging level.
"""

from __future__ import annotations

import logging
from pathlib import Path

_NAME = "slack_bolt"


class _PlaceAlone(logging.Filter):
    """Takes everything out of a record but where it was made and what kind of error it is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, emptied."""
        kind = record.exc_info[0] if record.exc_info else None
        about = f" ({kind.__name__})" if kind else ""
        place = Path(record.pathname)
        record.msg = f"Slack's library reports something at {place.parent.name}/{place.name}:{record.lineno}{about}"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


_FILTER = _PlaceAlone()


def quiet_logger() -> logging.Logger:
    """The logger to give to Slack's libraries; those they make from it inherit what it leaves out."""
    logger = logging.getLogger(_NAME)
    logger.addFilter(_FILTER)
    return logger
