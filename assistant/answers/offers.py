"""Which guided workflows settle what a question asks; they are offered, never answered for."""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from assistant.models import FileModel


class Offer(FileModel):
    """One workflow and the wordings that call for it."""

    workflow: str
    title: str
    asked_as: tuple[str, ...]
    """Regular expressions, in lower case."""


class Offers(FileModel):
    """Every workflow that may be offered beside an answer."""

    offers: tuple[Offer, ...] = ()

    def among(self, workflows: Container[str]) -> Offers:
        """Only those that are there to be walked."""
        return Offers(offers=tuple(offer for offer in self.offers if offer.workflow in workflows))

    def for_question(self, text: str) -> tuple[Offer, ...]:
        """The workflows to offer beside an answer, at most two: first those that more of their wordings call for."""
        low = text.lower()
        offers = [offer for offer in self.offers if _any_of(offer.asked_as).search(low)]
        called = [(sum(re.search(pattern, low) is not None for pattern in o.asked_as), o) for o in offers]
        return tuple(offer for _, offer in sorted(called, key=lambda one: -one[0]))[:2]


@functools.cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for several, so that most questions are looked through once a workflow."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
