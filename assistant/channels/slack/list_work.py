"""Working a list in Slack: ticking, opening again, assigning and noting, on what somebody saw."""

from __future__ import annotations

from functools import partial

from slack_bolt import BoltContext

from assistant.accounts.model import POWERS, ROLES
from assistant.cases.model import Case
from assistant.channels.slack import inputs
from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.linking import unlinked_window
from assistant.channels.slack.list_layout import ListButton
from assistant.channels.slack.list_making import PLACE
from assistant.channels.slack.list_showing import ListShowing, may_work, refusal
from assistant.channels.slack.list_windows import ASSIGN, NOTE, item_window
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, section, window
from assistant.channels.slack.mrkdwn import inert
from assistant.channels.slack.office import Office
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.taking import Body, Caller, Taking
from assistant.channels.slack.wording import TITLE
from assistant.checklists.model import Checklist, Item
from assistant.checklists.working import ListEventKind
from assistant.conversation.access import acting
from assistant.errors import UserError
from assistant.exports.checklist_layout import in_order, why

_ON_CASE: dict[str, str] = {
    f"as-{role}": role.replace("_", " ").capitalize() for role in ROLES if "see_cases" in POWERS[role]
}
"""Whom an item can be given to among those who have accounts: the people on the case in a role."""


class ListWork:
    """Works lists, for those who may."""

    def __init__(self, showing: ListShowing, office: Office, clock: Clock) -> None:
        self._showing = showing
        self._office = office
        self._clock = clock

    def work(self, kind: ListEventKind, caller: Caller, about: ListButton) -> None:
        """Tick an item or open it again; the message then shows the list as it stands."""
        case = self._showing.case(caller, about.case, "manage_cases")
        if case is None:
            return
        undone = self._worked(caller, about, kind)
        self._showing.change(caller, caller.spot, case, about.page, [undone] if undone else [])

    def _worked(
        self, caller: Caller, about: ListButton, kind: ListEventKind, *, to: str | None = None, text: str | None = None
    ) -> str:
        """Do something to an item; gives why it was not done, or nothing.

        Raises ``PersonalDataFound`` and its like for a text that cannot be kept.
        """
        lists, account = self._office.lists, caller.account
        assert account is not None
        if self._item_of(about) is None:
            return wording.FELL_AWAY
        who = acting(account, "manage_cases", self._clock(), PLACE)
        seen = lists.work_as_seen(about.case, about.version, kind, about.item, who, to=to, text=text)
        return wording.STALE if seen == "moved" else ""

    def window(self, caller: Caller, about: ListButton) -> Block | None:
        """The window of one item."""
        if caller.account is None:
            return unlinked_window()
        case, found = self._showing.case(caller, about.case), self._item_of(about)
        if case is None:
            return None
        if found is None:
            return window(TITLE, [section(wording.FELL_AWAY)])
        place = (caller.spot.channel, caller.spot.message or "-")
        return self._shown(case, about, found, place if may_work(caller.account, case) else None)

    def _shown(
        self,
        case: Case,
        about: ListButton,
        found: tuple[int, Item, Checklist],
        place: tuple[str, str] | None,
        typed: str | None = None,
    ) -> Block:
        """The window on the item as it is now, whatever the message at ``place`` still shows."""
        number, item, checklist = found
        fresh = ListButton(about.case, self._office.lists.version(about.case), about.page, item.id)
        return item_window(
            item,
            self._showing.layout.lines(number, item),
            why(item, checklist),
            self._roles(case, item),
            " ".join([fresh.value, *place]) if place else None,
            typed,
        )

    def keep(self, caller: Caller, view: Body, body: Body, context: BoltContext, taking: Taking) -> Reply:
        """Keep what was said in the window of an item."""
        about, (channel, message) = ListButton.read(view["private_metadata"]), view["private_metadata"].split(" ")[-2:]
        try:
            case = self._showing.checked(caller, about.case, "manage_cases")
        except UserError as error:
            return Reply(window(TITLE, [section(inert(refusal(error)))]))
        found = self._item_of(about)
        if case is None or found is None:
            return Reply(window(TITLE, [section(wording.FELL_AWAY)]) if case else unlinked_window())
        roles, item = self._roles(case, found[1]), found[1]
        to = roles.get("".join(inputs.chosen_in(view, ASSIGN)))
        text = "".join(inputs.chosen_in(view, NOTE)).strip()
        undone, field = "", NOTE
        try:
            if text:
                undone = self._worked(caller, about, "note", text=text)
            if to and to != item.assigned_to and not undone:
                # The note that was kept just now is theirs, and does not make the window out of date.
                field, after = ASSIGN, ListButton(about.case, about.version + bool(text), about.page, about.item)
                undone = self._worked(caller, after, "assign", to=to)
        except UserError as error:
            return Reply(errors={field: refusal(error)})
        if undone == wording.STALE and (now := self._item_of(about)):
            worded = self._office.cases.gate.reworded(text)[0] if field == NOTE else ""
            return Reply(self._shown(case, about, now, (channel, message), worded))
        if undone:
            return Reply(window(TITLE, [section(undone)]))
        spot = Spot(channel, caller.who.user, message)
        if message != "-":
            taking.called(body, context, spot, partial(self._showing.change, spot=spot, case=case, page=about.page))
        return Reply(window(TITLE, [section(wording.SAVED)]))

    def _item_of(self, about: ListButton) -> tuple[int, Item, Checklist] | None:
        """An item with its number; ``None`` where it is no longer on the list."""
        lists = self._office.lists
        if not lists.times_made(about.case):
            return None
        checklist = lists.show(about.case)
        numbered = enumerate(in_order(checklist.items), 1)
        return next(((number, item, checklist) for number, item in numbered if item.id == about.item), None)

    def _roles(self, case: Case, item: Item) -> dict[str, str]:
        """Whom an item can be given to, by names that a window keeps."""
        catalogue = self._office.lists.maker.workflows.catalogue
        named = {**catalogue.vocabulary.roles, **catalogue.board(case.board).roles}
        roles = _ON_CASE | {name: role[:1].upper() + role[1:] for name, role in sorted(named.items())}
        if item.assigned_to and item.assigned_to not in roles.values():
            roles = {"-": item.assigned_to, **roles}
        return dict(list(roles.items())[: inputs.MOST_OPTIONS])
