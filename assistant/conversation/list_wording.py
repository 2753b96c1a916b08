"""Every fixed sentence about a case's list, in one place, so that a person can review them all."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.checklists.working import Changes


def no_list(case: str) -> str:
    """A case has no checklist yet."""
    return f"case {case} has no checklist yet: make one with `assistant checklist --case {case} --process ...`"


def changed(changes: Changes) -> Iterable[str]:
    """What is other on a list than before: the numbers, then each item."""
    yield f"Added {len(changes.added)}, moved {len(changes.moved)}, fallen away {len(changes.fell_away)}."
    yield from (f"  + {item.what}" for item in changes.added)
    yield from (
        f"  ~ {moved.what}: {moved.before or 'no date'} -> {moved.after or 'no date'}" for moved in changes.moved
    )
    for item in changes.fell_away:
        yield f"  - {item.what}" + (" (was done; that is kept)" if item.status == "done" else "")
