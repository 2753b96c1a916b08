"""A message made plain for matching: lower case, no apostrophes, common misspellings and text speak put right.

Nothing made here is ever shown or kept; the patterns of this package are simply shorter when they need not allow for
every way of typing a word.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_WE_ARE, _WILL = re.compile(r"\b(we|they|you)['’]re\b"), re.compile(r"\b(i|he|she|we|they|it|who)['’]ll\b")
_JOINERS = re.compile(r"[-‐‑_/*]+")
_WORD = re.compile(r"[a-z0-9]+")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_SENTENCE_END = re.compile(r"[.?!;\n]+")
_DROPPED_G = re.compile(
    r"\b(ly|hidd?|hit|chok|strangl|kick|punch|beat|burn|scream|cry|touch|hurt|shak|bleed|breath|run|"
    r"go|com|tak|mak|sell|carry|drink|"
    r"smok|starv|rap|abus|lock|threaten|watch|mess|try|leav|liv|stay|kill|stabb|slapp|smack|shout|"
    r"fight|driv|text|send|meet|feel|do|be)in\b"
)
_STRETCHED = re.compile(r"([a-z])\1{2,}")

_SPELLINGS = {
    "2day": "today", "2moro": "tomorrow", "2morrow": "tomorrow", "2night": "tonight", "2nite": "tonight",
    "abbused": "abused", "abt": "about", "abusd": "abused", "abuseing": "abusing", "abussing": "abusing",
    "agen": "again", "agn": "again", "alon": "alone", "baba": "baby", "babby": "baby", "bby": "baby",
    "beatin": "beating", "bf": "boyfriend", "bleedin": "bleeding", "breathin": "breathing", "brethin": "breathing",
    "brething": "breathing", "brothr": "brother", "bruisin": "bruising", "bruse": "bruise", "brused": "bruised",
    "bruses": "bruises", "brusies": "bruises", "brusing": "bruising", "chld": "child", "cos": "because",
    "coz": "because", "cryin": "crying", "cud": "could", "cuttin": "cutting", "cuz": "because", "daddys": "dads",
    "dangr": "danger", "daugter": "daughter", "daugther": "daughter", "diclosed": "disclosed",
    "disapeared": "disappeared", "discolsed": "disclosed", "dissapeared": "disappeared",
    "dissappeared": "disappeared", "dnager": "danger", "dosnt": "doesnt", "dusnt": "doesnt",
    "emergancy": "emergency", "farther": "father", "frightend": "frightened", "frm": "from", "gf": "girlfriend",
    "gna": "gonna", "goin": "going", "gona": "gonna", "gromed": "groomed", "grommed": "groomed",
    "gromming": "grooming", "gunna": "gonna", "herslef": "herself", "himslef": "himself",
    "hitin": "hitting", "hiting": "hitting", "hitted": "hit", "hittin": "hitting", "hittng": "hitting",
    "hom": "home", "hrt": "hurt", "hurtin": "hurting", "hurtng": "hurting", "hurtting": "hurting",
    "imediate": "immediate", "imediately": "immediately", "immediatly": "immediately", "kickin": "kicking",
    "kidz": "kids", "kil": "kill", "knif": "knife", "knive": "knife", "kys": "kill myself", "lil": "little",
    "luk": "look", "mam": "mum", "mams": "mums", "misin": "missing", "mising": "missing", "missin": "missing",
    "mom": "mum", "momma": "mum", "moms": "mums", "mth": "month", "mths": "months", "mummys": "mums",
    "neace": "niece", "neigbour": "neighbour", "neighbor": "neighbour", "nieghbour": "neighbour", "nite": "night",
    "nxt": "next", "ovrdose": "overdose", "paracetemol": "paracetamol", "parants": "parents",
    "parcetamol": "paracetamol", "pls": "please", "plz": "please", "poliece": "police", "polis": "police",
    "ppl": "people", "pupl": "pupil", "rapeing": "raping", "rn": "right now", "safegarding": "safeguarding",
    "safegaurding": "safeguarding", "scard": "scared", "screamin": "screaming", "screeming": "screaming",
    "sed": "said", "sez": "says", "shud": "should", "sis": "sister", "smakin": "smacking", "smthing": "something",
    "stepfarther": "stepfather", "sucidal": "suicidal", "sucide": "suicide", "suicidel": "suicidal",
    "suicidle": "suicidal", "suisidal": "suicidal", "summat": "something", "sumthing": "something", "tday": "today",
    "teh": "the", "thier": "their", "threatend": "threatened", "threatning": "threatening",
    "thretening": "threatening", "thru": "through", "tmr": "tomorrow", "tmrw": "tomorrow", "toching": "touching",
    "tommorow": "tomorrow", "tommorrow": "tomorrow", "tomoro": "tomorrow", "tomorow": "tomorrow",
    "tomoz": "tomorrow", "tonigt": "tonight", "tonihgt": "tonight", "tonite": "tonight", "touchd": "touched",
    "touchin": "touching", "touchs": "touches", "tuching": "touching", "u": "you", "unconcious": "unconscious",
    "unconcsious": "unconscious", "unsae": "unsafe", "ur": "your", "w": "with", "wana": "want to",
    "wanna": "want to", "wants2": "wants to", "wat": "what", "hav": "have", "jus": "just", "wen": "when", "wiv":
    "with", "wk": "week",
    "wks": "weeks", "wot": "what", "yo": "year old", "yr": "year", "yrs": "years",
}  # fmt: skip
_JOINED_AGE = re.compile(r"\b(\d{1,2})(yo|yr|yrs|y|year|wk|week|month|mth|mo)\b")
_AGE_UNITS = {"yo": "year old", "yr": "year", "yrs": "years", "y": "year", "wk": "week", "mth": "month", "mo": "month"}


def plain(text: str) -> str:
    """The message in lower case, with apostrophes dropped (``he's`` becomes ``hes``) and common slips put right."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    whole = _WILL.sub(r"\1 will", _WE_ARE.sub(r"\1 are", lowered))
    joined = _JOINERS.sub(" ", _APOSTROPHES.sub("", whole))
    calm = _STRETCHED.sub(r"\1\1", joined)
    aged = _JOINED_AGE.sub(lambda m: f"{m[1]} {_AGE_UNITS.get(m[2], m[2])}", calm)
    aged = _DROPPED_G.sub(r"\1ing", aged)
    spelt = _WORD.sub(lambda m: _SPELLINGS.get(m[0], m[0]), aged)
    return _SPACES.sub(" ", spelt).strip()


def sentences(plain_text: str) -> list[str]:
    """The sentences of a plain message; line ends count, commas do not."""
    return [part.strip() for part in _SENTENCE_END.split(plain_text) if part.strip()]
