"""The signs in a message that a word is a person's name: a title, a relative, "called", an age, a role."""

from __future__ import annotations

import re

from assistant.screening.bare_names import is_pair, is_rare, is_term_or_body, is_word_as_name
from assistant.screening.message import LIKELY_A_NAME, LONG_ENOUGH, SPACE, Message
from assistant.screening.places import PLACES
from assistant.screening.vocabulary import (
    AGES,
    BELONGINGS,
    BODIES,
    CALLED,
    CHILD_WORDS,
    DETERMINERS,
    HARD,
    PERSONS,
    RANKS,
    RELATIVES,
    ROLES,
    STATED,
    SURE_PERSON_VERBS,
    TITLES,
    WORKERS,
)
from assistant.screening.word_set import word_set
from assistant.screening.words_as_names import MONTHS, VERBS_TOO, WORD_NAMES

_AGE = re.compile(
    r"\s*[,(]?\s*(?:\(?\d{1,2}\s*[),]|\(?(?:aged?|is|was|just|now)?\s*\d{1,2}\s*(?:yrs?|years?|months?|mths?|weeks?|wks?"
    r"|y/?o|days?)\b|\(?d\.?o\.?b|\(?(?:aged?)\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|el|tw|th|fo|fi"
    r"|si|se|ei|ni)|\(?(?:b\.?|born)\s+\d|(?:is|was)\s+(?:only\s+|just\s+)?\d{1,2}\b(?![\d/%.-]))",
    re.IGNORECASE,
)
_ROLE_NAMES = "|".join(sorted(ROLES | {"sw", "hv"}, key=len, reverse=True))
_ROLE_BEHIND = re.compile(
    r"\s*(?:\(|,\s*(?:who\s+is\s+|is\s+)?|is\s+|was\s+)(?:the|his|her|their|my|our|a)?\s*"
    r"(?:(?:allocated|foster|social|health|birth|step|maternal|paternal|class)\s*-?){0,2}"
    rf"(?:{_ROLE_NAMES}|eldest|oldest|youngest|middle)\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\bin|\bby|\bsince|\buntil|\btill|\bof|mid|early|late|from|to|and|last|next)\W*$"
)
_DATE_BEHIND = re.compile(r"\W*\d")
_OF_BODIES_TOO = word_set("social health family plan review case new")
"""What belongs to boards as well as to people."""
_KIN = RELATIVES | {"sw", "hv", "gp"}
_THEIRS = BELONGINGS - _OF_BODIES_TOO
_ROLES_BEFORE = ROLES | {"sw", "hv", "client", "patient", "lady", "man", "woman"}
_GAPS = frozenset(["", ",", ":", "(", "-", "is"])
_NOWHERE_A_PERSON = PLACES | HARD
_WHICH_NAME = word_set("first last second given middle family full real actual other birth maiden married former")
_IS_A_NAME = re.compile(r"['\"’”]?\s(?:is|was)\s(?:[\w'’]+\s){0,6}?(?:first\s|sur|fore)?name\b(?!\s(?:of|for)\b)")
"""Behind a word that may be anything: Princess is what her real name is."""
_GOES_BY = frozenset(
    [("known", "as"), ("goes", "by"), ("went", "by")]
    + [(verb, whom) for verb in ("call", "calls", "called", "calling", "nicknamed") for whom in ("him", "her", "them")]
)
_JOIN_PLACES = word_set("on upon in le by under next the sub")
"""Walton-on-the-Naze."""
_COLLAR = re.compile(r"\.?\s\d{2,6}\s")


def bears_sign(message: Message, number: int) -> bool:
    """Whether a word is a name for a reason of its own; its neighbours are taken in afterwards."""
    word = message.words[number]
    if not message.free[number] or len(word.low) < 2:
        return False
    if word.low in HARD:
        # "Mrs Young" and "Mr Case" are people all the same.
        return word.capital and len(word.low) > LONG_ENOUGH - 1 and _surely_titled(message, number)
    if len(word.parts) > 2 and set(word.parts[1:-1]) & _JOIN_PLACES:
        return False
    if word.low == "royal" and message.joined_capital(number + 1):
        return False
    given, family = message.is_given(word), message.is_family(word)
    plain, place = (
        message.ordinary(word.low),
        word.low in PLACES or all(part in _NOWHERE_A_PERSON for part in word.parts),
    )
    titled = word.capital and message.at(number - 1) in TITLES
    if (plain and not given and not family and not titled and not word.gap.startswith(".")) or _is_month(
        message, number
    ):
        return False
    likely = message.spelt(word) >= LIKELY_A_NAME
    if _person_meant(message, number, known=given or family or likely, plain=plain):
        return True
    if is_term_or_body(message, number, given=given):
        return False
    if plain or place:
        named = given and word.capital and is_word_as_name(message, number, place=place)
    else:
        named = is_rare(message, number, given=given, family=family)
    return named or is_pair(message, number, plain=plain, place=place)


