"""A message as a row of words, and the questions that finding a name asks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.screening.places import PLACES
from assistant.screening.vocabulary import (
    BELONGINGS,
    BODIES,
    HARD,
    LABELS_BEFORE_LETTER,
    RANKS,
    RELATIVES,
    ROLES,
    TITLES,
)
from assistant.screening.word_set import word_set
from assistant.screening.words import Word
from assistant.screening.words_as_names import SURNAME_WORDS

SURELY_A_NAME, LIKELY_A_NAME = 0.55, 0.0
"""From where the spelling of an unknown word makes it a name by itself, or beside a sign of a person."""
_ENDS_OF_PLACES = (
    *("ton", "ham", "ford", "bury", "wick", "wich", "worth", "combe", "hurst", "mouth", "pool", "borough", "brough"),
    *("chester", "cester", "thorpe", "stead", "sea", "stoke", "shire", "minster", "hithe", "dale", "bridge", "port"),
)
"""Surnames end like this too, but an unlisted one that stands alone is a place more often than a person."""
_BODY_BEGINS = word_set(
    "royal queen king prince princess great north south east west upper lower hms mount lake port hmp hmyoi yoi stc raf"
)
_SURNAMES_TOO = word_set("ward church lane day park hall lodge grange manor priory temple chapel hub town")
LONG_ENOUGH = 4
_LONG_CAPITALS = 6
UNLIKE = -9.0
SPACE = " \t\u00a0"


@dataclass(frozen=True, slots=True)
class Message:
    """A message cut into words, with what the name lists say of them."""

    text: str
    words: list[Word]
    free: list[bool]
    """For each word, whether it is not part of something published."""
    given: frozenset[str]
    family: frozenset[str]
    ordinary: Callable[[str], bool]
    likeness: Callable[[str], float]
    """How much a word is spelt like a name; nothing for a word that is known."""

    def at(self, number: int) -> str:
        """A word in small letters, or nothing beyond the ends."""
        return self.words[number].low if 0 <= number < len(self.words) else ""

    def is_given(self, word: Word) -> bool:
        """Whether a given-name list holds the word or a half of it, or no list does and it is spelt like a name."""
        listed = word.low in self.given or ("-" in word.low and any(part in self.given for part in word.parts))
        return listed or self.spelt(word) >= SURELY_A_NAME

    def spelt(self, word: Word) -> float:
        """How much a word is spelt like a name; short capitals, HMYOI, are an abbreviation whatever their letters."""
        short = word.all_capitals and word.capital and len(word.low) < _LONG_CAPITALS
        return UNLIKE if short or word.low.endswith(_ENDS_OF_PLACES) else self.likeness(word.low)

    def is_family(self, word: Word) -> bool:
        """Whether a family-name list holds the word or a half of it."""
        return word.low in self.family or ("-" in word.low and any(part in self.family for part in word.parts))

    def compound(self, low: str) -> bool:
        """Whether a word is two ordinary words run together, such as "postcode"."""
        return any(self.ordinary(low[:at]) and self.ordinary(low[at:]) for at in range(3, len(low) - 2))

    def joined_capital(self, number: int) -> bool:
        """Whether a word with a capital follows directly."""
        return number < len(self.words) and self.words[number].capital and self.joined(number)

    def may_be_surname(self, number: int) -> bool:
        """Whether a word is a family name or no ordinary word."""
        word = self.words[number]
        return word.low not in HARD and (self.is_family(word) or not self.ordinary(word.low))

    def joined(self, number: int) -> bool:
        """Whether only a space or an initial's stop stands before the word."""
        gap = self.words[number].gap
        return gap.strip(SPACE) == "" or (gap.strip(SPACE) == "." and len(self.words[number - 1].low) == 1)

    def may_follow(self, number: int) -> bool:
        """Whether the word can be the surname behind a given name."""
        word = self.words[number]
        if not self.free[number] or word.low in HARD:
            return False
        if word.capital:
            if self.in_body(number):
                return False
            shaped = not word.abbreviated or self.words[number - 1].all_capitals
            return (len(word.low) > 2 and shaped) or self.is_family(word) or len(word.low) == 1
        if self.is_family(word):
            return word.low not in PLACES and self.surname_like(word)
        return len(word.low) >= LONG_ENOUGH and not self.ordinary(word.low)

    def surname_like(self, word: Word) -> bool:
        """Whether a word of the family-name lists is a likely surname although it may be a word as well."""
        return not self.ordinary(word.low) or word.low in SURNAME_WORDS

    def surname_first(self, number: int) -> bool:
        """Whether the word is the surname before a comma and a given name: OKORO, Daniel."""
        word = self.words[number]
        if not self.free[number] or not word.capital or word.low in HARD or word.low in PLACES:
            return False
        return self.is_family(word) and (word.initial or (word.all_capitals and not self.ordinary(word.low)))

    def may_lead(self, number: int) -> bool:
        """Whether the word can be the given name or the initial before a surname."""
        word = self.words[number]
        if not self.free[number]:
            return False
        if len(word.low) == 1:
            if (
                self.at(number - 1) in TITLES
                and word.text.isupper()
                and self.words[number].gap.strip(SPACE) in {"", "."}
            ):
                return True
            stop = self.words[number + 1].gap.startswith(".")
            if self.words[number + 1].gap.strip(SPACE) == "." and "-" in self.words[number + 1].low:
                return True
            if self.words[number + 1].gap == ".":
                return True
            labelled = self.at(number - 1) in LABELS_BEFORE_LETTER and not self.words[number].gap.strip(SPACE)
            # "Mr. T. Obuya" has an initial; "Mr T" alone is a pseudonym.
            return word.text.isupper() and (
                (stop and self.at(number - 1) in TITLES) or (not labelled and (stop or word.text not in "AI"))
            )
        if word.low in HARD or word.low in TITLES | RANKS | ROLES:
            return False
        if word.capital:
            return self.is_given(word) or not self.ordinary(word.low) or not (word.initial or word.all_capitals)
        return self.is_given(word) and not self.ordinary(word.low)

    def in_body(self, number: int) -> bool:
        """Whether the word begins or goes on the name of a body, a building or a street."""
        for begin in (number - 1, number - 2):
            if self.at(begin) in _BODY_BEGINS and self.words[begin].text[0].isupper():
                return all(self.joined(at) for at in range(begin + 1, number + 1))
        for at in range(number + 1, min(number + 4, len(self.words))):
            word = self.words[at]
            if (
                self.words[at - 1].possessive
                and at == number + 1
                and word.low in RELATIVES | BELONGINGS
                and not word.capital
            ):
                return False
            if not self.joined(at) or not (word.capital or word.low == "and"):
                return False
            if word.low in BODIES:
                # "Winnie Ward" is a person, "Rainbow Ward" is not.
                return word.low not in _SURNAMES_TOO or at > number + 1 or not self._rare_given(number)
        return False

    def _rare_given(self, number: int) -> bool:
        low = self.words[number].low
        return low in self.given and low not in PLACES and not self.ordinary(low)
