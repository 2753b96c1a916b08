"""Tokens for other programs, made and withdrawn on the command line."""

import json

from assistant.adapters.api_tokens import ApiTokens
from in_process import run


def test_the_command_line_makes_lists_and_withdraws(tmp_path):
    """The token stands in the first outcome and in no other."""
    account = json.loads(run(tmp_path, "account", "add", "A program", "--role", "practitioner", "--json").stdout)["id"]
    made = json.loads(run(tmp_path, "token", "create", "--account", account, "--json").stdout)
    listed = run(tmp_path, "token", "list", "--json").stdout
    shown = run(tmp_path, "token", "list").stdout
    gone = run(tmp_path, "token", "withdraw", made["id"])

    assert json.loads(listed)[0]["account"] == account and made["id"] in shown
    assert made["token"] not in listed + shown
    assert gone.returncode == 0 and ApiTokens(tmp_path).all() == []


def test_an_account_that_is_none_has_no_token(tmp_path):
    """One line that says so, and exit code 2."""
    outcome = run(tmp_path, "token", "create", "--account", "a-none")

    assert outcome.returncode == 2 and "no account a-none" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