def _person_meant(message: Message, number: int, *, known: bool, plain: bool) -> bool:
    """A title, a relative, "called", an age or a role beside the word."""
    word = message.words[number]
    if not known and (word.abbreviated or word.low in PLACES):
        return False
    if _titled(message, number, plain=plain):
        return True
    if not known and plain:
        return _behind_role(message, number, known=known, plain=plain)
    return (
        _ranked(message, number, known=known, plain=plain)
        or _called(message, number)
        or (word.possessive and _belongs_to_person(message, number, plain=plain and not word.capital))
        or _aged_or_in_role(message, number, known=known, plain=plain)
        or _behind_role(message, number, known=known, plain=plain)
    )


def _surely_titled(message: Message, number: int) -> bool:
    word = message.words[number]
    return (
        message.at(number - 1) in {"mr", "mrs", "ms", "miss"}
        and not word.gap.strip(SPACE + ".")
        and message.is_family(word)
    )


def _titled(message: Message, number: int, *, plain: bool) -> bool:
    word, before = message.words[number], message.at(number - 1)
    if before not in TITLES or word.gap.strip(SPACE) not in {"", "."}:
        return False
    # "dr may be asked" and "miss out" are not titles with a name.
    return word.capital or not plain or (message.is_family(word) and before not in {"dr", "master", "miss"})


def _ranked(message: Message, number: int, *, known: bool, plain: bool) -> bool:
    word, before = message.words[number], message.at(number - 1)
    close = word.gap.strip(SPACE) in {"", "."} or _COLLAR.fullmatch(word.gap) is not None
    if not close or before not in RANKS or (plain and (word.initial or not word.capital)):
        return False
    return (known or word.capital) and (word.low not in PLACES or before not in {"sister", "father", "judge"})


def _aged_or_in_role(message: Message, number: int, *, known: bool, plain: bool) -> bool:
    word, after = message.words[number], message.at(number + 1)
    if word.possessive or not _personal(message, number):
        return False
    if _AGE.match(message.text, word.end) or after in AGES:
        return word.capital or (known and not plain) or after == "dob"
    return word.capital and known and _ROLE_BEHIND.match(message.text, word.end) is not None


def _personal(message: Message, number: int) -> bool:
    word, before = message.words[number], message.at(number - 1)
    return not (before in DETERMINERS and word.gap.strip(SPACE) == "" and before not in {"his", "her", "my", "our"})


def _called(message: Message, number: int) -> bool:
    word, before, two = message.words[number], message.at(number - 1), message.at(number - 2)
    if word.capital and (two, before) in _GOES_BY and not message.ordinary(word.low):
        return True
    if before in CALLED:
        near = {two, message.at(number - 3), message.at(number - 4)}
        if message.ordinary(word.low) and not word.capital:
            # "a boy called chance" is a boy; "staff called back" are not.
            return two in CHILD_WORDS or (word.low in WORD_NAMES and bool(near & CHILD_WORDS))
        return bool(near & PERSONS)
    if before == "name" and two in _WHICH_NAME:
        return word.low not in PLACES and (word.capital or not message.ordinary(word.low))
    if word.capital and _IS_A_NAME.match(message.text, word.end):
        return message.is_given(word)
    if before in {"is", "s"} | STATED or before.endswith("name"):
        return two in STATED and message.at(number - 3) not in {"the", "a"} and word.low not in PLACES
    return False


def _belongs_to_person(message: Message, number: int, *, plain: bool) -> bool:
    for at in range(number + 1, min(number + 4, len(message.words))):
        low = message.at(at)
        if low in _KIN or (not plain and low in CHILD_WORDS | WORKERS):
            return True
        if low not in BELONGINGS or (message.words[at].capital and low in BODIES):
            break
    follower = message.words[number + 1] if number + 1 < len(message.words) else None
    if follower is None or (follower.capital and follower.low in BODIES):
        return False
    if plain or follower.low not in _THEIRS:
        return False
    return message.words[number].low not in PLACES and not message.ordinary(message.words[number].low)


def _behind_role(message: Message, number: int, *, known: bool, plain: bool) -> bool:
    word, before = message.words[number], message.at(number - 1)
    gap = word.gap.strip(SPACE)
    if before not in _ROLES_BEFORE or gap not in _GAPS or word.initial or message.in_body(number):
        return False
    if word.capital:
        return (message.is_given(word) or not plain) and not (word.all_capitals and len(word.low) < LONG_ENOUGH)
    if gap or before in {"health", "partner", "officer", "manager"}:
        return known and not plain and message.is_given(word)
    if plain:
        after_the = message.at(number - 2) == "the"
        return before == "baby" and message.is_given(word) and word.low not in VERBS_TOO and not after_the
    return known


def _is_month(message: Message, number: int) -> bool:
    word = message.words[number]
    if word.low not in MONTHS:
        return False
    if _ROLE_BEHIND.match(message.text, word.end):
        return False
    before = message.text[max(0, word.start - 12) : word.start].lower()
    dated = _MONTH_BEFORE.search(before) or _DATE_BEHIND.match(message.text, word.end)
    return bool(dated) or message.at(number + 1) not in SURE_PERSON_VERBS | RELATIVES
