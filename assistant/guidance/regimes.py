"""The two regimes a question can be about: serious case reviews, and what has replaced them."""

from __future__ import annotations

import datetime
import re

from assistant.models import FileModel


class RegimesFile(FileModel):
    """``corpus/regimes.yaml``: when serious case reviews ended, and how a question shows that it means today."""

    format: int
    scr_ended: datetime.date
    """The last day on which any board may still have begun a serious case review."""
    superseded: str
    """What every answer about serious case reviews says of their end, in one line."""
    superseded_citations: tuple[str, ...] = ()
    """Statements that the line rests on."""
    present_words: tuple[str, ...]
    """Regular expressions, in lower case, of words that ask for today's rules."""

    def asks_about_present(self, question: str) -> bool:
        """Whether the wording asks what applies now."""
        low = question.lower()
        return any(re.search(pattern, low) for pattern in self.present_words)
