"""Slack's requests over HTTP: signed, recent, once, and beside everything else that is served."""

import json
import time
import urllib.error
import urllib.request

import pytest

from assistant.channels.web.app import website
from loopback_slack import APP_TOKEN, BOT_TOKEN, LoopbackSlack
from slack_requests import SIGNING_SECRET, post, signed
from workspaces import ASK, settled_settings, workspace


@pytest.fixture
def place(attached, tmp_path):
    """A workspace whose events come over HTTP."""
    with workspace(attached, tmp_path, "http") as made:
        yield made


def send(place, body, headers):
    """Send a request; gives its status and body."""
    return post(f"{place.address}/slack/events", body, {"Content-Type": "application/json", **headers})


def question(place):
    """A question in the messages tab, as Slack writes it."""
    event = {"type": "message", "channel_type": "im", "channel": "DU1", "user": "U1", "text": ASK, "ts": "1770000000.1"}
    return json.dumps(place.slack.event(event))


def test_the_address_is_verified_as_slack_asks(place):
    """The challenge comes back, signed as everything else."""
    body = json.dumps({"type": "url_verification", "challenge": "c-123", "token": "t"})
    status, text = send(place, body, signed(body))

    assert status == 200 and "c-123" in text


@pytest.mark.parametrize(
    "forge",
    [
        lambda body: {},
        lambda body: signed(body, secret="another"),
        lambda body: signed(body + " "),
        lambda body: signed(body, at=time.time() - 301),
        lambda body: signed(body, at=time.time() + 301),
        lambda body: signed(body) | {"X-Slack-Request-Timestamp": str(int(time.time()) - 1)},
        lambda body: signed(body) | {"X-Slack-Signature": "v0="},
        lambda body: signed(body) | {"X-Slack-Request-Timestamp": "soon"},
    ],
    ids=["unsigned", "another secret", "another body", "stale", "from tomorrow", "another time", "empty", "no time"],
)
def test_what_slack_did_not_sign_is_refused(place, forge):
    """Forged, stale and altered requests end at the door, and nothing is answered."""
    body = question(place)

    assert send(place, body, forge(body))[0] == 401
    assert place.settled() == []


def test_a_replayed_request_is_answered_once(place):
    """The same request with its own signature, sent again within five minutes."""
    body = question(place)
    headers = signed(body)

    assert [send(place, body, headers)[0] for _ in range(3)] == [200] * 3
    assert len(place.settled()) == 1


def test_a_body_that_is_no_text_is_refused(place):
    """Bytes that are no UTF-8 cannot have been signed."""
    request = urllib.request.Request(f"{place.address}/slack/events", b"\xff\xfe", signed(""), method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=20)
    refused.value.close()

    assert refused.value.code == 401


def test_a_body_that_is_too_large_is_refused(place):
    """Three megabytes are no message of Slack's."""
    body = "x" * 3_000_000

    assert send(place, body, signed(body))[0] == 413


def test_nothing_is_there_to_be_read(place):
    """Slack only sends."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{place.address}/slack/events", timeout=20)
    refused.value.close()

    assert refused.value.code == 405


def test_slack_may_come_under_the_name_of_a_proxy(place):
    """The pages answer under this machine's names alone; what is signed is let through under any."""
    body = question(place)
    status, _ = send(place, body, {**signed(body), "Host": "scr.example"})
    page, _ = post(f"{place.address}/livez", "", {"Host": "scr.example"})

    assert status == 200 and page == 421
    assert len(place.settled()) == 1


@pytest.mark.parametrize("secret", [None, "", " "])
def test_without_a_signing_secret_there_is_no_door(attached, tmp_path, secret):
    """The pages are served as ever; a secret that was left empty is none, since anybody could sign with it."""
    with LoopbackSlack() as slack:
        made = website(settled_settings(attached, slack, tmp_path, slack_signing_secret=secret))

    assert all(middleware.cls.__name__ != "Door" for middleware in made.user_middleware)


def test_the_pages_are_served_beside_it(place):
    """And their headers are as ever."""
    with urllib.request.urlopen(f"{place.address}/livez", timeout=20) as response:
        assert response.read() == b"ok\n" and "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_no_secret_is_shown_where_settings_are(attached, tmp_path):
    """Printing them shows stars."""
    with LoopbackSlack() as slack:
        settings = settled_settings(attached, slack, tmp_path).settings

    assert all(secret not in f"{settings!r} {settings}" for secret in (BOT_TOKEN, APP_TOKEN, SIGNING_SECRET))
