"""People in Slack who are linked to accounts: what they press, fill in and send, and what they then see."""

import datetime
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass

import desks
import picnics
from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.accounts.model import Account
from assistant.cases.model import Placed
from assistant.cases.references import check_reference
from slack_layouts import words_in
from slack_methods import TEAM
from workspaces import Clock, workspace

BOARD = "riverside"
MORNING = datetime.datetime(2020, 6, 2, 9, 0, tzinfo=datetime.UTC)


@contextmanager
def picnic(assistant, folder, mode="socket"):
    """A workspace that works the invented workflows, in the morning."""
    with workspace(assistant, folder, mode, clock=Clock(MORNING)) as made_one:
        at_the_picnic(made_one, folder / "invented")
        yield made_one


def at_the_picnic(place, folder):
    """Have a workspace work the invented workflows, with cases and lists in memory."""
    with desks.opened("memory", folder) as (store, cases):
        office = place.app._lists._office
        office._lists = desks.lists_of(desks.desk_of(store, cases, picnics.workflows(folder)))
        return office


def picnic_place(request, handbook, tmp_path):
    """The fixture of tests on lists: such a workspace, over the way in that the test asks for."""
    with picnic(handbook, tmp_path, getattr(request, "param", "socket")) as made_one:
        yield made_one


@dataclass
class Hand:
    """Somebody in Slack."""

    place: object
    user: str
    account: Account | None = None

    @property
    def slack(self):
        return self.place.slack

    @property
    def office(self):
        return self.place.app._lists._office

    # What they do

    def open_home(self):
        """Open the home tab, and give what stands there."""
        before = self.slack.methods().count("views.publish")
        self.place.event({"type": "app_home_opened", "user": self.user, "channel": f"D{self.user}", "tab": "home"})
        self.slack.until(lambda: self.slack.methods().count("views.publish") > before and self.user in self.slack.homes)
        return self.slack.homes[self.user]

    def press(self, where, action, about=""):
        """Press a button of a message, a window or the home tab; ``about`` is some of its value."""
        view = where if isinstance(where, dict) else None
        button = pressed_in(view["blocks"] if view else where.blocks, action, about)
        if view:
            place = {"container": {"type": "view", "view_id": view["id"]}, "view": view}
        else:
            container = {"type": "message", "message_ts": where.ts, "channel_id": where.channel}
            url = self.slack.response_url(where.channel, self.user, where)
            place = {"container": container, "channel": {"id": where.channel}, "response_url": url}
        self._interact({"type": "block_actions", "actions": [{**button, "block_id": "b", "action_ts": "1"}], **place})

    def send(self, window, **fields):
        """Fill in a window and send it; gives what its sending was acknowledged with."""
        asked = {block["block_id"]: block["element"] for block in window["blocks"] if block["type"] == "input"}
        assert set(fields) <= set(asked), f"no such field: {set(fields) - set(asked)}"
        filled = {name: {asked[name]["action_id"]: _state(asked[name], given)} for name, given in fields.items()}
        self.slack.type(window["id"], filled)
        values = {
            name: {
                element["action_id"]: self.slack.typed(window["id"], name, element["action_id"])
                or _state(element, None)
            }
            for name, element in asked.items()
        }
        told = self._interact({"type": "view_submission", "view": {**window, "state": {"values": values}}})
        self.slack.answered(window, self.user, told)
        return told

    def window(self, title):
        """The window that they see, once it is the one with a title."""
        self.slack.until(lambda: (shown := self.slack.window(self.user)) and shown["title"]["text"] == title)
        return deepcopy(self.slack.window(self.user))

    def command(self, text, channel="C1PRIVATE"):
        self.place.command(text, channel=channel, user=self.user)

    def lists_seen(self, count=1):
        """The messages with lists that they have, once there are so many."""
        mine = lambda: [p for p in self.slack.posted if p.channel == f"D{self.user}" and not p.gone]  # noqa: E731
        self.slack.until(lambda: len(mine()) >= count)
        return mine()

    def _interact(self, payload):
        return self.place.deliver(
            "interactive",
            {
                "team": {"id": TEAM},
                "user": {"id": self.user, "team_id": TEAM},
                "api_app_id": "A0",
                "trigger_id": self.slack.trigger(self.user),
                **payload,
            },
        )


