"""Ciphertexts in a database; their keys are never there."""

from __future__ import annotations

from sqlalchemy import Engine, bindparam, insert, select

from assistant.adapters.sql.engine import reading, writing
from assistant.adapters.sql.tables import texts
from assistant.canonical import sha256

_ADD = insert(texts)
_ONE = select(texts.c.ciphertext).where(texts.c.id == bindparam("id"))
_ALL = select(texts.c.id, texts.c.ciphertext)
_PAGE = 1000


class SqlRows:
    """Where encrypted texts keep their ciphertexts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, name: str, ciphertext: bytes) -> None:
        """Keep a ciphertext under the id of its text."""
        with writing(self._engine) as connection:
            connection.execute(_ADD, {"id": name, "ciphertext": ciphertext})

    def get(self, name: str) -> bytes | None:
        """The ciphertext of a text, where it is kept."""
        with reading(self._engine) as connection:
            ciphertext: bytes | None = connection.execute(_ONE, {"id": name}).scalar()
        return ciphertext

    def digests(self) -> dict[str, str]:
        """The SHA-256 of every ciphertext, by the id of its text."""
        with reading(self._engine) as connection:
            rows = connection.execution_options(yield_per=_PAGE).execute(_ALL)
            return {name: sha256(ciphertext) for name, ciphertext in rows}
