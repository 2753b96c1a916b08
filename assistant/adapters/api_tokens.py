"""The tokens that other programs sign in with: shown once when they are made, and kept as digests only."""

from __future__ import annotations

import datetime
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.adapters.data_folder import DataFolder, storage
from assistant.canonical import sha256
from assistant.errors import StorageFailed, UserError

_BITS = 32 * 8
_FORMAT = 2
_PREFIX = "scra_"
"""So that a token that was published by mistake can be found by those who look for such things."""


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What is kept of a token."""

    id: str
    """How it is named, to be withdrawn by; says nothing of the token itself."""
    account: str
    """The account that it acts for."""
    made_on: datetime.date
    sha256: str


class ApiTokens:
    """The tokens of one data folder; a token that is withdrawn is refused from the next call on."""

    def __init__(self, data_dir: Path) -> None:
        self._data = DataFolder(data_dir)
        self._file = data_dir / "api-tokens.json"

    def make(self, account: str, today: datetime.date) -> tuple[ApiToken, str]:
        """Make a token of an account: what is kept of it, and the token itself, which nobody can be shown again.

        Raises ``UserError`` where another process is changing the data folder.
        """
        secret = _PREFIX + secrets.token_urlsafe(_BITS // 8)
        token = ApiToken(f"t-{secrets.token_hex(4)}", account, today, sha256(secret))
        with self._data.changing():
            self._write([*self.all(), token])
        return token, secret

    def withdraw(self, name: str) -> None:
        """Withdraw a token by its id; raises ``UserError`` where there is none."""
        with self._data.changing():
            kept = self.all()
            left = [token for token in kept if token.id != name]
            if len(left) == len(kept):
                raise UserError(f"no token {name!r}: `assistant token list` shows which there are")
            self._write(left)

    def all(self) -> list[ApiToken]:
        """What is kept of every token, in the order they were made."""
        with storage(self._file.parent):
            if not self._file.exists():
                return []
            try:
                kept = json.loads(self._file.read_text(encoding="utf-8"))
                if kept["format"] != _FORMAT:
                    raise StorageFailed(
                        f"the tokens in {self._file} were made before tokens belonged to accounts: remove it and make "
                        "them anew"
                    )
                rows = kept["tokens"]
                return [ApiToken(**{**row, "made_on": datetime.date.fromisoformat(row["made_on"])}) for row in rows]
            except (ValueError, KeyError, TypeError):
                message = f"{self._file} is damaged: remove it and make the tokens anew"
                raise StorageFailed(message) from None

    def of(self, secret: str) -> ApiToken | None:
        """What is kept of a token that somebody shows; ``None`` where it is not one, or was withdrawn."""
        digest = sha256(secret)
        return next((token for token in self.all() if hmac.compare_digest(token.sha256, digest)), None)

    def _write(self, tokens: Iterable[ApiToken]) -> None:
        rows = [{**asdict(token), "made_on": token.made_on.isoformat()} for token in tokens]
        beside = self._file.with_suffix(".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"format": _FORMAT, "tokens": rows}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._file)
