"""Find street addresses: a house number or name with a street, a flat, or the street where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.found import Found
from assistant.screening.structured import AREAS
from assistant.screening.word_set import word_set

_STREET = (
    r"(?:road|rd|street|str|st|avenue|ave|av|lane|ln|crescent|cres|terrace|terr|tce|mews|drive|dr|close|cl|gardens|gdns"
    r"|grove|court|ct|place|pl|way|walk|hill|rise|row|square|sq|parade|view|gate|wharf|embankment|green|park|yard|fold"
    r"|croft|bank|brow|quay|villas?|cottages?|buildings|estate|broadway|mount|common|approach|circus|ridge|vale|dell"
    r"|copse|meadows?|mead|fields?|chase|paddocks?|orchards?|spinney|path|passage|alley|end|brae|heath|causeway|parkway"
    r"|boulevard|blvd|esplanade|promenade|drove|garth|nook|glade|dene|side)"
)
_SURE_STREET = word_set("road rd street avenue ave lane crescent cres terrace mews gardens gdns parade")
_HOUSE = (
    r"(?:Cottages?|House|Farm|Farmhouse|Barn|Bungalow|Dairy|Vicarage|Rectory|Mill|Manor|Grange|Lodge|Stables|Forge|Villas?"
    r"|Hostel|Hotel|Court|Tower|Towers|Point|Heights|Mansions|Buildings?|Nook|Croft|Site|Caravan Park|Refuge)"
)
_CAPITALS = r"(?-i:(?:[A-Z][\w'’-]*\s+){1,3})"
_FLAT = (
    r"(?:(?:flat|flt|apartment|apt\.?|maisonette|bedsit)\s+(?:no\.?\s*)?(?:\d{1,4}[a-z]?|[a-h])\b(?!\s+(?:rate|fee))"
    rf"(?:,?\s+{_CAPITALS}(?-i:{_HOUSE}))?"
    r"|(?:garden|basement|(?:ground|first|second|third|top)[ -]floor|top|upper|attic|studio)"
    r" (?:flat|maisonette),?(?= \d))"
)
_NUMBERED = (
    rf"(?:(?:no\.?|number|house)\s+)?\d{{1,4}}\s?[a-z]?(?:-\d{{1,4}})?,?\s+(?:[A-Za-z][\w'’.-]*\s+){{1,4}}?{_STREET}\b"
)
_PITCH = r"(?:(?:unit|plot|pitch|caravan|room|berth|mooring)\s+\d{1,3}[a-z]?,?\s+(?=\d|[A-Z]))"
_ADDRESS = re.compile(
    rf"\b(?:{_PITCH}?{_FLAT}(?:,?\s+(?:at\s+|(?:in|on)\s+)?(?:{_NUMBERED}|{_CAPITALS}{_STREET}\b))?|{_PITCH}?{_NUMBERED}"
    rf"|{_PITCH}(?:[\w'’.-]+\s+){{1,3}}?(?:{_STREET}(?:\s(?-i:Site|Estate))?|(?-i:{_HOUSE}))\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:\d{{1,4}}[a-z]?\s+)?(?:The\s+)?(?:[A-Z][\w'’-]*\s+){{0,3}}{_HOUSE},\s+(?:\d{{1,4}}[a-z]?\s+)?(?:[A-Z][\w'’-]*\s+){{1,3}}(?i:{_STREET})\b"
)
"""A house with a name instead of a number: Rose Cottage, Back Lane."""
_THE_HOUSES = re.compile(rf"\b\d{{1,4}}[a-z]?\s+The\s+[A-Z][a-z]+,\s+(?:[A-Z][\w'’-]*\s+){{1,3}}(?i:{_STREET})\b")
"""7 The Limes, Church Street."""
_STREET_OF_DISTRICT = re.compile(
    rf"\b(?:[A-Z][\w'’-]*\s+){{1,3}}(?i:{_STREET}),?\s+(?:\(|in\s+)?(?P<area>[A-Z]{{1,2}})\d[A-Z\d]?(?! ?\d[A-Z]|[\w/])"
)
"""A street without a number, and the first half of its postcode."""
_ONE_WORD = re.compile(r"\b\d{1,4}\s?[a-z]?,?\s+[A-Z][a-z]{2,}(?:sway|dway|croft|dene|mead|cliffe?|holme|garth)\b")
"""Streets of a single word: 12a Kingsway."""
_LIVING = (
    r"(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)|resid(?:es?|ing)|lodg(?:es|ing)|moved|address(?: is)?|house|home|flat"
    r"|visit(?:ed)?|(?:born|found|collapsed|died|seen|attended|called) (?=at))"
)
_LIVES = re.compile(
    rf"\b{_LIVING}\W+(?:at|on|in|to|is|down)\W+(?:the\W+)?"
    rf"(?P<street>(?:[A-Z][\w'’.-]*\s+){{1,3}}(?:{_STREET}|{_HOUSE}))\b",
    re.IGNORECASE,
)
_LIVES_AT_NUMBER = re.compile(
    rf"\b(?i:{_LIVING})\W{{1,2}}(?i:at|to|is|of)?\W{{0,2}}"
    r"(?P<street>\d{1,4}[a-zA-Z]?,? (?:The )?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)\b"
)
"""Where somebody lives, whatever the street is called: 12 Hollybush, 14 The Larches."""
_NO_STREET = word_set(
    """section para paragraph page pages chapter regulation regulations reg article step week weeks day days month
    months year years hour hours minute minutes s si part appendix the a an of to in on at by for from and or is
    are was were will do does did can should must may not with without within after before this that these those
    under children child cases case agencies members people boards practitioners reviews reports our their my your
    we they i if when how who what which there january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec working st nd rd th per more less other one
    two three"""
)
_NUMBERING = word_set("no no. number house unit plot pitch caravan room berth mooring")
_COURTS = word_set("high crown family magistrates county supreme youth appeal divisional")
_FIRST_WORD_OFF = re.compile(r"(?:19|20)\d\d\b")


def addresses(text: str) -> Iterator[Found]:
    """A house number or name with a street, a flat, or the street where somebody lives."""
    for match in _ADDRESS.finditer(text):
        if _looks_like_address(match.group(), text[max(0, match.start() - 14) : match.start()]):
            yield Found("address", *match.span())
    for pattern in (_ONE_WORD, _NAMED, _THE_HOUSES):
        for match in pattern.finditer(text):
            yield Found("address", *match.span())
    for match in _STREET_OF_DISTRICT.finditer(text):
        if match["area"].lower() in AREAS and not any(
            word.lower() in _NO_STREET for word in match.group().split()[:-1]
        ):
            yield Found("address", *match.span())
    for match in _LIVES_AT_NUMBER.finditer(text):
        if not {word.lower() for word in match["street"].split()} & _NO_STREET:
            yield Found("address", *match.span("street"))
    for match in _LIVES.finditer(text):
        words = match["street"].split()
        if words[0][0].isupper() and not {word.lower() for word in words} & _NO_STREET:
            yield Found("address", *match.span("street"))


def _looks_like_address(address: str, before: str) -> bool:
    words = re.findall(r"\b[^\W\d_][\w'’.-]*", address)
    if re.match(r"(?i)(?:flat|flt|apartment|apt|maisonette|bedsit)\b", address):
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
