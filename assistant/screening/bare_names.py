"""Tell a name by its spelling and its direct neighbours, where nothing says outright that a person is meant."""

from __future__ import annotations

from assistant.screening.message import LIKELY_A_NAME, LONG_ENOUGH, UNLIKE, Message
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
    ROLES,
    SURE_PERSON_VERBS,
)
from assistant.screening.word_set import word_set
from assistant.screening.words_as_names import MONTHS, SHORT_NAMES, SURNAME_WORDS, VERBS_TOO, WORD_NAMES

_HARDLY_A_NAME = -0.3
"""Below this a capital alone does not make an unknown word a name: Healthwatch."""
_SECOND_OF_PLACES = word_set("hill heath green common park wood vale bay sands regis spa island cross bridge term")
"""Burgess Hill, Haywards Heath; Benny Hill has a given name."""
_NAMED_AFTER = word_set("law laws rule rules triangle pyramid hierarchy taxonomy typology cycle matrix wheel")
_SURE_TERMS = word_set(
    "guideline guidelines competence competent competency principles guardian guardians law rule chart"
)
_PARTS_OF_BODIES = word_set("unit ward hospital school centre clinic surgery college academy nursery prison infirmary")
_METHODS = word_set(
    """bias technique model scale method framework tool taxonomy typology grid cycle matrix approach chart diagram
    theory questionnaire reflection loop supervision triangle study analysis pre-mortem heuristic"""
)
_SAID = word_set("said says")
_DONE_TO = word_set(
    """abused hurt hit beaten raped seen placed born told taken found removed known killed left moved adopted fostered
    admitted injured neglected burned burnt shaken stabbed murdered interviewed arrested excluded on in aged only"""
)
_OFFICES = word_set("social health head family class form key class education school named designated child")
_SERVES_A_PLACE = word_set(
    "coroner coroners board boards court panel commissioner constable council mp bishop lscb procedures toolkit"
)
_SEASONS = word_set("summer autumn winter spring")
_TELLING_VERBS = word_set("told disclosed died drowned cried absconded alleged overdosed collapsed screamed")
_THOSE_TOLD = word_set("her his the me us their my a staff school")


def is_term_or_body(message: Message, number: int, *, given: bool) -> bool:
    """The Gantt chart, Clare's Law, Lincoln Hospital, the Casey report, Brown (2012), Smith v Jones."""
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if after in EPONYMS and message.joined(number + 1):
        if after in _SURE_TERMS and word.capital:
            return True
        if word.possessive:
            return after in _NAMED_AFTER
        return not given or before == "the"
    if _names_a_body(message, number):
        return True
    if not given and _of_a_method(message, number):
        return True
    if message.in_body(number) or (after in _SECOND_OF_PLACES and not given and message.joined_capital(number + 1)):
        return True
    if _of_a_body(message, number) or _against(message, number):
        return True
    return cited(message.text, word) and (not given or message.is_family(word))


def _names_a_body(message: Message, number: int) -> bool:
    """Winston's Wish: what somebody has hardly has a capital, unless it is a relative, a worker or an office."""
    follower = message.words[number + 1] if number + 1 < len(message.words) else None
    if follower is None or not message.words[number].possessive or not follower.capital or follower.all_capitals:
        return False
    return message.ordinary(follower.low) and follower.low not in ROLES | BELONGINGS | _OFFICES | HARD


def _of_a_method(message: Message, number: int) -> bool:
    """Fischhoff hindsight bias, the Chalkhill unit: a method or a part of a body stands behind in small letters."""
    if message.words[number].possessive or not message.words[number].capital:
        return False
    if message.at(number + 1) in _PARTS_OF_BODIES:
        return True
    for at in range(number + 1, min(number + 4, len(message.words))):
        word = message.words[at]
        if word.gap.strip(" 0123456789x") not in {"", "-"} or word.capital or word.low in PERSON_VERBS | HARD:
            return False
        if word.low in _METHODS:
            return True
    return False


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
        a_word = place or word.low in WORD_NAMES
        surname = message.is_family(after) or (
            a_word and word.capital and (after.low in SURNAME_WORDS or _unknown_surname(message, number + 1))
        )
        if message.free[number + 1] and after.low not in HARD and surname and after.low not in PLACES:
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


def _unknown_surname(message: Message, number: int) -> bool:
    """Whether a word with a capital that no list holds may be a surname: Jordan Speight, not Saffron Walden."""
    word = message.words[number]
    return word.capital and not word.abbreviated and not message.ordinary(word.low) and not message.compound(word.low)


