"""Take over from a writer only what a statement bears out, sentence by sentence; the writer never decides.

A sentence may shorten its statement. It may add no number, time, modal, negation or name, and but for names it may drop
none either: without them a duty becomes a choice, a deadline open and a rule its opposite. Whatever is in doubt, the
statement itself stands. Who does what to whom is not compared; the quotation beside each sentence is there for that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.screening.word_set import word_set

_LINE = re.compile(r"[-*\s]*(?P<sentence>[^\[\]]+?)[\s.]*\[(?P<token>\d{1,2})\][\s.]*")
_NEXT_SENTENCE = re.compile(r"[.!?;]\s+\S")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PART = re.compile(r"\d+|[^\W\d_]+")
_WEIGHTY = word_set(
    """
    must shall should may might can could will would ought need needs required requires mandatory expected
    optional duty obliged entitled allowed permitted forbidden prohibited recommended advised
    not no nor never none neither nobody nothing without unless except only until before after least most than
    all any always every either both if or other
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    once twice half quarter first second third fourth fifth sixth
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday immediately promptly
    hour hours day days working calendar week weeks month months year years
    daily weekly monthly yearly annually
    """
)
"""What obliges or allows, what denies or limits, numbers and times: a sentence holds each as often as its statement."""
_COMMON = word_set(
    """
    a an the this that these those it its they their them he she his her who whom whose which what when where
    how is are was were be been being has have had do does did of to in on at by for from with about into as
    and but then there so also each
    """
)
"""Words that say nothing by themselves."""
_HELD = 2 / 3
"""Share of its other words that a sentence must take from its statement."""
_STEM = 5


def reworded(written: str, statements: Sequence[str]) -> list[str]:
    """For each statement the sentence written for it where that can stand in its place, else the statement itself.

    A line of ``written`` counts where it is one sentence that ends in the token of one statement, counted from 1 in
    square brackets, and where no other line has that token.
    """
    lines = [match for line in written.splitlines() if (match := _LINE.fullmatch(line))]
    used = Counter(int(match["token"]) for match in lines)
    sentences = {int(match["token"]): f"{match['sentence'].strip()}." for match in lines}
    return [
        sentences[number] if used[number] == 1 and borne_out(sentences[number], statement) else statement
        for number, statement in enumerate(statements, 1)
    ]


def borne_out(sentence: str, statement: str) -> bool:
    """Whether a sentence is shorter than its statement and holds nothing weighty that the statement does not."""
    if len(sentence) >= len(statement) or _NEXT_SENTENCE.search(sentence):
        return False
    held, parts = _parts(statement), _parts(sentence)
    words = {word.lower() for word in _WORD.findall(statement)}
    if _weighty(parts) != _weighty(held) or any(name.lower() not in words for name in _names(sentence)):
        return False
    stems = {part[:_STEM] for part in held}
    own = [part for part in parts if part not in _COMMON]
    return bool(own) and sum(part[:_STEM] in stems for part in own) >= _HELD * len(own)


def _parts(text: str) -> list[str]:
    """Words and numbers in lower case; a shortened negation counts as the word it is short for."""
    plain = text.lower().replace("’", "'").replace("can't", "can not").replace("cannot", "can not")
    return _PART.findall(plain.replace("won't", "will not").replace("n't", " not").replace("'s", ""))


def _weighty(parts: Sequence[str]) -> Counter[str]:
    return Counter(part for part in parts if part in _WEIGHTY or part.isdigit())


def _names(sentence: str) -> list[str]:
    """Words with a capital anywhere; the first word too, unless it is a common one."""
    first, *others = _WORD.findall(sentence) or [""]
    named = [word for word in others if any(letter.isupper() for letter in word)]
    return named if first.lower() in _COMMON | _WEIGHTY else [first, *named]
