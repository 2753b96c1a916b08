"""Free texts and names, encrypted with AES-256-GCM under the key of their case.

The case and the id of a text are authenticated with it, so no ciphertext can be put in another's place. An id begins
with the reference of its case: the reference alone says which key to look for.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assistant.canonical import sha256
from assistant.errors import StorageFailed, VerificationFailed
from assistant.records.model import TextRef

_NONCE_BYTES = 12


class Keys(Protocol):
    """The keys of the cases."""

    def key(self, case: str) -> bytes | None:
        """The key of a case, where there is one."""
        ...

    def make(self, case: str) -> bytes:
        """The key of a case, made where there was none."""
        ...

    def destroy(self, case: str, at: datetime.datetime) -> None:
        """Destroy the key of a case."""
        ...

    def erased_at(self, case: str) -> datetime.datetime | None:
        """When the key of a case was destroyed."""
        ...


class Rows(Protocol):
    """Where ciphertexts are kept."""

    def add(self, name: str, ciphertext: bytes) -> None:
        """Keep a ciphertext under the id of its text."""
        ...

    def get(self, name: str) -> bytes | None:
        """The ciphertext of a text, where it is kept."""
        ...

    def digests(self) -> dict[str, str]:
        """The SHA-256 of every ciphertext, by the id of its text."""
        ...


class EncryptedTexts:
    """Texts that can be read as long as the key of their case exists."""

    def __init__(self, rows: Rows, keys: Keys) -> None:
        self._rows = rows
        self._keys = keys

    def put(self, case: str, text: str) -> TextRef:
        """Encrypt and keep a text; raises ``UserError`` where the case has been erased."""
        key = self._keys.make(case)
        name, nonce = f"{case}-{secrets.token_hex(16)}", secrets.token_bytes(_NONCE_BYTES)
        ciphertext = nonce + AESGCM(key).encrypt(nonce, text.encode("utf-8"), _bound_to(case, name))
        self._rows.add(name, ciphertext)
        return TextRef(id=name, sha256=sha256(ciphertext))

    def read(self, reference: TextRef) -> str | None:
        """The text, or None where its case has been erased."""
        case = reference.id.rpartition("-")[0]
        key = self._keys.key(case)
        if self._keys.erased_at(case):
            return None
        if key is None:
            raise StorageFailed(f"the key of case {case} is missing, and the case was not erased: restore the key")
        ciphertext = self._rows.get(reference.id)
        if ciphertext is None or sha256(ciphertext) != reference.sha256:
            what = "is missing" if ciphertext is None else "has been changed"
            raise VerificationFailed(f"the encrypted text {reference.id} {what}")
        nonce, sealed = ciphertext[:_NONCE_BYTES], ciphertext[_NONCE_BYTES:]
        try:
            return AESGCM(key).decrypt(nonce, sealed, _bound_to(case, reference.id)).decode("utf-8")
        except InvalidTag:
            if self._keys.erased_at(case):  # erased meanwhile, by another process
                return None
            raise VerificationFailed(f"the key of case {case} does not open its text {reference.id}") from None

    def holds(self, case: str) -> bool:
        """Whether there is a key that some text of the case can still be read with."""
        return self._keys.key(case) is not None

    def erase(self, case: str, at: datetime.datetime) -> None:
        """Destroy the key of a case: none of its texts can be read by anybody again."""
        self._keys.destroy(case, at)

    def erased_at(self, case: str) -> datetime.datetime | None:
        """When the key of a case was destroyed; None where it was not."""
        return self._keys.erased_at(case)

    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of every ciphertext that is kept, by the id of its text."""
        return self._rows.digests()


def _bound_to(case: str, name: str) -> bytes:
    return f"{case}:{name}".encode()
