"""Find dates of birth: dates that the words around them, or a name before them, make a birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.screening.found import Found

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_TENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|[a-z]+ty)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_YEAR_IN_WORDS = (
    rf"(?:two thousand(?:(?: and)? (?:{_TENS}(?:[ -]{_UNITS})?|{_UNITS}))?"
    rf"|(?:nineteen|twenty)[ -](?:(?:oh|o|hundred and)[ -]{_UNITS}|{_TENS}(?:[ -]{_UNITS})?))"
)
_DAY_IN_WORDS = (
    r"(?:(?:twenty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|thirty[ -]first)"
)
_DAY = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?|{_DAY_IN_WORDS})"
_FEAST = (
    r"(?:christmas (?:eve|day)|boxing day|new year['’]?s?(?: eve| day)|hallowe['’]?en|valentine['’]?s?(?: day)?"
    r"|bonfire night|guy fawkes(?: night)?|april fools?['’]?s?(?: day)?|may day|easter (?:sunday|monday)|good friday"
    r"|leap (?:day|year day)|(?:st|saint) [a-z]+['’]?s day|midsummer(?:['’]?s)? day|mother['’]?s day|eid)"
)
_THEN = rf"(?:,?[ -]?(?:of |in )?(?:{_YEAR}\b|{_YEAR_IN_WORDS}))?"
_DATE = re.compile(
    rf"(?:(?<![\w/.-])|(?<=[bB]\.))(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|[\dO]{{1,2}}\s?[./\\:-]\s?[\dO]{{1,2}}\s?[./\\:-]\s?(?:(?:19|20)\d\d|['’]?\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th) of the \d{{1,2}}(?:st|nd|rd|th)(?:,? (?:of )?{_YEAR}\b)?"
    rf"|\d{{1,2}}[ ./-](?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)[ ./-]{_YEAR}\b"
    rf"|{_DAY}\s?(?:day )?(?:of\s)?[ ./-]?{_MONTH}(?:[./]{_YEAR}\b|{_THEN})"
    rf"|{_MONTH}\s(?:the )?{_DAY}(?![\w]){_THEN}"
    rf"|{_FEAST}{_THEN}"
    rf"|{_MONTH},?\s(?:(?:19|20)\d\d|['’]\d\d|{_YEAR_IN_WORDS})|\d{{1,2}}\s\d{{1,2}}\s(?:(?:19|20)\d\d|\d\d)|\d{{8}}|\d{{6}})"
    r"(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\.?'?s?(?![\w])|\bd(?:ate)?[ -]of?[ -]b(?:irth)?\b|\bdofb\b|\bdates? of birth\b"
    r"|\bbirth[\s-]?dates?\b|\bborn\b|\bbirthdays?\b"
    rf"|\bturn(?:s|ed|ing)?\s(?:\d{{1,2}}|{_UNITS}|{_TENS})\b(?=\s(?:on|last|this|next|in)\b)"
    r"|\bcame into the world\b|\b(?:expected|estimated) (?:date of )?delivery\b|\bdelivery date\b|\bdue date\b"
    r"|\bb['’-]?day\b|(?<![\w.])b\.(?=\s?\d)"
    r"|(?<![\w.'’])b(?=\s\d{1,2}[./-])|\bedd\b|\b(?:baby|she|mum|mother)(?:'s| is| was)? due\b|\bd/o/b\b"
    r"|\bdelivered\b|\bbirth\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[?!;\n]|\b(?:guidance|regulations?|act|review|reviews|meeting|deadline|force|after"
    r"|before|since|between|edition|toolkit|form|dated|version"
    r"|published|notif\w*|panel|conference|incident|died|death|report|strategy|working together|referred|referral|seen"
    r"|moved|removed|admitted|placed|injur\w*|started|start|ended|plan|until|submit\w*|due by|inspection|framework"
    r"|criteria|law|rules?"
    r"|commission\w*|scr|imr|lscb)\b|\.\s+[A-Z]",
    re.IGNORECASE,
)
_BIRTH_BEHIND = re.compile(
    r"\s*,?\s*\(?\s*(?:d\.?o\.?b|d/o/b|(?:is|was|being|=|as|-|–|(?:sorry\s)?that['’]?s)\s(?:also\s)?(?:his|her|their|the|\w+['’]s)?\s*(?:\w+['’]?s?\s)?"
    r"(?:dob|d\.o\.b|birthday|birth\s?date|date of birth|due date)|(?:birth|birthday)\b"
    r"|\s*,?\s*\(?born\b|\s(?:is|was)\swhen\s(?:[\w'’]+\s){1,3}was\sborn\b)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:['’]s)?\s*[,(:-]?\s*\(?\s*$")
_BESIDE = frozenset({"name", "nhs_number", "national_insurance_number"})
_REACH, _BARE_REACH = 60, 22


def births(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The dates of birth in a message, given what else was found in it."""
    for match in _DATE.finditer(text):
        if _is_birth(text, match, found):
            yield Found("date_of_birth", *match.span())


def _is_birth(text: str, match: re.Match[str], found: Sequence[Found]) -> bool:
    shown = match.group()
    bare = shown.isdigit() or re.fullmatch(r"\d{1,2} \d{1,2} \d{2,4}", shown) is not None
    said = None
    window = max(0, match.start() - (_BARE_REACH if bare else _REACH))
    for one in _BIRTH.finditer(text, window):
        if one.end() <= match.start():
            said = one
            if not _ELSEWHERE.search(_without_names(text, one.end(), match.start(), found)):
                return True
    if _BIRTH_BEHIND.match(text, match.end()) and not (
        said and _ELSEWHERE.search(text[match.end() : match.end() + 12])
    ):
        return True
    if bare:
        return False
    # "Callum Smith (3/4/15)" and "NHS 999 123 4567, 3 Apr 2015": nothing but a birth is written like that.
    return re.search(r"\d\W*$", shown) is not None and any(
        one.kind in _BESIDE and one.end <= match.start() and _AFTER_NAME.fullmatch(text[one.end : match.start()])
        for one in found
    )


def _without_names(text: str, start: int, end: int, found: Sequence[Found]) -> str:
    between = text[start:end]
    for one in found:
        if one.kind == "name" and start <= one.start and one.end <= end:
            between = between.replace(text[one.start : one.end], " ")
    return between
