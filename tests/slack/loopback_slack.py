"""A Slack of our own on this machine, after Slack's published documents: its Web API, its Socket Mode, its signatures.

It refuses what Slack refuses: unknown methods, wrong tokens, scopes that the manifest does not ask for, channels that
the application is not in, windows opened too late, and blocks that Slack's own models do not accept.
"""

import contextlib
import itertools
import json
import threading
import time
import urllib.parse
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import yaml
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

from conftest import PROJECT
from slack_layouts import Posted, Refused, check_message, check_view

MANIFEST = PROJECT / "assistant" / "channels" / "slack" / "manifest.yaml"
BOT_TOKEN, APP_TOKEN = "xoxb-made-up", "xapp-made-up"
TEAM, OTHER_TEAM, BOT_USER, BOT = "T0HOME", "T0OTHER", "U0BOT", "B0BOT"
METHOD_SCOPES = {
    "auth.test": None,
    "users.info": "users:read",
    "conversations.info": None,
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "views.open": None,
    "assistant.threads.setStatus": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "apps.connections.open": None,
}
"""The methods there are, and the scope that each needs of the bot's token."""
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "app_home_opened": None}
_MOST_PROMPTS = 4
_TRIGGER_HOLDS = 3.0
_RESPONSES = 5


@dataclass
class Trouble:
    """What goes wrong with the next calls of a method."""

    status: int
    retry_after: int | None
    times: int
    until: float = 0.0


@dataclass
class LoopbackSlack:
    """One workspace, as the application sees it."""

    manifest: dict = field(default_factory=lambda: yaml.safe_load(MANIFEST.read_text()))
    posted: list = field(default_factory=list)
    views: list = field(default_factory=list)
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
            "U1": _person("U1"),
            "U2": _person("U2"),
            "U3GUEST": _person("U3GUEST", is_restricted=True),
            "U4SINGLE": _person("U4SINGLE", is_ultra_restricted=True),
            "U5OUTSIDE": _person("U5OUTSIDE", team=OTHER_TEAM, is_stranger=True),
            "U6KNOWN": _person("U6KNOWN", team=OTHER_TEAM),
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
        self._triggers = {}
        self._response_urls = {}
        self._tickets = itertools.count(1)
        self._links = {}
        self._stamps = itertools.count(1)
        self._web = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
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

    def trigger(self):
        name = uuid.uuid4().hex
        self._triggers[name] = time.monotonic() + _TRIGGER_HOLDS
        return name

    def expire(self, trigger):
        self._triggers[trigger] = 0.0

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
        self.until(lambda: name in self.acks)
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
        return getattr(self, "_" + method.replace(".", "_"))(args)

    def _auth_test(self, _):
        told = {"url": self.address, "team": "Home", "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT}
        return {**told, **({"enterprise_id": self.organisation} if self.organisation else {})}

    def _apps_connections_open(self, _):
        port = self._sockets.socket.getsockname()[1]
        return {"url": f"ws://127.0.0.1:{port}/link/?ticket={next(self._tickets)}"}

    def _users_info(self, args):
        if args["user"] not in self.people:
            raise Refused("user_not_found")
        return {"user": self.people[args["user"]]}

    def _conversations_info(self, args):
        channel = self._channel(args["channel"])
        if ("groups:read" if channel["is_private"] else "channels:read") not in self.scopes:
            raise Refused("missing_scope")
        if channel["is_private"] and BOT_USER not in channel["members"]:
            raise Refused("channel_not_found")
        return {"channel": {"id": args["channel"], **{k: v for k, v in channel.items() if k != "members"}}}

    def _chat_postMessage(self, args):  # noqa: N802 - Slack's own name
        channel = args["channel"]
        if channel.startswith("U"):
            if channel not in self.people:
                raise Refused("channel_not_found")
            channel = f"D{channel}"
        elif not channel.startswith("D"):
            self._in(channel)
        return self._shown(Posted(channel, *self._message(args), self.stamp(), args.get("thread_ts")))

    def _chat_postEphemeral(self, args):  # noqa: N802 - as above
        self._in(args["channel"])
        posted = Posted(args["channel"], *self._message(args), self.stamp(), args.get("thread_ts"), args["user"])
        return {"message_ts": self._shown(posted)["ts"]}

    def _views_open(self, args):
        until = self._triggers.pop(args["trigger_id"], None)
        if until is None:
            raise Refused("exchanged_trigger_id")
        if time.monotonic() > until:
            raise Refused("expired_trigger_id")
        view = args["view"] if isinstance(args["view"], dict) else json.loads(args["view"])
        check_view(view)
        self.views.append(view)
        return {"view": {"id": f"V{len(self.views)}", **view}}

    def _assistant_threads_setStatus(self, args):  # noqa: N802 - as above
        if not args.get("thread_ts"):
            raise Refused("invalid_thread_ts")
        self.statuses.append((args["channel_id"], args["thread_ts"], args["status"]))
        return {}

    def _assistant_threads_setSuggestedPrompts(self, args):  # noqa: N802 - as above
        if not 1 <= len(args["prompts"]) <= _MOST_PROMPTS or "title" in args:
            raise Refused("invalid_arguments")
        if "thread_ts" not in args:  # with it, an application of the present kind is shown nothing
            self.prompts.append((args["channel_id"], args["prompts"]))
        return {}

    def _channel(self, name):
        if name not in self.channels:
            raise Refused("channel_not_found")
        return self.channels[name]

    def _in(self, name):
        if BOT_USER not in self._channel(name)["members"]:
            raise Refused("not_in_channel")

    def _message(self, args):
        blocks = args.get("blocks") or []
        blocks = blocks if isinstance(blocks, list) else json.loads(blocks)
        check_message(args.get("text", ""), blocks)
        return args["text"], blocks

    def _shown(self, posted):
        self.posted.append(posted)
        return {"ts": posted.ts, "channel": posted.channel}

    def respond(self, name, body):
        """Take an answer to a command or a button."""
        with self.changed:
            if trouble := self._in_trouble("response"):
                return trouble
            channel, user, about, left = self._response_urls[name]
            if not left:
                return 404, {}
            self._response_urls[name][3] -= 1
            if body.get("delete_original"):
                about.gone = True
            else:
                check_message(body["text"], body["blocks"])
                assert body["response_type"] == "ephemeral" and body["replace_original"] is False
                self.posted.append(Posted(channel, body["text"], body["blocks"], self.stamp(), only=user))
            self.changed.notify_all()
            return 200, {}


def _person(name, team=TEAM, **more):
    return {"id": name, "team_id": team, "is_bot": False, "deleted": False, **more}


def _handler(slack):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            path = urllib.parse.urlsplit(self.path).path
            if path.startswith("/response/"):
                self._send(*slack.respond(path.rpartition("/")[2], json.loads(raw)), "ok", "text/plain")
                return
            form = "json" not in self.headers.get("Content-Type", "")
            args = {k: v[0] for k, v in urllib.parse.parse_qs(raw).items()} if form else json.loads(raw or "{}")
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or args.pop("token", "")
            status, headers, body = slack.call(path.removeprefix("/api/"), token, args)
            self._send(status, headers, json.dumps(body), "application/json")

        def _send(self, status, headers, body, kind):
            self.send_response(status)
            for name, value in {**headers, "Content-Type": kind, "Content-Length": str(len(body.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Nothing is logged."""

    return Handler
