"""The ledger and the texts in memory: the reference that the databases are held against, and a store for tests."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.adapters.case_keys import KEY_BYTES
from assistant.adapters.encrypted_texts import EncryptedTexts
from assistant.canonical import sha256
from assistant.errors import UnknownRecord, UserError
from assistant.records.admission import admit
from assistant.records.chain import BEGINNING, Link, seal
from assistant.records.model import Checkpoint, Record, Sealed


class MemoryLedger:
    """Chains that live as long as the process."""

    def __init__(self) -> None:
        self._chains: dict[str, list[Link]] = {}
        self._definitions: dict[str, bytes] = {}
        self._checkpoints: list[Checkpoint] = []

    def append(self, record: Record) -> Sealed:
        """Seal a record at the end of its board's chain."""
        return self.append_all([record])[0]

    def append_all(self, records: Iterable[Record]) -> list[Sealed]:
        """Seal several records, all of them or none."""
        before = {board: list(chain) for board, chain in self._chains.items()}
        try:
            return [self._append(record) for record in records]
        except UserError:
            self._chains = before
            raise

    def _append(self, record: Record) -> Sealed:
        taken = record.id in self._ids()
        admit(record, taken=taken, kept=self._definitions.__contains__, of_case=lambda: self.of_case(record.case))
        chain = self._chains.setdefault(record.board, [])
        sealed = seal(record, len(chain) + 1, chain[-1].sealed.sha256 if chain else BEGINNING)
        chain.append(Link.of(record, sealed))
        return sealed

    def get(self, record_id: str) -> Sealed:
        """The record with an id; raises ``UnknownRecord`` where there is none."""
        found = self._ids().get(record_id)
        if found is None:
            raise UnknownRecord(f"no record {record_id!r}: `assistant record list` shows those there are")
        return found.sealed

    def links(self, board: str, *, after: int | None = None) -> Iterator[Link]:
        """The chain of a board in the order of its sequence."""
        return (link for link in self._chains.get(board, ()) if after is None or link.sealed.sequence > after)

    def boards(self) -> list[str]:
        """Every board that a record or a checkpoint names."""
        return sorted({*self._chains, *(checkpoint.board for checkpoint in self._checkpoints)})

    def of_case(self, case: str) -> list[Sealed]:
        """The records of one case: board by board, in the order of their sequence."""
        return [link.sealed for _, chain in sorted(self._chains.items()) for link in chain if link.case == case]

    def keep_definition(self, content: bytes) -> str:
        """Keep the bytes of a definition under their SHA-256, and give it."""
        digest = sha256(content)
        self._definitions[digest] = content
        return digest

    def definition(self, digest: str) -> bytes | None:
        """The bytes kept under a SHA-256; None where nothing is."""
        return self._definitions.get(digest)

    def add_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Keep a signed checkpoint."""
        self._checkpoints.append(checkpoint)

    def checkpoints(self, board: str) -> Sequence[Checkpoint]:
        """The kept checkpoints of a board, in the order of their counts."""
        kept = [checkpoint for checkpoint in self._checkpoints if checkpoint.board == board]
        return sorted(kept, key=lambda checkpoint: (checkpoint.count, checkpoint.at))

    def _ids(self) -> Mapping[str, Link]:
        return {link.id: link for chain in self._chains.values() for link in chain}


class _MemoryKeys:
    """Keys of cases that live as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._erased: dict[str, datetime.datetime] = {}

    def key(self, case: str) -> bytes | None:
        return self._kept.get(case)

    def make(self, case: str) -> bytes:
        if gone := self._erased.get(case):
            raise UserError(f"case {case} was erased on {gone:%-d %B %Y}: nothing more can be kept for it")
        return self._kept.setdefault(case, secrets.token_bytes(KEY_BYTES))

    def destroy(self, case: str, at: datetime.datetime) -> None:
        self._kept.pop(case, None)
        self._erased.setdefault(case, at)

    def erased_at(self, case: str) -> datetime.datetime | None:
        return self._erased.get(case)


class _MemoryRows:
    """Ciphertexts that live as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def add(self, name: str, ciphertext: bytes) -> None:
        self._kept[name] = ciphertext

    def get(self, name: str) -> bytes | None:
        return self._kept.get(name)

    def digests(self) -> dict[str, str]:
        return {name: sha256(ciphertext) for name, ciphertext in self._kept.items()}


def memory_texts() -> EncryptedTexts:
    """Encrypted texts that live as long as the process."""
    return EncryptedTexts(_MemoryRows(), _MemoryKeys())
