"""The Slack of our own refuses what Slack refuses."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from loopback_slack import APP_TOKEN, BOT_TOKEN, LoopbackSlack


@pytest.fixture
def slack():
    """One on this machine."""
    with LoopbackSlack() as made:
        yield made


def error(slack, method, token=BOT_TOKEN, **arguments):
    """What a call is refused with."""
    with pytest.raises(SlackApiError) as refused:
        WebClient(token, base_url=slack.api, retry_handlers=[]).api_call(method, json=arguments)
    return refused.value.response["error"]


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "words"}}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}


def blocks(*made):
    return {"channel": "C1PRIVATE", "text": "words", "blocks": list(made)}


@pytest.mark.parametrize(
    ("method", "arguments", "told"),
    [
        ("chat.shout", {}, "unknown_method"),
        ("users.info", {"user": "U9"}, "user_not_found"),
        ("chat.postMessage", {"channel": "C9", "text": "words"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C4ABSENT", "text": "words"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "U9", "text": "words"}, "channel_not_found"),
        ("chat.postEphemeral", {"channel": "C4ABSENT", "user": "U1", "text": "words"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "C1PRIVATE", "text": " "}, "no_text"),
        ("chat.postMessage", {"channel": "C1PRIVATE", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", blocks(*[SECTION] * 51), "invalid_blocks"),
        ("chat.postMessage", blocks({"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}), "invalid"),
        ("chat.postMessage", blocks({"type": "section", "text": {"type": "mrkdwn", "text": " "}}), "invalid_blocks"),
        (
            "chat.postMessage",
            blocks(*[{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}] * 5),
            "msg_blocks_too_long",
        ),
        ("views.open", {"trigger_id": "never", "view": VIEW}, "exchanged_trigger_id"),
        ("assistant.threads.setStatus", {"channel_id": "DU1", "thread_ts": "", "status": "works"}, "invalid_thread_ts"),
        ("assistant.threads.setSuggestedPrompts", {"channel_id": "DU1", "prompts": []}, "invalid_arguments"),
        ("chat.postMessage", {"text": "words"}, "invalid_arguments"),
        ("chat.postEphemeral", {"channel": "C1PRIVATE", "text": "words"}, "invalid_arguments"),
        ("views.open", {"trigger": "never", "view": VIEW}, "invalid_arguments"),
    ],
)
def test_what_slack_refuses_is_refused(slack, method, arguments, told):
    """By Slack's own word for it."""
    assert error(slack, method, **arguments).startswith(told)


@pytest.mark.parametrize(("method", "token"), [("auth.test", "xoxb-another"), ("apps.connections.open", BOT_TOKEN)])
def test_a_wrong_token_is_refused(slack, method, token):
    """Each method has its kind of token."""
    assert error(slack, method, token) == "invalid_auth"
    assert WebClient(APP_TOKEN, base_url=slack.api).api_call("apps.connections.open")["url"].startswith("ws://")


def test_a_window_is_opened_once_and_within_three_seconds(slack):
    """A trigger is used up, and one that is too old opens nothing."""
    trigger, old = slack.trigger(), slack.trigger()
    slack.expire(old)
    WebClient(BOT_TOKEN, base_url=slack.api).views_open(trigger_id=trigger, view=VIEW)

    assert error(slack, "views.open", trigger_id=trigger, view=VIEW) == "exchanged_trigger_id"
    assert error(slack, "views.open", trigger_id=old, view=VIEW) == "expired_trigger_id"


@pytest.mark.parametrize("wrong", [{"title": {"type": "plain_text", "text": "x" * 25}}, {"blocks": [SECTION] * 101}])
def test_a_window_that_is_too_large_is_refused(slack, wrong):
    """A title of 24 characters and 100 blocks are the most."""
    assert error(slack, "views.open", trigger_id=slack.trigger(), view={**VIEW, **wrong}).startswith("invalid")


def test_a_private_channel_is_unknown_to_who_is_not_in_it(slack):
    """Its name is not told either."""
    slack.channels["C1PRIVATE"]["members"].clear()

    assert error(slack, "conversations.info", channel="C1PRIVATE") == "channel_not_found"


def test_a_scope_that_was_not_asked_for_is_missing(slack):
    """The manifest is what counts."""
    slack.manifest["oauth_config"]["scopes"]["bot"].clear()

    assert error(slack, "users.info", user="U1") == "missing_scope"
    assert error(slack, "conversations.info", channel="C2PUBLIC") == "missing_scope"


def test_an_event_that_nobody_asked_for_is_not_delivered(slack):
    """Messages of channels are not subscribed to."""
    with pytest.raises(AssertionError):
        slack.event({"type": "message", "channel_type": "channel"})
