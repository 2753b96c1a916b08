"""Families of sentences that people write when a child is in danger, whatever else they ask.

These are the idioms that words alone do not give away ("he keeps doing it to her"); the rest of what people write is
weighed word by word in ``risk_points``.

How to read a sign: ``<name>`` stands for words of ``risk_words``, and a part after ``&&`` must be found somewhere else
in the message for the sign to count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.screening.risk_words import PARTS

_PART = re.compile(r"<([a-z ]+)>")


@dataclass(frozen=True, slots=True)
class Sign:
    """One pattern, and what else the message must hold for it to count."""

    what: re.Pattern[str]
    also: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One way of saying that a child is in danger."""

    name: str
    signs: tuple[Sign, ...]


def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_PART.sub(lambda m: PARTS[m[1]], part.strip())})")


def _family(name: str, *signs: str) -> Family:
    split = [[_compiled(part) for part in sign.split("&&")] for sign in signs]
    return Family(name, tuple(Sign(parts[0], tuple(parts[1:])) for parts in split))


CHILD_SPEAKS = _family(
    "a child speaks",
    r"(?:my|our) (?:\w+ ){0,2}?<adult><be><often> (?:<harms>|<harming>|<harmed>) (?:me|us|"
    r"my (?:\w+ )?(?:<child>|mum))\b",
    r"(?:he|she|they)(?:s|re| are)?<often> (?:<harms>|<harming>) me\b",
    r"(?:he|she|they) (?:has )?(?:just )?(?:raped|molested|groped|strangled|choked|beat|burnt|locked) me\b",
    r"im (?:being|getting|still being) <harmed>\b",
    r"i am (?:being|getting|still being) (?:<harmed>|forced to marry|made to (?:sell|carry|marry|have))\b",
    r"i (?:\w+ )?(?:want to|wish i could|am going to|gonna|will|might|feel like|think about|tried to) "
    r"(?:die\b|dying|(?:kill|hurt|harm|cut)(?:ing|ting)? myself|end(?:ing)? (?:it|my life))",
    r"i (?:dont|do not) (?:want to|wanna) (?:live|be (?:here|alive))\b|i cant (?:go on|take (?:it|this) any ?more)",
    r"im (?:gonna|going to|about to) (?:kill|hurt|cut|harm|end)\b|i (?:cut|hurt|harm|burn) myself",
    r"i(?:ve| have)?(?: just)? (?:taken|took|swallowed) (?:\w+ ){0,4}<tablets>",
    r"i (?:dont|do not|never) feel safe <at home>|im not safe (?:<at home>|$)",
    r"im (?:\w+ )?(?:scared|frightened|afraid|terrified) (?:to|of) (?:go(?:ing)? home|my <adult>|"
    r"be(?:ing)? at home|sleep)",
    r"(?:im|were|we are) (?:\w+ )?(?:hiding|locked in|trapped)\b|i(?:ve| have)? (?:ran|run) away\b|im running away",
    r"my (?:\w+ )?<kin> (?:wont|doesnt|dont|never|isnt|arent) (?:\w+ )?(?:feed\w*|let(?:s|"
    r"ting)? (?:me|us)|giv\w+ (?:me|us))",
    r"my (?:\w+ )?(?:brother|sister|bro|sis)s?(?: is| are)? "
    r"(?:isnt|arent|hasnt|not|starving|hungry|hurt|bruised|being|crying)(?! (?:invited|involved|asked|"
    r"interviewed|told|consulted))",
    r"(?:i am|im) (?:only |just )?(?:a )?(?:[5-9]|1[0-7])\b(?! (?:weeks|months|days|years? (?:in|into|"
    r"a|qualified)|hours|cases|pages))"
    r" && <harms>|<harming>|<harmed>|scared|pregnant|alone|nudes?|naked|married|marry|drugs",
    r"(?:has|got|sharing|wants?|asking for|send(?:ing)?) (?:\w+ ){0,3}(?:nudes?|naked|pics|pictures|photos) of me\b",
)

