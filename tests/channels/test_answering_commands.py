"""The switch of answering in a terminal, and how asking there obeys it."""

import json

import pytest

from in_process import run

WHY = "Two sources are being corrected"
ASKED = ("ask", "Who decides whether a review is held?")


@pytest.fixture
def data(bare_data, tmp_path):
    """A data folder of its own, with the index of another."""
    for held in bare_data.iterdir():
        if held.name not in {"lock", "answering.jsonl"}:
            (tmp_path / held.name).symlink_to(held)
    return tmp_path


def test_turned_off_nothing_is_answered_in_the_terminal(data):
    """Exit code 3 and the reason, nothing on standard output; the conversation goes on and says so, too."""
    turned = run(data, "answering", "off", "--reason", WHY)
    asked = run(data, *ASKED, "--json")
    many = run(data, "ask", "--batch", "-", stdin=json.dumps({"id": 1, "question": ASKED[1]}) + "\n")
    chat = run(data, "chat", stdin=f"{ASKED[1]}\n")
    status = json.loads(run(data, "answering", "status", "--json").stdout)

    assert (turned.returncode, turned.stdout) == (0, "Answering is off.\n")
    for outcome in (asked, many):
        assert (outcome.returncode, outcome.stdout) == (3, "")
        assert WHY in outcome.stderr
    assert f"! answering is switched off: {WHY}" in chat.stdout
    assert (status["on"], status["reason"], status["history"][0]["by"]) == (False, WHY, "local-administrator")


def test_turned_on_again_questions_are_answered(data):
    run(data, "answering", "off", "--reason", WHY)
    run(data, "answering", "on", "--reason", "They are corrected.")
    shown = run(data, "answering", "status").stdout

    assert run(data, *ASKED).returncode == 0
    assert "Answering is on." in shown and WHY in shown and "They are corrected" in shown


@pytest.mark.parametrize("reason", ["", "Jayden Oyelaran, born 3 May 2009, was named."])
def test_a_reason_is_needed_and_names_nobody(data, reason):
    outcome = run(data, "answering", "off", "--reason", reason)

    assert outcome.returncode == 2 and "reason" in outcome.stderr
    assert json.loads(run(data, "answering", "status", "--json").stdout)["on"]
