"""Find street addresses: a house number with a street, a flat, or the street where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.found import Found
from assistant.screening.word_set import word_set

_STREET = (
    r"(?:road|rd|street|avenue|ave|lane|crescent|cres|terrace|mews|drive|close|gardens|grove|court|place|way|walk|hill"
    r"|rise|row|square|parade|view|gate|wharf|embankment|green|park|st)"
)
_SURE_STREET = word_set("road rd street avenue ave lane crescent cres terrace mews gardens parade")
_FLAT = (
    r"(?:(?:flat|apartment|apt\.?)\s+(?:no\.?\s*)?(?:\d{1,4}[a-z]?|[a-h])\b(?!\s+(?:rate|fee))"
    r"(?:,?\s+(?:[A-Z][\w'’]+\s+){1,3}(?:House|Court|Tower|Point|Heights|Lodge|Mansions|Buildings?))?)"
)
_NUMBERED = (
    rf"(?:(?:no\.?|number|house)\s+)?\d{{1,4}}\s?[a-z]?(?:-\d{{1,4}})?,?\s+(?:[A-Za-z][\w'’.-]*\s+){{1,4}}?{_STREET}\b"
)
_PITCH = r"(?:(?:unit|plot|pitch|caravan|room)\s+\d{1,3}[a-z]?,?\s+(?=\d|[A-Z]))"
_ADDRESS = re.compile(
    rf"\b(?:{_PITCH}?{_FLAT}(?:,?\s+(?:at\s+)?{_NUMBERED})?|{_PITCH}?{_NUMBERED}|{_PITCH}(?:[\w'’.-]+\s+){{1,3}}?{_STREET}\b)",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"\b\d{1,4}\s?[a-z]?,?\s+[A-Z][a-z]{2,}(?:sway|dway|croft|dene|mead|cliffe?|holme|garth)\b")
"""Streets of a single word: 12a Kingsway."""
_LIVES = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)|resid(?:es?|ing)|moved|address(?: is)?|house|home|flat)"
    r"\W+(?:at|on|in|to|is|down)\W+(?:the\W+)?"
    rf"(?P<street>(?:[A-Z][\w'’.-]*\s+){{1,3}}(?:{_STREET}))\b",
    re.IGNORECASE,
)
_NO_STREET = word_set(
    """section para paragraph page pages chapter regulation regulations reg article step week weeks day days month
    months year years hour hours minute minutes s si part appendix the a an of to in on at by for from and or is
    are was were will do does did can should must may not with without within after before this that these those
    under children child cases case agencies members people boards practitioners reviews reports our their my your
    we they i if when how who what which there january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec working st nd rd th per more less other one
    two three"""
)
_NUMBERING = word_set("no no. number house unit plot pitch caravan room")
_COURTS = word_set("high crown family magistrates county supreme youth appeal divisional")
_FIRST_WORD_OFF = re.compile(r"(?:19|20)\d\d\b")


def addresses(text: str) -> Iterator[Found]:
    """A house number with a street, a flat, or the street where somebody lives."""
    for match in _ADDRESS.finditer(text):
        if _looks_like_address(match.group(), text[max(0, match.start() - 14) : match.start()]):
            yield Found("address", *match.span())
    for match in _ONE_WORD.finditer(text):
        yield Found("address", *match.span())
    for match in _LIVES.finditer(text):
        words = match["street"].split()
        if words[0][0].isupper() and not {word.lower() for word in words} & _NO_STREET:
            yield Found("address", *match.span("street"))


def _looks_like_address(address: str, before: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", address)
    if re.match(r"(?i)(?:flat|apartment|apt)\b", address):
        return True
    names = [word.lower() for word in words[:-1] if word.lower() not in _NUMBERING]
    if "The" in words:
        # "3 The Crescent" is a whole address.
        names = [name for name in names if name != "the"] or [words[-1].lower()] * words[-1][0].isupper()
    if not names or set(names) & _NO_STREET or _FIRST_WORD_OFF.match(address):
        return False
    if re.search(r"(?i)\b(?:section|para(?:graph)?|page|chapter|reg(?:ulation)?|step|appendix)\.?\s*$", before):
        return False
    if words[-1].lower() == "court" and set(names) & _COURTS:
        return False
    if words[-1].lower() in _SURE_STREET:
        return True
    # "3 boards close" is a sentence, "3 Board Close" and "12 oak close" are not.
    return all(word[0].isupper() for word in words[-2:]) or (
        len(names) == 1
        and not names[0].endswith("s")
        and before.rstrip().endswith(("at", "to", ":", "is", "address", ",", ""))
        and words[-1].lower() in {"close", "drive", "court"}
    )
