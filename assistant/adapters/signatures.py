"""Who has signed off which definition, kept in the data folder under the definition's digest.

Any change to a definition gives it another digest, so it is unsigned again without anybody doing anything.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.adapters.data_folder import storage

_FOLDER = "signed-off"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """One signature under one definition."""

    digest: str
    workflow: str
    board: str | None
    name: str
    role: str
    at: datetime.datetime


class Signatures:
    """The signatures of one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / _FOLDER

    def add(self, signed: SignedOff) -> None:
        """Keep a signature; a second one under the same definition stands beside the first."""
        with storage(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"{signed.digest}-{signed.at:%Y%m%dT%H%M%S%f}.json"
            kept = asdict(signed) | {"at": signed.at.isoformat()}
            (self._folder / name).write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")

    def digests(self) -> frozenset[str]:
        """The digests of every definition that somebody has signed."""
        with storage(self._folder):
            return frozenset(file.name.partition("-")[0] for file in self._folder.glob("*.json"))

    def of(self, digest: str) -> list[SignedOff]:
        """The signatures under a definition, oldest first."""
        with storage(self._folder):
            found = [
                json.loads(file.read_text(encoding="utf-8")) for file in sorted(self._folder.glob(f"{digest}-*.json"))
            ]
        return [SignedOff(**kept | {"at": datetime.datetime.fromisoformat(kept["at"])}) for kept in found]
