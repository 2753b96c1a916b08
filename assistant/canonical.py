"""One way to turn a value into bytes and a digest, so that equal things always have equal digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def canonical_json(value: object) -> bytes:
    """The one JSON form of a value: sorted keys, no spaces, UTF-8, dates in ISO form."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8")


def sha256(content: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(content.encode("utf-8") if isinstance(content, str) else content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_of_files(root: Path, paths: Iterable[Path]) -> str:
    """One SHA-256 over several files, their names below ``root`` included; the order given does not matter."""
    listed = sorted((path.relative_to(root).as_posix(), sha256_of_file(path)) for path in paths)
    return sha256(canonical_json(listed))
