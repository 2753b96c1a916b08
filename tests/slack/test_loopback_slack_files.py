"""The Slack of our own refuses files, home tabs and changed messages that Slack refuses."""

import urllib.error
import urllib.request
from copy import deepcopy

import pytest
import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from loopback_slack import BOT_TOKEN, MANIFEST, LoopbackSlack

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "words"}}
HOME = {"type": "home", "blocks": [SECTION]}


@pytest.fixture
def slack():
    """One on this machine."""
    with LoopbackSlack() as made:
        yield made


def error(slack, method, **arguments):
    """What a call is refused with."""
    with pytest.raises(SlackApiError) as refused:
        WebClient(BOT_TOKEN, base_url=slack.api, retry_handlers=[]).api_call(method, json=arguments)
    return refused.value.response["error"]


def place_for(slack, length=5):
    """Where Slack takes a file, and what it calls it."""
    client = WebClient(BOT_TOKEN, base_url=slack.api)
    told = client.files_getUploadURLExternal(filename="a.ics", length=length)
    return told["upload_url"], told["file_id"]


def sent(address, content):
    """The status that bytes are answered with."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, content, method="POST"), timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"filename": "a.ics", "length": 0}, "missing_argument"),
        ({"filename": "", "length": 5}, "missing_argument"),
        ({"length": 5}, "invalid_arguments"),
    ],
)
def test_a_file_without_a_name_or_a_length_has_no_place(slack, arguments, told):
    """Slack wants to know both first."""
    assert error(slack, "files.getUploadURLExternal", **arguments) == told


def test_the_bytes_are_as_many_as_was_said_and_go_where_they_were_promised(slack):
    """Anything else is refused."""
    address, _ = place_for(slack)

    assert (sent(address, b"other"), sent(address, b"more than"), sent(f"{slack.address}/upload/F9", b"other")) == (
        200,
        400,
        400,
    )


def test_a_file_is_complete_once_its_bytes_are_there_and_only_once(slack):
    """And is shown then."""
    address, name = place_for(slack)
    done = {"files": [{"id": name, "title": "A calendar"}], "channel_id": "DU1"}

    assert error(slack, "files.completeUploadExternal", **done) == "file_not_found"
    sent(address, b"bytes")
    WebClient(BOT_TOKEN, base_url=slack.api).files_completeUploadExternal(**done)

    assert [(file.title, file.content, file.channel) for file in slack.files] == [("A calendar", b"bytes", "DU1")]
    assert error(slack, "files.completeUploadExternal", **done) == "file_not_found"


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("U1", "invalid_arguments"),
        ("", "invalid_arguments"),
        ("C4ABSENT", "not_in_channel"),
        ("C9", "channel_not_found"),
    ],
)
def test_a_file_is_shared_where_the_application_is_and_by_a_channels_own_id(slack, channel, told):
    """A person's id will not do."""
    address, name = place_for(slack)
    sent(address, b"bytes")

    assert error(slack, "files.completeUploadExternal", files=[{"id": name}], channel_id=channel) == told


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_files_need_a_scope_of_their_own(method):
    """As the manifest asks for it."""
    manifest = yaml.safe_load(MANIFEST.read_text())
    manifest["oauth_config"]["scopes"]["bot"].remove("files:write")
    with LoopbackSlack(manifest=manifest) as slack:
        assert error(slack, method, filename="a.ics", length=5, files=[], channel_id="DU1") == "missing_scope"


@pytest.mark.parametrize(
    ("user", "view", "told"),
    [
        ("U1", {**HOME, "blocks": [SECTION] * 101}, "invalid_arguments"),
        ("U1", {**HOME, "type": "modal"}, "invalid_arguments"),
        ("U9", HOME, "invalid_arguments"),
        ("U1", {**HOME, "submit": {"type": "plain_text", "text": "Send"}}, "invalid_arguments"),
        (
            "U1",
            {**HOME, "blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": "x" * 2_999}}] * 90},
            "view_too_large",
        ),
    ],
)
def test_a_home_tab_that_slack_does_not_show_is_refused(slack, user, view, told):
    """Too many blocks, too long, another kind of view, or nobody's."""
    assert error(slack, "views.publish", user_id=user, view=view).startswith(told)


def test_a_home_tab_is_shown_in_the_place_of_the_one_before(slack):
    """Unless that is no longer the one that was thought."""
    client = WebClient(BOT_TOKEN, base_url=slack.api)
    first = client.views_publish(user_id="U1", view=HOME)["view"]
    client.views_publish(user_id="U1", hash=first["hash"], view=HOME)

    assert error(slack, "views.publish", user_id="U1", hash=first["hash"], view=HOME) == "hash_conflict"


def test_without_a_home_tab_none_is_shown():
    """The manifest turns it on."""
    manifest = deepcopy(yaml.safe_load(MANIFEST.read_text()))
    manifest["features"]["app_home"]["home_tab_enabled"] = False
    with LoopbackSlack(manifest=manifest) as slack:
        assert error(slack, "views.publish", user_id="U1", view=HOME) == "not_enabled"


def test_a_message_is_changed_where_it_stands_and_by_its_channels_own_id(slack):
    """One that nobody posted is not found; a person's id is no channel here."""
    client = WebClient(BOT_TOKEN, base_url=slack.api)
    posted = client.chat_postMessage(channel="U1", text="before")
    client.chat_update(channel=posted["channel"], ts=posted["ts"], text="after")

    assert [p.text for p in slack.posted] == ["after"]
    assert error(slack, "chat.update", channel="U1", ts=posted["ts"], text="after") == "channel_not_found"
    assert error(slack, "chat.update", channel="DU1", ts="1.0", text="after") == "message_not_found"
    assert error(slack, "chat.update", channel="DU1", ts=posted["ts"], text=" ") == "no_text"
