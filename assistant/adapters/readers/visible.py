"""Drop the characters that a reader of a document cannot see.

A search or a model would still find them: they are how a text can say one thing to a person and another to a
program. Everything that can be seen stays, line endings included.
"""

from __future__ import annotations

import unicodedata

_KEPT_CONTROLS = frozenset("\n\t\f\r")
_UNSEEN_RANGES = (
    range(0xE0000, 0xE0080),  # tag characters: a whole hidden alphabet
    range(0xFE00, 0xFE10),  # variation selectors: they carry hidden bytes as easily
    range(0xE0100, 0xE01F0),
    range(0x180B, 0x1810),
)


def visible(text: str) -> str:
    """The text without what cannot be seen; the very same text where there is nothing of the kind."""
    unseen = [ord(char) for char in set(text) if is_unseen(char)]
    return text.translate(dict.fromkeys(unseen)) if unseen else text


def is_unseen(char: str) -> bool:
    """Whether a reader cannot see this character: zero-width, direction, tag or other control characters."""
    if char in _KEPT_CONTROLS:
        return False
    # Cf holds the zero-width and direction characters and the soft hyphen, Cc the old controls. Half a surrogate
    # pair (Cs), which a damaged PDF can yield, is no character at all and could not even be stored.
    if unicodedata.category(char) in {"Cc", "Cf", "Cs"}:
        return True
    return any(ord(char) in unseen for unseen in _UNSEEN_RANGES)
