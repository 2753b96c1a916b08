"""One key a case, each in a file of its own, so that destroying the file erases every text of the case everywhere.

A copy of the database, a backup of it or its write-ahead log never holds a key. Files are named by the reference that
the program issued for the case and by nothing else. See ADR 0012.
"""

from __future__ import annotations

import datetime
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.adapters.data_folder import storage
from assistant.errors import StorageFailed, UserError

KEY_BYTES = 32
_REFERENCE = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_NEW = ".new-"


class CaseKeys:
    """The keys of all cases, in a folder that only its owner can open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with storage(folder.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for tombstone in folder.glob("*.erased"):
                self._destroy(tombstone.stem)  # an erasure that was interrupted is finished here

    def key(self, case: str) -> bytes | None:
        """The key of a case; None where none was made or it has been destroyed."""
        with storage(self.folder):
            try:
                key = self._file(case, "key").read_bytes()
            except FileNotFoundError:
                return None
        if self.erased_at(case):
            return None
        if len(key) != KEY_BYTES:
            raise StorageFailed(f"the key of case {case} in {self.folder} is damaged: restore it from your backup")
        return key

    def make(self, case: str) -> bytes:
        """The key of a case, made and on the disk where there was none; raises ``UserError`` for an erased case."""
        key = self.key(case)
        if key is None and not self.erased_at(case):
            new_key = secrets.token_bytes(KEY_BYTES)
            with storage(self.folder), self._written(new_key) as new, suppress(FileExistsError):
                self._file(case, "key").hardlink_to(new)
            key = self.key(case)
        if gone := self.erased_at(case):
            raise UserError(f"case {case} was erased on {gone:%-d %B %Y}: nothing more can be kept for it")
        if key is None:
            raise StorageFailed(f"the key of case {case} cannot be read back from {self.folder}")
        return key

    def destroy(self, case: str, at: datetime.datetime) -> None:
        """Destroy the key of a case: overwritten, then removed. A tombstone says when.

        The tombstone comes first: from then on no key is given or made for the case, and an interruption is made good
        when the folder is next opened.
        """
        tombstone = self._file(case, "erased")
        with storage(self.folder):
            if not tombstone.exists():
                with self._written(at.isoformat().encode()) as new:
                    new.rename(tombstone)
            self._destroy(case)

    def erased_at(self, case: str) -> datetime.datetime | None:
        """When the key of a case was destroyed; None where it was not."""
        with storage(self.folder):
            try:
                return datetime.datetime.fromisoformat(self._file(case, "erased").read_text(encoding="ascii"))
            except FileNotFoundError:
                return None

    def _file(self, case: str, kind: str) -> Path:
        if not _REFERENCE.fullmatch(case):
            raise UserError(f"{case!r} is not the reference of a case: letters, digits and hyphens")
        return self.folder / f"{case}.{kind}"

    @contextmanager
    def _written(self, content: bytes) -> Iterator[Path]:
        """A new file that is on the disk, to be given its name in the block; the folder is on the disk after it."""
        new = self.folder / f"{_NEW}{secrets.token_hex(8)}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            yield new
        finally:
            new.unlink(missing_ok=True)
            self._sync_folder()

    def _destroy(self, case: str) -> None:
        file = self._file(case, "key")
        if not file.exists():
            return
        with file.open("r+b") as stream:
            stream.write(bytes(max(KEY_BYTES, file.stat().st_size)))
            stream.flush()
            os.fsync(stream.fileno())
        file.unlink()
        self._sync_folder()

    def _sync_folder(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
