"""Topics on which boards differ, or on which some of them are silent.

Similarity cannot tell that two boards answer one question differently, or that a board's toolkit says nothing. People
who have read all five toolkits can; what they found is kept here as data, statement by statement.
"""

from __future__ import annotations

from pydantic import Field

from assistant.guidance.model import Word
from assistant.models import FileModel


class Topic(FileModel):
    """One point on which the sources can be laid side by side."""

    id: Word
    title: str
    """What the boards differ on, to be read after "The boards differ on"."""
    differ: bool = True
    """False where the boards that speak agree and only the silence of others matters."""
    statements: tuple[str, ...] = Field(min_length=1)
    """Statement ids, of boards and national."""
    silent: tuple[Word, ...] = ()
    """Boards whose whole toolkit says nothing on it."""


class AddedToTopic(FileModel):
    """What another folder of the corpus adds to a topic that stands already."""

    topic: Word
    statements: tuple[str, ...] = ()
    silent: tuple[Word, ...] = ()


class ComparisonsFile(FileModel):
    """``corpus/comparisons.yaml``."""

    format: int
    topics: tuple[Topic, ...] = ()
    adds_to: tuple[AddedToTopic, ...] = ()


class Comparisons:
    """Finds the topics that a statement belongs to."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self.topics = topics
        self._by_statement: dict[str, list[Topic]] = {}
        for topic in topics:
            for statement in topic.statements:
                self._by_statement.setdefault(statement, []).append(topic)

    def of(self, statement: str | None) -> tuple[Topic, ...]:
        """The topics a statement belongs to."""
        return tuple(self._by_statement.get(statement or "", ()))
