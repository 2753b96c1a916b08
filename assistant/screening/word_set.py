"""Closed lists of words, written down as running text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, in any order."""
    return frozenset(text.split())
