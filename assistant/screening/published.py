"""Names that may stand in a question because they are published: well-known cases, authors, pseudonyms and terms.

A name here passes only as it was published. "Daniel Pelka" passes, a boy called Daniel does not; "Munro" passes,
"Mrs Munro" and "Munro's mum" do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from assistant.screening.published_names import FULL_NAMES, SHARED, SURNAMES
from assistant.screening.vocabulary import (
    COLLECTIVE,
    DETERMINERS,
    EPONYMS,
    HONOURS,
    PERSON_VERBS,
    RANKS,
    RELATIVES,
    ROLES,
    TITLES,
)
from assistant.screening.word_set import word_set
from assistant.screening.words import Word, folded

_SHARED_AFTER = EPONYMS | word_set(
    """review reviews analysis study studies research triennial biennial findings team colleagues argues argued
    writes wrote recommended recommends suggests suggested found paper papers overview proposals"""
)
_WRITTEN = word_set(
    "biennial triennial work study paper research analysis model framework book findings recommendations report review"
)
"""What an author has, where a relative of a child hardly has it."""
_PSEUDONYM = re.compile(
    r"\b(?:child|baby|family|adult|mother|father|mum|dad|sibling|young person|person|subject|yp|mr|mrs|ms|miss|dr"
    r"|case|boy|girl|twin|infant|patient|family members?|witness|re)\s+(?:[A-Z]{1,2}\d{0,2}|[A-Z]\d)(?![\w'’.]\w)"
    r"|\b(?:child|baby|family|adult|mother|father|sibling|young person|case)\s+[a-z]{1}\b(?!['’]\w)"
    r"|\b(?:child|baby|sibling|adult)\s+[A-Za-z]\b",
)
_CASE_LAW = re.compile(r"\b[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)?\s+(?:v|vs)\.?\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}")
_CITED = re.compile(
    r"\s*(?:,?\s*et al|\s(?:and|&)\s(?:colleagues|others)\b"
    r"|,?\s*\(?(?:19|20)\d\d\b|\s(?:and|&)\s[A-Z][\w'’-]+,?\s*\(?(?:19|20)\d\d\b)"
)
_SAINT = re.compile(r"\b(?:St|Saint|St\.|Saints)\s+[A-Z][\w'’-]+(?:\s+and\s+(?:St\s+)?[A-Z][\w'’-]+)?")
_ENACTED = re.compile(
    r"\b[A-Z][\w'’-]*(?:,?\s(?:[A-Z][\w'’-]*|(?:and|of|in|for|to|against)(?=\s[A-Z])|\([A-Z][a-z]+\))){1,8}"
    r"\s(?:Act|Acts|Regulations|Order|Bill|Code|Convention)\b"
)
"""Acts by their whole names: Female Genital Mutilation Act."""
_OPERATION = re.compile(
    r"\bOp(?:eration)?\.?\s[A-Z][\w'’-]+(?:(?:,\s|\s(?:and|or)\s)(?:Op(?:eration)?\.?\s)?[A-Z][\w'’-]+)*"
)
_NAME = r"[A-Z][\w'’-]+"
_OF_THE_COURTS = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Lord|Lady)\.?\s+Justice\s+{_NAME}(?:\s{_NAME})?|\b{_NAME},?\s(?:LJ|LJJ|CJ)\b"
    rf"|\b(?:HHJ|LJ|LJJ|DJ|Recorder)\s{_NAME}(?:\s{_NAME})?"
    rf"|\b{_NAME}\sJ\b(?=\s(?:say|said|hold|held|rul|decid|order|direct|in|on|about)|['’]s\s(?:judgment|ruling|order|letter))"
    rf"|\bRe\s{_NAME}(?:\s\([^)]*\))?\s\[(?:19|20)\d\d\]"
    r"|[\[(]?\b(?:19|20)\d\d[\])]?\s(?:\d\s)?(?:UKSC|UKHL|EWHC|EWCA|EWFC|EWCOP|FLR|AC|WLR|QB|Fam)\b(?:\s(?:Civ|Crim|Fam|Admin))?"
)
"""Judges of the High Court and above as judgments name them, and what judgments are cited by."""
_HONOURED = re.compile(rf"\b(?:Lord|Baroness|Baron|Dame|Sir|Viscount)\s{_NAME}(?:\s{_NAME}){{0,2}}")
"""Those who are asked to hold inquiries: Lord Laming, Dame Moira Gibb."""
_BY = word_set("by citing cites cite")
_DEVISED = word_set("model theory framework typology taxonomy principle scale research study studies writings inquiry")
_STAFF = ROLES | RANKS | word_set("pcs workers visitors officers midwives nurses teachers doctors constables witnesses")
_FINITE = PERSON_VERBS | word_set("were are have")
_TEXTS = (
    _WRITTEN
    | EPONYMS
    | word_set(
        "book article process thesis guide theory lecture evaluation series chapter volume typology taxonomy literature"
    )
)
"""What is written or devised by an author."""
_LOOK_BACK = 8
_NO_TOPIC = word_set("leave holiday duty call sick maternity annual monday tuesday wednesday thursday friday behalf")
_SAY = word_set(
    """say says said find cover mean describe propose conclude show identify use put call report think discuss warn
    describes proposes concludes shows identifies defines define distinguish distinguishes"""
)


@lru_cache(maxsize=4)
def _phrases(more: frozenset[str]) -> re.Pattern[str]:
    names = {one for one in FULL_NAMES.split("|") if " " in one or "-" in one}
    names |= {folded(one) for one in more}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![^\W_])")


def published_spans(
    text: str, words: Sequence[Word], more: Collection[str], given: Collection[str] = ()
) -> Iterator[tuple[int, int]]:
    """Where published names, pseudonyms, terms and citations stand in a message."""
    low = folded(text)
    if len(low) == len(text):
        yield from (m.span() for m in _phrases(frozenset(more)).finditer(low))
    for pattern in (_PSEUDONYM, _SAINT, _CASE_LAW, _OF_THE_COURTS, _HONOURED, _OPERATION, _ENACTED):
        yield from (m.span() for m in pattern.finditer(text))
    for first, last in _lists(words):
        if _authors(words, first, last, given):
            yield words[first].start, words[last].end
    for number, word in enumerate(words):
        if _published_alone(text, words, number, given):
            yield word.start, word.end


def _published_alone(text: str, words: Sequence[Word], number: int, given: Collection[str]) -> bool:
    word = words[number]
    leading = words[number - 1] if number and word.gap == " " else None
    if leading and leading.capital and not leading.possessive and leading.low in given and leading.low not in HONOURS:
        # "Jamie Connelly" is somebody else than the one whose case is known.
        return False
    before = words[number - 1].low if number else ""
    after = words[number + 1].low if number + 1 < len(words) else ""
    if word.low in SURNAMES:
        return not (before in TITLES - HONOURS or (word.possessive and after in RELATIVES) or after in COLLECTIVE)
    if word.low in SHARED:
        beside = [*words[number + 1 : number + 2], *words[max(0, number - 1) : number]]
        if any(one.low in SURNAMES for one in beside):
            return True
        return (
            before in HONOURS - {"dr"}
            or (word.initial and _on_something(words, number))
            or after in (_WRITTEN | EPONYMS if word.possessive else _SHARED_AFTER)
            or cited(text, word)
        )
    return False


_LINKS = ("and", "or")


def _lists(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Single words with a capital, one or more, with commas, "and" or "or" between them: Cleaver, Unell and Aldgate."""
    number = 0
    while number < len(words):
        first = last = number
        while _begins_with_capital(words[last]) and not words[last].possessive:
            step = _joined_by(words, last)
            if not step or not _begins_with_capital(words[last + step]):
                break
            last += step
        if _begins_with_capital(words[first]):
            yield first, last
        number = last + 1


