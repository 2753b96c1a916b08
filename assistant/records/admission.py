"""What must hold of a record before it is sealed, whatever ledger seals it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.errors import RecordRefused
from assistant.records.model import Record, Sealed


def admit(record: Record, *, taken: bool, kept: Callable[[str], bool], of_case: Callable[[], Sequence[Sealed]]) -> None:
    """Raise ``RecordRefused`` where a record cannot be sealed.

    ``taken`` says whether its id is in use, ``kept`` whether the definition with a digest is kept, ``of_case`` gives
    the sealed records of its case.
    """
    if taken:
        raise RecordRefused(f"there is a record {record.id!r} already: nothing was sealed")
    if record.pins:
        for digest in (record.pins.workflow_sha256, record.pins.calendar_sha256):
            if not kept(digest):
                raise RecordRefused(f"record {record.id!r} pins the definition {digest}, which is not kept")
    if record.supersedes:
        _check_correction(record, [sealed.opened() for sealed in of_case()])


def _check_correction(record: Record, earlier: Sequence[Record]) -> None:
    """A correction follows the latest record on the same decision, in the same chain: corrections never fork."""
    corrected = next((one for one in earlier if one.id == record.supersedes), None)
    if corrected is None or corrected.board != record.board or corrected.kind == "erasure":
        what = f"{record.supersedes!r}, which is no decision of case {record.case} in the chain of {record.board}"
        raise RecordRefused(f"record {record.id!r} supersedes {what}")
    later = next((one for one in earlier if one.supersedes == record.supersedes), None)
    if later:
        raise RecordRefused(f"{record.supersedes!r} is superseded by {later.id!r} already: correct that one")
