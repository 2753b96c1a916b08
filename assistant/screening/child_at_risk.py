"""Whether a message suggests that a child is at risk now.

Such a message is never answered from guidance first: the reader is told to act. So a miss is far worse than a false
alarm, and a question on procedure that is mistaken for an alarm costs the reader one extra click.

The alarm is raised by one of the idioms of ``risk_families``, unless it is only supposed ("what if a sibling is at
risk"), is over ("was shaken last year") or the child has died; or by enough words of danger in ``risk_points``.
"""

from __future__ import annotations

import re

from assistant.screening.plain_words import plain, sentences
from assistant.screening.risk_families import CHILD_SPEAKS, FAMILIES, STILL_THERE, Family
from assistant.screening.risk_points import ENOUGH, points
from assistant.screening.risk_words import DEAD, NOW, PAST

_NOW = re.compile(rf"\b{NOW}")
_PAST = re.compile(rf"\b{PAST}")
_DEAD = re.compile(rf"\b{DEAD}\b")
_SUPPOSED = re.compile(
    r"\b(?:(?<!says )(?<!said )(?<!me )if|whether|suppos(?:e|ing)|in case|in the event|in (?:a|"
    r"the) cases? (?:of|where)|imagine|for example|unless|any|"
    r"where (?:a|an|any|the|there)|when (?:a|an|any|someone|somebody|parents))\b"
)
_IN_GENERAL = re.compile(
    r"^(?:(?:and|so|but|ok|please|also) )*(?:is|are|does|do|did|can|could|must|would|should|has|have|"
    r"how|who|whos|whose|"
    r"what|whats|which|when|why|where|was|were|will|no one|nobody|staff)\b"
)
_MY_OWN = re.compile(
    r"\b(?:i (?:call|ring|do|tell|send|let)|we do|(?:do|should|shall) i|can i (?:ring|call|stop|keep))\b"
)


def suggests_child_at_risk(text: str) -> bool:
    """Whether the message suggests that a child is being hurt or is in danger now."""
    message = plain(text)
    return points(message) >= ENOUGH or any(_idioms(message))


def _idioms(message: str) -> list[bool]:
    dead = bool(_DEAD.search(message))
    return [
        _stands(family, hit.start(), sentence, dead=dead)
        for sentence in sentences(message)
        for family in FAMILIES
        for sign in family.signs
        for hit in sign.what.finditer(sentence)
        if all(also.search(message) for also in sign.also)
    ]


def _stands(family: Family, start: int, sentence: str, *, dead: bool) -> bool:
    """Whether an idiom is an alarm, given what else is said."""
    if family is CHILD_SPEAKS:
        return True
    if dead and family is not STILL_THERE:
        return False
    clause = sentence[sentence.rfind(",", 0, start) + 1 : start].strip()
    doubtful = (
        _SUPPOSED.search(sentence[:start])
        or _PAST.search(sentence)
        or (_IN_GENERAL.search(clause) and not _MY_OWN.search(clause))
    )
    return not doubtful or bool(_NOW.search(sentence))
