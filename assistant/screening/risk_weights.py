"""Words that speak for and against danger, and the points they bring (see ``risk_points``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.screening.risk_words import CHILD, DEAD, INJURIES, KIN, NOW, PARTS, PAST, any_of
from assistant.screening.risk_words import VERY_NOW as VERY_NOW_WORDS


@dataclass(frozen=True, slots=True)
class Weight:
    """Points for each different expression found, up to a limit."""

    name: str
    points: int
    at_most: int
    words: re.Pattern[str]


def _weight(name: str, points: int, at_most: int, *words: str) -> Weight:
    return Weight(name, points, at_most, re.compile(rf"\b{any_of(*words)}\b"))


REPORTING = (
    r"report (?:a child|that (?:my|a|the)|my|him|her|them|someone|somebody|abuse|child abuse|"
    r"a neighbour|a parent)"
)
"""What somebody who wants to raise a concern says, unlike one who asks about a report."""

GRAVE = _weight(
    "harm that is named", 2, 4,
    "kick", "punch", r"grabb?\w*", r"cruel\w*", "dark room", "out of the country", "picked up by",
    "lost (?:a|\\d|two|three|half) \\w+", "moved in", "broke (?:his|her|my|the|their)", "being beaten",
    "emergency(?! (?:meeting|panel|sub|session|call))", "child protection emergency", "never see (?:her|him|them)",
    "breasts? iron\\w*",
    r"hits?(?! (?:the (?:news|papers|headlines|deadline|target|press)|home|three|\d))", "hitting", r"slap\w*",
    r"punch\w*", r"kick(?:s|ed|ing)", r"beat(?:s|en|ing|ings)?",
    r"chok(?:e|es|ed|ing)", r"strangl\w+", r"smother\w*",
    r"starv\w+", r"rap(?:e|es|ed|ing|ist)", r"molest\w*",
    r"touch(?:es|ed|ing) (?:me|her|him|them|my|his|up|little|the|a|kids|children|girls|boys)",
    r"grop\w+", r"groom\w*", r"traffick\w*", r"abus(?:e|es|ed|ing|er|ers)", r"assault\w*", r"attack\w*",
    r"stabb\w+", r"scald\w*", "burns?", "burnt", "burning", "burned",
    "shaking (?:him|her|the|my|his)", "shaken", "shakes (?:him|her|the|his)", r"drown\w*", r"poison\w*", "tied",
    "chained", r"lock(?:s|ed|ing) (?:in|up|out|him|her|them|the kids|away)",
    "trapped", "hiding from", "hostage", r"ligature\w*", "bleeding", "unconscious", "limp", "floppy", "collapsed",
    "fitting", "seizures?",
    PARTS["weapon"], r"overdos\w+", "swallowed", "bleach", r"suicid\w+", r"kill(?:s|ing)?",
        r"hang(?:ing)? (?:him|her|them)self", "self harm(?:s|ing|ed)?",
    "cutting (?:him|her|them)self", "(?:gone|is|been|went) missing", r"abduct\w+", r"kidnap\w*",
    "taken (?:the|my) (?:kids|children|baby|son|daughter)",
    "sex(?:ual)? offender", "p(?:a)?edo(?:phile)?s?", "predator", "sold to", r"pimp\w*", "nudes?", "naked",
    "no clothes", "willy", "penis", "private parts?", "privates",
    "sex with", "(?:in|into|in to) (?:bed|the shower) with", "in (?:my|her|his) bed", "fgm", "forced marriage",
    "for marriage", r"restrain\w*",
    "hurts?", "hurting", "harm(?:s|ing)? (?:him|her|them|my|the|me|a)", "danger", "dangerous", "unsafe", "not safe",
    "isnt safe", r"tortur\w+", r"exploit\w*", "threw", r"throw(?:s|ing)",
    "shut in", "shouts at", r"belt\w*", "whip(?:s|ped|ping)?", "snatched", "disappeared", "vanished", "stuck in",
    "barricaded", "gun", r"scream(?:s|ing)", "abandoned", "dumped",
    "wish(?:es)? (?:\\w+ )?(?:was|were) dead", "(?:wants?|wanting|going|trying) to die",
    "goodbye (?:note|letter|text|message)s?", "jump(?:ing)? (?:off|from|in front)", "threatening to jump",
    "(?:roof|bridge|ledge|train tracks|railway)",
    "(?:not|isnt|stopped|struggling|barely|cant|arent|never) (?:\\w+ )?(?:to )?breath(?:e|ing)",
    "wont wake(?: up)?", "cant wake", "unresponsive", "not responding", "floppy", "turning blue", PARTS["tablets"],
    "(?:being|get|getting|be) married", "to marry", "marry (?:him|her|a|an|some)", "be cut", "the cutter",
    "cutting (?:ceremony|party)", "(?:drove|driving|drives|drive)", "strapped in", "crash the car",
    "(?:just|today|tonight) (?:disclosed|told)", "disclosed", "disclosing", "disclosure", "home alone",
    "in (?:a|the) (?:\\w+ )?(?:car|bag|bin|cage|cupboard|shed|loft|cellar)", "out of prison", "(?:from|of) prison",
    "havent been fed", "hasnt been fed", "not been fed", "hasnt eaten", "not eating", "isnt eating",
    "something (?:awful|terrible|bad|horrible)", "stab", "knives", "pregnant by", "paramedics?", "ambulance", "999",
    "wandering", "pyjamas", "barefoot", "nappy", "hasnt come home", "not come home", "never came home",
    "perpetrator", "abuser",
    "(?:chuck(?:s|ed)|push(?:es|ed)|shov(?:es|ed)|drag(?:s|ged)) (?:me|him|her|them|my)", "violent", r"violen\w+",
    "kicking off", "incest", INJURIES,
)  # fmt: skip

WORRY = _weight(
    "what gives worry", 1, 3,
    "scared", "frightened", "terrified", "afraid", "petrified", "crying", "sobbing", "shaking", "trembling",
    "alone", "on (?:his|her|their|its) own", "by (?:him|her)self", "left",
    "leaves", "drunk", "drinking", "drinks", "high", "stoned", "heroin", "crack", "cocaine", "drugs", "spice",
    "psychosis", "psychotic", "devil", "possessed", "voices", "manic", "rough",
    "hungry", "not feeding", "wont feed", "doesnt feed", "losing weight", "weighs nothing", r"skin(?:ny| and bone)",
    "thin", "freezing", "cold", "garage", "shed", "cellar", "loft", "basement",
    "no food", "isnt allowed", "not allowed", "wont let", r"refus(?:e|es|ing)",
    "(?:hasnt|not|never) (?:turned up|come|came|been seen)", "nobody", "no one", "havent seen", "hasnt been seen",
    "not been seen", "curtains", "breach(?:ed|ing)?", "bail", "released", "out of prison",
    "threat(?:s|ened|ens|ening)?", "men", "older", "online", "snapchat", "hotel", "a man", "strangers?",
    "pregnant", "marks?", "at risk", "worried", "concerned", "desperate", "smashing", "smashed", "shower", "bath",
    "bedroom", "bed", "secret", "wet(?:s|ting)?", "filthy",
    "wont (?:stop|say|tell|talk|eat)", "fell", "cant get hold", "cant find", "cant reach",  "gone off",
    "run away", "ran away", "ran off", "taken (?:away|off|out|from|abroad|to|by)", "sent to", "dirty",
    "pictures", "pics", "photos", "phone off", "blood", "limping", "cant walk", "cant move", "out of control",
    "gang", "dealers?", "county lines", "getting worse", "stop him", "stop her", "getting hurt",
    "fire", "hospital", "river", "canal", "needles?", "syringes?", "vomit\\w*", "insulin", "inhaler", "wheez\\w+",
    "epipen", "medicine", "witch\\w*", "exorcis\\w+", "church", "sacrific\\w+", "god", "images", "porn\\w*",
    "videos?", "webcam", "cord", "rope", "debt", "owes?", "skirt", "knickers", "pants", "trousers", "undress\\w*",
    "hand up", "hands? (?:on|in|down)", "bum", "chuck(?:s|ed|ing)?",  "push(?:es|ed|ing)?",
    "shov(?:es|ed|ing)", "pull(?:s|ed|ing) (?:her|his|my) hair", "convicted", "sectioned", "alive", "infection",
    "bleed", "pain", "sore", "hurts", "dogs?", "floor", "stairs", "window", "roof", "balcony", "rough sleeping",
    "sleep(?:s|ing)? (?:in|on|with|outside|rough)", "living in", "homeless", "evicted", "arrested", "van", "taxi",
    "station", "stranger", "meet(?:s|ing)?", "texting", "messages", "messaging", "begging", "beg(?:s|ged)",
    "every (?:night|day|week|weekend|sunday|time)", "funny", "smell\\w*", "stinks", "soiled", "rubbish", "rats",
    "mould", "weak", "pale", "sleepy", "drowsy", "confused", "fever", "rash", "choke", "cage", "chain", "leash",
    "tape",
    "gag\\w*", "hood", "blindfold\\w*", "handcuff\\w*", "punish\\w*", "pray\\w*", "the witch out", "jinn",
    "spirits", "cult", "syria", "radicali\\w+", "bomb\\w*", "terror\\w*", "isis", "passports?", "airport", "ferry",
    "leave the country", "do a runner", "runner", "off with", "run off", "come for (?:her|him|them)",
    "after (?:her|him|them|me)", "looking for (?:her|him|them|me)", "outside", "hiding place", "dont tell",
    "telling no one",
    "never (?:goes|leaves|seen|allowed)", "kept (?:in|off|home|away)", "keeping (?:her|him|them)", "controls?",
    "controlling", "forced", "forcing", "made to", "making (?:him|her|me|them)", "makes (?:him|her|me|them)",
    "temper", "angry", "rage", "raging", "loses it", "lost it", "snapped", "snap", "unstable",
    "off (?:his|her) meds", "relapsed", "using again", "withdrawal", "methadone", "ketamine", "vap\\w+",
    "needs stitches",
    "get out", "escape", "prison", "on (?:his|her) way", "collect", "no adults?", "no electric\\w*", "no heating",
    "lock(?:s|ed)?", "the street", "to school", "steps", "hit", "bag", "flown", "abroad", "flights?",
    "tickets", "taken by", "doing the same", "the same to", "starts on", "kicks off", "limp", "chasing",
    "following", "banging", "break(?:ing)? (?:in|down)", "party", "car", "holding", "weekend", "hide", "hiding",
    "hid", "neglect(?:ed|ing)?", "shouting", "fighting", "sharing a bed", "watch(?:es|ing) (?:me|her|him)",
)  # fmt: skip

CHILD_NAMED = _weight(
    "a child",
    1,
    1,
    CHILD,
    r"my (?:\w+ )?(?:brother|sister|nephew|niece|son|daughter)",
    r"year \d{1,2}",
    r"(?:im|i am) 1\d",
    "newborns",
    "unborn",
    "preschooler",
    "minor",
)
SOMEONE = _weight("someone's kin", 1, 1, KIN, "him", "her", "she", "shes", "he", "hes", "them", "they", "theyre", "me")
NOWNESS = _weight("now", 1, 2, NOW, "minutes ago", "an hour ago", "as i type", "yesterday")
VERY_NOW = _weight("this very day", 1, 1, VERY_NOW_WORDS)
PLEA = _weight(
    "a plea", 1, 2,
    REPORTING, "what (?:can|should|do|could) (?:i|we) do", "is there (?:anyone|anything|somebody|someone)",
        "can we get", "who do we (?:call|ring|phone)", "someone needs to", "need someone",
    "what (?:do|should|can|shall) i do", "help", "please", "who do i (?:call|ring|phone|tell)", "worried sick",
    "caller", "on the phone", "not sure if this is the right",
    "i think", "i know", "i can", "ive got", "i have", "shes told", "he says", "she says",
    "says (?:that )?(?:he|she|her|his|its|mum|dad|mummy|daddy)", "told me", "has told", "i teach", "my class",
    "should i", "what now",
)  # fmt: skip
GOING_ON = _weight(
    "it is going on", 1, 1,
    r"(?:is|are|hes|shes|theyre|im|were|keeps?|wont|cant|isnt|arent|has|have|hasnt|havent|theres|weve|ive)",
    r"\w+ing (?:him|her|them|me|my|the)", r"says",
)  # fmt: skip

PROCEDURE = _weight(
    "a question about procedure", -3, -6,
    "scrs?", "serious case", "dut(?:y|ies)", "contact for", "receptionist", "accounts?", "what was said",
    "protocol", "ipcc", "iopc",
    "dictaphone", "condition", "guidence", "box", "to note", "note it", "raise that", "called in", r"neglect[?]?$",
    "cooperating",
    "questions into", "(?:the|a) session(?! it)", "gossip", "accused", "allegations?", "said to have", "experts?",
    "contributions?", "format", "tick",
    "sheet", "commission", "on the day", "hear (?:my|her|his|their) side", "chases?", "partnership", "actions?",
    "services",
    "left in the dark", "left out", "the rules", "captured", "no word", "promised", "cover up", "standard", "yot",
    "ground",
    "worth", "nobody has (?:asked|named|told)", "by when", "limb", "suspected", "survived", "what happens",
    "speaks? for", "views", "start from",
    "names?", "recognise", "lado", "call it", "(?:see|read) what", "lados?", "is that neglect", "long term",
    "notification", "guarantee", "did with", "mentioned", r"reviews?", r"review(?:ed|er|ers|ing)", "panel",
    "sub ?group", "committee", "chair", "lscbs?", "board", "toolkit", "guidance", "guide", "criteria", "criterion",
    "threshold",
    r"notif\w+", "ofsted", r"serious(?:ly)? harm(?:ed)?", r"defin\w+", "meaning", "mean[st]?", "counts?", "counted",
    "terms of reference", r"learning", "chronology", "timeline", "imrs?", r"publi(?:sh|c)\w*",
    r"reports?(?! (?:a child|that (?:my|a|the)|my|him|her|them|someone|somebody|abuse|child abuse|"
    r"a neighbour|a parent))", "reportable", r"refer(?:red|ral|rals|ring)?", "working together", "regulations?",
    "coroner", "cdop", "inspectorate", "minutes of", "qualif(?:y|ies)", "mandatory", "scoping",
    "leaflet", "write up", "writing up", "event", r"recommendations?", "covered", "included?", "compulsory",
    "interview(?:ed|s)?", "agency", "agencies", "records?", "statement", "files?", "register", "registration",
    "solicitor", "court", "trial", "convicted", "charged", "sentence", "verdict", "evidence", "meetings?",
    "paperwork", "forms?", "journalists?", "press", "media", "papers", "author", "draft", "policy",
    "procedures?", "findings?", "conclusions?", "invited?", "attend", "take part", "working days", "timescales?",
    "deadline", "lessons?", "authority", "council", "investigat\\w+", "inquiry", "consent",
    "involved", "decision", "decid\\w+", "conversation", "supervis\\w+", "colleagues?", "managers?", "in scope",
    "talk to", "speak to", "letter", "lawyer", "statutory", "law", "legal(?:ly)?", "staff", "blamed?",
    "process(?:es)?", "practice", "incident", "incidents", "cases?",
)  # fmt: skip
SUPPOSED = _weight(
    "a supposition",
    -2,
    -2,
    "what if",
    "^if",
    "if (?:a|an|the|someone|somebody|we|any|there|this|it)",
    "whether",
    r"suppos(?:e|ing)",
    "in case",
    "in the event",
    "would",
    "example",
    "any",
    "always",
    "ever",
)
OVER = _weight("it is over", -2, -4, PAST, "had", "was", "had been", "before")
DEATH = _weight("a death", -4, -4, DEAD, "hanged", "drowned", "stillb\\w+", "bereaved")
GENERAL = _weight(
    "a question in general", -2, -4,
    "how do (?:we|you) (?:keep|stop|deal|tell|handle|weigh|make sure)", "what (?:weight|more|counts|is that called)",
    r"^(?:(?:and|so|but|ok) )?(?:is|are|does|do|did|can|could|must|would|has|have|how|who|whos|whose|"
    r"what|whats|which|when|why|where|was|were|will) (?!do i|should i|can i do|i do|(?:can|should|do|"
    r"could) (?:i|we) do\b|there any|can (?:i|we) (?:ring|call|get)|we get)\w+",
    r"(?:does|do|did|must|would|may|might) (?:we|you|they|it|the|that|this|a|an)\b",
    "who (?:does|is|are|has|gets|tells|will|must|should|can|chairs|leads)", "why", "which",
    r", (?:so |and |but )?(?:can|should|who|what|which|how|does|is|are|may|must|will|has) (?!do i|"
    r"do we|should (?:i|we) do|should|can i|now|else|i |we (?:get|call|ring)|there any)\w+",
    "(?:is|are) (?:it|that|this|there|we|they)", "what age", "how (?:much|many|long|old|likely|often|far)",
    "steps for", "can (?:a|an) \\w+ be", "convention", "when (?:the|a|an) \\w+ (?:is|has|are)",
)  # fmt: skip

WEIGHTS = (
    GRAVE, WORRY, CHILD_NAMED, SOMEONE, NOWNESS, VERY_NOW, PLEA, GOING_ON, PROCEDURE, SUPPOSED, OVER, DEATH, GENERAL,
)  # fmt: skip
