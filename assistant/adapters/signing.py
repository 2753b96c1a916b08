"""The signing key of this installation: Ed25519, in one file that only its owner can read."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assistant.adapters.data_folder import storage
from assistant.canonical import sha256
from assistant.errors import StorageFailed

_ID_LENGTH = 16


class LocalSigner:
    """Signs with the key in a file, which is made when it is first needed."""

    def __init__(self, file: Path) -> None:
        with storage(file.parent):
            if not file.exists():
                _make(file)
            content = file.read_bytes()
        try:
            key = serialization.load_pem_private_key(content, password=None)
        except ValueError:
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise StorageFailed(f"the signing key {file} is damaged: restore it from your backup")
        self._key = key
        self._public = key.public_key()

    def sign(self, content: bytes) -> str:
        """Sign some bytes; the signature in base64."""
        return base64.b64encode(self._key.sign(content)).decode("ascii")

    def verify(self, content: bytes, signature: str) -> bool:
        """Whether a signature was made over these bytes with this key."""
        try:
            raw = base64.b64decode(signature, validate=True)
            self._public.verify(raw, content)
        except (InvalidSignature, binascii.Error, ValueError):
            return False
        return base64.b64encode(raw).decode("ascii") == signature

    @property
    def public_key(self) -> str:
        """The public key, in PEM."""
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return self._public.public_bytes(serialization.Encoding.PEM, form).decode("ascii")

    @property
    def key_id(self) -> str:
        """A short name of the public key: the beginning of the SHA-256 of its 32 bytes."""
        return sha256(self._public.public_bytes_raw())[:_ID_LENGTH]


def _make(file: Path) -> None:
    """Write a new key beside its place and put it there, unless another process has just done so."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    new = file.with_name(f".new-{secrets.token_hex(8)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink()
