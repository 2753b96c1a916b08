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
_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:(?:19|20)\d\d|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s)?[ -]?{_MONTH}(?:,?[ -]?{_YEAR}\b)?"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{_YEAR}\b)?"
    rf"|{_MONTH}\s(?:19|20)\d\d|\d{{1,2}}\s\d{{1,2}}\s(?:(?:19|20)\d\d|\d\d)|\d{{8}}|\d{{6}})(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\.?'?s?(?![\w])|\bdates? of birth\b|\bbirth\s?dates?\b|\bborn\b|\bbirthdays?\b"
    r"|\bb'?day\b|(?<![\w.])b\.(?=\s?\d)"
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
    r"(?:dob|d\.o\.b|birthday|birth\s?date|date of birth|due date)|(?:birth|birthday)\b)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:['’]s)?\s*[,(:-]?\s*\(?\s*$")
_REACH, _BARE_REACH = 60, 22


def births(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """The dates of birth in a message, given the names that were found in it."""
    for match in _DATE.finditer(text):
        if _is_birth(text, match, names):
            yield Found("date_of_birth", *match.span())


def _is_birth(text: str, match: re.Match[str], names: Sequence[Found]) -> bool:
    shown = match.group()
    bare = shown.isdigit() or re.fullmatch(r"\d{1,2} \d{1,2} \d{2,4}", shown) is not None
    said = None
    window = max(0, match.start() - (_BARE_REACH if bare else _REACH))
    for one in _BIRTH.finditer(text, window):
        if one.end() <= match.start():
            said = one
            if not _ELSEWHERE.search(_without_names(text, one.end(), match.start(), names)):
                return True
    if bare:
        return False
    if _BIRTH_BEHIND.match(text, match.end()) and not (
        said and _ELSEWHERE.search(text[match.end() : match.end() + 12])
    ):
        return True
    # "Callum Smith (3/4/15)": nothing but a birth is written like that.
    return re.search(r"\d\W*$", shown) is not None and any(
        one.kind == "name" and one.end <= match.start() and _AFTER_NAME.fullmatch(text[one.end : match.start()])
        for one in names
    )


def _without_names(text: str, start: int, end: int, names: Sequence[Found]) -> str:
    between = text[start:end]
    for one in names:
        if start <= one.start and one.end <= end:
            between = between.replace(text[one.start : one.end], " ")
    return between
