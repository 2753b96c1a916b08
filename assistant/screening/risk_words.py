"""The words that messages about a child in danger are made of: who, what happens, and when.

Each name is a piece of a pattern over plain text (see ``plain_words``: lower case, no apostrophes), put together in
``risk_families``. They are pieces, not lists to search for alone: most of these words also stand in ordinary
questions about reviews.
"""

from __future__ import annotations


def any_of(*words: str) -> str:
    """A pattern that matches any one of these words or patterns."""
    return "(?:" + "|".join(words) + ")"


AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen) ?(?:year|month|week|day)s?(?: olds?)?"
)

CHILD = any_of(
    r"child(?:ren|s)?", r"kid(?:s|dies|die|do)?", "bab(?:y|ys|ies)", "newborn", "infants?", r"todd?lers?", "tots?",
    r"little (?:one|boy|girl|lad|lass)s?", "boys?", "girls?", "lads?", "lass", r"teen(?:ager|age \w+)?s?", "pupils?",
    "students?", "young (?:person|people|lad|girl|man|woman|boy|carer|mum)s?", "youngsters?", "yp",
    "under (?:fives?|tens?|\\d+s?)", "sons?",
    "daughters?", "brothers?", "sisters?", "siblings?", "twins?", "step ?sons?", "step ?daughters?", "nephews?",
    "nieces?", "grand ?sons?", "grand ?daughters?", "grandchild(?:ren)?", "foster child(?:ren)?", AGE,
)  # fmt: skip
"""A child, by any noun."""

KIN = any_of(
    "dads?", "dadd(?:y|ys)", "da", "fathers?", "step ?dads?", "step ?fathers?", "mums?", "mumm(?:y|ys)", "mothers?",
    "step ?mums?", "step ?mothers?", "parents?", "carers?", "uncles?", "aunt(?:s|ie|ies|y)?",
    "gran(?:dad|dads|ny|nys|ma|pa|s)?",
    "nan(?:s|a|ny)?", "grand(?:father|mother|parent)s?", "cousins?", "family", "rents", "in laws?",
)  # fmt: skip
"""An adult of the family."""

ADULT = any_of(
    KIN, r"(?:ex )?(?:boy|girl)friends?", r"(?:ex )?partners?", "ex", "husbands?", "wife", "neighbours?", "coach",
        "tutor",
    r"teachers?", "baby ?sitters?", "child ?minders?", "perp(?:etrator)?", "abusers?", "offender", "man", "men",
    "bloke", "guys?",
    "fella", "lodger", "family friend", "som(?:eone|ebody)", "woman", "lady", "gang", "dealers?", "imam", "priest",
    "staff(?: on \\w+)?", "member of staff", "support worker", "older (?:lad|boy|man|men|kid|girl)s?", "couple",
)  # fmt: skip
"""Any adult who might do harm."""

THEY = any_of("he", "she", "they", "hes", "shes", "theyre", "hell", "shell", "theyll", "who", "whos")
PERSON = any_of(ADULT, THEY, "it")

CHILD_TOO = any_of(CHILD, THEY, "him", "her", "them")
"""A child, by noun or pronoun."""

OBJECT = (
    r"(?:(?:on |at |up )?(?:him|her|them|me|us|himself|herself|each other|his|my|our|their)\b|"
    r"(?:(?:the|a|an|this|that|both|two|one of "
    rf"the|these|those|all|some|one) )(?:\w+ ){{0,2}}{CHILD}\b|{CHILD}\b)"
)
"""Whom it is done to."""

HARMING = any_of(
    "hitting", "beating(?: up)?", "punching", "twisting", "pinning", "kicking", "slapping", "smacking",
    "strangling", "throttling", "choking", "burning",
    "scalding", "starving", "raping", "abusing", "molesting", "touching", "groping", "grooming", "hurting", "harming",
    "shaking", "smothering", "attacking", "assaulting", "battering", "belting", "whipping", "caning", "neglecting",
    "trafficking",
    "exploiting", "drugging", "torturing", "stabbing", "pimping(?: out)?", "filming", "blackmailing", "laying into",
    "locking",
    "throwing", "dragging", "bullying", "terrorising", "poisoning", "drowning", "threatening", "interfering with",
    "having sex with", "sleeping with", "selling", "knocking", "thumping", "biting", "pinching", "sexually abusing",
    "physically abusing", "kissing", "whacking", "killing",
)  # fmt: skip
"""Harm going on."""

HARMS = any_of(
    "hits", "beats", "punches", "kicks", "slaps", "smacks", "strangles", "throttles", "chokes", "burns", "starves",
    "rapes", "abuses", "molests", "touches", "gropes", "hurts", "harms", "shakes", "attacks", "batters", "belts",
    "whips", "locks", "threatens", "bites", "thumps", "films", "sells", "drugs", "grooms", "kisses", "whacks",
    "interferes with",
    "canes", "starts on", "lays into",
    "makes (?:me|him|her|them) (?:touch|watch|undress|strip|do things|sleep outside|eat)",
    "(?:comes|gets|climbs|sneaks) (?:in|into|in to) (?:my|her|his|their) (?:bed|room|bedroom)",
)  # fmt: skip
"""Harm that is done again and again."""

