"""Find personal data that has a form of its own: numbers, postcodes, telephones and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.found import Found
from assistant.screening.word_set import word_set

_TEN_DIGITS = re.compile(r"(?:(?<![\w+/.-])|(?i:(?<=\bnhs)))\d(?:[ \u00a0./-]{0,2}\d){9}(?![\w/]|[.-]\d)")
_AS_PRINTED = re.compile(r"\d{3}([^\d]{0,2})\d{3}[^\d]{0,2}\d{4}")
"""The groups that the NHS prints; any others need the letters NHS, or a patient, beside them."""
_NHS = re.compile(r"\b(?:nhs|patients?|smart ?card|red book|pds|spine)\b", re.IGNORECASE)
_NEAR = 30
_NI = re.compile(r"\b(?P<prefix>[A-Z]{2})(?:[ \u00a0./-]{0,2}\d){6}[ \u00a0./-]{0,2}[A-D]\b", re.IGNORECASE)
_NI_UNFINISHED = re.compile(
    r"\b(?:NI|NINO|national insurance)\b\W{0,3}(?:(?:no|num|number|is)\b\W{0,3}){0,3}"
    r"(?P<number>[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2})\b",
    re.IGNORECASE,
)
_SMALL_WORDS = word_set("in on by at to of is or an as if it no so up we do")
_POSTCODE = re.compile(
    r"(?<![\w/-])([A-Z]{1,2})(\d[A-Z\d]?)[ \u00a0.-]{0,2}(\d)([ABD-HJLNP-UW-Z]{2})(?![\w/])", re.IGNORECASE
)
_POSTCODE_SPACED = re.compile(
    r"(?<![\w/-])([A-Z] ?[A-Z]?) ?(\d ?[A-Z\d]?) {1,3}(\d) ?([ABD-HJLNP-UW-Z] ?[ABD-HJLNP-UW-Z])(?![\w/])"
)
"""With gaps inside its halves, CM 9 9 1 ZZ: in capitals alone, or any words and figures would do."""
_POSTCODE_SLIP = re.compile(r"(?<![\w/-])([A-Z]{1,2})\d[\dIO]? [\dIO][ABD-HJLNP-UW-Z]{2}(?![\w/])")
"""With the letter I for a one or O for nought."""
_POSTCODE_HALF = re.compile(
    r"\bpost ?codes?\b\W{0,3}"
    r"(?:(?:is|was|of|area|starts?|starting|begins?|beginning|with|district)\b\W{0,3}){0,3}"
    r"([A-Z]{1,2})\d[A-Z\d]?(?: \d)?(?![\w/])",
    re.IGNORECASE,
)
AREAS = word_set(
    """ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en
    ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne
    ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr
    ts tw ub w wa wc wd wf wn wr ws wv yo ze"""
)
"""What postcodes begin with."""
_ORDINALS = word_set("st nd rd th")
_EMAIL = re.compile(r"[\w.+'’-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", re.ASCII)
_EMAIL_SPELT = re.compile(
    r"\b[\w.+-]+\s?[\[(]\s?at\s?[\])]\s?[\w-]+(?:\s?(?:\.|[\[(]\s?dot\s?[\])])\s?[\w-]+)+", re.IGNORECASE
)
_AT, _DOT = r" ?[\[(]?\bat\b[\])]? ?", r" ?[\[(]?\bdot\b[\])]? ?"
_EMAIL_SPOKEN = re.compile(
    rf"\b(?:[\w+-]+(?:\.| dot | underscore )){{0,3}}[\w+-]+{_AT}[\w-]+(?: [\w-]+)?(?:{_DOT}[\w-]{{2,}}){{1,3}}"
    r"|\b\w*[\d_.]\w+ at [\w-]+(?:\.[\w-]+)*\.(?:com|net|org|uk|example|ie|info)\b",
    re.IGNORECASE,
)
"""Spoken, shaz dot bee at example dot com; with "at" alone, only what cannot be a word stands before it."""
_TELEPHONE = re.compile(
    r"(?<![\w+/])(?:(?:\+|00)44[ ().-]*[0O]?|\(?[0Oo])(?=[ ().-]*[1-9])(?:[ \u00a0().-]{0,3}\d){9,10}(?!\d)"
    r"|(?<![\w+/])(?:\+|00)[1-9]\d{0,2}(?:[ \u00a0().-]{0,2}\d){7,11}(?!\d)"
    r"|(?<![\w+/.-])44 ?7(?:[ -]?\d){9}(?![\w/]|[.-]\d)"
    r"|(?<![\w+/.-])7\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w/]|[.-]\d)"
)
_DIGIT = r"(?:oh|zero|nought|naught|one|two|three|four|five|six|seven|eight|nine|hundred)"
_TELEPHONE_SPOKEN = re.compile(
    rf"\b(?:(?:double |triple )?{_DIGIT}[ ,-]{{1,2}}){{5,11}}(?:double |triple )?{_DIGIT}\b", re.IGNORECASE
)
"""Six figures and more in words are no count of anything."""
_TELEPHONE_ENDS_SPOKEN = re.compile(
    rf"(?<![\w+/])0\d{{2,4}}[ -]?\d{{0,4}}(?:[ ,-]{{1,2}}{_DIGIT}){{2,8}}\b", re.IGNORECASE
)
_TELEPHONE_SHORT = re.compile(
    r"\b(?:tel|telephone|phone|mob|mobile|landline|ring|rang|call|called|text|texts|texted|whatsapp|ext|extension|cell"
    r"|reach|contact|contact number|fax|pager|bleep)\b\W{0,3}"
    r"(?:(?:no|num|number|is|was|on|me|her|him|them|us|mum|dad|at|from)\b\W{0,3}){0,3}"
    r"(?P<number>\d{3}[ -]?\d{3,4}(?:[ -]?\d{2,4})?|\d{2,5}(?:[ -]\d{2,6}){2,4})(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_DATE_AT_START = re.compile(r"0\d[ .-]\d{1,2}[ .-](?:19|20)\d\d\b")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ -]|$)|\d{1,2}[ -]\d{1,2}[ -](?:19|20)?\d\d$")
_HELPLINES = ("08088005000", "0800800500", "08088020000")
"""Published helplines for children and adults worried about them."""


def nhs_numbers(text: str) -> Iterator[Found]:
    """Ten digits whose last one checks, or any ten beside the letters NHS."""
    for match in _TEN_DIGITS.finditer(text):
        digits = [int(char) for char in match.group() if char.isdigit()]
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        before = text[max(0, match.start() - 10) : match.start()].lower()
        checks = _checks(digits) and "isbn" not in before
        if (checks and _AS_PRINTED.fullmatch(match.group())) or _NHS.search(around):
            yield Found("nhs_number", *match.span())


def _checks(digits: list[int]) -> bool:
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and check != 10


def insurance_numbers(text: str) -> Iterator[Found]:
    """National Insurance numbers; invalid prefixes count too, since people make slips and tests use QQ."""
    for match in _NI.finditer(text):
        prefix = match["prefix"]
        word_before = prefix.islower() and prefix in _SMALL_WORDS and not text[match.start() + 2].isdigit()
        if not word_before:
            yield Found("national_insurance_number", *match.span())
    for match in _NI_UNFINISHED.finditer(text):
        yield Found("national_insurance_number", *match.span("number"))


def postcodes(text: str) -> Iterator[Found]:
    """Postcodes of the United Kingdom: whole ones, and the first half of one that is called a postcode."""
    for match in _POSTCODE.finditer(text):
        area, _, _, unit = match.groups()
        # "p1 2nd draft" has the form of a postcode.
        if area.lower() in AREAS and not (unit.islower() and unit in _ORDINALS):
            yield Found("postcode", *match.span())
    for pattern in (_POSTCODE_SPACED, _POSTCODE_SLIP, _POSTCODE_HALF):
        for match in pattern.finditer(text):
            if match.group(1).replace(" ", "").lower() in AREAS and any(char.isdigit() for char in match.group()):
                yield Found("postcode", match.start(1), match.end())


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses, also those written with [at] and [dot]."""
    for pattern in (_EMAIL, _EMAIL_SPELT, _EMAIL_SPOKEN):
        for match in pattern.finditer(text):
            yield Found("email", *match.span())


def telephones(text: str) -> Iterator[Found]:
    """Telephone numbers of the United Kingdom, except the published helplines."""
    for match in _TELEPHONE.finditer(text):
        digits = "".join(char for char in match.group() if char.isdigit())
        if _DATE_AT_START.match(match.group()) or digits in _HELPLINES:
            continue
        yield Found("telephone", *match.span())
    for match in _TELEPHONE_SHORT.finditer(text):
        digits = "".join(char for char in match["number"] if char.isdigit())
        if digits not in _HELPLINES and not _YEARS.match(match["number"]):
            yield Found("telephone", *match.span("number"))


def spoken_telephones(text: str) -> Iterator[Found]:
    """Telephone numbers in words: oh seven seven double oh."""
    for pattern in (_TELEPHONE_SPOKEN, _TELEPHONE_ENDS_SPOKEN):
        for match in pattern.finditer(text):
            yield Found("telephone", *match.span())
