"""The two regimes a question can be about: serious case reviews, and what has replaced them."""

from __future__ import annotations

import datetime
import re

from pydantic import Field

from assistant.models import FileModel


class Elsewhere(FileModel):
    """What there is in another nation in place of England's system; nothing more is said of it."""

    say: str
    cites: tuple[str, ...] = Field(min_length=1)


class RegimesFile(FileModel):
    """``corpus/regimes.yaml``: when serious case reviews ended, and how a question shows that it means today."""

    format: int
    scr_ended: datetime.date
    """The last day on which any board may still have begun a serious case review."""
    superseded: str
    """What every answer about serious case reviews says of their end, in one line."""
    superseded_citations: tuple[str, ...] = ()
    """Statements that the line rests on."""
    england_only: str = ""
    """That everything here is England's, in one line."""
    elsewhere: dict[str, Elsewhere] = Field(default_factory=dict)
    """Nation, in words, to what there is; a nation of which nothing is held is left out."""
    present_words: tuple[str, ...]
    """Regular expressions, in lower case, of words that ask for today's rules."""

    def asks_about_present(self, question: str) -> bool:
        """Whether the wording asks what applies now."""
        low = question.lower()
        return any(re.search(pattern, low) for pattern in self.present_words)

    @property
    def only_england(self) -> str:
        """Whose law everything here is, and what there is elsewhere instead."""
        return " ".join([self.england_only, *(there.say for there in self.elsewhere.values())]).strip()

    def in_nation(self, nation: str) -> str:
        """What there is in a nation in place of what is held here; empty where nothing is known of it."""
        there = self.elsewhere.get(nation)
        return there.say if there else ""