HARM_NOW = _family(
    "harm is going on",
    r"<person><be><often> <harming> <object>",
    r"(?:<adult>|he|she|they|who)<often> <harms> <object>",
    r"<child too><be><often> being (?:\w+ly |badly )?<harmed>\b",
    r"<child too> (?:gets|is getting|keeps? getting) <harmed>\b",
    r"<person><be>(?: \w+)? trying to (?:\w+ )?(?:break|get in|get at|snatch|take (?:him|her|them|"
    r"the)|<to harm> <object>)",
    r"<person>(?:s|ve| has| have)?(?: just)? (?:locked|shut|barricaded|tied|"
    r"trapped) (?:\w+ ){1,3}(?:in|up|out|outside)\b",
    r"<person>(?:s|ve| has| have) just (?:\w+ )?<harmed> <object>",
    r"<child>(?: \w+){0,3} (?:been |was |got )?(?:stabbed|shot|beaten|attacked|raped|hit|jumped|"
    r"thrown|burnt|run over)\b"
    r" && (?:minutes|mins|hour|an hour) ago|just|right now",
    r"(?:smashing|wrecking|trashing) (?:\w+ ){0,2}(?:things|house|place|flat|furniture|stuff)",
    r"<harming> (?:a|an|the|her|his|their|my|our|two|those|these|this|some) (?:\w+ ){0,2}?<child>\b",
)

THREATS = _family(
    "a threat",
    r"<person><be>(?: \w+)? ?<going to> (?:\w+ )?<to harm> <object>",
    r"(?:hell|shell|theyll) (?:\w+ )?<to harm> <object>",
    r"(?:threatening|threatens|threatened|promised|vowed) to (?:\w+ )?<to harm> <object>",
    r"(?:take|finish|end|bring) (?:\w+ )?(?:all )?with (?:him|her|me)\b && <kin>|<child>|family",
    r"(?:voices|god|demons?) (?:\w+ )?tell(?:ing|s)? (?:him|her|mum|dad|me|them) to",
    r"(?:he|she|they|hell|shell|theyll|ill)(?:ll| will| would)? (?:get|be|end up) (?:killed|beaten|"
    r"stabbed|hurt|dead|raped)\b",
    r"(?:afraid|scared|frightened|terrified|worried|fear|sure|know)(?: that)? (?:<they>|"
    r"<kin>)(?: is)? ?<going to> (?:\w+ )?"
    r"(?:<to harm>|do it|do something|come back|find)",
)

PLEAS = _family(
    "a plea",
    r"(?:cant|cannot|can not|couldnt|unable to|not able to) (?:keep|make) (?:him|her|them|my|the|this|"
    r"these|our) ?(?:\w+ ){0,3}safe\b",
    r"(?:scared|afraid|terrified|frightened|dread\w*|refus\w+|begging|crying|wont|"
    r"want) (?:\w+ )?(?:not )?(?:to |of )?"
    r"(?:go(?:ing)?|be sent|being sent) (?:home|back (?:to|home|there))\b && <child>|her|him|me|she|he",
    r"(?:dont|do not|cant|not|shouldnt) (?:\w+ ){0,4}?(?:send|let|sent|letting|"
    r"sending) <child too> (?:go )?(?:home|back)\b",
    r"(?:remove|get|take|move) (?:him|her|them) (?:out )?(?:right )?(?:now|tonight|today)\b && <kin>|"
    r"partner|house|home",
    r"(?:dont think|doubt|unlikely|not sure)(?: that)? (?:he|she|they)(?:ll| will|"
    r"s going to)? (?:be alive|survive|live|last)\b",
    r"(?:theres|there is|ive got|i have|weve got|we have) (?:a|this|two|three|"
    r"some) (?:\w+ )?<child> (?:\w+ )?(?:here|outside|in my|in front|next to) && <injuries>|hurt|"
    r"scared|crying|<harmed>|mark",
    r"something (?:awful|terrible|bad|horrible) (?:is happening|about home|happens|is going to)",
    r"(?:isnt|not|never|arent) safe (?:at home|in (?:that|the|this) (?:\w+ )?(?:house|flat|home|"
    r"placement|car)|with (?:him|her|them|mum|dad)|"
    r"to (?:go home|send|return|stay))",
    r"<child> (?:\w+ )?needs? (?:\w+ )?(?:help|protect\w+|to be (?:moved|removed|got out)|getting out)\b && <now>",
    r"(?:before|when|until|once) (?:he|hes|she|dad|mum) (?:gets?|comes?|is) (?:home|back|in)\b && <child>",
    r"(?:call|ring|phone|dial|calling) (?:the )?(?:999|police|ambulance) && <child>|hes|shes|hitting|"
    r"knife|screaming|breathing",
)

