"""What an index depends on, as one digest, and where the current index lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.adapters.data_folder import DataFolder
from assistant.canonical import canonical_json, sha256, sha256_of_files

FORMAT = 8
CURRENT = "current"


def inputs_digest(corpora: Sequence[Path], data: DataFolder, model: str) -> str:
    """One digest of the corpus and the folders that add to it, the attached and added documents and the model's name.

    Where the folders lie does not matter, nor do added folders that hold nothing of a corpus.
    """
    corpus, *added = (_digest_of(folder) for folder in corpora)
    kept = [*data.attached().values(), *data.added_documents().values()]
    records = [path for folder in kept for path in sorted(folder.glob("*.json"))]
    return sha256(
        canonical_json(
            {
                "format": FORMAT,
                "corpus": corpus,
                **({"added": held} if (held := [digest for digest in added if digest]) else {}),
                "documents": sha256_of_files(data.root, records),
                "model": model,
            }
        )
    )


def _digest_of(corpus: Path) -> str | None:
    files = [path for path in corpus.rglob("*") if path.suffix in {".yaml", ".md"} and path.name != "README.md"]
    return sha256_of_files(corpus, files) if files else None


def current_folder(data: DataFolder) -> Path | None:
    """The folder of the current index, or None where none has been built."""
    try:
        name = (data.root / CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return data.indexes / name
