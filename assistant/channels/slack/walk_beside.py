"""What is done beside the questions of a walk, in windows over them: asking the guidance, and keeping a note.

Neither moves the walk, so the window below stays good, with whatever was typed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from assistant.answers.answer import check_question
from assistant.cases.model import EventKind
from assistant.cases.view import View
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.answering import Answering
from assistant.channels.slack.answers import Layout
from assistant.channels.slack.message import Block, section
from assistant.channels.slack.metadata import Meta
from assistant.channels.slack.mistakes import sentence
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.walk_review import notes_in
from assistant.conversation.follow_up import Thread
from assistant.conversation.seat import WalkSeat
from assistant.conversation.walk import Acting
from assistant.errors import SessionMoved, UserError


class Beside:
    """Asks the guidance and keeps notes for whoever walks a case."""

    def __init__(self, answering: Answering, layout: Layout) -> None:
        self._answering = answering
        self._layout = layout

    def ask(self, seat: WalkSeat, meta: Meta, view: Block) -> Reply:
        """Answer a question for the case's board; what was asked, and which statements answered, is kept with the walk.

        A message that holds personal data, or tells of a child in danger, is answered on the spot, and not kept.
        """
        field, asked = _typed(view)
        try:
            check_question(asked)
            turn, _ = self._answering.turn(asked, Thread(board=seat.case.board))
            answer = turn.answer
            if not turn.may_be_kept:
                notices = " ".join(notice.text for notice in answer.notices)
                return Reply(errors={field: wording.ASKED_NOT_KEPT.format(notices=notices)})
            if answer.status != "refused" and answer.reason != "child_at_risk":
                statements = tuple(citation.statement_id for citation in answer.citations if citation.statement_id)
                seat = _kept(
                    seat,
                    (meta.version, "consulted", asked),
                    lambda view, acting: seat.cases.consulted(view, asked, statements, acting),
                )
        except UserError as error:
            return Reply(errors={field: sentence(error)})
        return Reply(asking_window(seat, [*self._layout.beside(turn), {"type": "divider"}]))

    def note(self, seat: WalkSeat, meta: Meta, view: Block) -> Reply:
        """Keep a note with the walk."""
        field, text = _typed(view)
        try:
            seat = _kept(seat, (meta.version, "note", text), lambda view, acting: seat.cases.note(view, text, acting))
        except UserError as error:
            return Reply(errors={field: sentence(error)})
        return Reply(noting_window(seat, [section(f"*{wording.NOTED_HERE}*")]))


def asking_window(seat: WalkSeat, above: Sequence[Block] = ()) -> Block:
    """Asking the guidance something; what it answered stands above the next question."""
    label = wording.ASKING_ANEW if above else wording.ASKING
    # Another name each time: Slack leaves in a field what was typed in the field of the same name before.
    name = f"asked:{seat.view.session.version}"
    field = inputs.asked(name, label, inputs.text(), wording.ASKING_HINT, optional=False)
    return parts.window_over(seat, "Ask the guidance", [*above, field], parts.ASK, "Ask")


def noting_window(seat: WalkSeat, above: Sequence[Block] = ()) -> Block:
    """Keeping a note, with those that were kept before."""
    before = parts.listed(wording.NOTES, notes_in(seat))
    name = f"note:{seat.view.session.version}"
    field = inputs.asked(name, wording.NOTING, inputs.text(), wording.NO_NAMES, optional=False)
    return parts.window_over(seat, "Keep a note", [*above, *before, field], parts.NOTE, "Keep the note")


def _typed(view: Block) -> tuple[str, str]:
    """The only field of a window that was sent, and what stood in it."""
    field = next(str(block["block_id"]) for block in view["blocks"] if block["type"] == "input")
    return field, next(iter(inputs.chosen_in(view, field)), "")


def _kept(seat: WalkSeat, what: tuple[int, EventKind, str], keep: Callable[[View, Acting], object]) -> WalkSeat:
    """Keep something beside a walk, once however often it is sent; what others do there meanwhile does not matter."""
    version, kind, text = what
    while not seat.kept_already(version, kind, text=text):
        with suppress(SessionMoved):
            keep(seat.view, seat.acting("walk"))
            return seat.anew()
        seat = seat.anew()
    return seat
