"""Short lists in a published document: an item quoted alone does not say what it is an item of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from assistant.guidance.contacts import has_contact
from assistant.guidance.model import Span
from assistant.guidance.passages import Passage
from assistant.guidance.sections import Outline

MOST_ITEMS = 6
MOST_CHARACTERS = 600
"""A longer list is no longer one place to look at, so its items are quoted one by one."""


def lists_of(text: str, outline: Outline) -> tuple[Span, ...]:
    """The short lists of a document with the line that opens each, in order; offsets count in ``text``.

    None runs from one section into the next, and none that holds a person's contact details is among them.
    """
    found = (span for s in outline.sections for span in _lists(text, outline.passages[s.first : s.after]))
    return tuple(
        span
        for span in found
        if span.end - span.start <= MOST_CHARACTERS and not has_contact(text[span.start : span.end])
    )


def in_its_list(span: Span, lists: Sequence[Span]) -> Span:
    """The list that a span stands in; the span itself where it stands in none or reaches beyond it."""
    return next((whole for whole in lists if whole.start <= span.start and span.end <= whole.end), span)


def _lists(text: str, passages: Sequence[Passage]) -> Iterator[Span]:
    before: Passage | None = None
    for is_item, group in itertools.groupby(passages, key=lambda passage: passage.kind == "item"):
        run = list(group)
        if is_item and 1 < len({passage.block for passage in run}) <= MOST_ITEMS:
            opens = before is not None and text[before.start : before.end].endswith(":")
            yield Span(before.start if before is not None and opens else run[0].start, run[-1].end)
        before = run[-1]