HARM_DONE = any_of(
    "hit", "beat(?:en)?(?: up)?", "punched", "kicked", "slapped", "smacked", "strangled", "choked", "burnt",
    "burned", "starved",
    "raped", "abused", "molested", "touched", "groped", "groomed", "hurt", "harmed", "shaken", "shook", "attacked",
    "assaulted", "battered", "belted", "whipped", "neglected", "trafficked", "exploited", "drugged", "stabbed",
    "locked in",
    "locked up", "pimped", "filmed", "blackmailed", "thrown", "threw", "threatened", "sold", "passed round",
    "caned", "bitten", "tortured",
    "pushed", "tied up", "bullied", "taken away", "killed", "held against (?:her|his|their) will", "poisoned",
    "passed around",
)  # fmt: skip
"""Harm done, or suffered after ``is being``."""

TO_HARM = any_of(
    "kill", "hurt", "harm", "stab", "shoot", "smother", "drown", "batter", "beat", "attack", "rape", "burn", "poison",
    "abduct", "snatch", "hit", "strangle", "starve", "belt", "shake", "abuse", "suffocate", "slit", "cut", "cook",
    "throw", "chuck",
    "run over", "set fire to", "finish", "put", "do something (?:stupid|bad|terrible) to", "touch",
    "take it out on", "murder",
)  # fmt: skip
"""Harm still to come."""

INJURIES = any_of(
    r"bruis(?:es|e|ed|ing)", "black eyes?", "burns?(?: marks?)?", "cigarette burns?", "bite ?marks?", "belt marks?",
    "marks?",
    "welts?", "fractures?", "broken (?:arm|leg|femur|rib|ribs|bone|bones|wrist|jaw|collar ?bone)", "split lip",
    "cuts?", "scalds?",
    "hand ?prints?", "finger ?marks?", "injur(?:y|ies)", "lash marks?", "swollen \\w+", "bleeding", "scratches",
    "blood", "thrush",
    "skull fracture", "bleed on the brain", "sti", "chlamydia", "gonorrhoea", "love bites?", "lacerations?",
)  # fmt: skip

