"""What an index depends on, as one digest, and where the current index lies."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.data_folder import DataFolder
from assistant.canonical import canonical_json, sha256, sha256_of_files

FORMAT = 5
CURRENT = "current"


def inputs_digest(corpus: Path, data: DataFolder, model: str) -> str:
    """One digest of the corpus, the attached and added documents and the name of the model."""
    files = [path for path in corpus.rglob("*") if path.suffix in {".yaml", ".md"} and path.name != "README.md"]
    kept = [*data.attached().values(), *data.added_documents().values()]
    records = [path for folder in kept for path in sorted(folder.glob("*.json"))]
    return sha256(
        canonical_json(
            {
                "format": FORMAT,
                "corpus": sha256_of_files(corpus, files),
                "documents": sha256_of_files(data.root, records),
                "model": model,
            }
        )
    )


def current_folder(data: DataFolder) -> Path | None:
    """The folder of the current index, or None where none has been built."""
    try:
        name = (data.root / CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return data.indexes / name
