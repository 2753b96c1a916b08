"""Find personal data that has a form of its own: numbers, postcodes, telephones and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.found import Found
from assistant.screening.word_set import word_set

_TEN_DIGITS = re.compile(r"(?<![\w+/.-])\d{3}([ \u00a0-]{0,2})\d{3}[ \u00a0-]{0,2}\d{4}(?![\w/]|[.-]\d)")
_NHS = re.compile(r"\bnhs\b", re.IGNORECASE)
_NEAR = 30
_NI = re.compile(
    r"\b(?P<prefix>[A-Z]{2})[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?[A-D]\b", re.IGNORECASE
)
_NI_UNFINISHED = re.compile(
    r"\b(?:NI|NINO|national insurance)\b\W{0,3}(?:(?:no|num|number|is)\b\W{0,3}){0,3}"
    r"(?P<number>[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2})\b",
    re.IGNORECASE,
)
_SMALL_WORDS = word_set("in on by at to of is or an as if it no so up we do")
_POSTCODE = re.compile(
    r"(?<![\w/-])([A-Z]{1,2})(\d[A-Z\d]?)[ \u00a0]{0,2}(\d)([ABD-HJLNP-UW-Z]{2})(?![\w/])", re.IGNORECASE
)
_AREAS = word_set(
    """ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en
    ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne
    ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr
    ts tw ub w wa wc wd wf wn wr ws wv yo ze"""
)
_ORDINALS = word_set("st nd rd th")
_EMAIL = re.compile(r"[\w.+'’-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", re.ASCII)
_EMAIL_SPELT = re.compile(
    r"\b[\w.+-]+\s?[\[(]\s?at\s?[\])]\s?[\w-]+(?:\s?(?:\.|[\[(]\s?dot\s?[\])])\s?[\w-]+)+", re.IGNORECASE
)
_TELEPHONE = re.compile(
    r"(?<![\w+/])(?:(?:\+|00)44[ ().-]*0?|\(?0)(?=[ ().-]*[1-9])(?:[ \u00a0().-]{0,3}\d){9,10}(?!\d)"
)
_TELEPHONE_SHORT = re.compile(
    r"\b(?:tel|telephone|phone|mob|mobile|landline|ring|call|ext|cell|contact number)\b\W{0,3}"
    r"(?:(?:no|num|number|is|on|her|him|them|mum|dad)\b\W{0,3}){0,3}"
    r"(?P<number>\d{3}[ -]?\d{3,4}(?:[ -]?\d{2,4})?)(?![\w/])",
    re.IGNORECASE,
)
_DATE_AT_START = re.compile(r"0\d[ .-]\d{1,2}[ .-](?:19|20)\d\d\b")
_HELPLINES = ("08088005000", "0800800500", "08088020000")
"""Published helplines for children and adults worried about them."""


def nhs_numbers(text: str) -> Iterator[Found]:
    """Ten digits whose last one checks, or any ten beside the letters NHS."""
    for match in _TEN_DIGITS.finditer(text):
        digits = [int(char) for char in match.group() if char.isdigit()]
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        before = text[max(0, match.start() - 10) : match.start()].lower()
        if (_checks(digits) and "isbn" not in before) or _NHS.search(around):
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
    """Whole postcodes of the United Kingdom."""
    for match in _POSTCODE.finditer(text):
        area, _, _, unit = match.groups()
        # "p1 2nd draft" has the form of a postcode.
        if area.lower() in _AREAS and not (unit.islower() and unit in _ORDINALS):
            yield Found("postcode", *match.span())


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses, also those written with [at] and [dot]."""
    for pattern in (_EMAIL, _EMAIL_SPELT):
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
        yield Found("telephone", *match.span("number"))
