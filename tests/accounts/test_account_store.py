"""What every store of accounts promises, on memory, SQLite and PostgreSQL."""

import datetime
import threading
from contextlib import contextmanager

import pytest

import stores
from assistant.accounts.model import Account, Changed
from assistant.adapters.memory_accounts import MemoryAccounts
from assistant.adapters.sql.accounts import SqlAccounts
from assistant.adapters.sql.engine import open_engine
from assistant.errors import AccountMoved, UnknownAccount, UserError

MORNING = datetime.datetime(2020, 5, 4, 9, 0, tzinfo=datetime.UTC)
SOON = MORNING + datetime.timedelta(minutes=15)
ADA = Account(id="a-1", name="Ada Reuter", roles=("chair", "referrer"), boards=("riverside",))
BO = Account(id="a-2", name="bo Kite", roles=("practitioner",))
ISSUER = "https://sign-in.example"


@contextmanager
def opened(kind, folder):
    if kind == "memory":
        yield MemoryAccounts(), None
        return
    url = f"sqlite:///{folder / 'records.db'}" if kind == "sqlite" else stores.new_database()
    engine = open_engine(url)
    try:
        yield SqlAccounts(engine), engine
    finally:
        engine.dispose()


@pytest.fixture(params=stores.KINDS)
def accounts(request, tmp_path):
    with opened(request.param, tmp_path) as (made, _):
        yield made


def test_an_account_comes_back_as_it_was_kept(accounts):
    """Every field of it, and all of them by name, however it is written."""
    accounts.keep(BO)
    accounts.keep(ADA)

    assert accounts.account("a-1") == ADA
    assert list(accounts.accounts()) == [ADA, BO]


def test_the_newest_version_counts(accounts):
    """Who made it so, and when, is kept with it."""
    accounts.keep(ADA)
    left = ADA.again(active=False, changed=Changed(by="a-2", at=SOON))

    accounts.keep(left)

    assert accounts.account("a-1") == left
    assert list(accounts.accounts()) == [left]


@pytest.mark.parametrize("version", [0, 2])
def test_a_version_that_is_there_already_or_skips_one_is_refused(accounts, version):
    """Whoever was slower is told, and what was kept stays."""
    accounts.keep(ADA)

    with pytest.raises(AccountMoved, match="look at it again"):
        accounts.keep(ADA.model_copy(update={"name": "Somebody else", "version": version}))

    assert accounts.account("a-1") == ADA


def test_an_account_that_is_not_kept_is_told(accounts):
    """For whatever it is asked."""
    for asked in (
        lambda: accounts.account("a-9"),
        lambda: accounts.link("a-9", ISSUER, "ada"),
        lambda: accounts.offer("0" * 64, "a-9", SOON),
    ):
        with pytest.raises(UnknownAccount, match="no account a-9"):
            asked()


def test_somebody_of_a_sign_in_service_is_one_account(accounts):
    """Once they are one they cannot become another; the same name at another service is somebody else."""
    accounts.keep(ADA)
    accounts.keep(BO)
    accounts.link("a-1", ISSUER, "ada")
    accounts.link("a-1", ISSUER, "ada")

    with pytest.raises(UserError, match="another account already"):
        accounts.link("a-2", ISSUER, "ada")

    assert accounts.known_as(ISSUER, "ada") == ADA
    assert accounts.known_as("https://other.example", "ada") is None
    assert accounts.known_as(ISSUER, "bo") is None


def test_a_link_is_used_once(accounts):
    """And tells whom it signs in."""
    accounts.keep(ADA)
    accounts.offer("1" * 64, "a-1", SOON)

    assert [accounts.take_up("1" * 64, MORNING), accounts.take_up("1" * 64, MORNING)] == [ADA, None]


def test_a_link_that_is_over_or_never_was_signs_nobody_in(accounts):
    """Its last moment is no longer in time, whatever zone the clock keeps."""
    accounts.keep(ADA)
    accounts.offer("1" * 64, "a-1", SOON)
    in_berlin = SOON.astimezone(datetime.timezone(datetime.timedelta(hours=2)))

    assert accounts.take_up("1" * 64, in_berlin) is None
    assert accounts.take_up("2" * 64, MORNING) is None


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_two_who_use_a_link_at_once_one_is_signed_in(kind, tmp_path):
    """Round after round."""
    with opened(kind, tmp_path) as (accounts, _):
        accounts.keep(ADA)
        rounds, taken = 15, []
        together = threading.Barrier(2)

        def use():
            for number in range(rounds):
                together.wait()
                taken.append(accounts.take_up(f"{number:064}", MORNING))

        for number in range(rounds):
            accounts.offer(f"{number:064}", "a-1", SOON)
        users = [threading.Thread(target=use) for _ in range(2)]
        for user in users:
            user.start()
        for user in users:
            user.join()

        assert sorted(taken, key=bool) == [None] * rounds + [ADA] * rounds


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_two_who_change_an_account_at_once_one_is_told(kind, tmp_path):
    """An account that was made inactive is not made active again by whoever did not see it."""
    with opened(kind, tmp_path) as (accounts, _):
        accounts.keep(ADA)
        rounds, won, told = 15, [], []
        together = threading.Barrier(2)

        def change(name):
            for number in range(rounds):
                together.wait()
                try:
                    accounts.keep(ADA.model_copy(update={"name": f"{name}{number}", "version": number + 1}))
                    won.append(f"{name}{number}")
                except AccountMoved:
                    told.append(number)
                together.wait()

        writers = [threading.Thread(target=change, args=(name,)) for name in "ab"]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

        assert told == list(range(rounds))
        assert accounts.account("a-1").name == won[-1]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("table", ["accounts", "account_links"])
@pytest.mark.parametrize("what", ["DELETE FROM {}", "UPDATE {} SET {} = 'x'"])
def test_the_database_itself_refuses_to_change_or_remove(kind, table, what, tmp_path):
    """Whatever program tries it."""
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    with opened(kind, tmp_path) as (accounts, engine):
        accounts.keep(ADA)
        accounts.link("a-1", ISSUER, "ada")

        with pytest.raises(DBAPIError), engine.begin() as connection:
            connection.execute(text(what.format(table, "content" if table == "accounts" else "account")))

        assert accounts.known_as(ISSUER, "ada") == ADA
