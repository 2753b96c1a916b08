"""Fifty people who ask at once in a Slack of our own, timed: how soon each is acknowledged, and answered.

``make bench`` runs it in a process of its own: ``python load_slack.py MODE FOLDER QUESTIONS`` starts the assistant on a
data folder as its users start it, asks, and prints the times in seconds as JSON.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path

from loopback_slack import APP_TOKEN, BOT_TOKEN, LoopbackSlack
from slack_methods import person
from slack_requests import SIGNING_SECRET, signed

PEOPLE, EACH, ALONE, WARM = 50, 4, 100, 10
_LONGEST = 120
SETTINGS = {
    "ASSISTANT_SLACK_BOT_TOKEN": BOT_TOKEN,
    "ASSISTANT_SLACK_APP_TOKEN": APP_TOKEN,
    "ASSISTANT_SLACK_CHANNELS": "{}",
}


class Stamps(dict):
    """When each thing arrived, for whoever waits for it."""

    def __init__(self):
        super().__init__()
        self._waiting = {}
        self._lock = threading.Lock()

    def __setitem__(self, name, told):
        at = time.perf_counter()
        super().__setitem__(name, (at, told))
        self._of(name).set()

    def seconds(self, name, since):
        """How long after a moment something arrived."""
        if not self._of(name).wait(_LONGEST):
            raise TimeoutError(f"nothing arrived within {_LONGEST} seconds")
        at, _ = self[name]
        return at - since

    def _of(self, name):
        with self._lock:
            return self._waiting.setdefault(name, threading.Event())


class TimedSlack(LoopbackSlack):
    """A workspace that notes when an answer was posted, and when an envelope was acknowledged."""

    def __post_init__(self):
        self.answered = Stamps()
        super().__post_init__()
        self.acks = Stamps()
        self.people |= {f"U{number}": person(f"U{number}") for number in range(100, 100 + PEOPLE)}

    def _shown(self, posted):
        told = super()._shown(posted)
        self.answered[posted.thread] = posted
        return told


@contextlib.contextmanager
def started(command, slack, **settings):
    """The assistant in a process of its own, once it says that it is ready; gives the line in which it says so."""
    env = {**os.environ, **SETTINGS, "ASSISTANT_SLACK_API": slack.api, **settings}
    line = [sys.executable, "-m", "assistant", *command]
    with subprocess.Popen(line, env=env, stderr=subprocess.PIPE, text=True) as program:
        try:
            ready = program.stderr.readline()
            drained = threading.Thread(target=program.stderr.read)
            drained.start()
            yield ready
        finally:
            program.terminate()
            program.wait()
            drained.join()


def asked(slack, user, text):
    """A question in the messages tab, as Slack delivers it."""
    ts = slack.stamp()
    event = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": text, "ts": ts}
    return ts, slack.event(event)


def over_http(slack, ready):
    """A way in that is a connection of its own to the address that the program told."""
    address = urllib.parse.urlsplit(re.search(r"http://\S+", ready)[0])

    def connected():
        connection = HTTPConnection(address.hostname, address.port, timeout=_LONGEST)

        def ask(user, text):
            ts, payload = asked(slack, user, text)
            body = json.dumps(payload)
            headers = {"Content-Type": "application/json", **signed(body)}
            began = time.perf_counter()
            connection.request("POST", "/slack/events", body, headers)
            reply = connection.getresponse()
            reply.read()
            acknowledged = time.perf_counter() - began
            if reply.status != 200:
                raise RuntimeError(f"a delivery was answered with {reply.status}")
            return acknowledged, slack.answered.seconds(ts, began)

        return ask

    return connected


def over_socket(slack, _ready):
    """A way in over the one websocket that the program has opened."""
    sending = threading.Lock()

    def connected():
        def ask(user, text):
            ts, payload = asked(slack, user, text)
            began = time.perf_counter()
            with sending:
                name = slack.send("events_api", payload)
            return slack.acks.seconds(name, began), slack.answered.seconds(ts, began)

        return ask

    return connected


def together(connected, texts):
    """Everybody asks at once, one question after the other; gives acknowledgements and answers."""
    times, lock, waiting = [], threading.Lock(), threading.Barrier(PEOPLE)

    def go_on(number):
        ask = connected()
        waiting.wait()
        for turn in range(EACH):
            took = ask(f"U{100 + number}", texts[(number * EACH + turn) % len(texts)])
            with lock:
                times.append(took)

    with ThreadPoolExecutor(PEOPLE) as people:
        for gone_on in [people.submit(go_on, number) for number in range(PEOPLE)]:
            gone_on.result()
    return times


def main(mode, folder, questions):
    """Measure one way in."""
    with Path(questions).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    texts = [row.get("question") or row["text"] for row in rows]
    command = ["slack"] if mode == "socket" else ["serve", "--port", "0"]
    secret = {"ASSISTANT_SLACK_SIGNING_SECRET": SIGNING_SECRET} if mode == "http" else {}
    with TimedSlack() as slack, started(command, slack, ASSISTANT_DATA_DIR=folder, **secret) as ready:
        connected = (over_socket if mode == "socket" else over_http)(slack, ready)
        ask, turn = connected(), cycle(texts)
        for _ in range(WARM):
            ask("U100", next(turn))
        alone = [ask("U100", next(turn)) for _ in range(ALONE)]
        crowd = together(connected, texts)
    json.dump({"alone": alone, "together": crowd}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
