"""Where an export goes: a file written whole or not at all, or standard output."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

from assistant.errors import StorageFailed, UserError

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def put(content: bytes, target: Path | None, *, text: bool) -> None:
    """Write an export; raises ``UserError`` or ``StorageFailed`` with one line, and then nothing half-written stays."""
    if target is None:
        _print(content, text=text)
        return
    target = _usable(target)
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


def _print(content: bytes, *, text: bool) -> None:
    if not text and sys.stdout.isatty():
        raise UserError("this format is not for a screen: name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageFailed(f"cannot write to standard output: {error.strerror}") from None


def _usable(target: Path) -> Path:
    """The file that a path names, through links; a folder, a device or a file that is read-only is not replaced."""
    try:
        found = target.resolve()
        mode = found.stat().st_mode if found.exists() else None
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(f"{target}: not the name of a file ({error})") from None
    if mode is None:
        return found
    if stat.S_ISDIR(mode):
        raise UserError(f"{target} is a folder: name a file")
    if not stat.S_ISREG(mode):
        raise UserError(f"{target} is not a file that can be replaced")
    if not mode & _WRITABLE:
        raise UserError(f"{target} is read-only: name another file")
    return found
