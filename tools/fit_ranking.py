"""Fit the weights of the signs that places are ranked by, and write them into ``corpus/calibration.yaml``.

The questions of ``tests/evals/questions.jsonl``, none of which stands in the corpus, are searched for in the current
index with the toolkits attached. The weights are those under which the right places come first (a softmax over the
candidates of each question, shrunk towards nothing). Half of the questions are kept back in turn: the figures printed
for those are the ones to believe; the weights written are fitted on all.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from pathlib import Path

import numpy as np

from assistant.settings import Settings, silence

silence(os.environ)

from assistant.answers.evaluation import Gold, hits  # noqa: E402  # telemetry is silenced first
from assistant.answers.scope import Enquiry, scope_of  # noqa: E402
from assistant.bootstrap.answering import Assistant, open_assistant  # noqa: E402
from assistant.search.model import Query  # noqa: E402
from assistant.search.ranking import SIGNS  # noqa: E402

PROJECT = Path(__file__).resolve().parent.parent
_STEPS, _RATE, _SHRINK, _SHARPNESS = 400, 0.5, 1e-3, 12.0

Case = tuple[np.ndarray, np.ndarray]
"""The signs of the candidates of one question, and which of them are right."""


def cases(assistant: Assistant) -> list[Case]:
    """Every question with its candidates, once for each board it is asked of."""
    desk = assistant.answerer.desk
    search = assistant.index.search()
    found = []
    for line in (PROJECT / "tests" / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        golds = [Gold(gold["source"], start=gold["start"], end=gold["end"]) for gold in row["gold"]]
        scope = scope_of(Enquiry(row["question"], row["board"]), desk.library, "scr")
        text = desk.library.without_boards(row["question"])
        names = desk.library.glossary.other_names(text, scope.boards)
        for editions in scope.local:
            places, table, _ = search.signs(Query(text, names, editions, 10))
            cited = [desk.citer.cite(desk.places[place]) for place in places]
            right = np.array([any(hits(gold, passage) for gold in golds) for passage in cited], dtype=bool)
            if right.any():
                found.append((table.astype(float), right))
    return found


def fitted(known: list[Case]) -> np.ndarray:
    """The weights under which the right places of the cases come first."""
    weights = np.zeros(len(SIGNS))
    weights[0] = 1.0
    for _ in range(_STEPS):
        slope = np.zeros_like(weights)
        for table, right in known:
            heat = _SHARPNESS * (table @ weights)
            chance = np.exp(heat - heat.max())
            chance /= chance.sum()
            wanted = chance * right / max((chance * right).sum(), 1e-12)
            slope += table.T @ (chance - wanted)
        weights -= _RATE * (slope / len(known) + _SHRINK * weights)
    return weights


def measured(known: list[Case], weights: np.ndarray) -> str:
    """How often a right place is first and among the first five, and the mean reciprocal rank."""
    ranks = [1 + int(np.argmax(right[np.argsort(-(table @ weights), kind="stable")])) for table, right in known]
    share = np.array(ranks)
    return f"first {(share == 1).mean():.3f}, first five {(share <= 5).mean():.3f}, MRR {(1 / share).mean():.3f}"


def main() -> int:
    """Fit, print what holds on the questions kept back, and write the weights."""
    known = cases(open_assistant(Settings()))
    random.Random(7).shuffle(known)
    half = len(known) // 2
    print("kept back:", measured(known[half:], fitted(known[:half])))
    print("kept back:", measured(known[:half], fitted(known[half:])))
    weights = fitted(known)
    print("all:      ", measured(known, weights))
    named = ", ".join(f"{sign}: {weight:.3f}" for sign, weight in zip(SIGNS, weights, strict=True))
    target = PROJECT / "corpus" / "calibration.yaml"
    text = re.sub(r"^ranking: .*$", f"ranking: {{{named}}}", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
