"""A Slack of our own on this machine, after Slack's published documents: its Web API, its Socket Mode, its signatures.

It refuses what Slack refuses: unknown methods, wrong tokens, scopes that the manifest does not ask for, channels that
the application is not in, windows opened too late, and blocks that Slack's own models do not accept.
"""

import contextlib
import inspect
import itertools
import json
import threading
import time
import uuid
from dataclasses import dataclass, field

import yaml
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

from conftest import PROJECT
from slack_files import Files
from slack_layouts import Refused
from slack_methods import BOT_USER, OTHER_TEAM, TEAM, Methods, person
from slack_server import listening
from slack_windows import Windows

MANIFEST = PROJECT / "assistant" / "channels" / "slack" / "manifest.yaml"
BOT_TOKEN, APP_TOKEN = "xoxb-made-up", "xapp-made-up"
METHOD_SCOPES = {
    "auth.test": None,
    "users.info": "users:read",
    "conversations.info": None,
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "views.open": None,
    "views.push": None,
    "views.update": None,
    "views.publish": None,
    "assistant.threads.setStatus": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "apps.connections.open": None,
}
"""The methods there are, and the scope that each needs of the bot's token."""
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "app_home_opened": None}
BESIDE = {"auth.test": {"team_id"}, "apps.connections.open": {"app_token"}}
"""Arguments that are known and may be missing although Slack's own client has it otherwise."""
_RESPONSES = 5


@dataclass
class Trouble:
    """What goes wrong with the next calls of a method."""

    status: int
    retry_after: int | None
    times: int
    until: float = 0.0