SOUNDS = _family(
    "what is heard or seen",
    r"(?:can (?:\w+ )?(?:hear|see)|hearing) (?:\w+ ){0,6}?(?:scream|cry|sob|beg|hit|shout|thump|bang|"
    r"slap|beat|yell|smack)\w*",
    r"(?:screaming|screams|crying|begging|shouting|banging|sobbing) (?:\w+ ){0,4}"
    r"(?:next door|upstairs|downstairs|from (?:the|number|no|flat|next)|through the|for (?:an|hours|"
    r"\d+)|all (?:night|day))",
    r"(?:hear|heard|hearing) (?:\w+ ){0,6}?(?:next door|through (?:the|my) (?:wall|floor|ceiling)|"
    r"upstairs|downstairs)",
    r"<child>(?: \w+){0,2} (?:screaming|crying|sobbing|shrieking) && next door|no one|nobody|help|"
    r"on (?:its|his|her) own|hours?|stop",
)

COLLAPSE = _family(
    "life is in danger",
    r"(?:not|isnt|stopped|struggling|barely|cant|arent) (?:\w+ )?(?:to )?breath(?:ing|e)\b",
    r"(?:wont|cant|not|isnt) (?:wake(?: up)?|waking(?: up)?|come round|responding)$",
    r"(?:<child>|he|she|hes|shes)(?: is| has)?(?: just)?(?: gone| going)? (?:unconscious|unresponsive|"
    r"floppy|fitting|blue|lifeless)\b",
    r"(?:taken|took|swallowed|necked|taking) (?:\w+ ){0,6}?<tablets> && <very now>",
    r"(?:threatening|going|about|wants|trying) to (?:jump|hang|kill) ?(?:himself|herself|themselves)?\b",
)

STILL_THERE = _family(
    "another child is still there",
    r"(?:<child>|other (?:one|ones|two)|she|he|they|shes|hes|theyre)(?: \w+){0,3}? (?:still|now|"
    r"currently|back|alone)(?: \w+){0,3}? <with them>",
    r"still (?:babysits?|looks? after|cares? for|teaches|coaches|drives|works with|picks up|lives?|"
    r"living|resid\w+|sleeps|staying|has (?:\w+ )?contact)(?: \w+){0,2} ?<with them>",
    r"(?:sisters?|brothers?|siblings?|twin|other (?:child|kid|children|"
    r"kids))\b(?: \w+){0,8}? (?:not safe|unsafe|isnt safe|arent safe|in danger)\b",
    r"(?:sisters?|brothers?|siblings?|twin|other <child>)(?: \w+){0,6}? (?:has|have|is|"
    r"with) (?:\w+ ){0,3}?<injuries>\b",
    r"(?:sisters?|brothers?|siblings?|twin|other <child>)(?: \w+){0,12}? (?:doing|does|happening|"
    r"happens|started) (?:it |the same |that )?(?:to (?:her|him|them)|now|too)\b",
    r"still (?:babysits?|looks? after|cares? for|teaches|coaches|works with) (?:\w+ ){0,4}?<child>",
    r"(?:he|she|they|hes|shes|suspect|partner|boyfriend|abuser)(?: has| is| still| now)* (?:got|has|"
    r"have|living with|looking after|caring for) "
    r"(?:\w+ )?(?:other|two|three|the|her|his|more|new) (?:\w+ )?<child> && with him|in the house|"
    r"at home|tonight|now|in the flat|still",
)

FAMILIES = (CHILD_SPEAKS, HARM_NOW, THREATS, PLEAS, SOUNDS, COLLAPSE, STILL_THERE)
