"""What the records need from outside: a ledger that only grows, texts that can be erased, and a signature."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from assistant.records.chain import Link
from assistant.records.model import Checkpoint, Record, Sealed, TextRef


class Ledger(Protocol):
    """Sealed records in one chain a board. Nothing here changes or removes what was kept."""

    def append(self, record: Record) -> Sealed:
        """Seal a record at the end of its board's chain; it is on the disk when this returns.

        Raises ``RecordRefused`` where its id is taken, a definition it pins was not kept, or it supersedes what it
        may not.
        """
        ...

    def append_all(self, records: Iterable[Record]) -> list[Sealed]:
        """Seal several records, all of them or none."""
        ...

    def get(self, record_id: str) -> Sealed:
        """The record with an id; raises ``UnknownRecord`` where there is none."""
        ...

    def links(self, board: str, *, after: int | None = None) -> Iterator[Link]:
        """The chain of a board in the order of its sequence, with the columns it is stored with.

        ``after`` leaves out what stands at or before that place.
        """
        ...

    def boards(self) -> list[str]:
        """Every board that a record or a checkpoint names."""
        ...

    def of_case(self, case: str) -> list[Sealed]:
        """The records of one case: board by board, in the order of their sequence."""
        ...

    def keep_definition(self, content: bytes) -> str:
        """Keep the bytes of a definition under their SHA-256, and give it."""
        ...

    def definition(self, digest: str) -> bytes | None:
        """The bytes kept under a SHA-256, unchecked; None where nothing is."""
        ...

    def add_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Keep a signed checkpoint."""
        ...

    def checkpoints(self, board: str) -> Sequence[Checkpoint]:
        """The kept checkpoints of a board, in the order of their counts."""
        ...


class Texts(Protocol):
    """Free texts and names, each encrypted under the key of its case."""

    def put(self, case: str, text: str) -> TextRef:
        """Encrypt and keep a text; raises ``UserError`` where the case has been erased."""
        ...

    def read(self, reference: TextRef) -> str | None:
        """The text, or None where its case has been erased.

        Raises ``VerificationFailed`` where what is kept is not what the reference was made for.
        """
        ...

    def holds(self, case: str) -> bool:
        """Whether there is a key that some text of the case can still be read with."""
        ...

    def erase(self, case: str, at: datetime.datetime) -> None:
        """Destroy the key of a case: none of its texts can be read by anybody again."""
        ...

    def erased_at(self, case: str) -> datetime.datetime | None:
        """When the key of a case was destroyed; None where it was not."""
        ...

    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of every ciphertext that is kept, by the id of its text."""
        ...


class Signer(Protocol):
    """A signing key of this installation."""

    def sign(self, content: bytes) -> str:
        """Sign some bytes; the signature in base64."""
        ...

    def verify(self, content: bytes, signature: str) -> bool:
        """Whether a signature was made over these bytes with this key."""
        ...

    @property
    def public_key(self) -> str:
        """The public key, in PEM."""
        ...

    @property
    def key_id(self) -> str:
        """A short name of the public key, made from it."""
        ...


class Evaluate(Protocol):
    """Compute a finding from a definition and answers, as the engine of the workflows does."""

    def __call__(
        self,
        definition: Mapping[str, Any],
        answers: Mapping[str, Any],
        dates: Mapping[str, datetime.date],
        *,
        calendar: Mapping[str, Any],
        shown: Mapping[str, Any],
    ) -> Mapping[str, Any]:
        """The document of schema ``finding.v1``; ``shown`` is the one that was sealed."""
        ...
