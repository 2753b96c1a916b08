"""Questions on a particular case: does it meet the criteria, is it notifiable.

They are answered with a guided workflow, which asks for the facts one by one and leaves the judgement to people.
"""

from __future__ import annotations

import re

from assistant.screening.plain_words import plain
from assistant.screening.risk_words import CHILD

_THIS_CASE = re.compile(
    r"\b(?:case like ours|(?:our|this|my|that|the present|current|a recent) (?:\w+ ){0,3}?(?:case|"
    r"incident|child|baby|toddler|boy|girl|teenager|lad|kid|death|one|referral|situation|injury|"
    r"matter|young person|pupil|patient|twins?|son|daughter)s?)\b|"
    r"\bone of (?:our|my|the)\b|\b(?:we|ive|weve|i) (?:have|ve|had|got|just had|have got|"
    r"are dealing with|am dealing with|are looking at)\b|\bhere (?:is|are) the facts\b|"
    r"\b(?:does|do|would|will|is|has|did|could|should) (?:this|that|it|these|he|she|his|her|ours|mine|"
    r"the (?:case|incident|death|child|baby|boy|girl|toddler))\b|\b(?:this|that) (?:meets?|fits?|"
    r"counts?|qualif\w+|one)\b"
)
_HAPPENED = re.compile(
    rf"\b(?:{CHILD}|\d{{1,2}} (?:year|month|week|day)s? olds?|a mum|a mother|a father)(?: \w+){{0,10}}? "
    r"(?:died|was|were|has|have|is|suffered|drowned|hanged|took|found|fell|ended|sustained|left|"
    r"jumped|shot|collapsed|lost|got|overdosed|survived|burnt|killed|shaken|injured|admitted|stabbed|"
    r"in (?:hospital|intensive|a coma|icu|picu))\b"
)
_ASKS_NEED = re.compile(
    r"\b(?:criteria|criterion|threshold|the test|definition|qualif\w+|fits?|meets?|"
    r"met(?! (?:about|with|on|in|at|to|and|again|last|once))|count\w*|"
    r"reportable|notifiable|notify|notification|notified|report (?:it|this|to)|tell ofsted|"
    r"go to ofsted|refer|referral|reach(?:es)?|limb|"
    r"(?:need|needs|require[sd]?|warrant\w*|merit\w*|trigger\w*|call for|get|hold|have|mean|be|is|are|"
    r"do|want|lead to|become) (?:\w+ ){0,3}?(?:an? )?(?:\w+ )?(?:scr|srs|serious case review|"
    r"case review|review|practice review|rapid review|lcspr)|"
    r"(?:an? )?(?:scr|serious case review|review|rapid review|practice review) (?:or not|needed|"
    r"required|necessary|yes or no|then)|is it serious (?:enough|harm)|serious harm|serious enough|"
    r"which box)\b"
)
_OWN_CASE = re.compile(
    rf"\b(?:this|our|my) (?:\w+ ){{0,2}}?(?:case|incident|one|situation|matter|death|{CHILD})\b|"
    r"\b(?:we|i)(?:ve| have)(?: got| had| just had)? (?:a|an|one)\b|\bhere (?:is|are) the facts\b|"
    r"\b(?:does|would|will|do) (?:this|it|that) (?:meet|qualify|count|fit|reach|warrant|trigger|"
    r"need(?! (?:some|any)(?:one|body)))\b|"
    r"\bis this\b"
)
_IN_GENERAL = re.compile(
    r"\b(?:who (?:decides|says|tells|judges|checks|makes)|how (?:do|does|is|are|long|soon|many|often)|"
    r"what (?:is|are|does|happens if|happens when|happens)|whose|when (?:is|are|do|does|must|should)|"
    r"what if|"
    r"if (?:a|an|the) (?:case|child|baby)|why|which (?:form|forms|people|body|agency)|where (?:do|is|are))\b"
)


def about_a_case(text: str) -> bool:
    """Whether a message describes or points to a particular case."""
    message = plain(text)
    return bool(_THIS_CASE.search(message) or _HAPPENED.search(message))


def puts_a_case(text: str) -> bool:
    """Whether a message puts its own case to the criteria, so that only a guided workflow can settle it.

    Narrower than ``asks_whether_criteria_met``: a general question told as a story is answered from the sources.
    """
    return asks_whether_criteria_met(text) and bool(_OWN_CASE.search(plain(text)))


def asks_whether_criteria_met(text: str) -> bool:
    """Whether a message asks if a particular case meets the criteria, needs a review or must be notified."""
    message = plain(text)
    if not about_a_case(text) or not _ASKS_NEED.search(message):
        return False
    return not _IN_GENERAL.search(message) or bool(re.search(r"\b(?:our|this|weve|we have)\b", message))
