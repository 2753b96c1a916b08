"""The answers of a walk, and what the last of them moved elsewhere in its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.channels.web.on_case import OnWalk
from assistant.checklists.working import Changes
from assistant.records.model import Value
from assistant.workflows.given import with_case


@dataclass(frozen=True, slots=True)
class MovedElsewhere:
    """What the last answer moved elsewhere in its case."""

    findings: Sequence[tuple[str, str, str]]
    """Of each other walk: its title, its finding before and now."""
    checklist: Changes | None


@dataclass(frozen=True, slots=True)
class Line:
    """One answer on the page that lists them."""

    name: str
    value: Value
    who: str
    """Who gave it and when; empty where the case itself answers."""
    reasons: str
    may_change: bool


def answers_given(on: OnWalk) -> Sequence[Line]:
    """Every answer on the path, with who gave it."""
    view = on.view
    facts = on.site.cases.facts(on.case.reference)
    whole = with_case(view.workflow, view.answers, view.session.dates)
    open_ = view.session.state != "sealed" and on.may("walk")
    lines = []
    for name in view.standing.trail:
        if name in view.answers:
            fact = facts[name]
            who = f"{on.who(fact.by)}, {fact.at:%-d %B %Y}"
            lines.append(Line(name, view.answers[name], who, on.text(fact.reasons), open_))
        else:
            lines.append(Line(name, str(whole[name]), "", "", may_change=False))
    return lines


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
