"""Keep e-mail addresses and telephone numbers of published documents out of every quotation and every index.

A toolkit names the officer to write to; years later that is a private person's address. A passage is quoted up to the
address or from behind it, whichever is longer.
"""

from __future__ import annotations

import re

from assistant.guidance.model import Span

CONTACT = re.compile(
    r"""
      [\w.+'-]+(?:\s?@\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+     # an e-mail address, also as scanning leaves it
    | (?<![\w/.-])(?:\+44[\s-]?(?:\(0\))?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\w/-])   # a telephone number
    """,
    re.VERBOSE,
)
_EDGE = " \t\r\n<>[](){}:;,*_\"'"


def has_contact(text: str) -> bool:
    """Whether a text holds an e-mail address or a telephone number."""
    return CONTACT.search(text) is not None


def without_contacts(text: str, span: Span) -> Span | None:
    """The longest part of a span that holds no contact detail, or None where nothing worth quoting is left."""
    pieces, at = [], span.start
    for match in CONTACT.finditer(text, span.start, span.end):
        pieces.append((at, match.start()))
        at = match.end()
    if not pieces:
        return span
    pieces.append((at, span.end))
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if end > start else None
