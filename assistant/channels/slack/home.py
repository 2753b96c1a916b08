"""The home tab: what somebody has in hand, and what they may begin."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from slack_bolt import Ack, App, BoltContext

from assistant.accounts.model import Account
from assistant.channels.slack import home_wording as wording
from assistant.channels.slack.linking import Linking, unlinked
from assistant.channels.slack.list_layout import MAKE, SHOW, ListButton
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, actions, button, context, section
from assistant.channels.slack.mrkdwn import cut, inert, inert_within, link
from assistant.channels.slack.office import Office
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.taking import Body, Caller, Command, Taking, pressed
from assistant.channels.slack.walk_parts import RESUME, START
from assistant.checklists.model import Item
from assistant.conversation.my_cases import InHand, MyCase, MyWalk, in_hand
from assistant.conversation.reminding import LONDON

UNLINK_HERE = "home_unlink"
"""The button, as handlers know it."""
_MOST_WAITING, _MOST_DUE, _MOST_CASES = 15, 20, 20
_MOST_TEXT, _MOST_LABEL = 400, 75
Shown = TypeVar("Shown")


class HomeTab:
    """Shows people their home tab."""

    def __init__(self, speaker: Speaker, office: Office, linking: Linking, clock: Clock) -> None:
        self._speaker = speaker
        self._office = office
        self._linking = linking
        self._clock = clock

    def register(self, bolt: App, taking: Taking) -> dict[str, Command]:
        """Take the button that is on this tab alone; there are no commands."""

        def unlink(ack: Ack, body: Body, context: BoltContext) -> None:
            ack()
            taking.called(body, context, pressed(body), self._unlink)

        bolt.action(UNLINK_HERE)(unlink)
        return {}

    def show(self, caller: Caller) -> None:
        """Show it as it stands now."""
        self._speaker.show_home(caller.who.user, self._view(caller.account))

    def _unlink(self, caller: Caller) -> None:
        """Unlink them, and show the tab of whoever is not linked."""
        self._linking.unlink(caller)
        self.show(replace(caller, account=None))

    def _view(self, account: Account | None) -> Block:
        if account is None:
            return not_linked_home()
        today = self._clock().astimezone(LONDON).date()
        held = in_hand(account, self._office.lists, self._office.access, today)
        return home(account, held, self._office.pages, today)


def not_linked_home() -> Block:
    """What whoever has not linked their sign-in is shown: what the application can do, and the link."""
    return {"type": "home", "blocks": [section(wording.WHAT_I_DO), *unlinked()]}


def home(account: Account, held: InHand, pages: str, today: datetime.date) -> Block:
    """The tab of somebody who is linked: at most 60 blocks, however many cases there are."""
    begin = [button("Start a walk", START, "start")] if account.may("walk") else []
    roles = " and ".join(role.replace("_", " ") for role in account.counted)
    blocks = [
        section(wording.you_are(inert_within(account.name, _MOST_TEXT), roles)),
        actions([*begin, button("Unlink my sign-in", UNLINK_HERE, "unlink")]),
    ]
    if not account.may("see_cases"):
        return {"type": "home", "blocks": [*blocks, section(wording.NO_CASES_FOR_YOU)]}
    waiting = [(one, walk) for one in held.cases for walk in one.walks if walk.mine]
    due = sorted(
        ((item, one) for one in held.cases for item in (*one.late, *one.soon)),
        key=lambda found: (found[0].due or today, found[1].case.reference, found[0].id),
    )
    blocks += _part(
        wording.WAITING, waiting, _MOST_WAITING, lambda found: _waiting(*found), wording.NOTHING_WAITS, pages
    )
    blocks += _part(wording.DUE, due, _MOST_DUE, lambda found: _due(*found, today), wording.NOTHING_DUE, pages)
    blocks += _part(wording.CASES, held.cases, _MOST_CASES, _case, wording.NO_CASES, pages)
    if held.more:
        blocks.append(context(_more(wording.not_looked_through(held.more), pages)))
    return {"type": "home", "blocks": blocks}


def _part(
    title: str, found: Sequence[Shown], most: int, laid_out: Callable[[Shown], Block], nothing: str, pages: str
) -> list[Block]:
    """A heading with what stands under it, and how much more there is."""
    blocks = [{"type": "divider"}, section(f"*{title}*")]
    blocks += [laid_out(one) for one in found[:most]] or [section(nothing)]
    if len(found) > most:
        blocks.append(context(_more(wording.more(len(found) - most), pages)))
    return blocks


def _waiting(one: MyCase, walk: MyWalk) -> Block:
    text = f"*{inert_within(walk.title, _MOST_TEXT)}* {_named(one)}\n{walk.status}"
    go_on = button("Go on", RESUME, walk.session, cut(f"Go on: {walk.title}", _MOST_LABEL))
    return {**section(text), "accessory": go_on}


def _due(item: Item, one: MyCase, today: datetime.date) -> Block:
    late = f" {wording.LATE}" if item.due and item.due < today else ""
    who = inert_within(item.assigned_to or item.who or "", _MOST_TEXT)
    text = f"*{item.due:%-d %B %Y}*{late} {inert_within(item.what, _MOST_TEXT)}\n{who} · {_named(one)}"
    return {**section(text), "accessory": _open(one)}


def _case(one: MyCase) -> Block:
    lines = [f"*{one.case.reference}* {inert(one.board)}"]
    lines += [f"{inert_within(walk.title, _MOST_TEXT)}: {walk.status}" for walk in one.walks[:3]]
    if len(one.walks) > 3:
        lines.append(wording.more(len(one.walks) - 3))
    if not one.walks:
        lines.append(wording.NO_WALKS)
    if one.listed:
        return {**section("\n".join(lines)), "accessory": _open(one)}
    if one.works:
        make = button("Make a checklist", MAKE, ListButton(one.case.reference, 0).value)
        return {**section("\n".join(lines)), "accessory": make}
    return section("\n".join(lines))


def _open(one: MyCase) -> Block:
    reference = one.case.reference
    return button("Checklist", SHOW, ListButton(reference, 0).value, f"Checklist of case {reference}")


def _named(one: MyCase) -> str:
    return f"{one.case.reference}, {inert(one.board)}"


def _more(text: str, pages: str) -> str:
    return f"{text} {link(f'{pages}/cases', wording.ON_THE_WEB)}" if pages else text
