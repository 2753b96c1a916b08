"""``assistant account``: who signs in, and in which roles."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.channels.cli.ask import Json
from assistant.errors import UserError

if TYPE_CHECKING:
    from assistant.accounts.model import Account, Changed
    from assistant.conversation.accounts import AccountDesk

app = typer.Typer(help="Who signs in to the pages, and in which roles.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID", help="The account, as `account list` names it.")]
Roles = Annotated[
    list[str] | None,
    typer.Option("--role", help="practitioner, referrer, panel_member, chair, ...; may be repeated."),
]
Boards = Annotated[list[str] | None, typer.Option("--board", help="A board they work for, by id; may be repeated.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What colleagues call them.")],
    role: Roles = None,
    board: Boards = None,
    as_json: Json = False,
) -> int:
    """Open an account."""
    with _desk() as desk:
        account = desk.add(name, role or [], board or [], _changed())
    return _show(account, as_json=as_json)


@app.command("list")
def list_accounts(as_json: Json = False) -> int:
    """List every account there is."""
    with _desk() as desk:
        accounts = desk.store.accounts()
    if as_json:
        print(json.dumps([account.model_dump(mode="json") for account in accounts], ensure_ascii=False))
    else:
        for account in accounts:
            print(_line(account))
    return 0


@app.command()
def change(
    account_id: Id,
    name: Annotated[str | None, typer.Option("--name", help="What colleagues call them.")] = None,
    role: Roles = None,
    board: Boards = None,
    as_json: Json = False,
) -> int:
    """Say anew what somebody is called, or which roles and boards they have; what is left out stays."""
    with _desk() as desk:
        account = desk.store.account(account_id)
        account = desk.change(
            account,
            _changed(),
            name=account.name if name is None else name,
            roles=account.roles if role is None else role,
            boards=account.boards if board is None else board,
        )
    return _show(account, as_json=as_json)


@app.command()
def deactivate(account_id: Id, as_json: Json = False) -> int:
    """Keep somebody from signing in; they are signed out at once, and their tokens are refused."""
    return _set_active(account_id, active=False, as_json=as_json)


@app.command()
def activate(account_id: Id, as_json: Json = False) -> int:
    """Let somebody sign in again."""
    return _set_active(account_id, active=True, as_json=as_json)


@app.command()
def link(
    account_id: Id,
    address: Annotated[
        str, typer.Option("--address", help="Where `assistant serve` said that it is.")
    ] = "http://127.0.0.1:8000",
    as_json: Json = False,
) -> int:
    """Make a link that signs somebody in once, within 15 minutes, on this machine."""
    from assistant.settings import read_settings

    if read_settings().oidc_issuer:
        raise UserError("people sign in with the sign-in service that is configured: no link does")
    with _desk() as desk:
        secret = desk.offer(desk.store.account(account_id), _now())
    shown = f"{address.rstrip('/')}/sign-in/{secret}"
    print(json.dumps({"link": shown}) if as_json else shown)
    return 0


@contextmanager
def _desk() -> Iterator[AccountDesk]:
    from assistant.adapters.sql import open_accounts
    from assistant.conversation.accounts import AccountDesk
    from assistant.guidance.load import board_ids
    from assistant.settings import read_settings

    settings = read_settings()
    with open_accounts(settings) as accounts:
        yield AccountDesk(accounts, board_ids(*settings.corpora))


def _set_active(account_id: str, *, active: bool, as_json: bool) -> int:
    with _desk() as desk:
        account = desk.set_active(desk.store.account(account_id), _changed(), active=active)
    return _show(account, as_json=as_json)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _changed() -> Changed:
    from assistant.accounts.model import LOCAL_ADMINISTRATOR, Changed

    return Changed(by=LOCAL_ADMINISTRATOR, at=_now())


def _show(account: Account, *, as_json: bool) -> int:
    print(account.model_dump_json() if as_json else _line(account))
    return 0


def _line(account: Account) -> str:
    parts = [account.id, account.name, " ".join(account.roles) or "no role", " ".join(account.boards)]
    return "  ".join(part for part in [*parts, "" if account.active else "not active"] if part)
