"""What kind of message a question is, learnt from made-up examples of each kind.

Every index learns a few straight lines through the space of meanings: on one side the examples of a kind, on the
other what it is easily taken for. Whether a question is on the topic no straight line tells well, because what is near
the topic lies among the questions on it; there every message kept has its say, the more the nearer it is. And meanings
alone miss what single words say ("again", "do we notify"), so the line for a child at risk weighs words too. All is
fitted from ``corpus/screening.yaml`` and the questions of the corpus when an index is built, always to the same result,
and anew where either has changed, so that an example added there is enough to teach the assistant.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.adapters.risk_line import line_with_words, weight_of_words
from assistant.canonical import canonical_json, sha256
from assistant.models import FileModel
from assistant.search.ports import Encoder, Vector

NAMES, VECTORS, SAYS, LINES, WORDS = "examples.json", "examples.npy", "says.npy", "lines.npy", "words.npy"
LEARNT_FROM = "examples-from.txt"
"""Names what an index folder learnt from, so that the next one need not learn the same again."""
READ, READ_VECTORS = "read.json", "read.npy"
"""Every example with its vector, for the index after this one: nothing that answers opens them."""
COMPARED = ("off_topic", "near_topic")
"""Kinds of which the single most alike example counts as well."""
CORPUS = "corpus"
ON_TOPIC = (CORPUS, "guidance")
LEARNT: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "judgement": (("judgement",), (CORPUS, "guidance", "off_topic", "near_topic")),
    "instruction": (("instruction",), (CORPUS, "guidance", "off_topic", "near_topic")),
}
"""For each line the kinds on its one side and on its other."""
AT_RISK, HARDEST = "at_risk", "not_at_risk"
ELSE = (CORPUS, "guidance", "off_topic", "near_topic")
"""What the line for a child at risk keeps apart: the kind, what sounds most like it, and everything else."""
_STEPS, _RATE, _SHRINK = 500, 8.0, 1e-4
_RECIPE = 2
"""Names how is learnt: raised where that changes, nothing is taken over from an older index."""
_NEARNESS, _RIDGE = 2.0, 0.05
"""How fast a message loses its say with distance, and how little one message alone may sway; found by leaving out."""
_QUESTIONS_KEPT = 2_000
"""About so many questions of the corpus have a say, evenly taken: more are slower and tell no more."""


class ExamplesFile(FileModel):
    """``corpus/screening.yaml``: made-up messages of each kind, as people type them."""

    format: int
    examples: dict[str, tuple[str, ...]]


class ExampleVectors:
    """The examples of one index, and what was learnt from them."""

    def __init__(
        self, encoder: Encoder, kinds: Sequence[str], vectors: Vector, says: Vector, lines: Vector, words: Vector
    ) -> None:
        self._encoder = encoder
        self._vectors = vectors
        self._says = says
        self._lines = lines
        self._words = words
        self._rows = {kind: np.array([n for n, k in enumerate(kinds) if k == kind]) for kind in COMPARED}

    def signs(self, text: str) -> dict[str, float]:
        """What a text is like, by name.

        The cosine of the most alike example of each kind compared; how much the messages kept say that it is on the
        topic, about -1 to 1; how far on its side of each line it is.
        """
        vector = self._encoder([text])[0]
        cosines = self._vectors @ vector
        signs = {kind: float(cosines[rows].max()) for kind, rows in self._rows.items() if len(rows)}
        sides = self._lines[:, :-1] @ vector + self._lines[:, -1]
        signs |= {name: float(side) for name, side in zip((*LEARNT, AT_RISK), sides, strict=True)}
        signs[AT_RISK] += weight_of_words(self._words, text)
        return signs | {"on_topic": float(_likeness(cosines) @ self._says)}

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> ExampleVectors:
        """Read the examples of an index folder."""
        kinds = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        return cls(encoder, kinds, *(np.load(folder / name) for name in (VECTORS, SAYS, LINES, WORDS)))


def learning_from(examples: ExamplesFile, questions: Sequence[str], model: str) -> str:
    """One digest of everything that is learnt from; documents that are attached are no part of it."""
    return sha256(canonical_json([_RECIPE, examples.model_dump(mode="json"), list(questions), model]))


def take_over_examples(before: Path, folder: Path, learnt_from: str) -> bool:
    """Copy what an older index learnt into a new one, where it learnt from the same; else leave it and say so."""
    kept = before / LEARNT_FROM
    if not kept.is_file() or kept.read_text(encoding="utf-8") != learnt_from:
        return False
    for name in (NAMES, VECTORS, SAYS, LINES, WORDS, READ, READ_VECTORS, LEARNT_FROM):
        shutil.copyfile(before / name, folder / name)
    return True


def write_examples(
    folder: Path, examples: ExamplesFile, encoder: Encoder, questions: Sequence[str], vectors: Vector, learnt_from: str
) -> None:
    """Keep the examples of a corpus in an index folder, with what is learnt from them and the corpus questions."""
    known = {kind: encoder(list(texts)) for kind, texts in examples.examples.items() if texts}
    read = [text for texts in examples.examples.values() for text in texts]
    (folder / READ).write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
    np.save(folder / READ_VECTORS, np.concatenate(list(known.values())) if known else vectors[:0])
    known[CORPUS] = vectors
    lines = [_line(_side(known, one), _side(known, other), vectors.shape[1]) for one, other in LEARNT.values()]
    texts = {**examples.examples, CORPUS: tuple(questions)}
    sides = [(_side(known, kinds), _texts(texts, known, kinds)) for kinds in ((AT_RISK,), (HARDEST,), ELSE)]
    at_risk, words = line_with_words(sides, vectors.shape[1])
    known[CORPUS] = vectors[:: max(1, len(vectors) // _QUESTIONS_KEPT)]
    kept = (*COMPARED, *ON_TOPIC)
    kinds = [kind for kind in kept for _ in known.get(kind, ())]
    (folder / NAMES).write_text(json.dumps(kinds), encoding="utf-8")
    np.save(folder / VECTORS, np.asfortranarray(_side(known, kept)))  # as it is read when a question is compared
    np.save(folder / SAYS, _says(_side(known, kept), np.isin(kinds, ON_TOPIC)))
    np.save(folder / LINES, np.stack([*lines, at_risk]))
    np.save(folder / WORDS, words)
    (folder / LEARNT_FROM).write_text(learnt_from, encoding="utf-8")


def vectors_read(folder: Path) -> dict[str, Vector]:
    """The examples of an index folder, each with its vector, so that none has to be read again."""
    texts = json.loads((folder / READ).read_text(encoding="utf-8"))
    return dict(zip(texts, np.load(folder / READ_VECTORS), strict=True))


def _side(known: Mapping[str, Vector], kinds: Sequence[str]) -> Vector:
    parts = [known[kind] for kind in kinds if kind in known]
    return np.concatenate(parts) if parts else np.zeros((0, known[CORPUS].shape[1]), dtype=np.float32)


def _texts(texts: Mapping[str, Sequence[str]], known: Mapping[str, Vector], kinds: Sequence[str]) -> list[str]:
    return [text for kind in kinds if kind in known for text in texts[kind]]


def _line(one: Vector, other: Vector, dimensions: int) -> Vector:
    """Weights and offset of a logistic regression between two sides that count equally however many each has."""
    line: npt.NDArray[np.float32] = np.zeros(dimensions + 1, dtype=np.float32)
    if not len(one) or not len(other):
        return line
    table = np.concatenate([one, other]).astype(np.float32)
    wanted = np.concatenate([np.ones(len(one)), np.zeros(len(other))]).astype(np.float32)
    share = np.where(wanted == 1, 0.5 / len(one), 0.5 / len(other)).astype(np.float32)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(table @ line[:-1] + line[-1])))
        wrong = (chance - wanted) * share
        line[:-1] -= _RATE * (table.T @ wrong + _SHRINK * line[:-1])
        line[-1] -= _RATE * wrong.sum()
    return line


def _says(vectors: Vector, on_topic: npt.NDArray[np.bool_]) -> Vector:
    """How much each message kept says for or against the topic: kernel ridge regression, both sides counted equally."""
    if on_topic.all() or not on_topic.any():
        return np.zeros(len(vectors), dtype=np.float32)
    wanted = np.where(on_topic, 1.0, -1.0)
    share = np.where(on_topic, on_topic.mean(), 1 - on_topic.mean())
    exact = vectors.astype(np.float64)
    says = np.linalg.solve(_likeness(exact @ exact.T) + 2 * _RIDGE * np.diag(share), wanted)
    return says.astype(np.float32)


def _likeness(cosines: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """How near messages are, 1 for the same one; falls off with distance as a bell curve does."""
    return np.exp(_NEARNESS * (cosines - 1))
