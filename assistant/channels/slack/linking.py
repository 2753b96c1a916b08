"""Linking a sign-in from Slack: the one-time link is sent to whoever asked, and to nobody else."""

from __future__ import annotations

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.accounts.model import Account
from assistant.channels.slack import link_wording as wording
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, Message, actions, button, said, section, window
from assistant.channels.slack.mrkdwn import inert, link
from assistant.channels.slack.office import Office
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.taking import Body, Caller, Command, Taking, in_window, pressed
from assistant.channels.slack.wording import TITLE

LINK, UNLINK = "link_sign_in", "unlink_sign_in"
"""The buttons, as handlers know them."""


class Linking:
    """Links people in Slack to their accounts, and unlinks them."""

    def __init__(self, client: WebClient, speaker: Speaker, office: Office, clock: Clock) -> None:
        self._client = client
        self._speaker = speaker
        self._office = office
        self._clock = clock

    def register(self, bolt: App, taking: Taking) -> dict[str, Command]:
        """Take the buttons; gives the commands."""

        def link(ack: Ack, body: Body, context: BoltContext) -> None:
            ack()
            if in_window(body):
                taking.changing(body, context, self._linked_in_window)
            else:
                taking.called(body, context, pressed(body), self.link)

        def unlink(ack: Ack, body: Body, context: BoltContext) -> None:
            ack()
            taking.called(body, context, pressed(body), self.unlink)

        bolt.action(LINK)(link)
        bolt.action(UNLINK)(unlink)
        return {
            "link": Command(lambda body, context, spot, _: taking.called(body, context, spot, self.link)),
            "unlink": Command(lambda body, context, spot, _: taking.called(body, context, spot, self.unlink)),
        }

    def link(self, caller: Caller) -> None:
        """Send a one-time link to whoever asked, directly; or say who they are here already."""
        self._tell(caller, self._answer(caller))

    def unlink(self, caller: Caller) -> None:
        """Forget whose account somebody has, in Slack."""
        if caller.account is None:
            self._tell(caller, said(wording.NOT_LINKED))
        else:
            self._office.slack_links.unlink(caller.account.id)
            self._tell(caller, said(wording.UNLINKED))

    def _linked_in_window(self, caller: Caller) -> Block:
        """The same, for whoever pressed in a window: it says there that the link was sent."""
        self.link(caller)
        return window(TITLE, [section(wording.SENT)])

    def _answer(self, caller: Caller) -> Message:
        if caller.account:
            text = wording.LINKED.format(name=inert(caller.account.name), roles=_roles(caller.account))
            return Message(text, (section(text), actions([button("Unlink", UNLINK, "unlink")])))
        if not self._office.pages:
            return said(wording.NO_PAGES)
        asked = self._asked(caller)
        code = self._office.slack_links.offer(asked, self._clock())
        address = f"{self._office.pages}/slack/link/{code}"
        text = f"{link(address, wording.OPEN)} {wording.HOW_LINKED}"
        return Message(f"{wording.OPEN}: {address} {wording.HOW_LINKED}", (section(text),))

    def _asked(self, caller: Caller) -> LinkAsked:
        """Who asks, as the page shows them to whoever confirms."""
        told = self._client.users_info(user=caller.who.user)["user"]
        name = (told.get("profile") or {}).get("display_name") or told.get("real_name") or told.get("name") or ""
        person = SlackPerson(caller.home.team, caller.who.user)
        return LinkAsked(person, str(self._client.auth_test()["team"]), str(name) or caller.who.user)

    def _tell(self, caller: Caller, message: Message) -> None:
        """Write to them directly; where they asked elsewhere, say that it was."""
        told = self._speaker.directly(caller.who.user, message)
        if caller.spot.channel not in {told.channel, caller.who.user}:
            self._speaker.to_asker(caller.spot, said(wording.SENT))


def unlinked_window() -> Block:
    """The window that is shown where case work is wanted and nobody is linked."""
    return window(TITLE, unlinked())


def unlinked() -> list[Block]:
    """What is shown to somebody who is not linked, with the button that links them."""
    return [section(wording.LINK_FIRST), actions([button("Link my sign-in", LINK, "link")])]


def _roles(account: Account) -> str:
    return " and ".join(role.replace("_", " ") for role in account.counted)
