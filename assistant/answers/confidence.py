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

SIGNS = ("meaning", "words", "keyword", "off_topic", "near_topic", "judgement", "instruction")


class Calibration(FileModel):
    """``corpus/calibration.yaml``: the fitted weights and the cuts that go with them."""

    format: int
    intercept: float
    weights: dict[str, float]
    answer_from: float
    """A place answers from this confidence on, 0 to 1."""
    spread: float
    """How far below the best place a further sentence may score."""

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
    beyond = {kind: likeness - hit.meaning for kind, likeness in examples.items()}
    return {"meaning": hit.meaning, "words": hit.words, "keyword": hit.keyword, **beyond}
