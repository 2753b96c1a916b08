"""The reference that the program gives a case: it says nothing about anybody, and a slip in it is noticed.

It looks like ``CASE-7K3Q-9FXZ``: seven random characters and one that checks them, in an alphabet without letters that
are mistaken for digits.
"""

from __future__ import annotations

import re

from assistant.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PREFIX = "CASE"
_RANDOM = 7
_SHAPE = re.compile(rf"\b{_PREFIX}-([{_ALPHABET}]{{4}})-([{_ALPHABET}]{{4}})\b")


def issue(random: int) -> str:
    """The reference for a random number of at least 35 bits."""
    characters = ""
    for _ in range(_RANDOM):
        random, place = divmod(random, len(_ALPHABET))
        characters += _ALPHABET[place]
    characters += _check(characters)
    return f"{_PREFIX}-{characters[:4]}-{characters[4:]}"


def check_reference(text: str) -> str:
    """The reference as it was issued; raises ``UserError`` for anything that this program cannot have issued."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None or not _is_issued(found):
        raise UserError(
            "that is not a case reference issued here (they look like CASE-7K3Q-9FXZ): start a case to be given one, "
            "and do not use another agency's number"
        )
    return found[0]


def without_references(text: str) -> str:
    """The text with spaces in place of every reference issued here, for whoever looks for personal data in it."""
    return _SHAPE.sub(lambda found: " " * len(found[0]) if _is_issued(found) else found[0], text)


def _is_issued(found: re.Match[str]) -> bool:
    characters = found[1] + found[2]
    return _check(characters[:_RANDOM]) == characters[_RANDOM]


def _check(characters: str) -> str:
    """One character that changes with any single slip, and with nearly every two neighbours changed over."""
    weighed = sum((2 * place + 1) * _ALPHABET.index(c) for place, c in enumerate(characters))
    return _ALPHABET[weighed % len(_ALPHABET)]
