"""The finding that a walk has come to, in a window: what the criteria say on the answers given, why, and what next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.message import Block, context, section
from assistant.channels.slack.mrkdwn import inert_within, link
from assistant.conversation.seat import WalkSeat
from assistant.guidance.model import NATIONAL
from assistant.workflows.finding import Cited, FactThatWouldChange, Finding, FindingAction
from assistant.workflows.labels import label

_PROMINENT = frozenset(["not_signed_off", "superseded", "unverified"])
"""Notices that a reader must not miss."""
_MOST_NOTICES, _MOST_SOURCES = 8, 30


def finding_window(seat: WalkSeat, pages: str, above: Sequence[Block] = ()) -> Block:
    """The finding, or what is still to be answered; ``pages`` is where the walk is reached in a browser."""
    said, view = seat.cases.finding(seat.view), seat.view
    if said.finding:
        blocks = [*above, context("What the criteria say on the answers given")]
        blocks.append(section(f"*{inert_within(said.finding.headline, 2_000)}*"))
    else:
        asking = view.workflow.questions[str(said.asking)].ask
        blocks = [*above, section(f"*Not finished.* {inert_within(asking, 2_000)}"), section(wording.NOT_FINISHED)]
    blocks.append(context(wording.DECIDES_NOTHING))
    first = [one for one in said.notices if one.kind in _PROMINENT]
    last = [one for one in said.notices if one.kind not in _PROMINENT]
    blocks += [parts.notice(one.text) for one in first[:_MOST_NOTICES]]
    blocks += _why(seat, said)
    blocks += [context(inert_within(one.text, 1_500)) for one in last[:_MOST_NOTICES]]
    blocks += [parts.cited(one, number) for number, one in enumerate(said.citations[:_MOST_SOURCES], 1)]
    blocks += parts.opening(said.citations)
    if len(said.citations) > _MOST_SOURCES:
        blocks.append(context(wording.IN_THE_DOCUMENT.format(count=len(said.citations) - _MOST_SOURCES)))
    if pages:
        blocks.append(section(link(f"{pages}/finding", wording.ON_THE_PAGES)))
    buttons = [parts.pressed("Continue to the decision", parts.DECISION, view)] if said.finding else []
    buttons.append(parts.pressed("Send me the document", parts.DOCUMENT, view))
    buttons.append(parts.pressed("Back to the answers", parts.ANSWERS, view))
    return parts.walk_window(seat, "The finding", [*blocks, parts.row(*buttons, parts.alarm(view))])


def _why(seat: WalkSeat, said: Finding) -> Iterator[Block]:
    """The reasons, what would change them, what can still turn out, and what is to be done."""
    numbers = {citation.id: number for number, citation in enumerate(said.citations, 1)}
    names = seat.cases.workflows.setting.board_names
    findings = seat.view.workflow.findings

    def marked(one: Cited, text: str) -> str:
        by = f"*{inert_within(names.get(one.origin, one.origin), 100)}:* " if one.origin != NATIONAL else ""
        return f"{by}{text} {''.join(f'[{numbers[name]}]' for name in one.citations)}".strip()

    yield from parts.listed("Why", [marked(one, inert_within(one.text, 800)) for one in said.reasons])
    title = "What is missing, and who normally knows" if said.not_yet_known or said.asking else "What would change it"
    yield from parts.listed(title, [_would_change(seat, one) for one in said.what_would_change])
    if len(said.possible_findings) > 1:
        possible = [inert_within(findings[code].headline, 500) for code in said.possible_findings]
        yield from parts.listed("What can still turn out", possible)
    yield from parts.listed("What to do", [marked(one, _action(seat, one)) for one in said.actions])


def _would_change(seat: WalkSeat, fact: FactThatWouldChange) -> str:
    workflow = seat.view.workflow
    question = workflow.questions[fact.question]
    answers = "; ".join(
        f"{label(question, option)}: {workflow.findings[code].headline}" for option, code in fact.answers.items()
    )
    held = f" Who normally knows: {', '.join(fact.held_by)}." if fact.held_by else ""
    return inert_within(f"{fact.ask} {answers}{held}", 1_300)


def _action(seat: WalkSeat, action: FindingAction) -> str:
    when = action.when[:1].upper() + action.when[1:]
    if action.due:
        earliest = ", the earliest of several" if action.earlier else ""
        act_by = action.act_by if action.act_by != action.due else None
        practice = f"; in practice by {act_by:%-d %B %Y}, the last working day before" if act_by else ""
        when = f"{action.due:%-d %B %Y}{earliest}{practice} ({action.when})"
    elif action.waits_for:
        dates = seat.view.workflow.dates
        when += f"; the date is not known: {dates.get(action.waits_for) or action.waits_for.replace('_', ' ')}"
    note = f" {action.due_note[:1].upper()}{action.due_note[1:]}" if action.due_note else ""
    hold = f" Waits: {action.hold.what}, until {action.hold.until}" if action.hold else ""
    who = action.who[:1].upper() + action.who[1:]
    return inert_within(f"{who} {action.weight}: {action.what} {when}.{note}{hold}", 1_300)
