"""Texts in the cells of a table that other programs open: none of them may become a formula."""

from __future__ import annotations

import re

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def may_be_formula(text: str) -> bool:
    """Whether a spreadsheet program might compute a text instead of showing it."""
    return text.startswith(_FORMULA_SIGNS)


def without_controls(text: str) -> str:
    """The text without the characters that no spreadsheet may hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