def _begins_with_capital(word: Word) -> bool:
    return word.text[0].isupper() and not word.all_capitals


def _joined_by(words: Sequence[Word], number: int) -> int:
    """How many words on the next one of a list stands; nothing where the list ends."""
    after = words[number + 1 : number + 3]
    if after and after[0].gap.strip() in {",", "&", "/"}:
        return 2 if after[0].low in _LINKS and len(after) > 1 else 1
    return 2 if len(after) > 1 and after[0].low in _LINKS and not after[0].gap.strip() else 0


def _authors(words: Sequence[Word], first: int, last: int, given: Collection[str]) -> bool:
    """Whether a list of surnames is that of authors: one of them is known, or something written is by them."""
    listed = [word for word in words[first : last + 1] if word.low not in _LINKS]
    before, after = words[first - 1].low if first else "", words[last + 1].low if last + 1 < len(words) else ""
    if before in TITLES - HONOURS or (words[last].possessive and after in RELATIVES) or after in COLLECTIVE:
        return False
    if _capital_before(words, first) or (last + 1 < len(words) and _follows_as_surname(words[last + 1])):
        return False
    known = sum(word.low in SURNAMES | SHARED for word in listed)
    forenames = sum(word.low in given and word.low not in SURNAMES | SHARED for word in listed)
    devised = any(word.low in _DEVISED for word in words[last + 1 : last + 4])
    if len(listed) > 1 and forenames and (forenames == len(listed) or not (devised or known > forenames)):
        return False
    if any(word.low in SURNAMES for word in listed):
        return len(listed) > 1
    written = any(word.low in _TEXTS for word in words[max(0, first - _LOOK_BACK) : first])
    by_them = (before in _BY and written and not listed[0].initial) or (
        before == "of" and first > 1 and words[first - 2].low in _DEVISED
    )
    if len(listed) == 1:
        if listed[0].initial and listed[0].low not in given and _on_something(words, last):
            return True
        return by_them and (listed[0].low not in given or listed[0].low in SHARED)
    # Two bare surnames in one breath are authors rather than anybody's family or staff.
    linked = any(word.low == "and" or "&" in word.gap for word in words[first + 1 : last + 1])
    return by_them or (linked and before not in _STAFF and (after not in _FINITE or after in _SHARED_AFTER | _SAY))


def _on_something(words: Sequence[Word], number: int) -> bool:
    """Farmer and Lutman on neglect; those on the panel or on leave are others."""
    topic = words[number + 2] if number + 2 < len(words) else None
    return topic is not None and words[number + 1].low == "on" and topic.low not in DETERMINERS | _NO_TOPIC


def _capital_before(words: Sequence[Word], number: int) -> bool:
    """Whether the word is the last of a full name."""
    return bool(number) and words[number].gap == " " and words[number - 1].capital and not words[number - 1].initial


def _follows_as_surname(word: Word) -> bool:
    return word.gap == " " and word.capital and not word.all_capitals and word.low not in _SHARED_AFTER


def cited(text: str, word: Word) -> bool:
    """Whether a year or "et al" behind a surname makes it an author."""
    return word.text[0].isupper() and _CITED.match(text, word.end) is not None
