"""Where an export goes: a file written whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from assistant.errors import StorageFailed, UserError


def put(content: bytes, target: Path | None, *, text: bool) -> None:
    """Write an export; raises ``UserError`` or ``StorageFailed`` with one line, and then nothing half-written stays."""
    if target is None:
        if not text and sys.stdout.isatty():
            raise UserError("this format is not for a screen: name a file with -o")
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    if target.is_dir():
        raise UserError(f"{target} is a folder: name a file")
    filling = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".export-", delete=False) as file:
            filling = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        filling.replace(target)
    except OSError as error:
        if filling is not None:
            filling.unlink(missing_ok=True)
        raise StorageFailed(f"cannot write {target}: {error.strerror}") from None
