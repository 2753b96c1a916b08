"""Which other country's arrangements a question asks about; the guidance here is England's.

A place named is not yet a question about it: a family that moved from Glasgow, a Welsh interpreter and a death on
holiday in Spain all belong to questions about England.
"""

from __future__ import annotations

import re

from assistant.screening.risk_words import any_of

_PLACES = {
    "Wales": ("wales", "cardiff", "swansea", "gwent", "gwynedd", "powys", "wrexham", "newport city council",
    "dyfed", "anglesey", "cymru"),
    "Scotland": ("scotland", "glasgow", "edinburgh", "aberdeen", "dundee", "inverness", "fife", "highlands?",
    "stirling", "orkney", "shetland"),
    "Northern Ireland": ("northern ireland", r"n\.? ?ireland", "belfast", "derry", "ulster", "antrim", "armagh",
    "fermanagh", "tyrone", r"\bni\b(?= (?:law|guidance|board|review))"),
    "Ireland": ("(?<!northern )(?<!n )ireland", "republic of ireland", "dublin", "irish republic", "eire", "galway",
    "limerick"),
    "the United States": ("usa", "united states", "america", "california", "texas", "new york", "u\\.s\\.a?\\.?"),
    "Australia": ("australia", "new south wales", "queensland", "melbourne", "sydney"),
    "New Zealand": ("new zealand",),
    "Canada": ("canada", "ontario", "british columbia", "quebec"),
    "France": ("france",), "Germany": ("germany",), "Spain": ("spain",), "Italy": ("italy",), "Poland": ("poland",),
    "Romania": ("romania",), "Portugal": ("portugal",),
    "the Netherlands": ("netherlands", "holland"), "Belgium": ("belgium",), "Sweden": ("sweden",), "Norway": (
    "norway",), "Denmark": ("denmark",), "Finland": ("finland",), "Switzerland": ("switzerland",),
    "Austria": ("austria",), "Greece": ("greece",), "Turkey": ("turkey",), "Hungary": ("hungary",), "Lithuania": (
    "lithuania",), "India": ("india",), "Pakistan": ("pakistan",), "Bangladesh": ("bangladesh",),
    "Nigeria": ("nigeria",), "Ghana": ("ghana",), "Kenya": ("kenya",), "Somalia": ("somalia",), "South Africa": (
    "south africa",), "Jamaica": ("jamaica",), "China": ("china",), "Japan": ("japan",), "Brazil": ("brazil",),
    "Jersey": ("(?<!new )jersey",), "Guernsey": ("guernsey",), "the Isle of Man": ("isle of man", "manx"),
    "Gibraltar": ("gibraltar",), "Malta": ("malta",), "Cyprus": ("cyprus",), "Israel": ("israel",), "Iceland": (
    "iceland",),
}  # fmt: skip
_COMPILED = {name: re.compile(rf"\b(?:{'|'.join(words)})\b") for name, words in _PLACES.items()}
# "New South Wales" and "Northern Ireland" hold the names of others.
_HOLDS_ANOTHER = (("new south wales", "australia"), ("england and wales", "england"))
_SERVE_BOTH = re.compile(r"\b(?:police watchdog|ipcc|iopc|cps|crown prosecution|ministry of justice)\b")
"""Bodies of England and Wales together, which the guidance does speak of."""

