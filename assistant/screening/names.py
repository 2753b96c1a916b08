"""Find people's names in a message, from name lists and from the words around them.

A rare name counts wherever it stands. A name that is also a word ("Grace", "will") or a place ("Jordan", "Lincoln")
counts only where something shows that a person is meant: a title, a relative, "called", an age, a verb of people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase

from assistant.screening.found import Found
from assistant.screening.message import UNLIKE, Message
from assistant.screening.places import PLACES
from assistant.screening.published import published_spans
from assistant.screening.signs import bears_sign
from assistant.screening.spelling import spelt_like_a_name
from assistant.screening.vocabulary import HARD, PARTICLES, RANKS, TITLES
from assistant.screening.words import Word, words_of

__all__ = ["NameLists", "find_names"]

_LETTERS = ascii_lowercase
_SPELT_FROM = 4
"""Shorter words have too few letters to tell by."""
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("r", ""),
    ("ly", ""),
)


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names and words to tell them from, all in small letters and without accents."""

    given: frozenset[str]
    family: frozenset[str]
    ordinary: frozenset[str]
    """Ordinary English words, those that are names as well among them."""
    spelling: bytes = b""
    """How much each group of letters speaks for a name, as ``likeness`` reads it."""

    def is_ordinary(self, word: str) -> bool:
        """Whether this is an English word, as it stands or in one of its forms."""
        return all(self._plain(part) for part in word.split("-"))

    def likeness(self, word: str) -> float:
        """How much an unknown word is spelt like a name: 0.5 is clear, below nothing it hardly is one.

        A word of the lists, a place, and what is one slip away from an ordinary word have the lowest there is.
        """
        if not self.spelling or len(word) < _SPELT_FROM or self._known(word) or self._slip(word):
            return UNLIKE
        return spelt_like_a_name(word, self.spelling)

    def _known(self, word: str) -> bool:
        return word in self.given or word in self.family or word in PLACES or self.is_ordinary(word)

    def _slip(self, word: str) -> bool:
        """Whether a letter left out, doubled, swapped or mistaken turns an ordinary word into this one."""
        halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        left_out = (a + c + b for a, b in halves for c in _LETTERS)
        doubled = (a + b[1:] for a, b in halves if b)
        swapped = (a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1)
        mistaken = (a + c + b[1:] for a, b in halves if b for c in _LETTERS) if len(word) > _SPELT_FROM + 2 else ()
        return any(
            one in self.ordinary and len(one) >= _SPELT_FROM for one in chain(swapped, doubled, left_out, mistaken)
        )

    def _plain(self, word: str) -> bool:
        if word in self.ordinary or word in HARD:
            return True
        if word in self.given or word in self.family:
            return False
        return any(word.endswith(end) and word[: -len(end)] + base in self.ordinary for end, base in _ENDINGS)


def find_names(text: str, names: NameLists, published: Collection[str] = ()) -> Iterator[Found]:
    """The names of people in a message, each with its title, in their order."""
    words = words_of(text, names.is_ordinary)
    passed = list(published_spans(text, words, published, names.given))
    free = [not any(start <= word.start < end for start, end in passed) for word in words]
    message = Message(
        text, words, free, names.given, names.family, names.is_ordinary, lru_cache(maxsize=None)(names.likeness)
    )
    is_name = [bears_sign(message, number) for number in range(len(words))]
    _extend(message, is_name)
    _repeat(message, is_name)
    for first, last in _runs(words, is_name):
        start = words[_with_titles(words, first)].start
        yield Found("name", start, words[last].end)


def _with_titles(words: list[Word], number: int) -> int:
    while number and _titled(words, number):
        number -= 1
    if number and words[number].gap.strip() == "&" and {words[number].low, words[number - 1].low} <= TITLES:
        return number - 1
    if (
        number > 1
        and words[number].low in TITLES
        and words[number - 1].low == "and"
        and words[number - 2].low in TITLES
    ):
        # "Mr and Mrs Pemberton".
        return number - 2
    return number


def _titled(words: list[Word], number: int) -> bool:
    before = words[number - 1]
    return before.low in TITLES | RANKS | {"baby"} and words[number].gap.strip(" .") == ""


def _extend(message: Message, is_name: list[bool]) -> None:
    """Take in the surname behind a given name, the given name before a surname, and what joins them."""
    words = message.words
    for number in range(1, len(words)):
        if is_name[number - 1] and not is_name[number] and not words[number - 1].possessive:
            is_name[number] = message.joined(number) and message.may_follow(number)
    for number in range(2, len(words)):
        if is_name[number - 2] and is_name[number - 1] and words[number - 1].gap == " (" and words[number].gap == ") ":
            # "Patrick (Paddy) Connors".
            is_name[number] = is_name[number] or message.may_follow(number)
    for number in range(len(words) - 2, -1, -1):
        if is_name[number + 1] and not is_name[number] and not words[number].possessive:
            is_name[number] = message.joined(number + 1) and message.may_lead(number)
    for number in range(len(words) - 1):
        if is_name[number + 1] and not is_name[number] and words[number + 1].gap == ", ":
            is_name[number] = message.surname_first(number)
    for number in range(1, len(words) - 1):
        if words[number].low in PARTICLES and is_name[number - 1] and is_name[number + 1]:
            is_name[number] = message.joined(number) and message.joined(number + 1)


def _repeat(message: Message, is_name: list[bool]) -> None:
    """A name found once is a name wherever the message repeats it."""
    sure = {
        word.text
        for word, found in zip(message.words, is_name, strict=True)
        if found and len(word.low) > 1 and (word.text[0].isupper() or not message.ordinary(word.low))
    }
    if not sure:
        return
    for number, word in enumerate(message.words):
        if not is_name[number] and word.text in sure and not (word.initial and message.ordinary(word.low)):
            is_name[number] = message.free[number]


def _runs(words: list[Word], is_name: list[bool]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for number, found in enumerate([*is_name, False]):
        goes_on = found and first is not None and not words[number - 1].possessive and _adjacent(words[number].gap)
        if first is not None and not goes_on:
            yield first, number - 1
            first = None
        if found and first is None:
            first = number


def _adjacent(gap: str) -> bool:
    return gap.strip(" .\t\u00a0") == "" and len(gap) < 4
