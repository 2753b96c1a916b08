"""Tell a name by its spelling and its direct neighbours, where nothing says outright that a person is meant."""

from __future__ import annotations

from assistant.screening.message import LIKELY_A_NAME, LONG_ENOUGH, Message
from assistant.screening.places import PLACES
from assistant.screening.published import cited
from assistant.screening.vocabulary import (
    BELONGINGS,
    COLLECTIVE,
    DETERMINERS,
    EPONYMS,
    HARD,
    PARTICLES,
    PERSON_VERBS,
    PLACE_PREPOSITIONS,
    RELATIVES,
    SURE_PERSON_VERBS,
)
from assistant.screening.word_set import word_set
from assistant.screening.words_as_names import SHORT_NAMES, VERBS_TOO, WORD_NAMES

_HARDLY_A_NAME = -0.3
"""Below this a capital alone does not make an unknown word a name: Healthwatch."""
_SURE_TERMS = word_set(
    "guideline guidelines competence competent competency principles guardian guardians law rule chart"
)
_TELLING_VERBS = word_set("told disclosed died drowned cried absconded alleged overdosed collapsed screamed")
_THOSE_TOLD = word_set("her his the me us their my a staff school")


def is_term_or_body(message: Message, number: int, *, given: bool) -> bool:
    """The Gantt chart, Clare's Law, Lincoln Hospital, the Casey report, Brown (2012), Smith v Jones."""
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if after in EPONYMS and message.joined(number + 1):
        if after in _SURE_TERMS and word.capital:
            return True
        if word.possessive:
            return after in {"law", "laws", "rule"}
        return not given or before == "the"
    if message.in_body(number):
        return True
    if _of_a_body(message, number) or _against(message, number):
        return True
    return cited(message.text, word) and (not given or message.is_family(word))


def _of_a_body(message: Message, number: int) -> bool:
    """The Ministry of Justice, the Institute for Hope: a capitalised word of a body stands before "of"."""
    two = message.words[number - 2] if number > 1 else None
    return (
        two is not None
        and message.at(number - 1) in {"of", "for"}
        and two.text[0].isupper()
        and message.ordinary(two.low)
        and two.low not in WORD_NAMES | RELATIVES
        and not two.initial
        and message.words[number].capital
    )


def _against(message: Message, number: int) -> bool:
    """Smith v Jones, where both stand in capitals."""
    return any(
        message.at(beside) in {"v", "vs"} and 0 <= other < len(message.words) and message.words[other].capital
        for beside, other in ((number + 1, number + 2), (number - 1, number - 2))
    )


def is_pair(message: Message, number: int, *, plain: bool, place: bool) -> bool:
    """A given name with a surname behind it, or an initial with a surname."""
    word = message.words[number]
    if (
        number + 1 < len(message.words)
        and not word.possessive
        and message.joined(number + 1)
        and message.is_given(word)
    ):
        after = message.words[number + 1]
        if message.free[number + 1] and after.low not in HARD and message.is_family(after) and after.low not in PLACES:
            rare = not message.ordinary(after.low)
            if word.capital and after.capital:
                return not message.in_body(number + 1) and (
                    rare or not plain or not word.initial or word.low in WORD_NAMES
                )
            if not word.capital and not after.capital:
                sure = not plain and not place and message.surname_like(after)
                return sure or (rare and (word.low in WORD_NAMES or place))
    if number and word.gap == "." and len(message.at(number - 1)) == 1 and message.is_family(word) and not plain:
        return True
    if number and message.joined(number) and len(message.at(number - 1)) == 1 and message.may_lead(number - 1):
        stopped = word.gap.startswith(".") and word.capital
        surname = message.is_family(word) and not plain and not place
        return (stopped and not word.all_capitals) or (
            surname and (word.capital or message.words[number - 1].gap == "")
        )
    return False


def is_word_as_name(message: Message, number: int, *, place: bool) -> bool:
    """A capital on "Grace" or "Jordan" where neither a sentence nor a heading calls for one."""
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if word.capital and len(word.parts) > 1 and all(part in message.given for part in word.parts) and not place:
        return True  # "Lily-Rose"
    if word.low not in WORD_NAMES or word.all_capitals or before in DETERMINERS:
        return False
    if word.initial:
        return after in SURE_PERSON_VERBS and word.low not in VERBS_TOO and not place
    if place:
        return before not in PLACE_PREPOSITIONS | {"and", "or"} and after in PERSON_VERBS
    beside = [message.words[at] for at in (number - 1, number + 1) if 0 <= at < len(message.words)]
    return not any(w.capital and message.ordinary(w.low) and not w.initial and w.low != "i" for w in beside)


def is_rare(message: Message, number: int, *, given: bool, family: bool) -> bool:
    """A word that no English dictionary and no map holds."""
    word, after = message.words[number], message.at(number + 1)
    if after in COLLECTIVE and (family or word.capital) and message.joined(number + 1):
        return True
    if (word.all_capitals and word.capital and len(word.low) < LONG_ENOUGH + 1) or (word.abbreviated and not given):
        return False
    if _missing_apostrophe(message, number):
        return True
    if not word.capital:
        return _rare_uncapitalised(message, number, given=given, family=family)
    if given:
        # "Ed Sheet" is a form of the education service.
        return len(word.low) > 2 or not (message.joined_capital(number + 1) and not message.may_be_surname(number + 1))
    return _rare_capitalised(message, number, family=family)


def _rare_uncapitalised(message: Message, number: int, *, given: bool, family: bool) -> bool:
    word, after = message.words[number], message.at(number + 1)
    if given:
        return len(word.low) >= LONG_ENOUGH or word.low in SHORT_NAMES
    if len(word.low) < LONG_ENOUGH:
        return False
    likely = message.likeness(word.low) >= LIKELY_A_NAME
    if family or likely:
        return after in SURE_PERSON_VERBS or (likely and after in RELATIVES)
    return word.initial and after in _TELLING_VERBS and (after != "told" or message.at(number + 2) in _THOSE_TOLD)


def _rare_capitalised(message: Message, number: int, *, family: bool) -> bool:
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if family:
        return before not in {"the", "a", "an"} or after in PERSON_VERBS
    if len(word.low) < LONG_ENOUGH - 1:
        return False
    verb = after in PERSON_VERBS and message.joined(number + 1)
    spelt = message.likeness(word.low)
    if word.initial:
        return (verb or spelt >= LIKELY_A_NAME) and not message.compound(word.low)
    if spelt < _HARDLY_A_NAME and not verb:
        return False
    owned = before in {"his", "her", "my", "our"}
    place = before in PLACE_PREPOSITIONS | {"on"} and not (before in {"of", "to"} and verb)
    beside = (
        number
        and message.words[number - 1].capital
        and message.joined(number)
        and not message.words[number - 1].initial
    )
    return not (place or beside or (before in DETERMINERS and not owned) or before in PARTICLES)


def _missing_apostrophe(message: Message, number: int) -> bool:
    """An owner without an apostrophe, as in "callums mum"."""
    low = message.words[number].low
    owner = low[:-1]
    after = message.at(number + 1)
    return (
        low.endswith("s") and owner in message.given and not message.ordinary(owner) and after in RELATIVES | BELONGINGS
    )
