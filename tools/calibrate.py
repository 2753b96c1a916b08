"""Fit the weights that decide whether a place answers a question, and write ``corpus/calibration.yaml``.

Answerable questions and messages that must not be answered, both of our own making and none of them in the corpus, are
searched for in the current index. A logistic regression weighs the signs of the best place of each. Half of the
messages are kept back, and what is printed for that half is the figure to believe. The cut is chosen on whole answers
(ADR 0008), so it stays as it stands in the file, as does all else that is not fitted here; printed beside it is the cut
that refuses three answerable messages in a hundred.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

import numpy as np

from assistant.settings import Settings, silence

silence(os.environ)

from assistant.answers.confidence import SIGNS, signs_of  # noqa: E402  # telemetry is silenced first
from assistant.answers.scope import Enquiry, regime_of, scope_of  # noqa: E402
from assistant.bootstrap.answering import Assistant, open_assistant  # noqa: E402
from assistant.search.model import Query  # noqa: E402

PROJECT = Path(__file__).resolve().parent.parent
MUST_NOT = ("off_topic", "near_topic")
_STEPS, _RATE, _SHRINK = 6_000, 0.3, 0.002
_REFUSED = 0.03


def signs(assistant: Assistant, text: str, board: str | None) -> list[float]:
    """The signs of the best place for one question."""
    desk = assistant.answerer.desk
    enquiry = Enquiry(text, board)
    scope = scope_of(enquiry, desk.library, regime_of(enquiry, desk.library))
    plain = desk.library.without_boards(text)
    names = desk.library.glossary.other_names(plain, scope.boards)
    editions = frozenset().union(*scope.local, scope.national)
    hits = desk.searcher.search(Query(plain, names, editions, 1))
    found = signs_of(hits[0], desk.exemplars.signs(plain))
    return [found.get(name, 0.0) for name in SIGNS]


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fitted(table: np.ndarray, wanted: np.ndarray) -> tuple[float, np.ndarray]:
    """Intercept and weights of a logistic regression, both classes counted equally."""
    share = np.where(wanted == 1, 0.5 / wanted.sum(), 0.5 / (1 - wanted).sum())
    weights, intercept = np.zeros(table.shape[1]), 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(table @ weights + intercept)))
        wrong = (chance - wanted) * share
        weights -= _RATE * 10 * (table.T @ wrong + _SHRINK * weights)
        intercept -= _RATE * 10 * wrong.sum()
    return float(intercept), weights


def main() -> int:
    """Fit, print what holds on the half kept back, and write the weights."""
    assistant = open_assistant(Settings())
    evals = PROJECT / "tests" / "evals"
    rows = [(r["question"], r.get("board"), 1) for r in read(evals / "questions.jsonl")]
    rows += [(r["text"], None, 1) for r in read(evals / "screening.jsonl") if r["category"] == "guidance"]
    rows += [(r["text"], None, 0) for r in read(evals / "screening.jsonl") if r["category"] in MUST_NOT]
    order = list(range(len(rows)))
    random.Random(7).shuffle(order)
    half = np.zeros(len(rows), dtype=bool)
    half[order[::2]] = True
    cases = [(r["text"], None, 1) for r in read(evals / "screening.jsonl") if r["category"] == "case_criteria"]
    half = np.append(half, np.arange(len(cases)) % 2 == 0)
    rows += cases
    table = np.array([signs(assistant, text, board) for text, board, _ in rows])
    wanted = np.array([answerable for _, _, answerable in rows], dtype=float)
    intercept, weights = fitted(table[half], wanted[half])
    chance = 1 / (1 + np.exp(-(table @ weights + intercept)))
    kept = assistant.answerer.calibration
    cut = kept.answer_from
    loose = float(np.quantile(chance[half & (wanted == 1)], _REFUSED))
    print(f"the cut stays at {cut}; {loose:.4f} would refuse {_REFUSED:.0%} of the answerable that were fitted on")
    for name, part in (("fitted on", half), ("kept back", ~half)):
        answered = (chance >= cut)[part & (wanted == 1)].mean()
        wrongly = (chance >= cut)[part & (wanted == 0)].mean()
        print(f"{name}: {answered:.3f} of the answerable answered, {wrongly:.3f} of the others answered all the same")
    named = ", ".join(f"{name}: {weight:.4f}" for name, weight in zip(SIGNS, weights, strict=True))
    target = PROJECT / "corpus" / "calibration.yaml"
    ranked = ", ".join(f"{name}: {weight}" for name, weight in kept.ranking.items())
    target.write_text(
        f"format: 1\nintercept: {intercept:.4f}\nweights: {{{named}}}\n"
        f"answer_from: {cut}\nbeside_from: {kept.beside_from}\nspread: {kept.spread}\n"
        f"ranking: {{{ranked}}}\ncuts:\n"
        + "".join(
            f"  {kind}: {{surely: {c.surely}, never_below: {c.never_below}}}\n" for kind, c in sorted(kept.cuts.items())
        ),
        encoding="utf-8",
    )
    for n in np.flatnonzero(half & (chance >= cut) & (wanted == 0)):
        print("answered all the same:", rows[n][0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
