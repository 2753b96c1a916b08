"""A workspace with the application in it: people who write, mention, command and press, over either way in."""

import contextlib
import datetime
import json
import shutil
import tempfile
import threading
import urllib.parse
from dataclasses import dataclass, replace
from functools import cached_property

import uvicorn

from assistant.adapters.memory_deliveries import MemoryDeliveries
from assistant.adapters.sql import open_database
from assistant.channels.slack.app import SlackApp, now
from assistant.channels.slack.listen import connected
from assistant.channels.slack.office import OwnOffice
from assistant.channels.web.app import website
from assistant.settings import Settings
from loopback_slack import APP_TOKEN, BOT_TOKEN, TEAM, LoopbackSlack
from slack_requests import SIGNING_SECRET, post, signed

MODES = ("socket", "http")
"""The ways in."""
ASK = "How long does the Chair have to decide after the Scoping Panel?"
NAMED = "What should we do about Jayden Oyelaran, born 3 May 2009?"
"""An invented child, typed where nobody should be named."""
SERVED = {"board": "staffordshire", "sources": "all"}
CHANNELS = dict.fromkeys(("C1PRIVATE", "C2PUBLIC", "C3SHARED", "C4ABSENT"), SERVED)
SLACK_SETTINGS = {
    "slack_bot_token": BOT_TOKEN,
    "slack_app_token": APP_TOKEN,
    "slack_signing_secret": SIGNING_SECRET,
    "slack_channels": CHANNELS,
}


@dataclass
class Workspace:
    """Slack, and the application that listens to it."""

    slack: LoopbackSlack
    mode: str
    app: SlackApp | None = None
    address: str = ""
    serving: object = None
    """Gives the web application."""

    @cached_property
    def site(self):
        """The web application on the same database; over HTTP it is the one that takes Slack's requests."""
        return self.serving()

    # The ways in

    def deliver(self, kind, payload, **retry):
        """Send something to the application and give what it acknowledges with."""
        if self.mode == "socket":
            return self.slack.acknowledged(self.slack.send(kind, payload, **retry))
        if kind == "events_api":
            body, form = json.dumps(payload), "application/json"
        else:
            fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            body, form = urllib.parse.urlencode(fields), "application/x-www-form-urlencoded"
        status, text = post(f"{self.address}/slack/events", body, {"Content-Type": form, **signed(body)})
        assert status == 200, (status, text)
        return json.loads(text) if text.startswith("{") else None

    def event(self, event, **outer):
        payload = self.slack.event(event, **outer)
        self.deliver("events_api", payload)
        return payload

    # What people do

    def write(self, text, user="U1", thread=None, **more):
        """Write in the messages tab; gives Slack's name of the message."""
        ts = self.slack.stamp()
        event = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": text, "ts": ts}
        self.event({**event, **({"thread_ts": thread} if thread else {}), **more})
        return ts

    def mention(self, text, channel="C1PRIVATE", user="U1", thread=None, **more):
        ts = self.slack.stamp()
        event = {"type": "app_mention", "channel": channel, "user": user, "text": f"<@U0BOT> {text}", "ts": ts}
        self.event({**event, **({"thread_ts": thread} if thread else {}), **more})
        return ts

    def command(self, text, channel="C1PRIVATE", user="U1"):
        payload = {
            "command": "/scr",
            "text": text,
            "team_id": TEAM,
            "channel_id": channel,
            "channel_name": "a-channel",
            "user_id": user,
            "user_name": "somebody",
            "api_app_id": "A0",
            "response_url": self.slack.response_url(channel, user),
            "trigger_id": self.slack.trigger(user),
        }
        return self.deliver("slash_commands", payload)

    def press(self, posted, action, user="U1", trigger=None):
        button = posted.button(action)
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "api_app_id": "A0",
            "channel": {"id": posted.channel},
            "container": {"type": "message", "message_ts": posted.ts, "channel_id": posted.channel},
            "trigger_id": trigger or self.slack.trigger(user),
            "response_url": self.slack.response_url(posted.channel, user, posted),
            "actions": [{**button, "block_id": "b", "action_ts": "1", "type": "button"}],
        }
        return self.deliver("interactive", payload)

    def submit(self, view, values, user="U1"):
        payload = {
            "type": "view_submission",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "api_app_id": "A0",
            "trigger_id": self.slack.trigger(),
            "view": {"id": "V1", "hash": "1", **view, "state": {"values": values}},
        }
        return self.deliver("interactive", payload)

    # What they see

    def posts(self, count):
        """The first so many things that were posted, once they are there."""
        self.slack.until(lambda: len(self.slack.posted) >= count)
        return self.slack.posted[:count]

    def answer(self):
        """The only thing that was posted."""
        return self.posts(1)[0]

    def settled(self):
        """Everything that was posted, once nothing more will be: the application has finished."""
        self.app.close()
        return self.slack.posted


def settled_settings(assistant, slack, data, **more):
    """The assistant with Slack set up, keeping what it keeps in a folder of its own."""
    made = {**assistant.settings.model_dump(), **SLACK_SETTINGS, "slack_api": slack.api, "data_dir": data, **more}
    return replace(assistant, settings=Settings(_env_file=None, **made))


def beside(assistant, clock, opened):
    """The web application as a program serves it that does not listen to Slack itself."""
    settings = assistant.settings.model_copy(update={"slack_signing_secret": None})
    site = website(replace(assistant, settings=settings), clock=clock)
    opened.callback(site.state.site.close)
    return site


@contextlib.contextmanager
def workspace(assistant, data, mode="socket", deliveries=None, clock=now, slack=None, **more):
    """A workspace whose application answers with an assistant."""
    with contextlib.ExitStack() as opened:
        if slack is None:
            slack = LoopbackSlack()
            opened.callback(slack.close)
        own = settled_settings(assistant, slack, data, **more)
        made = Workspace(slack, mode)
        _with_database(data)
        if mode == "socket":
            office = OwnOffice(own, opened.enter_context(open_database(own.settings)))
            made.app = SlackApp(own, deliveries or MemoryDeliveries(), clock, office)
            opened.callback(made.app.close)
            opened.enter_context(connected(made.app, own.settings))
            made.serving = lambda: beside(own, clock, opened)
        else:
            made.address, made.app, site = opened.enter_context(served(own, clock))
            made.serving = lambda: site
        yield made


def asking_place(request, attached, tmp_path):
    """The fixture of tests on questions: a workspace, over the way in that the test asks for."""
    with workspace(attached, tmp_path, getattr(request, "param", "socket")) as made:
        yield made


_databases = []
"""A database with its tables made, to be copied: making them takes longer than most tests."""


def _with_database(data):
    if not _databases:
        folder = tempfile.TemporaryDirectory()
        _databases.append(folder)
        with open_database(Settings(_env_file=None, data_dir=folder.name)):
            pass
    if not (data / "records.db").exists():  # a workspace on what another left keeps it
        shutil.copytree(_databases[0].name, data, dirs_exist_ok=True)


@contextlib.contextmanager
def served(assistant, clock=now):
    """The web application with Slack's requests taken at it, listening."""
    site = website(assistant, clock=clock)
    server = uvicorn.Server(uvicorn.Config(site, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            thread.join(0.01)
        door = next(made for made in site.user_middleware if made.cls.__name__ == "Door")
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", door.kwargs["slack"], site
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Clock:
    """A clock that stands still until it is moved on."""

    at: datetime.datetime = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)

    def __call__(self):
        return self.at

    def pass_(self, **how_long):
        self.at += datetime.timedelta(**how_long)
