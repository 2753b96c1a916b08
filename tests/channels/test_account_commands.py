"""Accounts as an administrator keeps them in a terminal."""

import json

import pytest

from assistant.adapters.sql import open_accounts
from assistant.settings import Settings
from in_process import run

ADD = ("account", "add", "Ada Reuter", "--role", "chair", "--board", "essex")


def kept(data):
    with open_accounts(Settings(_env_file=None, data_dir=data)) as accounts:
        return [(one.name, one.roles, one.boards, one.active, one.changed.by) for one in accounts.accounts()]


def test_an_account_is_added_changed_and_made_inactive(tmp_path):
    """What is left out stays; the terminal is named as who did it."""
    account = json.loads(run(tmp_path, *ADD, "--json").stdout)["id"]
    run(tmp_path, "account", "change", account, "--role", "referrer", "--role", "panel_member")
    run(tmp_path, "account", "deactivate", account)
    listed = run(tmp_path, "account", "list").stdout

    assert kept(tmp_path) == [("Ada Reuter", ("referrer", "panel_member"), ("essex",), False, "local-administrator")]
    assert f"{account}  Ada Reuter  referrer panel_member  essex  not active" in listed
    assert json.loads(run(tmp_path, "account", "list", "--json").stdout)[0]["version"] == 2


def test_a_link_is_made_for_an_active_account_alone(tmp_path):
    """Its secret is kept as a digest."""
    account = json.loads(run(tmp_path, *ADD, "--json").stdout)["id"]
    shown = run(tmp_path, "account", "link", account, "--address", "http://127.0.0.1:8765/").stdout.strip()
    secret = shown.removeprefix("http://127.0.0.1:8765/sign-in/")
    run(tmp_path, "account", "deactivate", account)
    refused = run(tmp_path, "account", "link", account)

    assert len(secret) > 40 and secret.encode() not in (tmp_path / "records.db").read_bytes()
    assert refused.returncode == 2 and "make it active first" in refused.stderr
    assert json.loads(run(tmp_path, "account", "activate", account, "--json").stdout)["active"]


def test_no_link_is_made_where_a_provider_signs_people_in(tmp_path):
    account = json.loads(run(tmp_path, *ADD, "--json").stdout)["id"]
    outcome = run(tmp_path, "account", "link", account, env={"ASSISTANT_OIDC_ISSUER": "https://sign-in.example"})

    assert outcome.returncode == 2 and "no link does" in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("account", "add", "Ada"), "choose at least one role"),
        (("account", "add", " ", "--role", "chair"), "write a name"),
        (("account", "add", "Ada", "--role", "king"), "business_manager"),
        (("account", "add", "Ada", "--role", "chair", "--board", "nowhere"), "brighton-hove"),
        (("account", "change", "a-none", "--name", "Ada"), "no account a-none"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(tmp_path, arguments, told):
    outcome = run(tmp_path, *arguments)

    assert outcome.returncode == 2 and told in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
