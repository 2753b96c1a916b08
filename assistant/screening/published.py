"""Names that may stand in a question because they are published: well-known cases, authors, pseudonyms and terms.

A name here passes only as it was published. "Daniel Pelka" passes, a boy called Daniel does not; "Munro" passes,
"Mrs Munro" and "Munro's mum" do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from assistant.screening.vocabulary import EPONYMS, HONOURS, RELATIVES, TITLES
from assistant.screening.word_set import word_set
from assistant.screening.words import Word, folded

_FULL_NAMES = """
victoria climbie|baby peter connelly|peter connelly|baby p|baby peter|daniel pelka|khyra ishaq|keanu williams
hamzah khan|star hobson
arthur labinjo-hughes|arthur labinjo hughes|maria colwell|jasmine beckford|tyra henry|kimberley carlile|lauren wright
ainlee labonte|toni-ann byfield|jessica chapman|holly wells|shannon matthews|ayeeshia jane smith|ayeeshia smith
ayeeshia-jayne smith|ellie butler|liam fee|dylan seabridge|poppi worthington|logan mwangi|finley boden|sara sharif
alfie gildea|dennis o'neill|kennedy mcfarlane|caleb ness|rikki neave|heidi koseda|fred west
rosemary west|beverley allitt|damilola taylor|james bulger|stephen lawrence|jimmy savile|ian huntley|riley siswick
vanessa george|brandon muir|declan hainey|mikaeel kular|amy howson|tiffany wright|darryn clarke
stephanie fox|sukina hammond
doreen mason|charlene salt|dakota-rose|lilly hanrahan|kyra ishaq|elizabeth de la warr
eileen munro|alan wood|marian brandon|lord laming|herbert laming|alex carlile|lord carlile|lady butler-sloss
elizabeth butler-sloss|louise casey|alexis jay|martin narey|david norgrove|lord norgrove|william utting|robert francis
ian kennedy|michael bichard|anne longfield|maggie atkinson|isabelle trowler|michael gove|ed balls|edward timpson
tim loughton|josh macalister|annie hudson|peter sidebotham|sue bailey|sheila fish|sarah bairstow|peter reder
sylvia duncan|adrian falkov|ruth sinclair|roger bullock|wendy rose|julie barnes|jenny myers
marion brandon|ron lock|edi carmi|sian griffiths|alyson leslie|amanda spielman|michael wilshaw
lord justice|mr justice|mrs justice|sir james munby|james munby|dame moira gibb|moira gibb|florence nightingale
alder hey|lloyd george|great ormond street|st george|king george|queen elizabeth|prince charles
queen victoria|john radcliffe
""".replace("\n", "|")
_SURNAMES = word_set(
    """munro laming carlile climbie pelka ishaq connelly colwell beckford labonte labinjo-hughes labinjo hobson
    sidebotham falkov reder bullock bairstow bichard utting norgrove narey butler-sloss savile bulger huntley
    mwangi caldicott gillick kolb maslow gantt johari bolam wednesbury bronfenbrenner ainsworth bowlby haddon-cave
    cantrill kerslake macpherson goddard macalister trowler spielman wilshaw gove timpson shoesmith barnardo's
    barnardo barnardos coram ofsted"""
)
"""Surnames that pass alone. Those in ``_SHARED`` need a word that shows the author is meant."""
_SHARED = word_set("brandon wood casey jay kennedy francis rose vincent devine fish hart barnes fox bailey hudson")
_SHARED_AFTER = EPONYMS | word_set(
    """review reviews analysis study studies research triennial biennial findings team colleagues argues argued
    writes wrote recommended recommends suggests suggested found paper papers overview proposals"""
)
_WRITTEN = word_set("work study paper research analysis model framework book findings recommendations report review")
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


@lru_cache(maxsize=4)
def _phrases(more: frozenset[str]) -> re.Pattern[str]:
    names = {one for one in _FULL_NAMES.split("|") if " " in one or "-" in one}
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
    for pattern in (_PSEUDONYM, _SAINT, _CASE_LAW):
        yield from (m.span() for m in pattern.finditer(text))
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
    if word.low in _SURNAMES:
        return not (before in TITLES - HONOURS or (word.possessive and after in RELATIVES))
    if before == "and" and number > 1 and words[number - 2].low in _SURNAMES and word.capital:
        return not word.possessive
    if after == "and" and number + 2 < len(words) and words[number + 2].low in _SURNAMES and word.text[0].isupper():
        return True
    if word.low in _SHARED:
        beside = [*words[number + 1 : number + 2], *words[max(0, number - 1) : number]]
        if any(one.low in _SURNAMES for one in beside):
            return True
        return (
            before in HONOURS - {"dr"} or after in (_WRITTEN if word.possessive else _SHARED_AFTER) or cited(text, word)
        )
    return False


def cited(text: str, word: Word) -> bool:
    """Whether a year or "et al" behind a surname makes it an author."""
    return word.text[0].isupper() and _CITED.match(text, word.end) is not None
