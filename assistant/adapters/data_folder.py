"""The folder that holds everything the program keeps: attached documents, added documents and the index.

Every change is written beside what is there and then put in its place in one step, so that an interruption or a full
disk leaves what was kept before. One process may change the folder at a time; any number may read it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from assistant.canonical import sha256
from assistant.errors import StorageFailed, UserError
from assistant.guidance.model import Span
from assistant.guidance.originals import Original, PageStart

_TEXT, _RECORD = "text.txt", "record.json"


class DataFolder:
    """Reads and writes the data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.originals = root / "originals"
        self.added = root / "added"
        self.indexes = root / "indexes"
        self.models = root / "models"

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the folder for one change; a second process that wants to change it is told to wait.

        A disk that is full or a folder that cannot be written is reported as ``StorageFailed``.
        """
        with storage(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            with (self.root / "lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    message = f"another process is changing {self.root}: try again when it has finished"
                    raise UserError(message) from None
                yield

    def being_changed(self) -> bool:
        """Whether a process holds the folder for a change at this moment."""
        try:
            with (self.root / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False

    @contextmanager
    def new_folder(self, target: Path) -> Iterator[Path]:
        """A folder to fill, put at ``target`` as a whole when the block ends without an error."""
        with storage(self.root):
            target.parent.mkdir(parents=True, exist_ok=True)
            filling = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
            try:
                yield filling
                old = target.with_name(f".old-{target.name}")
                shutil.rmtree(old, ignore_errors=True)
                if target.exists():
                    target.rename(old)
                filling.rename(target)
                shutil.rmtree(old, ignore_errors=True)
            finally:
                shutil.rmtree(filling, ignore_errors=True)

    def keep_original(
        self,
        source: str,
        original: Original,
        content: bytes,
        spans: Mapping[str, Span],
        *,
        folder: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        """Keep an attached document with the passages its statements were found at."""
        target = (folder or self.originals) / source
        with self.new_folder(target) as filling:
            (filling / f"original{Path(original.file_name).suffix.lower()}").write_bytes(content)
            (filling / _TEXT).write_bytes(original.text.encode("utf-8"))
            record = {
                "format": 1,
                "source": source,
                "file_sha256": original.file_sha256,
                "text_sha256": original.digest,
                "pages": [[page.offset, page.label] for page in original.pages],
                "spans": {statement: [span.start, span.end] for statement, span in sorted(spans.items())},
            }
            for name, text in (extra or {}).items():
                (filling / name).write_text(text, encoding="utf-8")
            (filling / _RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False), encoding="utf-8")

    def original(self, source: str, *, folder: Path | None = None) -> tuple[Original, dict[str, Span]] | None:
        """The attached document of an edition and the spans of its statements, or None where none is attached.

        Raises ``StorageFailed`` where what is kept has been damaged.
        """
        place = (folder or self.originals) / source
        if not (place / _RECORD).is_file():
            return None
        with storage(self.root):
            try:
                record = json.loads((place / _RECORD).read_text(encoding="utf-8"))
                text = (place / _TEXT).read_bytes().decode("utf-8")
                file = next(path for path in sorted(place.iterdir()) if path.name.startswith("original"))
                spans = {name: Span(int(at[0]), int(at[1])) for name, at in record["spans"].items()}
                pages = tuple(PageStart(int(at), str(label)) for at, label in record["pages"])
                damaged = sha256(text) != record["text_sha256"]
            except (ValueError, KeyError, TypeError, StopIteration):
                damaged = True
            if damaged:
                raise StorageFailed(f"the attached document of {source} is damaged: attach it again")
        return Original(text, record["file_sha256"], file.name, pages), spans

    def forget(self, source: str) -> bool:
        """Remove what was attached or added under a key; False where there was nothing."""
        with storage(self.root):
            for folder in (self.added / source, self.originals / source):
                if folder.is_dir():
                    gone = folder.with_name(f".old-{folder.name}")
                    folder.rename(gone)
                    shutil.rmtree(gone, ignore_errors=True)
                    return True
        return False

    def attached(self) -> dict[str, Path]:
        """The editions that a document is attached to, each with its folder."""
        return _editions(self.originals)

    def added_documents(self) -> dict[str, Path]:
        """The documents that were added without statements, each with its folder."""
        return _editions(self.added)


def _editions(root: Path) -> dict[str, Path]:
    records = sorted(root.glob(f"*/*/{_RECORD}"))
    folders = (path.parent for path in records if not path.parent.name.startswith("."))
    return {folder.relative_to(root).as_posix(): folder for folder in folders}


@contextmanager
def storage(root: Path) -> Iterator[None]:
    """Turn a failure of the disk into one line that says what failed and that nothing was lost."""
    try:
        yield
    except OSError as error:
        why = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else os.strerror(error.errno or 0)
        message = f"cannot use the data folder {root}: {why}; what was kept before is unchanged"
        raise StorageFailed(message) from error
