"""The windows of a walk between its questions: the safety question, a pause, its answers, handing over."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cases.facts import values_of
from assistant.cases.model import Event
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.message import Block, button, context, section
from assistant.channels.slack.mrkdwn import inert_within
from assistant.conversation import list_wording, walk_wording
from assistant.conversation.lists import Answered
from assistant.conversation.seat import Line, WalkSeat
from assistant.workflows.labels import in_words
from assistant.workflows.model import NOT_YET_KNOWN

SAFETY, FOLLOWED, COLLEAGUE = "safety", "safety_followed", "colleague"
"""The fields; the safety question has another one once what to do has been said."""
_UNSETTLED = {"followed": "It has been followed", "yes": "A child is at risk: pause the walk"}
_ASKED = {"yes": "Yes", "no": "No", NOT_YET_KNOWN: "Not yet known"}
_MOST_LINES, _MOST_NOTE = 40, 900


def safety_window(seat: WalkSeat, above: Sequence[Block] = ()) -> Block:
    """The question that comes before all others, with what to do at once; for a reader what to do alone."""
    asked = [event.value for event in seat.view.session.events if event.kind == "safety"]
    unsettled = asked[-1:] == [NOT_YET_KNOWN]
    answering = seat.may("walk") and seat.view.session.state != "sealed"
    blocks = [*above]
    if unsettled or not seat.view.safety_pending or not answering:
        blocks.append(parts.notice(walk_wording.SAFETY_ROUTE))
    if not answering:
        return parts.walk_window(seat, "A child in danger", [*blocks, _go_on(seat)])
    label = walk_wording.SAFETY_FOLLOWED if unsettled else walk_wording.SAFETY_QUESTION
    options = _UNSETTLED if unsettled else _ASKED
    field = FOLLOWED if unsettled else SAFETY
    blocks.append(inputs.asked(field, label, inputs.radio(options, None), optional=False))
    if not seat.view.safety_pending:
        blocks.append(_go_on(seat))
    return parts.walk_window(seat, "Is a child at risk now?", blocks, parts.SAFETY)


def paused_window(seat: WalkSeat, above: Sequence[Block] = ()) -> Block:
    """That the walk waits, and how it is taken up again."""
    at_risk = [parts.notice(walk_wording.SAFETY_ROUTE), section(walk_wording.SAFETY_PAUSED)]
    said = [section(f"*{wording.PAUSED}* {wording.NOTHING_LOST}")]
    buttons = [parts.pressed("Go on", parts.GO_ON, seat.view)] if seat.may("walk") else []
    buttons.append(parts.pressed("The answers so far", parts.ANSWERS, seat.view))
    blocks = [*above, *(at_risk if seat.view.safety_pending else ()), *said, parts.row(*buttons)]
    return parts.walk_window(seat, "Paused", blocks)


def answers_window(seat: WalkSeat, above: Sequence[Block] = (), moved: Answered | None = None) -> Block:
    """Every answer on the path, to be checked or changed, what was set aside, and what the last one moved elsewhere."""
    view = seat.view
    finished, sealed = view.standing.asking is None, view.session.state == "sealed"
    may_change = seat.may("walk") and not sealed
    blocks = [*above, *moved_elsewhere(seat, moved)]
    if view.pending and may_change:
        blocks.append(parts.notice(wording.TAKES_BACK))
    blocks += [_line(seat, line) for line in list(seat.lines)[:_MOST_LINES]]
    if not seat.lines:
        blocks.append(section("Nothing has been answered yet."))
    values = values_of(view.session, seat.cases.facts(seat.case.reference))
    asked = view.workflow.questions
    aside = [
        inert_within(f"{asked[name].ask} {in_words(asked[name], values[name])}", 400)
        for name in view.set_aside
        if name in values
    ]
    blocks += parts.listed(wording.SET_ASIDE, aside)
    days = [
        inert_within(f"{view.workflow.dates.get(name) or name.replace('_', ' ')}: {on:%-d %B %Y}", 400)
        for name, on in view.session.dates.items()
    ]
    blocks += parts.listed("Dates of the case", days)
    blocks += parts.listed(wording.NOTES, notes_in(seat))
    blocks += parts.listed(wording.CONSULTED, _consulted(seat))
    edition = f"Edition {view.workflow.edition} of the workflow, in force {view.workflow.in_force}."
    blocks.append(context(inert_within(edition, 300)))
    if view.standing.asking is not None:
        blocks.append(parts.text(asked[view.standing.asking].ask, "*Still to be answered:* "))
    title = "The answers" if sealed else "Check the answers" if finished else "The answers so far"
    return parts.walk_window(seat, title, [*blocks, _after_answers(seat, finished=finished)])


def hand_over_window(seat: WalkSeat) -> Block:
    """Asking whom the walk is handed over to."""
    blocks = [
        inputs.asked(COLLEAGUE, wording.COLLEAGUE, inputs.person(), wording.COLLEAGUE_HINT, optional=False),
        parts.row(parts.pressed("Go on with the walk", parts.GO_ON, seat.view)),
    ]
    return parts.walk_window(seat, "Hand over", blocks, parts.HAND_OVER, "Hand over")


def moved_elsewhere(seat: WalkSeat, moved: Answered | None) -> list[Block]:
    """What the last answer moved elsewhere in its case."""
    if moved is None or not (moved.findings or moved.checklist):
        return []
    lines = []
    for one in moved.findings:
        workflow = seat.cases.view(one.session).workflow
        said = [workflow.findings[code].headline if code else "Not finished" for code in (one.before, one.after)]
        lines.append(inert_within(f"{workflow.title}. Before: {said[0]} Now: {said[1]}", 900))
    if moved.checklist:
        lines += [inert_within(line, 400) for line in list_wording.changed(moved.checklist)]
    return parts.listed(wording.MOVED, lines)


def _line(seat: WalkSeat, line: Line) -> Block:
    question = seat.view.workflow.questions[line.name]
    said = f"{inert_within(question.ask, 600)}\n*{inert_within(in_words(question, line.value), 300)}*"
    if line.reasons:
        said += f"\nReasons: {inert_within(line.reasons, 1_200)}"
    said += f"\n_{inert_within(line.who or 'A fact of the case itself', 300)}_"
    block = section(said)
    if line.may_change:
        change = button("Change", f"{parts.CHANGE}_{line.name}", line.name)
        block["accessory"] = {**change, "accessibility_label": inert_within(f"Change: {question.ask}", 75)}
    return block


def _after_answers(seat: WalkSeat, *, finished: bool) -> Block:
    view = seat.view
    open_ = view.session.state == "open" and seat.may("walk") and not view.safety_pending
    buttons = []
    if finished:
        buttons.append(parts.pressed("Continue to the finding", parts.FINDING, view))
    elif seat.may("walk"):
        buttons.append(parts.pressed("Go on with the questions", parts.GO_ON, view))
    if open_:
        buttons += [parts.pressed("Pause", parts.PAUSE, view), parts.pressed("Hand over", parts.HAND_OVER_FORM, view)]
        buttons += parts.beside(view)
    return parts.row(*buttons, parts.alarm(view))


def notes_in(seat: WalkSeat) -> list[str]:
    """The notes that were kept with a walk, the newest first, inert."""
    return [_beside(seat, one, "") for one in reversed(seat.view.session.events) if one.kind == "note"]


def _consulted(seat: WalkSeat) -> list[str]:
    asked = [one for one in seat.view.session.events if one.kind == "consulted"]
    return [_beside(seat, one, f"; {len(one.statements)} statements answered") for one in asked]


def _beside(seat: WalkSeat, event: Event, more: str) -> str:
    text = inert_within(seat.text(event.text), _MOST_NOTE)
    return f"{text} _{inert_within(seat.who(event.by), 300)}, {event.at:%-d %B %Y}{more}_"


def _go_on(seat: WalkSeat) -> Block:
    return parts.row(parts.pressed("Back to the walk", parts.GO_ON, seat.view))
