"""Checklists in Slack: shown, made and worked in the direct message of whoever may, never in a channel."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.linking import unlinked_window
from assistant.channels.slack.list_layout import (
    FILE,
    FILES,
    MAKE,
    OPEN_ITEM,
    PAGE,
    REOPEN,
    SHOW,
    TICK,
    ListButton,
    changes_in_short,
)
from assistant.channels.slack.list_making import ListMaking, Made
from assistant.channels.slack.list_showing import ListShowing, cannot_be_made, may_work, refusal
from assistant.channels.slack.list_windows import BACK, ITEM, STEP, Making
from assistant.channels.slack.list_work import ListWork
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, said, section, window
from assistant.channels.slack.mrkdwn import inert
from assistant.channels.slack.office import Office
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.taking import Body, Caller, Command, Taking, pressed
from assistant.channels.slack.uploads import File, upload
from assistant.channels.slack.wording import TITLE
from assistant.errors import UserError
from assistant.exports.checklists import written
from assistant.exports.issued import issued_for

_REFERENCE = re.compile(r"(?:CASE-\S*)?", re.IGNORECASE)


class Lists:
    """Takes everything that is done with checklists."""

    def __init__(self, client: WebClient, speaker: Speaker, office: Office, clock: Clock) -> None:
        self._client = client
        self._speaker = speaker
        self._office = office
        self._clock = clock
        self._showing = ListShowing(speaker, office, clock)
        self._working = ListWork(self._showing, office, clock)
        self._making = ListMaking(clock)

    def register(self, bolt: App, taking: Taking) -> dict[str, Command]:
        """Take the buttons and windows; gives the commands."""

        def doing(do: Callable[[Caller, ListButton], None]) -> Callable[..., None]:
            def pressed_button(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
                ack()
                about = ListButton.read(action["value"])
                taking.called(body, context, pressed(body), lambda caller: do(caller, about))

            return pressed_button

        def opening(view: Callable[[Caller, ListButton], Block | None]) -> Callable[..., None]:
            def pressed_button(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
                ack()
                about = ListButton.read(action["value"])
                taking.opening(body, context, pressed(body), lambda caller: view(caller, about))

            return pressed_button

        def back(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
            ack()
            making = Making.read(action["value"])
            taking.changing(body, context, lambda caller: self._step(caller, making))

        def step(ack: Ack, body: Body, view: Body, context: BoltContext) -> None:
            taking.sent(ack, body, context, lambda caller: self._taken(caller, view, body, context, taking))

        def item(ack: Ack, body: Body, view: Body, context: BoltContext) -> None:
            taking.sent(ack, body, context, lambda caller: self._working.keep(caller, view, body, context, taking))

        def command(body: Body, context: BoltContext, spot: Spot, rest: str) -> None:
            taking.opening(body, context, spot, lambda caller: self._commanded(caller, rest))

        bolt.action(TICK)(doing(partial(self._working.work, "tick")))
        bolt.action(REOPEN)(doing(partial(self._working.work, "reopen")))
        bolt.action(re.compile(f"^{PAGE}_(back|more)$"))(doing(self._showing.turn))
        bolt.action(SHOW)(doing(lambda caller, about: self._showing.show(caller, about.case)))
        for form in FILES:
            bolt.action(f"{FILE}_{form}")(doing(partial(self._give, form)))
        bolt.action(OPEN_ITEM)(opening(self._working.window))
        bolt.action(MAKE)(opening(lambda caller, about: self._begin(caller, about.case)))
        bolt.action(re.compile(f"^{BACK}_[a-z]+$"))(back)
        bolt.view(STEP)(step)
        bolt.view(ITEM)(item)
        return {"checklist": Command(command, lambda rest: bool(_REFERENCE.fullmatch(rest.strip())))}

    def _commanded(self, caller: Caller, reference: str) -> Block | None:
        """Show the list of a case directly; where it has none, begin to make it."""
        if caller.account is None:
            return unlinked_window()
        if not reference:
            self._showing.tell(caller, wording.USAGE)
            return None
        case = self._showing.case(caller, reference)
        if case and not self._office.lists.times_made(case.reference) and may_work(caller.account, case):
            return self._begin(caller, case.reference)
        if case:
            self._showing.show(caller, case.reference)
        return None

    # Making it

    def _begin(self, caller: Caller, reference: str) -> Block | None:
        """The first window of what a list is made for."""
        if caller.account is None:
            return unlinked_window()
        case = self._showing.case(caller, reference, "manage_cases")
        return self._making.begin(self._office.lists, caller.account, case) if case else None

    def _step(self, caller: Caller, making: Making) -> Block:
        """A step that somebody goes back to."""
        if caller.account is None:
            return unlinked_window()
        return self._making.window(self._office.lists, making, caller.account)

    def _taken(self, caller: Caller, view: Body, body: Body, context: BoltContext, taking: Taking) -> Reply:
        """Take what a step says; the list that is made in the end is written to them directly."""
        if caller.account is None:
            return Reply(unlinked_window())
        making = Making.read(view["private_metadata"])
        try:
            if reference := self._making.case_of(making, caller.account):
                self._showing.checked(caller, reference, "manage_cases")
        except UserError as error:
            return Reply(window(TITLE, [section(inert(refusal(error)))]))
        taken = self._making.take(self._office.lists, making, view, caller.account)
        if not isinstance(taken, Made):
            return taken
        told = ["\n".join([f"*{wording.MADE_ANEW}*", *changes_in_short(taken.changed)])] if taken.changed else []
        spot = Spot(caller.who.user, caller.who.user)
        taking.called(body, context, spot, lambda again: self._showing.show(again, taken.case, told))
        return Reply(window(TITLE, [section(wording.MADE)]))

    # Its files

    def _give(self, form: str, caller: Caller, about: ListButton) -> None:
        """Give the list as a file, in the direct message."""
        case = self._showing.case(caller, about.case)
        if case is None:
            return
        lists, reference = self._office.lists, case.reference
        try:
            issued = issued_for(lists.cases, reference, self._clock(), lists.times_made(reference))
            content = written(lists.show(reference), form, issued)
        except UserError as error:
            self._showing.tell(caller, cannot_be_made(lists.maker, error))
            return
        file = File(f"{reference}-checklist.{form}", f"Checklist of case {reference} ({FILES[form]})", content)
        try:
            upload(self._client, self._direct(caller), file)
        except (SlackClientError, OSError):
            self._showing.tell(caller, wording.FILE_FAILED)

    def _direct(self, caller: Caller) -> str:
        """Slack's id of the direct message with somebody: where the button stands, or where a new message does."""
        if caller.spot.channel.startswith("D"):
            return caller.spot.channel
        return self._speaker.directly(caller.who.user, said(wording.FILE_COMES)).channel
