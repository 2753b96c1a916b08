"""How the switch of answering stands, in a file of the data folder that every process reads and only grows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from assistant.adapters.data_folder import storage
from assistant.conversation.off_switch import Switched
from assistant.errors import StorageFailed


class OffSwitchFile:
    """The switch of one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / "answering.jsonl"
        self._seen: tuple[int, int] | None = None
        self._reason: str | None = None

    def history(self) -> Sequence[Switched]:
        """Every time it was turned, oldest first."""
        with storage(self._file.parent):
            if not self._file.exists():
                return []
            try:
                return [Switched.model_validate_json(line) for line in self._file.read_text("utf-8").splitlines()]
            except (ValidationError, ValueError):
                # Nothing is answered until somebody has looked: it may have been turned off.
                raise StorageFailed(f"{self._file} is damaged: restore it from your backup") from None

    def keep(self, switched: Switched) -> None:
        """Turn it: one line more, on the disk before this returns."""
        with storage(self._file.parent):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(switched.model_dump_json() + "\n")
                file.flush()
                os.fsync(file.fileno())

    def off_because(self) -> str | None:
        """Why answering is off; the file is read again only when it has grown."""
        with storage(self._file.parent):
            try:
                status = self._file.stat()
            except FileNotFoundError:
                return None
        seen = (status.st_ino, status.st_size)
        if seen != self._seen:
            last = next(reversed(self.history()), None)
            self._reason = last.reason if last and not last.on else None
            self._seen = seen
        return self._reason
