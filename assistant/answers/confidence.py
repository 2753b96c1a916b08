"""How sure a place answers a question, measured rather than guessed.

A raw similarity cannot tell a near miss from an answer: "who pays the reviewer" is as close to the statements on
reviewers as a question they do answer. So several signs are weighed together, with weights fitted on questions whose
answers are known and on messages that have none; ``tools/calibrate.py`` fits them and ``docs/benchmarks.md`` holds the
outcome.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from assistant.models import FileModel
from assistant.search.model import Hit

SIGNS = ("score", "meaning", "words", "keyword", "on_topic", "off_topic", "near_topic")
_COSINES = ("off_topic", "near_topic")
_SCORE_SCALE = 2.0


class Cut(FileModel):
    """How far on the side of a kind a message must be, in the units of the learnt line."""

    surely: float
    """From here on it is of the kind, whatever its wording."""
    never_below: float
    """Below this it is not, whatever its wording."""


class Calibration(FileModel):
    """``corpus/calibration.yaml``: the fitted weights and the cuts that go with them."""

    format: int
    intercept: float
    weights: dict[str, float]
    answer_from: float
    """A place answers from this confidence on, 0 to 1."""
    beside_from: float
    """A board's place answers from here on where another board that was asked about answers."""
    spread: float
    """How far below the best place a further sentence may score."""
    ranking: dict[str, float]
    """The weights of the signs that places are ranked by."""
    cuts: dict[str, Cut]
    """For each kind of message that is stopped: from where what was learnt decides."""

    def is_kind(self, kind: str, signs: Mapping[str, float], *, worded: bool) -> bool:
        """Whether a message is of a kind: its wording says so or what was learnt does, if that does not deny it."""
        cut = self.cuts[kind]
        return signs[kind] >= cut.surely or (worded and signs[kind] >= cut.never_below)

    def confidence(self, hit: Hit, examples: Mapping[str, float]) -> float:
        """The chance that a place answers the question, 0 to 1."""
        signs = signs_of(hit, examples)
        total = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in signs.items())
        return 1.0 / (1.0 + math.exp(-total))


def signs_of(hit: Hit, examples: Mapping[str, float]) -> dict[str, float]:
    """What confidence is weighed from, by name.

    The examples' likeness counts as far as it goes beyond the place's own: a message nearer to an example of what
    must not be answered than to anything in the sources is likely one of those.
    """
    beyond = {kind: examples[kind] - hit.meaning for kind in _COSINES if kind in examples}
    own = {"score": hit.score / _SCORE_SCALE, "meaning": hit.meaning, "words": hit.words, "keyword": hit.keyword}
    return {**own, **beyond, "on_topic": examples.get("on_topic", 0.0)}
