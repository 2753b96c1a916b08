"""Which guided workflows settle what a question asks; they are offered, never answered for."""

from __future__ import annotations

import re

from assistant.models import FileModel


class Offer(FileModel):
    """One workflow and the wordings that call for it."""

    workflow: str
    title: str
    asked_as: tuple[str, ...]
    """Regular expressions, in lower case."""


class Offers(FileModel):
    """``workflows/offers.yaml``."""

    format: int = 1
    offers: tuple[Offer, ...] = ()

    def for_question(self, text: str) -> tuple[Offer, ...]:
        """The workflows to offer beside an answer, at most two."""
        low = text.lower()
        return tuple(o for o in self.offers if any(re.search(pattern, low) for pattern in o.asked_as))[:2]
