"""Turn texts into vectors with onnxruntime alone: fast to import, and the same on every path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from assistant.adapters.model_export import MODEL_FILE, POOLED, TOKENIZER_FILE
from assistant.errors import IndexMissing
from assistant.guidance.alignment import Vectors

MOST_TOKENS = 256
_LEAST, _MOST, _CHARACTERS = 4, 32, 2_000


class OnnxEncoder:
    """The exported embedding model of an index."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        if not (folder / MODEL_FILE).is_file():
            raise IndexMissing(f"no exported model in {folder}: run `assistant corpus build`")
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # numpy works on the same cores
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._last: tuple[str, Vectors] | None = None
        self.dimensions = int(self._session.get_outputs()[0].shape[-1])

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts, one row a text, in order; the last single text is remembered."""
        if len(texts) != 1:
            return self.encode(texts)
        last = self._last  # looked at once: another text may be read at the same time
        if last is None or last[0] != texts[0]:
            self._last = last = (texts[0], self.encode(texts))
        return last[1]

    def encode(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """The same, in batches of like length; ``done`` is told how many texts each batch finished."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        at = 0
        while at < len(texts):
            batch = by_length[at : at + _batch_size(len(texts[by_length[min(at + _MOST, len(texts)) - 1]]))]
            at += len(batch)
            tokens = self._tokenizer.encode_batch([texts[n] for n in batch])
            fed = {
                "input_ids": np.array([t.ids for t in tokens], dtype=np.int64),
                "attention_mask": np.array([t.attention_mask for t in tokens], dtype=np.int64),
            }
            vectors[batch] = self._session.run([POOLED], fed)[0]
            if done:
                done(len(batch))
        return vectors


def _batch_size(longest: int) -> int:
    """How many texts to read at once: few long ones or many short ones go through the processor's cache best."""
    return min(max(_CHARACTERS // max(longest, 1), _LEAST), _MOST)
