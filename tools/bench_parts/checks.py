"""What must hold of every single answer, counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from assistant.answers.model import Answer

TextOf = Callable[[str], str | None]
"""The text of the document attached to an edition, by its key; None where none is attached."""


@dataclass(slots=True)
class Checks:
    """Counts over every citation and every candidate of the answers that were given."""

    answers: int = 0
    citations: int = 0
    quotes: int = 0
    quotes_true: int = 0
    statements_unknown: int = 0

    @property
    def share_true(self) -> float | None:
        """The share of quotations that stand in the attached document where they say; None without quotations."""
        return self.quotes_true / self.quotes if self.quotes else None

    @property
    def hold(self) -> bool:
        """Whether every quotation is true and every statement is in the corpus."""
        return self.quotes_true == self.quotes and not self.statements_unknown

    def count(self, answers: Iterable[Answer], text_of: TextOf, known: Collection[str]) -> None:
        """Count some answers against the attached documents and the ids of the corpus's statements."""
        for answer in answers:
            self.answers += 1
            for cited in (*answer.citations, *answer.passages):
                self.citations += 1
                self.statements_unknown += cited.statement_id is not None and cited.statement_id not in known
                if cited.quote is None:
                    continue
                self.quotes += 1
                text, span = text_of(f"{cited.source}/{cited.edition}"), cited.quote_span
                self.quotes_true += bool(text and span and text[span.start : span.end] == cited.quote)
