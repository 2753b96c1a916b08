"""A checkpoint: how many records a board's chain holds and how it ends, signed, to be kept somewhere else.

Whoever can change the database can also compute a whole chain anew. They cannot change a sheet of paper in somebody's
drawer: a checkpoint on it contradicts every chain that was changed before that day.
"""

from __future__ import annotations

import datetime
import json
import textwrap

from pydantic import ValidationError

from assistant.errors import UserError
from assistant.records.model import Checkpoint
from assistant.records.ports import Signer

_TITLE = "Checkpoint of decision records"
_GROUP, _GROUPS_A_LINE = 4, 8
_LABELS = {
    "board": "Board",
    "count": "Records",
    "head_sha256": "Head",
    "at": "Signed at",
    "signature": "Signature",
    "public_key_id": "Key",
}
_GROUPED = {"head_sha256", "signature", "public_key_id"}


def sign(board: str, count: int, head_sha256: str, at: datetime.datetime, signer: Signer) -> Checkpoint:
    """Make a checkpoint of a chain and sign it."""
    bare = Checkpoint(board=board, count=count, head_sha256=head_sha256, at=at, public_key_id=signer.key_id)
    return bare.model_copy(update={"signature": signer.sign(bare.signed_bytes())})


def on_paper(checkpoint: Checkpoint) -> str:
    """A checkpoint as a person can keep it on paper and type it in again: short groups, few to a line."""
    fields = checkpoint.model_dump(mode="json")
    lines = [_TITLE, ""]
    for name, label in _LABELS.items():
        text = str(fields[name])
        rows = _grouped(text) if name in _GROUPED else [text]
        lines += [f"{label + ':':11}{rows[0]}", *(" " * 11 + row for row in rows[1:])]
    return "\n".join(lines) + "\n"


def _grouped(text: str) -> list[str]:
    groups = textwrap.wrap(text, _GROUP)
    return [" ".join(groups[n : n + _GROUPS_A_LINE]) for n in range(0, len(groups), _GROUPS_A_LINE)] or [""]


def read_checkpoints(text: str, name: str) -> list[Checkpoint]:
    """Read checkpoints from their JSON or their paper form; raises ``UserError`` naming the file where it fails."""
    try:
        found = json.loads(text) if text.lstrip().startswith(("{", "[")) else _from_paper(text)
        checkpoints = [Checkpoint.model_validate(one) for one in (found if isinstance(found, list) else [found])]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise UserError(f"{name}: not a checkpoint: {_LABELS.get(where, where)}: {first['msg']}") from None
    except ValueError:
        checkpoints = []
    if not checkpoints:
        raise UserError(f"{name}: no checkpoint in it, neither as JSON nor in the form it is printed in")
    return checkpoints


def _from_paper(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    names = {label: name for name, label in _LABELS.items()}
    current = ""
    for line in text.splitlines():
        label, colon, rest = line.partition(":")
        name = names.get(label.strip(), "") if colon else ""
        if line.strip() == _TITLE:
            found.append({})
            current = ""
        elif found and name:
            current = name
            found[-1][name] = "".join(rest.split()) if name in _GROUPED else rest.strip()
        elif found and current in _GROUPED:
            found[-1][current] += "".join(line.split())
    return found
