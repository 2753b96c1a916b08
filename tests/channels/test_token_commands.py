"""Tokens for other programs, made and withdrawn on the command line."""

import json

from test_command_line import run

from assistant.adapters.api_tokens import ApiTokens


def test_the_command_line_makes_lists_and_withdraws(tmp_path):
    """The token stands in the first outcome and in no other."""
    made = json.loads(run(tmp_path, "token", "create", "--role", "practitioner", "--json").stdout)
    listed = run(tmp_path, "token", "list", "--json").stdout
    shown = run(tmp_path, "token", "list").stdout
    gone = run(tmp_path, "token", "withdraw", made["id"])

    assert json.loads(listed)[0]["id"] == made["id"] and made["id"] in shown
    assert made["token"] not in listed + shown
    assert gone.returncode == 0 and ApiTokens(tmp_path).all() == []


def test_a_role_that_is_none_is_told(tmp_path):
    """One line that lists the roles, and exit code 2."""
    outcome = run(tmp_path, "token", "create", "--role", "king")

    assert outcome.returncode == 2 and "business_manager" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