def is_word_as_name(message: Message, number: int, *, place: bool) -> bool:
    """A capital on "Grace" or "Jordan" where neither a sentence nor a heading calls for one."""
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if word.capital and len(word.parts) > 1 and all(part in message.given for part in word.parts) and not place:
        return True  # "Lily-Rose"
    if word.low not in WORD_NAMES or word.all_capitals or before in DETERMINERS:
        return False
    if _paired_names(message, number):
        return True
    if word.initial:
        verbs = _TELLING_VERBS if word.low in VERBS_TOO else SURE_PERSON_VERBS | _SAID
        undergone = after in {"was", "is", "has", "got"} and message.at(number + 2) in _DONE_TO
        return (after in verbs or undergone) and not place
    if place:
        served = before == "for" and message.at(number - 2) in _SERVES_A_PLACE
        return not served and before not in PLACE_PREPOSITIONS | {"and", "or"} and after in PERSON_VERBS
    beside = [message.words[at] for at in (number - 1, number + 1) if 0 <= at < len(message.words)]
    return not any(w.capital and message.ordinary(w.low) and not w.initial and w.low != "i" for w in beside)


def _paired_names(message: Message, number: int) -> bool:
    """Christian and Angel: two names that are words, in one breath, and neither a month, a season nor a place."""
    never = MONTHS | _SEASONS | PLACES
    if message.words[number].low in never:
        return False
    for link, other in ((number + 1, number + 2), (number - 1, number - 2)):
        if message.at(link) == "and" and message.at(other) in WORD_NAMES - never and message.words[other].capital:
            return not message.joined_capital(other + 1)
    return False


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
    if _plural_family(message, number):
        return True
    if given:
        # "Ed Sheet" is a form of the education service.
        return len(word.low) > 2 or not (message.joined_capital(number + 1) and not message.may_be_surname(number + 1))
    return _rare_capitalised(message, number, family=family)


def _plural_family(message: Message, number: int) -> bool:
    """The Vassallos: a surname in the plural behind "the"."""
    word = message.words[number]
    singular = word.low.removesuffix("s")
    if singular == word.low or word.initial or message.at(number - 1) != "the" or message.joined_capital(number + 1):
        return False
    listed = singular in message.family or message.likeness(singular) >= LIKELY_A_NAME
    return listed and singular not in PLACES and not message.ordinary(word.low) and not message.ordinary(singular)


def _rare_uncapitalised(message: Message, number: int, *, given: bool, family: bool) -> bool:
    word, after = message.words[number], message.at(number + 1)
    if given:
        return len(word.low) >= LONG_ENOUGH or word.low in SHORT_NAMES
    if len(word.low) < LONG_ENOUGH:
        return False
    likely = message.spelt(word) >= LIKELY_A_NAME
    if family or likely:
        return after in SURE_PERSON_VERBS or (likely and after in RELATIVES)
    return word.initial and after in _TELLING_VERBS and (after != "told" or message.at(number + 2) in _THOSE_TOLD)


def _rare_capitalised(message: Message, number: int, *, family: bool) -> bool:
    word, before, after = message.words[number], message.at(number - 1), message.at(number + 1)
    if family:
        return before not in {"the", "a", "an"} or after in PERSON_VERBS
    if len(word.low) < LONG_ENOUGH - 1:
        return False
    verbs = PERSON_VERBS if message.spelt(word) > UNLIKE else SURE_PERSON_VERBS
    verb = after in verbs and message.joined(number + 1)
    spelt = message.spelt(word)
    if not verb and (_beside_a_place(message, number) or _listed_with_words(message, number)):
        return False
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
    compound = not verb and message.compound(word.low)
    return not (place or beside or compound or (before in DETERMINERS and not owned) or before in PARTICLES)


def _beside_a_place(message: Message, number: int) -> bool:
    """Portslade and Hangleton: what is named in one breath with a place is another."""
    return any(
        message.at(beside) in PLACES and message.words[beside].capital and _one_breath(message, min(number, beside))
        for beside in (number - 2, number - 1, number + 1, number + 2)
    )


def _listed_with_words(message: Message, number: int) -> bool:
    """Keys, Horizon and Hexagon: what is listed with ordinary words in capitals is a body like them."""
    for beside in (number - 2, number - 1, number + 1, number + 2):
        if 0 <= beside < len(message.words) and _one_breath(message, min(number, beside)):
            word = message.words[beside]
            if (
                word.capital
                and not word.initial
                and message.ordinary(word.low)
                and word.low not in message.given | HARD
            ):
                return True
    return False


def _one_breath(message: Message, number: int) -> bool:
    """Whether a comma or "and" alone stands between a word and the next but it."""
    if message.at(number + 1) in {"and", "or", "to", "via", "then"}:
        return True
    return number + 1 < len(message.words) and message.words[number + 1].gap.strip() in {",", "/", "&"}


def _missing_apostrophe(message: Message, number: int) -> bool:
    """An owner without an apostrophe, as in "callums mum"."""
    low = message.words[number].low
    owner = low[:-1]
    after = message.at(number + 1)
    return (
        low.endswith("s") and owner in message.given and not message.ordinary(owner) and after in RELATIVES | BELONGINGS
    )
