"""People in Slack who have accounts, and walk cases in windows: they read, fill in, press and send, and nothing else."""

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from starlette.testclient import TestClient

import desks
from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.accounts.model import Account
from assistant.cases.model import Placed
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.inputs import FIELD
from assistant.channels.slack.walk_handlers import _message
from assistant.conversation.seat import seat_at_walk
from loopback_slack import TEAM
from people import Person
from slack_layouts import words_of
from workspaces import Clock, workspace

BOARD = "riverside"
ROLES = {
    "Ada": ("referrer",),
    "Cy": ("chair",),
    "Bo": ("panel_member",),
    "Di": ("business_manager",),
    "Guy": ("chair",),
}
USERS = {"Ada": "U1", "Cy": "U2", "Bo": "U7", "Di": "U8", "Guy": "U9"}
"""Invented people by their first names, and Slack's ids of them."""


@dataclass
class Walker:
    """Somebody in Slack, and the window that they see."""

    office: "SlackOffice"
    name: str
    told: dict = field(default_factory=dict)
    """What the last window was acknowledged with."""

    @property
    def place(self):
        return self.office.place

    @property
    def slack(self):
        return self.place.slack

    @property
    def user(self):
        return USERS[self.name]

    @property
    def account(self):
        return self.office.desks.accounts.account(f"a-{self.name.lower()}")

    @property
    def window(self):
        return self.slack.window(self.user)

    @property
    def says(self):
        """The words of the window."""
        return words_of([self.window["title"], *self.window["blocks"]])

    @property
    def fields(self):
        """The fields of the window, by their names without the question that they are of."""
        return {_plain(block["block_id"]): block for block in self.window["blocks"] if block["type"] == "input"}

    @property
    def stands(self):
        """What stands in the fields of the window, typed or shown so."""
        return {name: _said(self._state(self.window, block)) for name, block in self.fields.items()}

    @property
    def buttons(self):
        """The buttons of the window by their action."""
        found = [e for block in self.window["blocks"] if block["type"] == "actions" for e in block["elements"]]
        found += [block["accessory"] for block in self.window["blocks"] if "accessory" in block]
        return {button["action_id"]: button for button in found}

    @property
    def direct(self):
        """What stands in their direct messages."""
        return [posted for posted in self.slack.posted if posted.channel == f"D{self.user}"]

    def open(self, how):
        """Do something that opens a window, and wait for it."""
        seen = len(self.slack.views)
        how()
        self.slack.until(lambda: len(self.slack.views) > seen)
        return self

    def command(self, text="walk", channel=None):
        return self.open(lambda: self.place.command(text, channel or f"D{self.user}", self.user))

    def take_up(self, posted):
        """Press the button of a message that opens a window."""
        return self.open(lambda: self.place.press(posted, "walk", user=self.user))

    def press(self, action, *, trigger=None, view=None):
        """Press a button of the window, and wait until it shows something else."""
        self.office.clock.pass_(seconds=1)
        before = view or self.window
        seen = len(self.slack.views)
        self.slack_press(action, before, trigger)
        self.slack.until(lambda: len(self.slack.views) > seen)
        return self

    def slack_press(self, action, view, trigger=None):
        """Press it, whatever comes of it."""
        button = next(one for name, one in self.buttons.items() if name == action)
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": self.user, "team_id": TEAM},
            "api_app_id": "A0",
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": trigger or self.slack.trigger(self.user),
            "view": {**view, "state": {"values": self._values(view)}},
            "actions": [{**button, "block_id": "b", "action_ts": "1", "type": "button"}],
        }
        return self.place.deliver("interactive", payload)

    def send(self, *, view=None, **typed):
        """Fill the window in and send it; what it is acknowledged with happens to it."""
        self.office.clock.pass_(seconds=1)
        view = dict(view or self.window)
        self.fill(view=view, **typed)
        values = self._values(view)
        for block in view["blocks"]:
            if block["type"] == "input":
                given = values[block["block_id"]][FIELD]
                assert block["optional"] or _said(given), f"Slack does not send {block['block_id']} empty"
        self.told = self.place.submit(view, values, self.user) or {}
        self.slack.answered(view, self.user, self.told)
        return self

    def fill(self, *, view=None, **typed):
        """Fill fields of the window in, and leave it so."""
        view = view or self.window
        fields = {_plain(block["block_id"]): block for block in view["blocks"] if block["type"] == "input"}
        assert set(typed) <= set(fields), f"no such fields: {set(typed) - set(fields)}"
        filled = {fields[name]["block_id"]: _filled(fields[name]["element"], given) for name, given in typed.items()}
        self.slack.type(view["id"], {name: {FIELD: given} for name, given in filled.items()})
        return self

    def _values(self, view):
        return {b["block_id"]: {FIELD: self._state(view, b)} for b in view["blocks"] if b["type"] == "input"}

    def _state(self, view, block):
        return self.slack.typed(view["id"], block["block_id"], FIELD) or _filled(block["element"], None)

    def close(self):
        """Close the window; where the application asked for it, it is told."""
        gone = self.slack.closed(self.user)
        if gone.get("notify_on_close"):
            payload = {
                "type": "view_closed",
                "team": {"id": TEAM},
                "user": {"id": self.user, "team_id": TEAM},
                "api_app_id": "A0",
                "view": {**gone, "state": {"values": {}}},
                "is_cleared": False,
            }
            self.place.deliver("interactive", payload)
        return self

    @property
    def errors(self):
        """What is wrong with which field of the window that was sent."""
        return {_plain(name): wrong for name, wrong in self.told.get("errors", {}).items()}

    # What everybody does

    def begun(self, case=f"new:{BOARD}", workflow="pizza-party", answer="no", **dates):
        """Begin a walk, past the safety question."""
        self.command().send(workflow=workflow, case=case).send(**dates)
        return self.send(safety=answer)

    def feast(self):
        """Answer to the end."""
        return self.send(answer="yes").feast_from_dough()

    def feast_from_dough(self):
        """The same once the oven is known to work."""
        return self.send(answer="3").send(answer="good", reasons="We tried it.").send(answer="yes")


