"""``assistant token``: the tokens that other programs sign in with."""

from __future__ import annotations

import datetime
import json
from typing import Annotated

import typer

from assistant.channels.cli.ask import Json

app = typer.Typer(help="The tokens that other programs sign in with.", no_args_is_help=True)


@app.command()
def create(
    account: Annotated[str, typer.Option("--account", metavar="ID", help="Whose roles it acts in, as `account list`.")],
    as_json: Json = False,
) -> int:
    """Make a token of an account and show it, once."""
    from assistant.adapters.api_tokens import ApiTokens
    from assistant.adapters.sql import open_accounts
    from assistant.settings import read_settings

    settings = read_settings()
    with open_accounts(settings) as accounts:
        owner = accounts.account(account)
    token, secret = ApiTokens(settings.data_dir).make(owner.id, datetime.datetime.now().astimezone().date())
    if as_json:
        print(json.dumps({"id": token.id, "account": token.account, "token": secret}))
    else:
        print(f"{secret}\nThis is {token.id}, of the account {token.account}. It cannot be shown again.")
    return 0


@app.command("list")
def list_tokens(as_json: Json = False) -> int:
    """List the tokens there are; none of them can be shown."""
    from assistant.adapters.api_tokens import ApiTokens
    from assistant.settings import read_settings

    rows = [
        {"id": token.id, "account": token.account, "made_on": token.made_on.isoformat()}
        for token in ApiTokens(read_settings().data_dir).all()
    ]
    print(json.dumps(rows) if as_json else "\n".join(f"{r['id']}  {r['made_on']}  {r['account']}" for r in rows))
    return 0


@app.command()
def withdraw(
    name: Annotated[str, typer.Argument(metavar="ID", help="The token, as `token list` names it.")],
    as_json: Json = False,
) -> int:
    """Withdraw a token: it is refused from now on."""
    from assistant.adapters.api_tokens import ApiTokens
    from assistant.settings import read_settings

    ApiTokens(read_settings().data_dir).withdraw(name)
    print(json.dumps({"withdrawn": name}) if as_json else f"withdrew {name}")
    return 0