@dataclass
class LoopbackSlack(Methods, Windows, Files):
    """One workspace, as the application sees it."""

    manifest: dict = field(default_factory=lambda: yaml.safe_load(MANIFEST.read_text()))
    posted: list = field(default_factory=list)
    statuses: list = field(default_factory=list)
    prompts: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    too_soon: list = field(default_factory=list)
    acks: dict = field(default_factory=dict)
    refusals: list = field(default_factory=list)
    organisation: str | None = None
    """The organisation of several workspaces that this one belongs to."""

    def __post_init__(self):
        self.people = {
            "U1": person("U1"),
            "U2": person("U2"),
            "U3GUEST": person("U3GUEST", is_restricted=True),
            "U4SINGLE": person("U4SINGLE", is_ultra_restricted=True),
            "U5OUTSIDE": person("U5OUTSIDE", team=OTHER_TEAM, is_stranger=True),
            "U6KNOWN": person("U6KNOWN", team=OTHER_TEAM),
        }
        self.channels = {
            "C1PRIVATE": {"is_private": True, "members": {BOT_USER}},
            "C2PUBLIC": {"is_private": False, "members": {BOT_USER}},
            "C3SHARED": {"is_private": True, "is_ext_shared": True, "members": {BOT_USER}},
            "C4ABSENT": {"is_private": False, "members": set()},
            "C5UNKNOWN": {"is_private": False, "members": {BOT_USER}},
        }
        self.troubles = {}
        self.changed = threading.Condition()
        self._held = set()
        self.begin_windows()
        self.begin_files()
        self._response_urls = {}
        self._tickets = itertools.count(1)
        self._links = {}
        self._stamps = itertools.count(1)
        self._web = listening(self)
        self._sockets = serve(self._linked, "127.0.0.1", 0)
        self._threads = [
            threading.Thread(target=self._web.serve_forever, kwargs={"poll_interval": 0.01}),
            threading.Thread(target=self._sockets.serve_forever),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._web.shutdown()
        self._web.server_close()
        self._sockets.shutdown()
        for thread in self._threads:
            thread.join()

    @property
    def address(self):
        return f"http://127.0.0.1:{self._web.server_address[1]}"

    @property
    def api(self):
        return f"{self.address}/api/"

    @property
    def scopes(self):
        return set(self.manifest["oauth_config"]["scopes"]["bot"])

    @property
    def subscribed(self):
        return set(self.manifest["settings"]["event_subscriptions"]["bot_events"])

    def until(self, found, seconds=20):
        """Wait until something has come about."""
        with self.changed:
            assert self.changed.wait_for(found, seconds), f"not within {seconds} seconds; calls: {self.methods()}"

    def methods(self):
        return [method for method, _ in self.calls]

    def trouble(self, method, status, times=1, retry_after=None):
        """Have the next calls of a method fail."""
        self.troubles[method] = Trouble(status, retry_after, times)

    @contextlib.contextmanager
    def held(self, method):
        """Have every call of a method wait."""
        self._held.add(method)
        try:
            yield
        finally:
            with self.changed:
                self._held.discard(method)
                self.changed.notify_all()

    # What people do

    def stamp(self):
        return f"1770000000.{next(self._stamps):06d}"

    def event(self, event, **outer):
        """An event as Slack wraps it; refused where the manifest does not ask for it."""
        kind = f"{event['type']}.{event['channel_type']}" if event["type"] == "message" else event["type"]
        assert kind in self.subscribed, f"nobody asked for {kind}"
        assert EVENT_SCOPES[kind] is None or EVENT_SCOPES[kind] in self.scopes, f"no scope for {kind}"
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A0",
            "event_id": f"Ev{uuid.uuid4().hex}",
            "event_time": 1770000000,
            "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
            **outer,
        }

    def response_url(self, channel, user, about=None):
        name = uuid.uuid4().hex
        self._response_urls[name] = [channel, user, about, _RESPONSES]
        return f"{self.address}/response/{name}"

    @property
    def link(self):
        """The link that is open now."""
        return next(reversed(self._links.values()), None)

    def send(self, kind, payload, over=None, **more):
        """Send an envelope and give the name it is acknowledged by."""
        self.until(lambda: self._links)
        name = str(uuid.uuid4())
        envelope = {"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": True, **more}
        (over or self.link).send(json.dumps(envelope))
        return name

    def acknowledged(self, name):
        self.until(lambda: name in self.acks or not self._links)
        if name not in self.acks:
            raise ConnectionError("the application is gone")
        return self.acks[name]

    def refresh(self):
        """Ask the application to connect anew, and wait until it has."""
        before = set(self._links)
        self.link.send(json.dumps({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}}))
        self.until(lambda: set(self._links) - before)

    def _linked(self, link):
        ticket = link.request.path
        link.send(json.dumps({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0"}}))
        with self.changed:
            self._links[ticket] = link
            self.changed.notify_all()
        try:
            for text in link:
                told = json.loads(text)
                with self.changed:
                    self.acks[told["envelope_id"]] = told.get("payload")
                    self.changed.notify_all()
        except ConnectionClosed:
            pass
        finally:
            with self.changed:
                self._links.pop(ticket, None)
                self.changed.notify_all()

    # The Web API

    def call(self, method, token, args):
        """Answer a call of the Web API: status, headers and body."""
        with self.changed:
            self.calls.append((method, args))
            self.changed.notify_all()
            self.changed.wait_for(lambda: method not in self._held)
            if trouble := self._in_trouble(method):
                return *trouble, {"ok": False, "error": "ratelimited"}
            try:
                return 200, {}, {"ok": True, **self._done(method, token, args)}
            except Refused as error:
                self.refusals.append((method, str(error)))
                return 200, {}, {"ok": False, "error": str(error)}
            finally:
                self.changed.notify_all()

    def _in_trouble(self, method):
        """The status and headers of a call that goes wrong; None where it does not."""
        trouble = self.troubles.get(method)
        if trouble and time.monotonic() < trouble.until:
            self.too_soon.append(method)
        if not trouble or not trouble.times:
            return None
        trouble.times -= 1
        after = trouble.retry_after
        trouble.until = time.monotonic() + (after or 0)
        return trouble.status, {} if after is None else {"Retry-After": str(after)}

    def _done(self, method, token, args):
        if method not in METHOD_SCOPES:
            raise Refused("unknown_method")
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            raise Refused("invalid_auth")
        scope = METHOD_SCOPES[method]
        if scope and scope not in self.scopes:
            raise Refused("missing_scope")
        _check_arguments(method, args)
        return getattr(self, "_" + method.replace(".", "_"))(args)


def _check_arguments(method, args):
    """Refuse arguments that Slack's own client does not know for a method, and a call without those that it wants."""
    known = inspect.signature(getattr(WebClient, method.replace(".", "_"))).parameters
    wanted = {name for name, one in known.items() if one.default is one.empty and one.kind is not one.VAR_KEYWORD}
    missing = wanted - set(args) - {"self"} - BESIDE.get(method, set())
    unknown = set(args) - set(known) - BESIDE.get(method, set())
    if missing or unknown:
        raise Refused("invalid_arguments")