_ADJECTIVES = {
    "Wales": "welsh", "Scotland": "scottish|scots", "Northern Ireland": "northern irish", "Ireland":
    "(?<!northern )irish", "the United States": "american",
    "Australia": "australian", "Canada": "canadian", "New Zealand": "kiwi", "France": "french", "Germany": "german",
    "Sweden": "swedish", "Norway": "norwegian", "the Netherlands": "dutch",
}  # fmt: skip
_SYSTEM = any_of(
    "law", "laws", "legislation", "guidance", "system", "rules?", "regulations?", "procedures?", "process(?:es)?",
    "boards?", "councils?", "arrangements?", "government", "equivalent", "version", "approach", "framework",
    "court",
    "courts", "(?:child |practice |case |adult |significant |safeguarding )*reviews?", "toolkit", "act",
    "ministers?", "inspectorate", "threshold", "criteria", "authorit(?:y|ies)", "model", "policy", "regime",
    "practice", "codes?",
    "safeguarding", "child protection", "parliament", "assembly", "term", "name",
)  # fmt: skip
_OWN_BODIES = {
    "Scotland": r"\b(?:significant case reviews?|learning reviews? (?:guidance|in)|child protection committees?|"
    r"children s hearings?|childrens hearings?|childrens reporter|procurator fiscals?|"
    r"care inspectorate|crown office|girfec)\b",
    "Wales": r"\b(?:child practice reviews?|cprs|single unified safeguarding reviews?|susr|"
    r"care inspectorate wales|estyn|wales safeguarding procedures)\b",
    "Northern Ireland": r"\b(?:sbni|case management reviews?|rqia|hsc trusts?|health and social care trusts?|psni)\b",
    "Ireland": r"\b(?:tuslas?|hiqa|garda|an garda)\b",
}  # fmt: skip
_OWN = {name: re.compile(words) for name, words in _OWN_BODIES.items()}
_THE_ONE_AT = any_of(
    "in",
    "for",
    "of",
    "across",
    "throughout",
    "within",
    "to",
    "about",
    "by",
    "under",
    "from",
    "outside",
    "over in",
    "up in",
    "like",
)
_HAPPENED_THERE = re.compile(
    r"\b(?:mov(?:ed?|es|ing)|came|comes|come|coming|relocat\w+|liv(?:ed|es|ing)|born|originally|"
    r"emigrat\w+|fled|fleeing|holidays?|visit(?:ing|ed|s)?|travel\w*|trip|stay(?:ed|ing)|grew up|"
    r"brought up|transferred|placed|placement|went|gone|"
    r"return(?:ed|ing)?|known to|died|killed|hurt|injured|harmed|drowned|murdered|found|happened|"
    r"incident|death|relatives?|family|grandparents|grandmother|gran|nan|aunt|uncle|father|dad|mum|"
    r"mother|"
    r"interpreter|speak\w*|language|heritage|nationals?|citizens?|passport|origin|background|"
    r"traveller|travellers|works?|based|author|reviewer|colleague)\b"
)
_ASKS_ARRANGEMENTS = re.compile(
    r"\b(?:how (?:do|does|is|are|would|did)|what (?:is|are|do|does|happens|would|s)|whats|who (?:does|"
    r"runs|leads|chairs|decides|is|are|holds)|do they|does|is there|are there|is|are|same|different|"
    rf"differ|differs|difference|compare\w*|apply|applies|cover|covers|have|called|{_SYSTEM})\b"
)


def outside_england(text: str) -> str | None:
    """The other country whose arrangements a question asks about, or ``None`` where it is about England."""
    low = " ".join(re.sub(r"[-_/]", " ", re.sub(r"['’]", "", text.lower())).split())
    for inner, whole in _HOLDS_ANOTHER:
        low = low.replace(inner, whole)
    for name, adjective in _ADJECTIVES.items():
        if re.search(rf"\b(?:{adjective}) (?:\w+ )?{_SYSTEM}\b", low) and not re.search(
            rf"\b(?:{adjective}) (?:\w+ )?(?:interpreter|speaking|family)\b", low
        ):
            return name
    for name, words in _OWN.items():
        if words.search(low):
            return name
    for name, words in _COMPILED.items():
        if name == "Wales" and _SERVE_BOTH.search(low):
            continue
        place = words.search(low)
        if place and _asks_about(low, place):
            return name
    return None


def _asks_about(low: str, place: re.Match[str]) -> bool:
    """Whether a place that is named is asked about, and not only part of what happened."""
    if re.match(rf"s? (?:\w+ )?{_SYSTEM}\b", low[place.end() :]):
        return True
    before = low[: place.start()].rstrip()
    if not re.search(rf"\b{_THE_ONE_AT}(?: the)?$", before):
        return bool(_ASKS_ARRANGEMENTS.search(low)) and not _HAPPENED_THERE.search(low)
    if re.search(rf"\b{_SYSTEM} (?:\w+ ){{0,3}}?{_THE_ONE_AT}(?: the)?$", before) and not re.search(r"\bfrom$", before):
        return True
    if re.search(r"\bapply (?:\w+ )?(?:in|to|across)(?: the)?$", before):
        return True
    return bool(_ASKS_ARRANGEMENTS.search(low)) and not _HAPPENED_THERE.search(low)