@dataclass
class SlackOffice:
    """A workspace whose cases are walked through invented workflows."""

    place: object
    clock: Clock
    desk: object
    desks: object
    lists: object = None
    """Those in memory, which the pages show as well."""
    done: set = field(default_factory=set)
    """Cases that are looked at no more."""

    def person(self, name, *, linked=True, boards=(BOARD,), roles=None):
        """Somebody with an account, linked or not."""
        account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=roles or ROLES[name], boards=boards)
        if account.id not in {kept.id for kept in self.desks.accounts.accounts()}:
            self.desks.accounts.keep(account)
        user = USERS[name]
        somebody = self.place.slack.people["U1"]
        self.place.slack.people[user] = {**somebody, "id": user, "real_name": f"{name} E."}
        if linked:
            links = self.desks.slack_links
            asked = LinkAsked(SlackPerson(TEAM, user), "Home", name)
            links.link(links.offer(asked, self.clock()), account, self.clock())
        return Walker(self, name)

    def at_browser(self, account):
        """Somebody signed in at a browser, at the pages on the same database."""
        site = self.place.site.state.site
        if self.lists:
            site._lists = self.lists
        client = TestClient(self.place.site, base_url="http://127.0.0.1:8000", follow_redirects=False)
        client.cookies.set(site.cookie, site.sessions.begin(account, None))
        return Person(account, client, self.clock)

    def put(self, case, *others):
        """Put people on a case."""
        for other in others:
            placed = Placed(account=other.account.id, kind="joined", by=other.account.id, at=self.clock())
            self.desk.store.place(case, placed)

    def session(self, number=-1):
        """A walk as it is kept; the last one."""
        case = [one.reference for one in self.desk.store.cases() if one.reference not in self.done][-1]
        return self.desk.store.sessions(case)[number]


@contextmanager
def slack_office(assistant, folder, mode="socket", *, opened=None, clock=None, real=False, **settings):
    """A workspace on the invented workflows, or on those of the assistant; its cases are kept in memory.

    They are kept in what was opened before where that is given, and in a database where the workflows are real.
    """
    clock = clock or Clock()
    with ExitStack() as stack:
        place = stack.enter_context(workspace(assistant, folder, mode, clock=clock, **settings))
        office = place.app._walk._office
        if real:
            yield SlackOffice(place, clock, office.cases, office)
            return
        if opened is None:
            store, cases = stack.enter_context(desks.opened("memory", folder))
            opened = desks.desk_of(store, cases, desks.workflows(folder))
        office._lists = desks.lists_of(opened)
        yield SlackOffice(place, clock, opened, office, office._lists)


def walking_place(request, handbook, tmp_path):
    """The fixture of tests on walks: such a workspace, over the way in that the test asks for."""
    with slack_office(handbook, tmp_path, getattr(request, "param", "socket")) as made:
        yield made


def looking(walker):
    """Somebody at the window of the decision, from a button in their direct messages."""
    handlers = walker.place.app._walk
    seat = seat_at_walk(handlers._walking.place, walker.account, walker.office.session().id)
    before = len(walker.direct)
    handlers._speaker.directly(walker.user, _message(seat, wording.PAUSED_HERE, "", with_button=True))
    walker.slack.until(lambda: len(walker.direct) > before)
    walker.take_up(walker.direct[-1])
    if "walk_finding" in walker.buttons:
        walker.press("walk_finding")
    return walker.press("walk_decision") if "walk_decision" in walker.buttons else walker


def _filled(element, typed):
    """What an element holds once it is filled in; left alone, what it held at first."""
    kind = element["type"]
    options = {option["value"]: option for option in element.get("options", ())}
    match kind:
        case "radio_buttons" | "static_select":
            chosen = options[typed] if typed else element.get("initial_option")
            return {"type": kind, "selected_option": chosen}
        case "checkboxes" | "multi_static_select":
            chosen = [options[one] for one in typed] if typed is not None else element.get("initial_options", [])
            return {"type": kind, "selected_options": chosen}
        case "datepicker":
            return {"type": kind, "selected_date": typed or (element.get("initial_date") if typed is None else None)}
        case "users_select":
            return {"type": kind, "selected_user": typed}
        case _:
            text = typed if typed is not None else element.get("initial_value", "")
            assert len(text) <= element.get("max_length", 3_000), "Slack takes no longer text"
            return {"type": kind, "value": text or None}


def _plain(name):
    """A field without the question that it is of."""
    return name.partition(":")[0]


def _said(given):
    """What somebody means by what stands in a field."""
    [held] = [value for name, value in given.items() if name != "type"]
    if isinstance(held, list):
        return [option["value"] for option in held]
    return held["value"] if isinstance(held, dict) else held
