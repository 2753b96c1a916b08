"""``assistant slack``, started as its user starts it, and what it says where it cannot start."""

import json
import os
import signal
import subprocess
import sys

import pytest

from conftest import PROJECT
from loopback_slack import APP_TOKEN, BOT_TOKEN, LoopbackSlack
from workspaces import ASK, CHANNELS, NAMED, Workspace

READY = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_CHANNELS": json.dumps(CHANNELS)}


def started(data, **settings):
    """How to start the program with settings."""
    named = {f"ASSISTANT_{name}": value for name, value in settings.items()}
    return {
        "args": [sys.executable, "-m", "assistant", "slack"],
        "cwd": PROJECT,
        "env": {**os.environ, "ASSISTANT_DATA_DIR": str(data), **named},
        "text": True,
    }


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "ASSISTANT_SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": ""}, "ASSISTANT_SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": APP_TOKEN, "SLACK_APP_TOKEN": BOT_TOKEN}, "begins with xoxb-"),
        ({"SLACK_CHANNELS": "{"}, "ASSISTANT_SLACK_CHANNELS"),
        ({"SLACK_CHANNELS": '{"C1": {"board": "essex", "sources": []}}'}, "C1 sources"),
        ({"SLACK_CHANNELS": '{"C1": {"sources": "all"}}'}, "C1 board"),
        ({"SLACK_CHANNELS": '{"C1": {"board": "atlantis", "sources": "all"}}'}, "channel C1: unknown board"),
        ({"SLACK_CHANNELS": '{"C1": {"board": null, "sources": ["atlantis"]}}'}, "channel C1: unknown source"),
    ],
)
def test_what_is_missing_is_told_in_one_line(attached_data, changed, told):
    """Exit code 2, the setting's name, and no secret."""
    outcome = subprocess.run(**started(attached_data, **{**READY, **changed}), capture_output=True, timeout=120)

    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert len(outcome.stderr.splitlines()) == 1 and told in outcome.stderr
    assert "made-up" not in outcome.stderr


def test_a_slack_that_cannot_be_reached_is_told(attached_data):
    """By its address."""
    settings = {**READY, "SLACK_API": "http://127.0.0.1:9/api/"}
    outcome = subprocess.run(**started(attached_data, **settings), capture_output=True, timeout=120)

    assert outcome.returncode == 2 and "cannot be reached at http://127.0.0.1:9/api/" in outcome.stderr.splitlines()[-1]


@pytest.mark.parametrize("wrong", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_token_that_slack_does_not_accept_is_told(attached_data, wrong):
    """By the name of its setting."""
    with LoopbackSlack() as slack:
        settings = {**READY, "SLACK_API": slack.api, wrong: f"{READY[wrong][:5]}another"}
        outcome = subprocess.run(**started(attached_data, **settings), capture_output=True, timeout=120)

    assert outcome.returncode == 2 and f"does not accept ASSISTANT_{wrong}: invalid_auth" in outcome.stderr
    assert "another" not in outcome.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_from_the_start_to_an_answer_and_no_word_of_it_in_the_terminal(attached_data, how):
    """It says that it listens, answers, and stops when it is asked to."""
    with LoopbackSlack() as slack:
        place = Workspace(slack, "socket")
        settings = {**READY, "SLACK_API": slack.api}
        with subprocess.Popen(
            **started(attached_data, **settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as program:
            first = program.stderr.readline()
            place.mention(ASK)
            place.mention(NAMED)
            posted = place.posts(2)
            program.send_signal(how)
            rest = "".join(program.communicate(timeout=60))

    assert "listens to Home in Slack" in first
    assert any("For Staffordshire" in p.shown for p in posted) and any("You could ask" in p.shown for p in posted)
    assert program.returncode == 0 and rest == ""