NOW = any_of(
    "right now", "now", "tonight", "today",
    "this (?:morning|afternoon|evening|weekend|minute|second|lunchtime|very|week|break|lesson)",
    "at the moment", "as we speak", "as i (?:type|write|speak)", "currently", "tomorrow", "urgent(?:ly)?",
    "emergency", "straight away",
    "asap", "immediate(?:ly)?", "imminent(?:ly)?", "any minute", "any (?:time|moment|second)",
    "in (?:an|half an|one|a) (?:hour|minute|bit)",
    r"in \d+ ?(?:min|mins|minutes|hours?|hrs?)",
    r"at (?:\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)?|three|four|half|home ?time|pick ?up)\b", "after school",
    "(?:end of|before|after) (?:the )?(?:school|school day|day|lesson)", "on (?:his|her|their|the) way", "about to",
    "(?:all|last) night",
    "since (?:last night|yesterday|this morning|lunch|friday|saturday|sunday|monday|tuesday|" "wednesday|thursday)",
    "still", "again", "keeps?",
    "for (?:an|\\d+|two|three|several|a few) (?:hours?|hrs)", "hours? ago", r"(?:mins?|minutes?) ago",
    "(?:this|next|coming) (?:week(?:end)?|month|summer|friday|saturday|sunday|monday)",
    "yesterday", "on (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "just (?:now|told|said|rang|rung|called|phoned|texted|messaged|disclosed|showed|admitted|seen|"
    "saw|found|heard|turned up|come|came|walked|run|ran|gone|went|left|arrived|noticed|taken|took|"
    "been|hit|done)",
)  # fmt: skip
"""That it is happening or about to happen."""

PAST = any_of(
    r"last (?:year|month|week|summer|winter|spring|autumn|christmas|term|time)",
    r"(?:years?|months?|weeks?|decades?) ago", "ages ago", r"in (?:19|20)\d\d",
    "in (?:january|february|march|april|may|june|july|august|september|october|november|december)\\b",
    "historic(?:al|ally)?", "previously", "at the time",
    "years (?:before|earlier|back)", "(?:weeks|months) (?:before|earlier|back)", "used to", "back then",
    "when (?:he|she|they) (?:was|were)",
    "before (?:he|she|they|the \\w+|it|his|her) (?:died|death|was|were|killed)", "as a child", "in the past",
    "had (?:been|told|disclosed|said|taken|a|gone)", "long ago",
    "the previous",
)  # fmt: skip
"""That it is over."""

DEAD = any_of(
    "died", "dies", r"(?<!was )(?<!were )(?<!be )dead", "deaths?", "deceased", "(?<!be )(?<!being )(?<!get )killed",
    "killing", "murder(?:ed|s)?", "fatal(?:ly|ity)?", "passed away",
    "manslaughter", "homicide", "suicide (?:verdict|case)", "inquest", "funeral", "post ?mortem",
    "took (?:his|her|their) own life", "cot death",
    "coroner",
)  # fmt: skip

VERY_NOW = any_of(
    "right now", "just now", "tonight", "as we speak", "as i (?:type|speak)",
    "this (?:minute|second|very|afternoon|evening|morning)", "any minute",
    "on (?:his|her) way", "in progress", r"(?:minutes|mins|an hour|hours) ago", "has just", "have just",
    "in the next (?:hour|few)",
)  # fmt: skip
"""That it is happening this very day."""

PARTS = {
    "very now": VERY_NOW,
    "child": CHILD,
    "child too": CHILD_TOO,
    "kin": KIN,
    "adult": ADULT,
    "they": THEY,
    "person": any_of(ADULT, THEY),
    "object": OBJECT,
    "harming": HARMING,
    "harms": HARMS,
    "harmed": HARM_DONE,
    "to harm": TO_HARM,
    "injuries": INJURIES,
    "now": NOW,
    "be": r"(?:s| is| are|re| am)?",
    "often": r"(?: (?:still|always|keeps?|keep on|now|just|only|also|often|sometimes|really|currently|actively|"
    r"been|has|have))*",
    "going to": any_of(
        "going to", "gonna", "about to", "wants? to", "planning to", "plans to", "will", "threatening to",
        "threatens to", "intends to",
        "just threatened to",
        "(?:said|says|saying)(?: that)? (?:he|she|they|hes|shes|hell|shell)(?:ll| will| would|"
        " is)?(?: going to| gonna| wants to)?",
        "might", "could", "ll",
    ),
    "self": any_of("myself", "himself", "herself", "themsel(?:f|ves)", "(?:his|her|my|their) (?:own )?life"),
    "tablets": any_of("overdose", "pills", "tablets", "paracetamol", "bleach", "ibuprofen", "antidepressants",
    "medication", "meds", "insulin", "methadone", "painkillers"),
    "at home": any_of("at home", "here", "at my", "in my", "in this house", "with (?:my|him|her|them)",
    "going home", "any ?more", "where i live", "in (?:the )?placement"),
    "with them": any_of(
        rf"with (?:him|her|them|that man|(?:the|this|his|her|their) (?:\w+ )?(?:{ADULT}|suspect|accused))\b",
        "in (?:the|that) (?:same )?(?:house|home|flat)",
    ),
    "weapon": any_of("knife", "knives", "gun", "machete", "blade", "axe", "weapon", "hammer", "baseball bat",
    "crossbow", "acid", "petrol", "sword"),
    "soon": any_of(NOW, "booked", "flights?", "flying", "fly", "holidays?", "tickets?", "going to", "planning",
    "planned", "abroad", "soon", "arranged", "half term", "easter", "taking"),
    "out of it": any_of("drunk", "high", "off (?:his|her|their) (?:head|face)", "passed out", "stoned", "out of it",
    "wasted", "on (?:crack|heroin|drugs)"),
    "unexplained": any_of(
        r"(?:wont|cant|doesnt|dont|not|refus\w+|unable to|couldnt) (?:\w+ ){0,3}?(?:say|explain|know|tell|"
        r"talk|match|fit|add up|account|let)",
        "no (?:real |good |proper )?(?:explanation|reason|idea|story)", "unexplained",
        "how (?:he|she|they|it|this) (?:got|happened)", "(?:story|stories)", "fresh",
        r"says? (?:that )?(?:\w+ )?(?:his|her|my|its|mums?|dad|stepdad|he|she|uncle|boyfriend|mummy|daddy|they)",
        "today", "this (?:morning|afternoon)", "tonight", "right now",
        "again", "flinch\\w*", "(?:did|done) it",
    ),
    "body": any_of("arms?", "legs?", "back", "neck", "face", "body", "bottom", "thighs?", "wrists?", "cheeks?",
    "bum", "ears?", "child", "baby", "pupil"),
    "told": any_of(
        HARMS, HARMING, HARM_DONE, "abuse", "rape", "assault", "scared", "frightened", "afraid", "private parts?",
            "down there", "a secret", "happening at home",
        "horrible", "awful", "terrible", "unsafe", "(?:not|doesnt feel|dont feel|isnt) safe", "bad things",
        "(?:did|done) it",
    ),
}  # fmt: skip
"""The pieces by the names that ``risk_families`` calls them by."""