def hand(place, user="U1", name="Di", roles=("business_manager",), boards=(BOARD,), link=True):
    """Somebody with an account, linked or not."""
    office = place.app._lists._office
    account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=roles, boards=boards)
    if account.id not in {kept.id for kept in office.accounts.accounts()}:
        office.accounts.keep(account)
    if link:
        now = datetime.datetime.now(datetime.UTC)
        code = office.slack_links.offer(LinkAsked(SlackPerson(TEAM, user), "Home", name), now)
        assert office.slack_links.link(code, account, now)
    return Hand(place, user, account)


def a_case(someone, board=BOARD):
    """A case that somebody is on."""
    office = someone.office
    case = office.cases.open_case(board, desks.acting())
    put_on(office, case.reference, someone)
    return check_reference(case.reference)


def put_on(office, reference, *people):
    for one in people:
        placed = Placed(account=one.account.id, kind="joined", by="a-di", at=desks.MORNING)
        office.cases.store.place(reference, placed)


def go_through(di, window=None, day="2020-06-05", facts=None, **processes):
    """Go through every window of what a list is made for, up to the last."""
    di.send(window or di.window("When was it?"), party_on=day)
    di.send(di.window("What runs beside it?"), **processes)
    if di.slack.window(di.user)["title"]["text"] == "What else is known?":
        di.send(di.window("What else is known?"), **(facts or {}))
    if di.slack.window(di.user)["title"]["text"] == "Which days are known?":
        di.send(di.window("Which days are known?"))
    return di.window("Check the list")


def made(di, case, **processes):
    """The list of a case, made in Slack; gives the message that shows it."""
    before = len(di.slack.posted)
    di.command(f"checklist {case}")
    di.send(go_through(di, **({"picnic": "yes", "regatta": "not_yet_known"} | processes)))
    di.slack.until(lambda: len(di.slack.posted) > before)
    return di.slack.posted[-1]


def buttons_in(blocks):
    """Every button of a layout, wherever it stands."""
    for block in blocks:
        yield from (element for element in block.get("elements", ()) if element.get("type") == "button")
        if block.get("accessory", {}).get("type") == "button":
            yield block["accessory"]


def pressed_in(blocks, action, about=""):
    """The button of an action, and of what it is about."""
    found = [b for b in buttons_in(blocks) if b["action_id"] == action and about in b["value"]]
    assert found, (action, about, [(b["action_id"], b["value"]) for b in buttons_in(blocks)])
    return found[0]


def says(shown):
    """The words of a message, a window or a home tab."""
    return "\n".join(words_in(shown["blocks"] if isinstance(shown, dict) else shown.blocks))


def formatted(value):
    """Every text of a layout that Slack formats: what is plain it shows as it stands."""
    if isinstance(value, dict):
        own = [value["text"]] if value.get("type") == "mrkdwn" else []
        return own + [text for part in value.values() for text in formatted(part)]
    return [text for part in value for text in formatted(part)] if isinstance(value, list) else []


def _state(element, value):
    """What Slack says stands in a field."""
    kind = element["type"]
    if kind == "datepicker":
        return {"type": kind, "selected_date": value if value is not None else element.get("initial_date")}
    if kind in {"plain_text_input", "number_input"}:
        return {"type": kind, "value": (value or None) if value is not None else element.get("initial_value")}
    offered = {option["value"]: option for option in element["options"]}
    if kind in {"checkboxes", "multi_static_select"}:
        chosen = [offered[one] for one in value] if value is not None else element.get("initial_options", [])
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": offered[value] if value else element.get("initial_option")}
