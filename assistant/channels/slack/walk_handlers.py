"""Which handler takes which button and which window of a walk, and what its people are told in direct messages."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from assistant.accounts.links import SlackPerson
from assistant.accounts.model import Account
from assistant.cases.references import check_reference
from assistant.channels.raised_at import place_of
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.linking import unlinked_window
from assistant.channels.slack.message import Block, Message, actions, button, section, window
from assistant.channels.slack.metadata import Meta, meta_in
from assistant.channels.slack.mistakes import sentence
from assistant.channels.slack.mrkdwn import inert_within
from assistant.channels.slack.office import Office
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.taking import Body, Caller, Command, Taking, pressed
from assistant.channels.slack.uploads import File, upload
from assistant.channels.slack.walk_beside import Beside, asking_window, noting_window
from assistant.channels.slack.walk_review import COLLEAGUE
from assistant.channels.slack.walking import Walking
from assistant.channels.slack.wording import TITLE
from assistant.conversation.handing_over import hand_over
from assistant.conversation.seat import WalkSeat, seat_at_walk
from assistant.errors import UnknownCase, UnknownSession, UserError

_LOG = logging.getLogger("assistant.slack")
Showing = Callable[[Account, Meta], Block]
Sending = Callable[[Account, Meta, Block], Reply]


class WalkHandlers:
    """Takes everything that is pressed and sent in a walk."""

    def __init__(self, walking: Walking, beside: Beside, office: Office, client: WebClient, speaker: Speaker) -> None:
        self._walking = walking
        self._beside = beside
        self._office = office
        self._client = client
        self._speaker = speaker

    def register(self, bolt: App, taking: Taking) -> dict[str, Command]:
        """Take them; gives the commands."""
        walking = self._walking
        shown: dict[str, Showing] = {
            parts.ANSWERS: walking.answers,
            parts.ALARM: walking.alarm,
            parts.GO_ON: walking.resume,
            parts.HAND_OVER_FORM: walking.handing_over,
            parts.FINDING: walking.finding,
            parts.DECISION: walking.decision,
            parts.DECIDE_FORM: walking.deciding,
            parts.DISAGREE_FORM: walking.disagreeing,
            parts.SEND: walking.send,
            parts.CONFIRM: walking.confirm,
        }
        sent: dict[str, Sending] = {
            parts.CHOOSE: walking.chosen,
            parts.SAFETY: walking.settle_safety,
            parts.ANSWER: walking.answer,
            parts.DECIDE: walking.decide,
            parts.DISAGREE: walking.disagree,
            parts.NOTED: walking.note,
            parts.ASK: lambda account, meta, view: self._beside.ask(self._seat(account, meta), meta, view),
            parts.NOTE: lambda account, meta, view: self._beside.note(self._seat(account, meta), meta, view),
        }
        for action, show in shown.items():
            bolt.action(action)(self._changing(taking, _without_value(show)))
        bolt.action(re.compile(f"^{parts.CHANGE}_"))(self._changing(taking, walking.change))
        bolt.action(parts.BACK)(self._changing(taking, walking.back))
        bolt.action(parts.PAUSE)(self._told(taking, self._pause))
        bolt.action(parts.DOCUMENT)(self._told(taking, self._document))
        bolt.action(re.compile(f"^({parts.START}|{parts.OFFER}(_[0-9]+)?|{parts.RESUME})$"))(self._opening(taking))
        bolt.action(parts.ASK_FORM)(self._over(taking, asking_window))
        bolt.action(parts.NOTE_FORM)(self._over(taking, noting_window))
        for name, send in sent.items():
            bolt.view(name)(self._sending(taking, _by_account(send)))
        bolt.view(parts.BEGIN)(self._sending(taking, self._begin))
        bolt.view(parts.HAND_OVER)(self._sending(taking, self._hand_over))
        bolt.view_closed(re.compile("^walk_"))(self._closing(taking))

        def command(body: Body, context: BoltContext, spot: Spot, rest: str) -> None:
            meta = Meta(case=check_reference(rest) if rest else "", origin="" if spot.direct else spot.channel)
            taking.opening(body, context, spot, lambda caller: self._choosing(caller, meta))

        return {"walk": Command(command, _a_case_or_nothing)}

    # How each kind is taken

    def _opening(self, taking: Taking) -> Callable[..., None]:
        """A button that opens a window: to begin, to begin what an answer offers, or to take up again."""

        def handler(ack: Ack, body: Body, context: BoltContext, action: Body) -> None:
            ack()
            spot, value = pressed(body), str(action.get("value") or "")
            if action["action_id"] == parts.RESUME:
                made = self._safely(lambda account: self._walking.resume(account, Meta(session=value)))
            else:
                workflow = value if action["action_id"].startswith(parts.OFFER) else ""
                meta = Meta(workflow=workflow, origin="" if spot.direct else spot.channel)
                made = lambda caller: self._choosing(caller, meta)  # noqa: E731 - one of two ways
            taking.opening(body, context, spot, made)

        return handler

    def _over(self, taking: Taking, show: Callable[[WalkSeat], Block]) -> Callable[..., None]:
        """A button in a window that opens another over it; what was typed below is there again when it is closed."""

        def handler(ack: Ack, body: Body, context: BoltContext) -> None:
            ack()
            meta = meta_in(body["view"])
            made = self._safely(lambda account: show(self._seat(account, meta)))
            taking.opening(body, context, pressed(body), made)

        return handler

    def _changing(self, taking: Taking, show: Callable[[Account, Meta, str], Block]) -> Callable[..., None]:
        """A button in a window, which shows something else in its place."""

        def handler(ack: Ack, body: Body, context: BoltContext, action: Body) -> None:
            ack()
            meta, value = meta_in(body["view"]), str(action.get("value") or "")
            taking.changing(body, context, self._safely(lambda account: show(account, meta, value)))

        return handler

    def _told(self, taking: Taking, show: Callable[[Caller, Meta], Block]) -> Callable[..., None]:
        """The same, where people are told of it in direct messages, too."""

        def handler(ack: Ack, body: Body, context: BoltContext) -> None:
            ack()
            meta = meta_in(body["view"])
            taking.changing(body, context, lambda caller: self._safely(lambda _: show(caller, meta))(caller))

        return handler

    def _sending(self, taking: Taking, send: Callable[[Caller, Meta, Block], Reply]) -> Callable[..., None]:
        """A window that is sent."""

        def handler(ack: Ack, body: Body, context: BoltContext, view: Block) -> None:
            meta = meta_in(view)

            def replying(caller: Caller) -> Reply:
                if caller.account is None:
                    return Reply(unlinked_window())
                try:
                    return send(caller, meta, view)
                except UserError as error:
                    return Reply(_refused(error))

            taking.sent(ack, body, context, replying)

        return handler

    def _closing(self, taking: Taking) -> Callable[..., None]:
        """A window that was closed with its walk open: how it is taken up again is said once, directly."""

        def handler(ack: Ack, body: Body, context: BoltContext, view: Block) -> None:
            ack()
            meta = meta_in(view)

            def closed(caller: Caller) -> None:
                if caller.account is None or not meta.session:
                    return
                try:
                    seat = seat_at_walk(self._walking.place, caller.account, meta.session)
                except (UnknownCase, UnknownSession):
                    return  # they are no longer on the case
                if seat.view.session.state == "open":
                    self._tell(caller.who.user, seat, wording.CLOSED)

            taking.called(body, context, pressed(body), closed)

        return handler

    def _safely(self, make: Callable[[Account], Block]) -> Callable[[Caller], Block]:
        """What is shown; to whoever is not linked how to be, and where it cannot be done why."""

        def made(caller: Caller) -> Block:
            if caller.account is None:
                return unlinked_window()
            try:
                return make(caller.account)
            except UserError as error:
                return _refused(error)

        return made

    # What is done beside showing a window

    def _seat(self, account: Account, meta: Meta) -> WalkSeat:
        return seat_at_walk(self._walking.place, account, meta.session, "walk")

    def _choosing(self, caller: Caller, meta: Meta) -> Block:
        return self._safely(lambda account: self._walking.choose(account, meta))(caller)

    def _begin(self, caller: Caller, meta: Meta, view: Block) -> Reply:
        assert caller.account is not None
        reply, seat = self._walking.begin(caller.account, meta, view)
        if seat and meta.origin:
            self._tell(caller.who.user, seat, wording.BEGUN_ELSEWHERE)
        return reply

    def _pause(self, caller: Caller, meta: Meta) -> Block:
        assert caller.account is not None
        shown, seat = self._walking.pause(caller.account, meta)
        if seat:
            self._tell(caller.who.user, seat, wording.PAUSED_HERE)
        return shown

    def _hand_over(self, caller: Caller, meta: Meta, view: Block) -> Reply:
        """Hand a walk over to somebody of the workspace who is linked and may walk it."""
        assert caller.account is not None
        seat = self._seat(caller.account, meta)
        user = next(iter(inputs.chosen_in(view, COLLEAGUE)), "")
        if user == caller.who.user:
            return Reply(errors={COLLEAGUE: wording.YOURSELF})
        to = self._office.slack_links.account(SlackPerson(caller.home.team, user))
        if to is None:
            return Reply(errors={COLLEAGUE: wording.NOT_LINKED})
        if to.id not in {one.id for one in seat.colleagues("walk")}:
            return Reply(errors={COLLEAGUE: wording.MAY_NOT_WALK})
        above: list[Block] = []
        if not seat.kept_already(meta.version, "hand_over"):
            if seat.moved_since(meta.version):
                return Reply(self._walking.stale(seat))
            hand_over(seat, to)
            if not self._tell(user, seat, wording.HANDED_TO_YOU, caller.who.user):
                above.append(parts.notice(wording.NOT_TOLD))
            self._tell(caller.who.user, seat, wording.HANDED_ON, user)
        return Reply(self._walking.present(seat.anew(), *above))

    def _document(self, caller: Caller, meta: Meta) -> Block:
        """Give somebody the finding as a Word document in their direct message."""
        from assistant.exports.finding_docx import finding_docx
        from assistant.exports.issued import issued_for_walk

        assert caller.account is not None
        seat = seat_at_walk(self._walking.place, caller.account, meta.session)
        view = seat.view
        issued = issued_for_walk(seat.cases, view.session, seat.place.at)
        content = finding_docx(seat.cases.finding(view), view.workflow, issued)
        name = f"{seat.case.reference}-{view.workflow.id}.docx"
        try:
            direct = self._speaker.directly(caller.who.user, _message(seat, wording.DOCUMENT, ""))
            upload(self._client, direct.channel, File(name, name, content))
        except (SlackClientError, OSError):
            return self._walking.finding(caller.account, meta, parts.notice(wording.NO_DOCUMENT))
        return self._walking.finding(caller.account, meta, section(wording.DOCUMENT_SENT))

    def _tell(self, user: str, seat: WalkSeat, said: str, other: str = "") -> bool:
        """Tell somebody of a walk directly; whether Slack took it: what was done stays done where it did not."""
        try:
            self._speaker.directly(user, _message(seat, said, other, with_button=True))
        except (SlackClientError, OSError) as error:
            _LOG.error("somebody could not be told of a walk: %s", place_of(error))
            return False
        return True


def _without_value(show: Showing) -> Callable[[Account, Meta, str], Block]:
    return lambda account, meta, _: show(account, meta)


def _by_account(send: Sending) -> Callable[[Caller, Meta, Block], Reply]:
    def sent(caller: Caller, meta: Meta, view: Block) -> Reply:
        assert caller.account is not None
        return send(caller.account, meta, view)

    return sent


def _message(seat: WalkSeat, said: str, other: str, *, with_button: bool = False) -> Message:
    """What somebody is told of a walk, with the button that takes it up again."""
    walk = f"{seat.case.reference}, {seat.view.workflow.title}"
    shown = section(said.format(walk=inert_within(walk, 500), user=other))
    text = said.replace("<@{user}>", "a colleague").format(walk=walk)
    go_on = [actions([button("Go on", parts.RESUME, seat.view.session.id)])] if with_button else []
    return Message(text, (shown, *go_on))


def _refused(error: UserError) -> Block:
    """Why something cannot be done; which cases there are is told to nobody who does not see them."""
    unknown = isinstance(error, UnknownCase | UnknownSession)
    said = wording.GONE if unknown else f"{inert_within(sentence(error), 2_500)}."
    return window(TITLE, [section(said)])


def _a_case_or_nothing(rest: str) -> bool:
    try:
        return not rest.strip() or bool(check_reference(rest))
    except UserError:
        return False
