"""The files of a compiled index: what is in each, and their digests.

An index is one folder. Its manifest names the corpus it was made from and the digest of every file in it; an index
whose manifest does not match is refused, never mended in place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.adapters.index_inputs import FORMAT
from assistant.answers.confidence import Calibration
from assistant.answers.offers import Offers
from assistant.canonical import sha256_of_file
from assistant.errors import IndexMissing
from assistant.guidance.comparisons import Comparisons, Topic
from assistant.guidance.glossary import Glossary, Term
from assistant.guidance.library import Library
from assistant.guidance.model import Board, Pinpoint, Source, Span, Statement
from assistant.guidance.regimes import RegimesFile
from assistant.guidance.then_and_now import ChangedTopic, ThenAndNow, Time
from assistant.models import Document
from assistant.search.model import Entry, Place

MANIFEST, LIBRARY, PLACES, VECTORS = "manifest.json", "library.json", "places.json", "vectors.npy"
ANSWERING = "answering.json"
KEYWORDS, QUESTION_KEYWORDS, TEXTS, CHROMA = "keywords", "question-keywords", "texts", "chroma"
_REBUILD = "run `assistant corpus build`"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from."""

    format: int
    inputs: str
    """Digest of the corpus, the attached and added documents and the model."""
    model: str
    """Name of the folder of the exported model."""
    files: Mapping[str, str]
    """Digest of every file, by name."""

    def write(self, folder: Path) -> None:
        """Write the manifest, last of all files."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read a manifest; raises ``IndexMissing`` where there is none that can be used."""
        try:
            kept = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            manifest = cls(**kept)
        except FileNotFoundError:
            raise IndexMissing(f"there is no index yet: {_REBUILD}") from None
        except (ValueError, TypeError):
            raise IndexMissing(f"the index is damaged ({MANIFEST}): {_REBUILD}") from None
        if manifest.format != FORMAT:
            raise IndexMissing(f"the index was made by another version: {_REBUILD}")
        return manifest

    def check(self, folder: Path) -> None:
        """Compare every file with its digest; raises ``IndexMissing`` where one differs."""
        for name, digest in self.files.items():
            path = folder / name
            if not path.is_file() or sha256_of_file(path) != digest:
                raise IndexMissing(f"the index is damaged ({name}): {_REBUILD}")


class Answering(Document):
    """What answering is tuned with, kept beside the library so that no YAML is read to answer."""

    calibration: Calibration
    offers: Offers

    def write(self, folder: Path) -> None:
        """Keep it in an index folder."""
        (folder / ANSWERING).write_text(self.model_dump_json(), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Answering:
        """Read it from an index folder."""
        return cls.model_validate_json((folder / ANSWERING).read_text(encoding="utf-8"))


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file that never changes once written; Chroma keeps its own folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: sha256_of_file(path) for name, path in names if not name.startswith(CHROMA) and name != MANIFEST}


def write_library(folder: Path, library: Library) -> None:
    """Keep a library as one JSON file, so that answering needs no YAML."""
    kept = {
        "sources": [source.model_dump(mode="json", by_alias=True) for source in library.sources.values()],
        "statements": [asdict(statement) for statement in library.statements.values()],
        "boards": [board.model_dump(mode="json") for board in library.boards.values()],
        "terms": [term.model_dump(mode="json") for term in library.glossary.terms],
        "regimes": library.regimes.model_dump(mode="json"),
        "topics": [topic.model_dump(mode="json") for topic in library.comparisons.topics],
        "times": [time.model_dump(mode="json", by_alias=True) for time in library.then_and_now.times],
        "changes": [topic.model_dump(mode="json") for topic in library.then_and_now.topics],
    }
    (folder / LIBRARY).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def read_library(folder: Path) -> Library:
    """The library of an index."""
    kept = json.loads((folder / LIBRARY).read_text(encoding="utf-8"))
    sources = [Source.model_validate(source) for source in kept["sources"]]
    return Library(
        sources={source.key: source for source in sources},
        statements={statement["id"]: _statement(statement) for statement in kept["statements"]},
        boards={board["id"]: Board.model_validate(board) for board in kept["boards"]},
        glossary=Glossary(tuple(Term.model_validate(term) for term in kept["terms"])),
        regimes=RegimesFile.model_validate(kept["regimes"]),
        comparisons=Comparisons(tuple(Topic.model_validate(topic) for topic in kept["topics"])),
        then_and_now=ThenAndNow(
            tuple(Time.model_validate(time) for time in kept["times"]),
            tuple(ChangedTopic.model_validate(topic) for topic in kept["changes"]),
        ),
    )


def _statement(kept: dict[str, Any]) -> Statement:
    pinpoint = kept["pinpoint"]
    return Statement(
        **{
            **kept,
            "questions": tuple(kept["questions"]),
            "pinpoint": Pinpoint(**{**pinpoint, "headings": tuple(pinpoint["headings"])}),
        }
    )


def write_places(folder: Path, places: list[Place], entries: list[Entry]) -> None:
    """Keep the places of an index and the texts that lead to them."""
    kept = {
        "places": [[*asdict(place).values()] for place in places],
        "entries": [[entry.place, entry.kind, entry.text] for entry in entries],
    }
    (folder / PLACES).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def read_places(folder: Path) -> tuple[list[Place], list[Entry]]:
    """The places of an index and the texts that lead to them."""
    kept = json.loads((folder / PLACES).read_text(encoding="utf-8"))
    places = [
        Place(name, source, text, section, page, Span(**span) if span else None, *rest)
        for name, source, text, section, page, span, *rest in kept["places"]
    ]
    return places, [Entry(*entry) for entry in kept["entries"]]
