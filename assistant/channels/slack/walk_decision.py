"""The windows on the way from a finding to its record: what has been decided, and each form that is sent on the way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from assistant.cases.pending import Pending
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.message import Block, context, section
from assistant.channels.slack.mrkdwn import inert_within, link
from assistant.conversation.choosing import DAY, DEPARTURES, OPTION, REASONS, choice_of
from assistant.conversation.deciding import Choice, needed
from assistant.conversation.seat import WalkSeat

SUPERSEDES = "supersedes"
"""The field of a decision that cannot be found wanting."""
_TITLE = "The decision"


def decision_window(seat: WalkSeat, pages: str, above: Sequence[Block] = ()) -> Block:
    """What has been decided so far, and what whoever looks may do next."""
    view = seat.view
    finding = seat.cases.finding(view).finding
    blocks = [*above]
    if finding:
        blocks.append(section(f"What the criteria say: *{inert_within(finding.headline, 2_000)}*"))
    if sealing := view.session.sealing:
        blocks.append(section(inert_within(wording.SEALED.format(record=sealing.to), 600)))
        if pages:
            blocks.append(section(link(f"{pages.partition('/cases/')[0]}/records/{sealing.to}", "Read the record")))
        if view.pending and view.pending.decided:
            blocks += _decided(seat, view.pending)
        return parts.walk_window(seat, "Sealed", blocks)
    buttons: list[Block] = []
    if finding is None:
        blocks.append(section(wording.NOT_FINISHED))
        buttons.append(parts.pressed("Go on with the questions", parts.GO_ON, view))
    elif view.workflow.decision is None:
        return _noting(seat, blocks)
    elif view.pending is None:
        blocks += _to_be_sent(seat)
        if seat.may("walk"):
            buttons.append(parts.pressed("Send for decision", parts.SEND, view))
    else:
        blocks += _decided(seat, view.pending) if view.pending.decided else _sent(seat, view.pending)
        said, buttons = _next_steps(seat, view.pending)
        blocks += said
    back = parts.pressed("Back to the finding", parts.FINDING, view)
    return parts.walk_window(seat, _TITLE, [*blocks, parts.row(*buttons, back, parts.alarm(view))])


def deciding_window(seat: WalkSeat) -> Block:
    """Deciding on a finding that was sent; deciding anew takes earlier confirmations back."""
    view = seat.view
    decision = view.workflow.decision
    assert decision is not None
    before = view.pending.decided if view.pending else None
    blocks: list[Block] = [context("Confirmations given so far are then taken back.")] if before else []
    for one in decision.options.values():
        follows = "departs from the finding: say below why" if seat.departs(one) else "follows the finding"
        blocks.append(context(f"*{inert_within(one.label, 800)}*: {follows}"))
    options = {name: one.label for name, one in decision.options.items()}
    text = inputs.text
    blocks += [
        inputs.asked(OPTION, decision.ask, inputs.radio(options, before.option if before else None), optional=False),
        inputs.asked(DAY, "When was it decided?", inputs.day(before.made_on if before else None), optional=False),
        inputs.asked(
            REASONS,
            "Reasons for the decision",
            text(seat.text(before.text if before else None)),
            wording.NO_NAMES,
            optional=False,
        ),
        inputs.asked(
            DEPARTURES,
            "Where it departs from the finding: why",
            text(seat.text(before.departures if before else None)),
            wording.NO_NAMES,
        ),
    ]
    if record := seat.earlier_record:
        puts_right = {"yes": f"It puts right record {record}; both stay"}
        chosen = ("yes",) if before and before.supersedes else ()
        blocks.append(inputs.asked(SUPERSEDES, "An earlier record", inputs.boxes(puts_right, chosen)))
    blocks.append(parts.row(parts.pressed("Back to the decision", parts.DECISION, view)))
    return parts.walk_window(seat, _TITLE, blocks, parts.DECIDE, "Decide anew" if before else "Decide")


def disagreeing_window(seat: WalkSeat) -> Block:
    """Recording that somebody does not agree with what was decided."""
    hint = f"{wording.NO_NAMES} It is sealed with the decision, under your name; said again, the last word stands."
    blocks = [
        inputs.asked(REASONS, "Why you do not agree", inputs.text(), hint, optional=False),
        parts.row(parts.pressed("Back to the decision", parts.DECISION, seat.view)),
    ]
    return parts.walk_window(seat, "I do not agree", blocks, parts.DISAGREE, "Record it")


def choice_in(seat: WalkSeat, view: Block, today: datetime.date) -> Choice:
    """What the fields say was decided; raises ``NoDecision`` where one cannot be used."""
    reasons, departures = (next(iter(inputs.chosen_in(view, name)), "") for name in (REASONS, DEPARTURES))
    return choice_of(
        seat,
        next(iter(inputs.chosen_in(view, OPTION)), ""),
        inputs.day_in(view, DAY),
        (reasons, departures),
        puts_right=bool(inputs.chosen_in(view, SUPERSEDES)),
        today=today,
        wanted="Choose the day on which it was decided, and none to come",
    )


def _noting(seat: WalkSeat, blocks: list[Block]) -> Block:
    """A finding on which nothing is decided: it is taken note of."""
    blocks.append(section(wording.NOTED.format(board=inert_within(seat.board, 200))))
    back = parts.row(parts.pressed("Back to the finding", parts.FINDING, seat.view), parts.alarm(seat.view))
    if not seat.may("walk"):
        return parts.walk_window(seat, "Take note", [*blocks, back])
    label = "What follows from it, or why it is noted"
    blocks.append(inputs.asked(REASONS, label, inputs.text(), wording.NO_NAMES, optional=False))
    return parts.walk_window(seat, "Take note", [*blocks, back], parts.NOTED, "Take note and seal")


def _to_be_sent(seat: WalkSeat) -> Iterator[Block]:
    view = seat.view
    decision = view.workflow.decision
    assert decision is not None
    if any(event.kind == "prepared" for event in view.session.events):
        yield parts.notice(wording.SENT_BEFORE)
    by = " or ".join(view.workflow.roles.get(role, role.replace("_", " ")) for role in decision.by)
    confirmed = f", and confirmed by {needed(view)} different people, of whom nobody prepared it"
    yield section(
        f"{inert_within(decision.ask, 800)} That is decided by {inert_within(by, 400)}"
        f"{confirmed if needed(view) > 1 else ''}."
    )
    walking = "Check the answers and the finding first. You are then kept as the one who prepared it."
    yield section(walking if seat.may("walk") else wording.NOT_SENT)


def _sent(seat: WalkSeat, pending: Pending) -> list[Block]:
    by = inert_within(f"{seat.who(pending.prepared.by)}, {pending.prepared.at:%-d %B %Y}", 400)
    return [section(f"Sent for decision by {by}.")]


def _decided(seat: WalkSeat, pending: Pending) -> list[Block]:
    """What was decided, by whom and why, who does not agree, and who has confirmed it."""
    decided, decision = pending.decided, seat.view.workflow.decision
    assert decided is not None
    assert decision is not None
    option = decision.options[str(decided.option)]
    departs = " (departs from the finding)" if seat.departs(option) else ""
    confirmed = "; ".join(seat.who(one.by) for one in pending.confirmed)
    lines = [
        f"*Decision:* {inert_within(option.label, 400)}{departs}",
        f"*Decided by:* {inert_within(seat.who(decided.by), 400)}, {decided.made_on:%-d %B %Y}",
        f"*Reasons:* {inert_within(seat.text(decided.text), 1_500)}",
    ]
    if decided.departures:
        lines.append(f"*Why it departs:* {inert_within(seat.text(decided.departures), 1_500)}")
    if decided.supersedes:
        lines.append(f"*Puts right:* record {decided.supersedes}")
    lines += [
        f"*Prepared by:* {inert_within(seat.who(pending.prepared.by), 400)}",
        f"*Confirmed:* by {len(pending.confirmed)} of {needed(seat.view)}"
        + (f": {inert_within(confirmed, 600)}" if confirmed else ""),
    ]
    dissent = [inert_within(f"{seat.who(one.by)}: {seat.text(one.text)}", 900) for one in pending.dissent]
    return [*(section(line) for line in lines), *parts.listed("Not agreed by", dissent)]


def _next_steps(seat: WalkSeat, pending: Pending) -> tuple[list[Block], list[Block]]:
    """What whoever looks is told, and the buttons of what they may do."""
    view, said, buttons = seat.view, [], []
    deciding = parts.pressed("Decide anew" if pending.decided else "Decide", parts.DECIDE_FORM, view)
    if pending.decided is None:
        if seat.may("decide"):
            return [], [deciding]
        return [section(wording.WAITS_FOR_CHAIR)], []
    if seat.may("decide"):
        confirmed_here = any(one.by.account == seat.account.id for one in pending.confirmed)
        left = needed(view) - len(pending.confirmed)
        if pending.prepared.by.account == seat.account.id and needed(view) > 1:
            said.append(section(wording.PREPARED_HERE))
        elif confirmed_here and left > 0:
            said.append(section(wording.CONFIRMED_HERE.format(count=left)))
        else:
            seals = left <= 1 or confirmed_here
            said.append(section(wording.SEALS if seals else wording.ONE_OF_SEVERAL.format(count=left - 1)))
            buttons.append(parts.pressed("Confirm and seal" if seals else "Confirm", parts.CONFIRM, view))
        buttons.append(deciding)
    if seat.may("dissent"):
        buttons.append(parts.pressed("I do not agree", parts.DISAGREE_FORM, view))
    return said, buttons
