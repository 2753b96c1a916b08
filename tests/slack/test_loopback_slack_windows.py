"""The windows of the Slack of our own: opened, pushed, changed and sent as Slack does it, and refused as it refuses."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from loopback_slack import BOT_TOKEN, LoopbackSlack

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "words"}}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
SUBMIT = {"submit": {"type": "plain_text", "text": "Send"}}
CHOICE = {"text": {"type": "plain_text", "text": "words"}, "value": "v"}


@pytest.fixture
def slack():
    """One on this machine."""
    with LoopbackSlack() as made:
        yield made


def asked(slack, method, **arguments):
    return WebClient(BOT_TOKEN, base_url=slack.api, retry_handlers=[]).api_call(method, json=arguments)


def error(slack, method, **arguments):
    """What a call is refused with."""
    with pytest.raises(SlackApiError) as refused:
        asked(slack, method, **arguments)
    return refused.value.response["error"]


def opened(slack, view=VIEW):
    return asked(slack, "views.open", trigger_id=slack.trigger(), view=view)["view"]


def field(element, **more):
    label = {"type": "plain_text", "text": "label"}
    return {"type": "input", "block_id": "f", "label": label, "element": {"action_id": "a", **element}, **more}


def test_a_trigger_is_used_once_and_within_three_seconds(slack):
    """To open, and to push."""
    trigger, old = slack.trigger(), slack.trigger()
    slack.expire(old)
    asked(slack, "views.open", trigger_id=trigger, view=VIEW)

    for method in ("views.open", "views.push"):
        assert error(slack, method, trigger_id=trigger, view=VIEW) == "exchanged_trigger_id"
    assert error(slack, "views.push", trigger_id=old, view=VIEW) == "expired_trigger_id"


def test_three_windows_lie_over_one_another_and_no_more(slack):
    """And none over nothing."""
    assert error(slack, "views.push", trigger_id=slack.trigger(), view=VIEW) == "not_found"
    root = opened(slack)
    second = asked(slack, "views.push", trigger_id=slack.trigger(), view=VIEW)["view"]
    third = asked(slack, "views.push", trigger_id=slack.trigger(), view=VIEW)["view"]

    assert (second["root_view_id"], third["previous_view_id"]) == (root["id"], second["id"])
    assert error(slack, "views.push", trigger_id=slack.trigger(), view=VIEW) == "push_limit_reached"


def test_a_window_is_changed_where_it_still_shows_what_it_did(slack):
    """By Slack's digest of it; without one it is changed whatever it shows."""
    shown = opened(slack)
    changed = asked(slack, "views.update", view_id=shown["id"], hash=shown["hash"], view=VIEW)["view"]

    assert changed["id"] == shown["id"] and changed["hash"] != shown["hash"]
    assert error(slack, "views.update", view_id=shown["id"], hash=shown["hash"], view=VIEW) == "hash_conflict"
    assert asked(slack, "views.update", view_id=shown["id"], view=VIEW)["ok"]


def test_a_window_that_was_closed_is_not_there(slack):
    """Its person comes back to the one below."""
    root = opened(slack)
    above = asked(slack, "views.push", trigger_id=slack.trigger(), view=VIEW)["view"]
    slack.closed("U1")

    assert error(slack, "views.update", view_id=above["id"], view=VIEW) == "not_found"
    assert slack.window()["id"] == root["id"]


@pytest.mark.parametrize(
    ("told", "left"),
    [(None, 1), ({"response_action": "clear"}, 0), ({"response_action": "update", "view": VIEW}, 2)],
)
def test_what_a_window_is_acknowledged_with_happens_to_it(slack, told, left):
    """It is closed, or all are, or another takes its place."""
    opened(slack)
    asked(slack, "views.push", trigger_id=slack.trigger(), view=VIEW)
    slack.answered(slack.window(), "U1", told)

    assert len(slack.stacks["U1"]) == left


def test_another_window_is_pushed_by_an_acknowledgement(slack):
    """Within the three."""
    opened(slack)
    for _ in range(2):
        slack.answered(slack.window(), "U1", {"response_action": "push", "view": VIEW})
    assert len(slack.stacks["U1"]) == 3

    with pytest.raises(Exception, match="push_limit_reached"):
        slack.answered(slack.window(), "U1", {"response_action": "push", "view": VIEW})


