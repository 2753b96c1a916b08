"""What speaks for and against danger in a message that no family of ``risk_families`` fits.

People describe danger in more ways than patterns can list, so the rest is weighed: words of danger, a child, now-ness
and a plea speak for it; a question about procedure, a supposition, a past or a death speak against it. The weights are
few and whole so that a reader can add them up by hand.
"""

from __future__ import annotations

import re

from assistant.screening.risk_weights import CHILD_NAMED, GOING_ON, GRAVE, SOMEONE, WEIGHTS, WORRY, Weight

ENOUGH = 2
"""Points from which a message is taken for an alarm; low, since a miss is worse than a false alarm."""
TOLD = 1
"""Points for a message that tells and asks nothing."""

_ASKS = re.compile(
    r"[?]|(?:^|[,.;:-] ?)(?:and |so |but )?(?:who|whos|what|whats|can|is|isnt|are|am|should|do|does|"
    r"how|which|may|will|why)\b|"
    r"\b(?:professionals|account|session|centre)\b"
)
"""What a message that only tells of a child does not hold."""


def points(message: str) -> int:
    """The points of a plain message: nothing without a child or someone's kin, or where it asks and names no danger."""
    found = {weight.name: len({hit.group() for hit in weight.words.finditer(message)}) for weight in WEIGHTS}
    if not found[CHILD_NAMED.name] and not found[SOMEONE.name]:
        return 0
    against = any(found[weight.name] for weight in WEIGHTS if weight.points < 0)
    plain_statement = not against and found[CHILD_NAMED.name] and found[GOING_ON.name] and not _ASKS.search(message)
    if not plain_statement and not found[GRAVE.name] and not found[WORRY.name]:
        return 0
    told = not against and (found[CHILD_NAMED.name] or found[GRAVE.name])
    return sum(_limited(weight, found[weight.name]) for weight in WEIGHTS) + (TOLD if told else 0)


def _limited(weight: Weight, found: int) -> int:
    total = weight.points * found
    return min(total, weight.at_most) if weight.points > 0 else max(total, weight.at_most)
