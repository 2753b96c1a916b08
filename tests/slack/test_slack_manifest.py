"""The manifest asks Slack for what the handlers use, and for nothing else."""

import re
from copy import deepcopy

import pytest
import yaml
from slack_bolt import App

from assistant.adapters.memory_deliveries import MemoryDeliveries
from assistant.channels.slack.app import COMMAND, SlackApp, now
from conftest import PROJECT
from loopback_slack import EVENT_SCOPES, MANIFEST, METHOD_SCOPES, LoopbackSlack
from workspaces import ASK, settled_settings, workspace

SHIPPED = yaml.safe_load(MANIFEST.read_text())
SCOPES = SHIPPED["oauth_config"]["scopes"]["bot"]
ELSEWHERE = {"app_mentions:read", "im:history", "commands", "files:write"}
"""What Slack itself refuses to deliver without them; and files, of which ``test_slack_list_files.py`` shows it."""
CODE = "".join(p.read_text() for p in sorted((PROJECT / "assistant" / "channels" / "slack").glob("*.py")))


def test_it_asks_for_the_scopes_that_are_used_and_no_others():
    """Those of the methods that the code calls, of the events it takes and of its command."""
    called = {m for m in METHOD_SCOPES if m in CODE or f".{m.replace('.', '_')}(" in CODE}
    needed = {METHOD_SCOPES[method] for method in called} | {EVENT_SCOPES[event] for event in events()}
    of_channels = {"channels:read", "groups:read"} if "conversations.info" in called else set()

    assert set(SCOPES) == (needed - {None}) | of_channels | {"commands"}
    assert len(SCOPES) == len(set(SCOPES))


def test_its_events_are_those_that_handlers_take(attached, tmp_path):
    """Each event that a handler is registered for is subscribed to, and no other."""
    taken = set(re.findall(r'bolt\.event\("(\w+)"\)', CODE))

    assert {event.partition(".")[0] for event in events()} == taken


def test_its_command_is_the_one_that_is_taken():
    """One command, whose mentions are not escaped, so that names typed in it can be found."""
    (command,) = SHIPPED["features"]["slash_commands"]

    assert command["command"] == COMMAND and command["should_escape"] is False


def test_it_is_of_the_present_kind_and_needs_no_public_address():
    """The messages tab is open to be written in; Socket Mode is on."""
    features, settings = SHIPPED["features"], SHIPPED["settings"]

    assert features["agent_view"]["agent_description"] and "assistant_view" not in features
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert settings["socket_mode_enabled"] and settings["interactivity"]["is_enabled"]


@pytest.mark.parametrize("scope", [s for s in SCOPES if s not in ELSEWHERE])
def test_without_a_scope_something_is_refused(attached, tmp_path, scope):
    """Every scope is needed by what people do."""
    manifest = deepcopy(SHIPPED)
    manifest["oauth_config"]["scopes"]["bot"].remove(scope)
    slack = LoopbackSlack(manifest=manifest)
    with slack, workspace(attached, tmp_path, slack=slack) as place:
        place.mention(ASK, channel="C1PRIVATE")
        place.mention(ASK, channel="C2PUBLIC")
        place.event({"type": "app_home_opened", "user": "U1", "channel": "DU1", "tab": "messages"})
        place.settled()

    assert {error for _, error in slack.refusals} == {"missing_scope"}


def test_with_all_of_them_nothing_is(attached, tmp_path):
    """The same journey, with the manifest as it is shipped."""
    with LoopbackSlack() as slack, workspace(attached, tmp_path, slack=slack) as place:
        place.mention(ASK, channel="C1PRIVATE")
        place.mention(ASK, channel="C2PUBLIC")
        place.event({"type": "app_home_opened", "user": "U1", "channel": "DU1", "tab": "messages"})
        place.settled()

    assert slack.refusals == []


def test_the_application_is_bolts(attached, tmp_path):
    """What other tests send to it goes through Slack's own framework."""
    with LoopbackSlack() as slack:
        own = settled_settings(attached, slack, tmp_path)
        made = SlackApp(own, MemoryDeliveries(), now, None)
        made.close()

    assert isinstance(made.bolt, App)


def events():
    """The events that are subscribed to."""
    return SHIPPED["settings"]["event_subscriptions"]["bot_events"]