def test_errors_are_shown_at_fields_that_there_are(slack):
    """The window stays; an error of a field that it has not is a fault of the application."""
    opened(slack, {**VIEW, **SUBMIT, "blocks": [field({"type": "datepicker"})]})
    slack.answered(slack.window(), "U1", {"response_action": "errors", "errors": {"f": "No."}})

    assert len(slack.stacks["U1"]) == 1
    with pytest.raises(AssertionError):
        slack.answered(slack.window(), "U1", {"response_action": "errors", "errors": {"g": "No."}})


def test_what_was_typed_stays_in_a_field_of_the_same_name(slack):
    """Over another window, and where another takes its place; in a field of another name nothing stands."""
    shown = opened(slack, {**VIEW, **SUBMIT, "blocks": [field({"type": "plain_text_input"})]})
    typed = {"type": "plain_text_input", "value": "words"}
    slack.type(shown["id"], {"f": {"a": typed}})
    asked(slack, "views.push", trigger_id=slack.trigger(), view=VIEW)
    slack.closed("U1")
    assert slack.typed(shown["id"], "f", "a") == typed

    for name, left in (("f", typed), ("g", None), ("f", None)):
        blocks = [field({"type": "plain_text_input"}, block_id=name)]
        asked(slack, "views.update", view_id=shown["id"], view={**VIEW, **SUBMIT, "blocks": blocks})
        assert slack.typed(shown["id"], name, "a") == left


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"blocks": [SECTION] * 101},
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}]},
        {"private_metadata": "x" * 3_001},
        {"callback_id": "x" * 256},
        {"submit": {"type": "plain_text", "text": "x" * 25}},
        {"blocks": [field({"type": "datepicker"})]},
        {**SUBMIT, "blocks": [field({"type": "datepicker"})] * 2},
        {**SUBMIT, "blocks": [field({"type": "radio_buttons", "options": [CHOICE] * 11})]},
        {**SUBMIT, "blocks": [field({"type": "checkboxes", "options": [CHOICE] * 11})]},
        {**SUBMIT, "blocks": [field({"type": "static_select", "options": [CHOICE] * 101})]},
        {**SUBMIT, "blocks": [field({"type": "static_select", "options": [{**CHOICE, "text": {"type": "plain_text", "text": "x" * 76}}]})]},
        {**SUBMIT, "blocks": [field({"type": "static_select", "options": [CHOICE], "initial_option": {**CHOICE, "value": "w"}})]},
        {**SUBMIT, "blocks": [field({"type": "plain_text_input", "max_length": 3_001})]},
        {**SUBMIT, "blocks": [field({"type": "datepicker"}, label={"type": "plain_text", "text": "x" * 2_001})]},
        {"blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "w"}] * 11}]},
        {"blocks": [{"type": "actions", "elements": [{"type": "button", "action_id": f"a{n}", "text": {"type": "plain_text", "text": "w"}} for n in range(26)]}]},
        {"blocks": [{"type": "actions", "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x" * 76}}]}]},
    ],
)  # fmt: skip
def test_what_slack_has_no_room_for_is_refused(slack, wrong):
    """Opened, pushed over another, or put in its place."""
    shown = opened(slack)
    view = {**VIEW, **wrong}

    assert error(slack, "views.open", trigger_id=slack.trigger(), view=view).startswith("invalid")
    assert error(slack, "views.update", view_id=shown["id"], view=view).startswith("invalid")


def test_a_window_of_more_than_250_kilobytes_is_too_large(slack):
    """All its blocks together."""
    options = [{"text": {"type": "plain_text", "text": "x" * 75}, "value": f"{n}{'v' * 70}"} for n in range(100)]
    blocks = [{**field({"type": "static_select", "options": options}), "block_id": f"f{n}"} for n in range(20)]

    assert (
        error(slack, "views.open", trigger_id=slack.trigger(), view={**VIEW, **SUBMIT, "blocks": blocks})
        == "view_too_large"
    )
