"""Find references of cases: of case-recording systems, of courts, of the police, and what is called a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.found import Found
from assistant.screening.word_set import word_set

_PUBLISHED = word_set(
    """NHS DFE DCSF DFES SI CM CMND HC HL ISBN ISSN EWHC EWCA UKSC UKHL NICE CG NG QS PH HMIC DH WT COVID REG PARA SEC
    GDPR ISO BS URL DOI PMID"""
)
_OF_THE_FIELD = word_set("IMR SCR LSCB PLR IAR CRAG DHR CDOP")
"""What the numbers of publications begin with."""

_FORMS = re.compile(
    r"\b(?P<prefix>[A-Z]{1,6})[-–_/ ]?(?:ID[-: ]?)?\d{5,13}[A-Z]?\b(?![/.]\d)"  # LCS-4471902, P4471902
    r"|\b(?P<parts>[A-Z]{1,6})[-–_/](?:\d{2,10}|[A-Z]{1,4})(?:[-–_/]\d{2,8}){1,2}\b"  # ABC/2019/123
    r"|\b(?P<many>[A-Z]{2,6})(?:[-/][A-Z]{1,4}){1,2}[-/]?\d{3,8}\b"  # SW-CP-00412
    r"|\b\d{1,2}[A-Z]{0,3}/\d{3,7}/\d{2,4}\b"  # a crime number of the police, 42/12345/16
    r"|\b\d{2}\*\d{6,7}\b"  # an incident of the police, 16*0123456
    r"|\b[A-Z]{2}\d{2}[A-Z]\d{5}\b"  # a case number of the family court, CM16C00123
    r"|\b\d{2}[A-Z]{1,3}[-/]?\d{5,8}\b"
    r"|\b[A-Z]\d{4}[A-Z]{2}\b"  # the number of a prisoner, A1234BC
    r"|\b[A-Z]{1,3}\d{1,4}[-/]\d{4,8}\b"  # C16-00714
    r"|\b[A-Z]{1,4}/\d{1,4}[./]\d{3,8}\b"
)
_NUMBERED = re.compile(r"[-/](?!(?:19|20)\d\d)\d{3,8}[-/]\d{1,4}")
"""What behind the letters of the field makes a case of its own, SCR-0456/16, and no year."""
_SYSTEM = (
    r"case|client|child|service user|person|crime|incident|occurrence|investigation|custody|court|file|record|"
    r"case management|mosaic|liquid\s?logic|ll|lcs|azeus|eclipse|cp-?is|ics|care\s?first|framework-?i|rio|systm\s?one|"
    r"emis|ehm|niche|athena|cad|urn|upn|uln|mrn|nomis|pnc|log|police|hospital|patient|referral|mash|our|their|your|"
    r"sudi|cdop|prison|complaint|ticket|warrant|matter|exhibit|"
    r"certificate|lado|notification|local authority|social care|ecaf|caf|crn|capita|datix|steis"
)
_CALLED = r"(?:id|no|nos|num|number|ref|refs|reference|references|#|code|record|file|case)"
_STATED = re.compile(
    rf"\b(?:(?:{_SYSTEM})(?:'s)?[\s:#-]*(?:{_CALLED}\b\.?[\s:#-]*){{0,3}}|(?:{_CALLED}\b\.?[\s:#-]*){{1,3}})"
    r"(?:(?:(?:is|was|as|of|under|number)\b|=)[\s:#-]*){0,2}"
    r"\(?#?\s*(?P<value>(?:(?-i:[A-Z]{1,6}[-/ ]?)|[a-z]{1,6}[-/]?)?\d[\dA-Z]*(?:[-/][\dA-Z]+)*"
    r"(?:(?: \d{2,6}){1,4}\b| of \d{1,2}(?:[./-]\d{1,2}[./-]\d{2,4}|(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})?\b))?)"
    r"(?![\w%]|\.\d)",
    re.IGNORECASE,
)
_ON_SYSTEM = re.compile(
    r"\b(?:on|in|from) (?:mosaic|liquid\s?logic|lcs|cp-?is|care\s?first|rio|ehm|niche|athena|eclipse|systm\s?one|emis)"
    r"\b[^.?!\n]{0,25}?\b(?P<value>\d{5,10})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:\d\d|20\d\d))?")
_HOLDS_YEAR = re.compile(r" (?:19|20)\d\d\b")
_EXPLICIT = re.compile(
    r"\b(?:case|crime|incident|client|mosaic|file|police)?\s*(?:ref|reference|id|number|no|log|cad|#)\b|#",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(rf"\b(?:{_SYSTEM}|refs?|references?)\b", re.IGNORECASE)
_RECORDED = re.compile(
    r"\b(?:mosaic|liquid\s?logic|lcs|care\s?first|rio|systm\s?one|emis|ehm|niche|athena|eclipse|crn|urn|mrn)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:days?|weeks?|months?|years?|hours?|am|pm|words|pages|children|people|cases"
    r"|reviews|boards|per|st|nd|rd|th)\b|\s*%",
    re.IGNORECASE,
)


def case_references(text: str, more: re.Pattern[str] | None = None) -> Iterator[Found]:
    """The references of cases, and whatever a pattern of the caller's own finds."""
    digits = any(char.isdigit() for char in text)
    for match in _FORMS.finditer(text) if digits else ():
        prefix = match["prefix"] or match["parts"] or match["many"] or ""
        numbered = prefix in _OF_THE_FIELD and _NUMBERED.fullmatch(match.group()[len(prefix) :]) is not None
        if numbered or prefix not in _PUBLISHED | _OF_THE_FIELD:
            yield Found("case_reference", *match.span())
    for match in _STATED.finditer(text) if digits else ():
        if _plausible(
            match["value"], match.group()[: match.start("value") - match.start()], text[match.end("value") :]
        ):
            yield Found("case_reference", *match.span("value"))
    for match in _ON_SYSTEM.finditer(text) if digits else ():
        yield Found("case_reference", *match.span("value"))
    if more is not None:
        for match in more.finditer(text):
            if match.end() > match.start():
                yield Found("case_reference", *match.span())


def _plausible(value: str, said: str, behind: str) -> bool:
    letters = re.match(r"[A-Za-z]*", value)
    if letters and letters.group().upper() in _PUBLISHED:
        return False
    if letters and letters.group().upper() in _OF_THE_FIELD and not re.search(r"\d[-/]\d", value):
        return False
    explicit = _EXPLICIT.search(said) is not None
    if " " in value and (
        (not (explicit and _OF_A_CASE.search(said)) and not _RECORDED.search(said)) or _HOLDS_YEAR.search(value)
    ):
        # The first of several groups of digits is a number of another kind.
        return " of " in value and _plausible(value.split(" ", maxsplit=1)[0], said, "")
    digits = sum(char.isdigit() for char in value)
    if _YEAR.fullmatch(value) or _UNIT.match(behind) or re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2,4}", value):
        return False
    if explicit:
        # "number 150" and "no 12" count things; "case number 150" and "ref 150" do not.
        return digits >= (3 if _OF_A_CASE.search(said) else 5)
    return digits >= 5
