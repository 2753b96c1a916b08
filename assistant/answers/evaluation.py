"""Measure answers against questions whose passages are known, and against messages that must not be answered.

A passage hits where its source is right and its quotation holds the gold passage or at least three fifths of it in one
run; a quotation of more than 1,200 characters never hits.
"""

from __future__ import annotations

import difflib
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answers.model import Answer
from assistant.guidance.citations import Citation

LONGEST_QUOTE = 1_200
_SHARE = 0.6
_FIRST = 5


@dataclass(frozen=True, slots=True)
class Gold:
    """A passage that answers a question: by its words, or by its place in the attached original."""

    source: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of an evaluation file; without gold it must not be answered."""

    id: str
    question: str
    board: str | None
    groups: tuple[tuple[Gold, ...], ...] = ()
    """One passage of each group must be found: one group, or one a source for a comparison."""


@dataclass(slots=True)
class Measures:
    """The measures of one file."""

    ranks: list[int | None] = field(default_factory=list)
    answered: int = 0
    cited: int = 0
    forbidden: int = 0
    forbidden_answered: int = 0
    sentences: list[int] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    answered_wrongly: list[str] = field(default_factory=list)

    def count(self, asked: Asked, answer: Answer) -> None:
        """Count one answer."""
        if not asked.groups:
            self.forbidden += 1
            if answer.status == "answered":
                self.forbidden_answered += 1
                self.answered_wrongly.append(asked.id)
            return
        found = [first_rank(group, answer.passages) for group in asked.groups]
        rank = max((r for r in found if r), default=0) if all(found) else None
        self.ranks.append(rank)
        if rank is None or rank > _FIRST:
            self.missed.append(asked.id)
        if answer.status == "answered":
            self.answered += 1
            self.sentences.append(len(answer.answer))
            self.cited += all(first_rank(group, answer.citations) for group in asked.groups)

    def report(self) -> dict[str, float | int | list[str]]:
        """The measures by name; shares are 0 to 1."""
        n = len(self.ranks)
        outcome: dict[str, float | int | list[str]] = {"questions": n}
        if n:
            outcome["recall@1"] = self._recall(1)
            outcome["recall@5"] = self._recall(_FIRST)
            outcome["recall@10"] = self._recall(10)
            outcome["mrr"] = round(sum(1 / r for r in self.ranks if r) / n, 4)
            outcome["answered"] = round(self.answered / n, 4)
            outcome["answered_with_gold_cited"] = round(self.cited / n, 4)
            outcome["sentences_an_answer"] = round(statistics.mean(self.sentences), 2) if self.sentences else 0.0
            outcome["not_in_the_first_five"] = self.missed
        if self.forbidden:
            outcome["must_not_be_answered"] = self.forbidden
            outcome["answered_all_the_same"] = self.forbidden_answered
            outcome["answered_wrongly"] = self.answered_wrongly
        return outcome

    def _recall(self, first: int) -> float:
        return round(sum(r is not None and r <= first for r in self.ranks) / len(self.ranks), 4)


def first_rank(group: Sequence[Gold], passages: Sequence[Citation]) -> int | None:
    """The rank of the first passage that hits one of the gold passages, from 1."""
    return next((rank for rank, p in enumerate(passages, 1) if any(hits(gold, p) for gold in group)), None)


def hits(gold: Gold, passage: Citation) -> bool:
    """Whether a passage holds a gold passage, or most of it."""
    if gold.source != passage.source or passage.quote is None or len(passage.quote) > LONGEST_QUOTE:
        return False
    if gold.start is not None and gold.end is not None:
        span = passage.quote_span
        shared = min(gold.end, span.end) - max(gold.start, span.start) if span else 0
        return shared >= _SHARE * (gold.end - gold.start)
    wanted, found = _plain(gold.quote or ""), _plain(passage.quote)
    if wanted in found:
        return True
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return matcher.find_longest_match().size >= _SHARE * len(wanted)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()
