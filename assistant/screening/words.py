"""Cut a message into words, with what their spelling and their neighbours tell.

Practitioners type in a hurry: everything in small letters, everything in capitals, or every Word In A Heading
Capitalised. ``Words.cased`` says whether the capitals of a message mean anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*(?:[-‐‑][^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)*")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`]{_LETTER}+)*(?:[-‐‑]{_LETTER}+(?:['’ʼ`]{_LETTER}+)*)*")
_SENTENCE_END = re.compile(r"[.?!:;\n•*]|[-–—]\s|^\s*[-\"'“‘(]")
_POSSESSIVE = re.compile(r"['’ʼ`][sS]$")
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
    | dict.fromkeys("’ʼ`", "'")
    | dict.fromkeys("‐‑", "-")
)
_NAME_CAPITALS = re.compile(r"(?:Ma?c|[A-Z]['’]|De|Fitz|Van|La|Le)?[A-Z][^A-Z]*(?:[-‐‑][A-Z]?[^A-Z]*)*")
_HEADING, _ENOUGH, _SHOUTED = 0.6, 4, 0.75
"""From four ordinary words on, three in five of them in capitals make a heading or a shout."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message, without a possessive ending."""

    text: str
    low: str
    """In small letters, without accents."""
    start: int
    end: int
    gap: str
    """What stands between the word before and this one."""
    possessive: bool
    capital: bool
    """Begins with a capital that means something."""
    initial: bool
    """Stands at the beginning of a sentence."""

    @property
    def parts(self) -> list[str]:
        """The halves of a double-barrelled word."""
        return self.low.split("-")

    @property
    def abbreviated(self) -> bool:
        """Whether it has the capitals of an abbreviation or a product, such as DHRs."""
        return self.capital and _NAME_CAPITALS.fullmatch(self.text) is None

    @property
    def all_capitals(self) -> bool:
        """Whether it looks like an abbreviation."""
        return len(self.text) > 1 and self.text.isupper()


def folded(text: str) -> str:
    """A text in small letters without accents, as the name lists hold names."""
    low = text.lower()
    if low.isascii() and "`" not in low:
        return low
    low = unicodedata.normalize("NFKD", low.translate(_SPECIAL))
    return "".join(c for c in low if not unicodedata.combining(c)).translate(_SPECIAL)


def words_of(text: str, ordinary: Callable[[str], bool]) -> list[Word]:
    """The words of a message in their order."""
    found = list((_WORD if _COMBINING.search(text) else _PLAIN_WORD).finditer(text))
    lows = [folded(_POSSESSIVE.sub("", m.group())) for m in found]
    cased = _capitals_mean_something([m.group() for m in found], lows, ordinary)
    words: list[Word] = []
    end = 0
    for match, low in zip(found, lows, strict=True):
        shown = match.group()
        bare = _POSSESSIVE.sub("", shown)
        gap = text[end : match.start()]
        trailing = text[match.end() : match.end() + 1]
        words.append(
            Word(
                text=bare,
                low=low,
                start=match.start(),
                end=match.start() + len(bare),
                gap=gap,
                possessive=bare != shown or (trailing in {"'", "’"} and low.endswith("s")),
                capital=cased and bare[0].isupper(),
                initial=not words or bool(_SENTENCE_END.search(gap)),
            )
        )
        end = match.end()
    return words


def _capitals_mean_something(shown: Sequence[str], lows: Sequence[str], ordinary: Callable[[str], bool]) -> bool:
    plain = [one for one, low in zip(shown, lows, strict=True) if len(one) > 3 and ordinary(low)]
    shouted = sum(one.isupper() for one in shown)
    if shouted > _ENOUGH and shouted / len(shown) > _SHOUTED:
        return False
    if len(plain) < _ENOUGH:
        return not (shown and all(one.isupper() for one in shown))
    return sum(one[0].isupper() for one in plain) / len(plain) < _HEADING
