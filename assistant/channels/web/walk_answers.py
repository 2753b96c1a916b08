"""What the last answer of a walk moved elsewhere in its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.channels.web.on_case import OnWalk
from assistant.checklists.working import Changes


@dataclass(frozen=True, slots=True)
class MovedElsewhere:
    """What the last answer moved elsewhere in its case."""

    findings: Sequence[tuple[str, str, str]]
    """Of each other walk: its title, its finding before and now."""
    checklist: Changes | None


def moved(on: OnWalk) -> MovedElsewhere | None:
    """What the last answer that was given here moved elsewhere; None where it moved nothing."""
    told = on.session.moved.get(on.view.session.id)
    if told is None:
        return None
    findings = []
    for one in told.findings:
        workflow = on.site.cases.view(one.session).workflow
        before, after = (
            workflow.findings[code].headline if code else "Not finished" for code in (one.before, one.after)
        )
        findings.append((workflow.title, before, after))
    return MovedElsewhere(findings, told.checklist)
