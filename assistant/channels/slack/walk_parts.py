"""What the windows of a walk are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.cases.view import View
from assistant.channels.slack.message import MOST_IN_WINDOW, Block, actions, button, context, section, window, words
from assistant.channels.slack.metadata import Meta
from assistant.channels.slack.mrkdwn import cut, inert_within
from assistant.channels.slack.walk_words import TYPED
from assistant.conversation.seat import WalkSeat
from assistant.guidance.citations import Citation

ALARM, ANSWERS, BACK, CHANGE = "walk_alarm", "walk_answers", "walk_back", "walk_change"
CONFIRM, DECIDE_FORM, DECISION, DISAGREE_FORM = (
    "walk_confirm",
    "walk_decide_form",
    "walk_decision",
    "walk_disagree_form",
)
FINDING, GO_ON, HAND_OVER_FORM, PAUSE, SEND = (
    "walk_finding",
    "walk_go_on",
    "walk_hand_over_form",
    "walk_pause",
    "walk_send",
)
DOCUMENT = "walk_document"
ASK_FORM, NOTE_FORM = "walk_ask_form", "walk_note_form"
PASSAGE = "passage"
START, OFFER, RESUME = "walk_start", "walk_offer", "walk_resume"
"""The buttons, as handlers know them; those of the last three lines open a window."""
CHOOSE, BEGIN, SAFETY, ANSWER = "walk_choose", "walk_begin", "walk_safety", "walk_answer"
HAND_OVER, DECIDE, DISAGREE, NOTED = "walk_hand_over", "walk_decide", "walk_disagree", "walk_noted"
ASK, NOTE = "walk_ask", "walk_note"
"""The windows that are sent, as handlers know them."""
_MOST_TITLE = 24
_MOST_TEXT, _MOST_SMALL = 2_900, 1_900
_MOST_PLACE = 300
_MOST_OPENED, _A_ROW = 20, 10
_BACK = "Back to the walk"


def walk_window(
    seat: WalkSeat, title: str, blocks: Sequence[Block], sent: str = "", submit: str = "Continue", **known: Any
) -> Block:
    """A window of a walk; ``sent`` names what sends it, and ``known`` is what it knows beside the walk.

    Whoever closes it is told how to go on.
    """
    return {**_walk_window(seat, title, blocks, sent, submit, known), "notify_on_close": True}


def window_over(seat: WalkSeat, title: str, blocks: Sequence[Block], sent: str, submit: str) -> Block:
    """A window over one of a walk; closed, what was typed below is there again."""
    return {**_walk_window(seat, title, blocks, sent, submit, {}), "close": words(_BACK)}


def _walk_window(
    seat: WalkSeat, title: str, blocks: Sequence[Block], sent: str, submit: str, known: Mapping[str, Any]
) -> Block:
    session = seat.view.session
    meta = replace(Meta(session.id, session.version), **known).written()
    head = context(f"{seat.case.reference}, {small(seat.board)}: {small(seat.view.workflow.title)}")
    elsewhere = [notice(seat.elsewhere)] if seat.elsewhere else []
    more: Block = (
        {"callback_id": sent, "submit": words(submit[:_MOST_TITLE])} if sent else {"callback_id": "walk_shown"}
    )
    return window(title[:_MOST_TITLE], bounded([head, *elsewhere, *blocks]), private_metadata=meta, **more)


def bounded(blocks: Sequence[Block]) -> list[Block]:
    """As many blocks as Slack shows in a window; the last ones, which hold what can be done, always stay."""
    if len(blocks) <= MOST_IN_WINDOW:
        return list(blocks)
    last = blocks[-1:]
    left = len(blocks) - MOST_IN_WINDOW + 1
    return [*blocks[: MOST_IN_WINDOW - 2], context(f"… and {left} more on the pages."), *last]


def text(said: str, before: str = "", most: int = _MOST_TEXT) -> Block:
    """A paragraph; ``before`` is our own, and stands before what is made inert."""
    return section(f"{before}{inert_within(said, most)}")


def small(said: str, most: int = _MOST_SMALL) -> str:
    """A text for small print, inert."""
    return inert_within(said, most)


def typed(seat: WalkSeat, *texts: str) -> list[Block]:
    """What somebody had written in a window that could not be kept, without personal data, so that it is not lost."""
    worded = [seat.cases.gate.reworded(one)[0] for one in texts if one.strip()]
    return [section(f"*{TYPED}*"), *(text(one) for one in worded)] if worded else []


def notice(said: str) -> Block:
    """Something that must not be missed."""
    return section(f":warning: {inert_within(said, _MOST_TEXT)}")


def listed(title: str, lines: Iterable[str], most: int = _MOST_TEXT) -> list[Block]:
    """A heading with a list under it, in one block; what has no room is counted."""
    shown, left = [f"*{title}*"], 0
    length = len(shown[0])
    for line in lines:
        made = f"• {line}"
        if left or length + len(made) + 1 > most:
            left += 1
        else:
            shown.append(made)
            length += len(made) + 1
    if left:
        shown.append(f"… and {left} more on the pages.")
    return [section("\n".join(shown))] if len(shown) > 1 else []


def row(*buttons: Block) -> Block:
    """A row of buttons."""
    return actions(list(buttons))


def pressed(label: str, action: str, view: View, value: str = "") -> Block:
    """A button of a walk."""
    return button(label, action, value or view.session.id)


def place(citation: Citation) -> str:
    """Where a citation stands, inert."""
    edition = "" if citation.edition == "undated" else f" ({citation.edition})"
    section_ = f", {citation.section}" if citation.section else ""
    page = f", page {citation.page}" if citation.page else ""
    mark = "" if citation.verified else " [not checked against the published document]"
    return inert_within(f"{citation.source_title}{edition}{section_}{page}{mark}", _MOST_PLACE)


def cited(citation: Citation, number: int | None = None) -> Block:
    """A citation as small print, with what it says."""
    mark = f"[{number}] " if number else ""
    return context(f"{mark}{place(citation)}: {inert_within(cut(citation.text, 600), 700)}")


def opening(citations: Sequence[Citation]) -> list[Block]:
    """A button for each citation, which opens its passage over the window; nothing that was typed is lost by it."""
    buttons = [
        button(f"Open {number}", f"{PASSAGE}_{number}", one.id, f"Open source {number}")
        for number, one in enumerate(citations[:_MOST_OPENED], 1)
    ]
    return [actions(buttons[start : start + _A_ROW]) for start in range(0, len(buttons), _A_ROW)]


def alarm(view: View) -> Block:
    """What is one press away on every window: what to do where a child may be in danger."""
    return button("A child may be in danger now", ALARM, view.session.id)


def beside(view: View) -> list[Block]:
    """What can be done beside answering, in windows over the one that it is pressed in."""
    return [button("Ask the guidance", ASK_FORM, view.session.id), button("Keep a note", NOTE_FORM, view.session.id)]
