"""Offer a message again with a role, or the kind of detail, in place of each piece of personal data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.screening.found import Found, Kind
from assistant.screening.vocabulary import BELONGINGS, CALLED, COLLECTIVE, RELATIVES, ROLES
from assistant.screening.word_set import word_set

_DETAILS: dict[Kind, str] = {
    "date_of_birth": "[date of birth]",
    "nhs_number": "[NHS number]",
    "national_insurance_number": "[National Insurance number]",
    "postcode": "[postcode]",
    "address": "[address]",
    "telephone": "[telephone number]",
    "email": "[e-mail address]",
    "case_reference": "[case reference]",
}
_LABELS = (
    (r"foster[ -]?(?:carer|mum|mother|dad|father|parent)s?", "the foster carer"),
    (r"step[ -]?(?:dad|father)", "the stepfather"),
    (r"step[ -]?(?:mum|mother)", "the stepmother"),
    (r"grandmother|grandma|granny|gran|nan|nana|nanny", "the grandmother"),
    (r"grandfather|granddad|grandad|grandpa", "the grandfather"),
    (r"mum|mom|mam|mummy|mother|ma", "the mother"),
    (r"dad|daddy|father", "the father"),
    (r"half[ -]?brother|brother", "the brother"),
    (r"half[ -]?sister|sister", "the sister"),
    (r"aunt|auntie|aunty", "the aunt"),
    (r"uncle", "the uncle"),
    (r"cousin", "the cousin"),
    (r"boyfriend|girlfriend|ex-partner|partner|husband|wife", "the partner"),
    (r"social worker|sw", "the social worker"),
    (r"health visitor|hv", "the health visitor"),
    (r"midwife", "the midwife"),
    (r"nurse", "the nurse"),
    (r"headteacher|head teacher|head", "the head teacher"),
    (r"teacher", "the teacher"),
    (r"gp|doctor|dr|paediatrician|consultant", "the doctor"),
    (r"pc|dc|ds|di|dci|sgt|constable|sergeant|inspector|officer", "the officer"),
    (r"perpetrator", "the perpetrator"),
    (r"client|patient", "the client"),
    (r"solicitor", "the solicitor"),
    (r"judge|justice", "the judge"),
    (r"guardian", "the guardian"),
    (r"childminder", "the childminder"),
    (r"colleague", "the colleague"),
    (r"manager", "the manager"),
    (r"professor|prof", "the professor"),
    (r"mr|mister|sir|man", "the man"),
    (r"mrs|ms|miss|dame|lady|woman", "the woman"),
    (r"baby|newborn", "the baby"),
    (r"teenager|teen|young person|yp", "the young person"),
    (r"child|children|boy|girl|son|daughter|pupil|student|infant|toddler|kid|lad|twin", "the child"),
)
_NO_POSSESSION = word_set("big little older younger elder eldest new old social health foster allocated")
_ALL = [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), label) for words, label in _LABELS]
_ROLE = "|".join(words for words, _ in _LABELS)
_NAMING = "|".join(sorted(CALLED))
_LEADING = re.compile(
    rf"(?:\b(?:the|a|an)\s+)?\b(?:{_ROLE})\b\.?\s*"
    rf"(?:,?\s*(?:who\s+is|who['’]?s|is|was)?\s*\b(?:{_NAMING})\b|['’]s\s+name\s+is|\bis\b|,|:|\(|\s\d{2, 6}\b)?\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:\s*\(|,\s*(?=the|an?\b|our|my)|\s+(?=the)|(?P<said>\s+(?:is|was)\s+))(?:(?:the|his|her|their|my|our|a|an)\s+)?"
    rf"(?:allocated\s+)?(?P<role>{_ROLE})\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:i am|i['’]?m|my name is|my name['’]?s|this is|regards,?|thanks,?|from)\s*$", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:\b(?:his|her|their|my|our|your)|['’]s|s['’])\s+(?:\w+\s+)?$|\b(?:foster|step|social|health)\s$|\b(?:the|an?)\s+\w+\s+$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|this|that|a|an|his|her|their|my|our|your)\s+$", re.IGNORECASE)
_POSSESSED = re.compile(
    rf" (?:{'|'.join(sorted(COLLECTIVE | RELATIVES | BELONGINGS - _NO_POSSESSION))})\b", re.IGNORECASE
)
_OTHERS = ("the child", "the other child", "another person")
_LOOK_BACK, _LOOK_AHEAD = 40, 40


def reworded(text: str, found: Sequence[Found]) -> str:
    """The same message without what was found, ready to be offered to the person who wrote it."""
    given: dict[str, str] = {}
    out: list[str] = []
    end = 0
    for one in sorted(found, key=lambda each: each.start):
        if one.start < end:
            continue
        start, label = _replacement(text, one, end, given)
        out += [text[end:start], _in_place(label, text, start)]
        end = one.end
    out.append(text[end:])
    return _without_repeats("".join(out), text, found, given)


def _replacement(text: str, one: Found, floor: int, given: dict[str, str]) -> tuple[int, str]:
    """Where the part to replace begins, and what to put there."""
    if one.kind != "name":
        return one.start, _DETAILS[one.kind]
    name = text[one.start : one.end].lower()
    lead = _LEADING.search(text, max(floor, one.start - _LOOK_BACK), one.start)
    if lead and lead.group().rstrip().endswith("("):
        return one.start, given.setdefault(name, _label(lead.group()))
    if lead:
        # "mum Leanne" becomes "the mother" and "a child called Kian" "the child", but "his mum, Leanne" "his mother".
        label = given.setdefault(name, _label(lead.group()))
        owned = _OWNED.search(text[floor : lead.start()])
        return lead.start(), label.removeprefix("the ") if owned else label
    label = given.get(name) or _label_of_name(text, one, name, given)
    given[name] = label
    if _DETERMINED.search(text[floor : one.start]):
        label = label.removeprefix("the ")
    return one.start, label + "'s" if _POSSESSED.match(text, one.end) else label


def _label_of_name(text: str, one: Found, name: str, given: dict[str, str]) -> str:
    behind = _BEHIND.match(text[one.end : one.end + _LOOK_AHEAD])
    if behind:
        return "this person" if behind["said"] else _label(behind["role"])
    if titled := re.match(rf"(?:{_ROLE})\b", text[one.start : one.end], re.IGNORECASE):
        return _label(titled.group())
    if _SELF.search(text[max(0, one.start - 14) : one.start]):
        return "a colleague"
    parts = _parts(name)
    same = next((label for known, label in given.items() if parts & _parts(known)), None)
    used = sum(label in _OTHERS for label in given.values())
    return same or _OTHERS[min(used, len(_OTHERS) - 1)]


def _parts(name: str) -> set[str]:
    return {part for part in re.split(r"\W+", name) if len(part) > 2}


def _label(words: str) -> str:
    return next((label for pattern, label in _ALL if pattern.search(words)), _OTHERS[0])


def _in_place(label: str, text: str, start: int) -> str:
    opens = not text[:start].strip() or re.search(r"[.?!\n]\s*$", text[:start]) is not None
    return label[0].upper() + label[1:] if opens and text[start : start + 1].isupper() else label


def _without_repeats(out: str, text: str, found: Sequence[Found], given: dict[str, str]) -> str:
    """Take out what was found once and stands there again where nothing gave it away."""
    for one in sorted(found, key=lambda each: each.start - each.end):
        shown = text[one.start : one.end]
        label = given.get(shown.lower(), _OTHERS[0]) if one.kind == "name" else _DETAILS[one.kind]
        if shown in out and shown.lower() not in _OWN_WORDS:
            out = re.sub(rf"(?<!\w){re.escape(shown)}(?!\w)", lambda _, label=label: label, out)  # type: ignore[misc]
    return out


_OWN_WORDS = frozenset(" ".join([*(label for _, label in _LABELS), *_OTHERS]).split()) | ROLES
