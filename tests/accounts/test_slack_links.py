"""What every store of links to Slack promises, on memory, SQLite and PostgreSQL; and what the desk makes of it."""

import datetime
import threading
from contextlib import contextmanager

import pytest

import stores
from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.accounts.model import Account
from assistant.adapters.memory_accounts import MemoryAccounts
from assistant.adapters.memory_slack_links import MemorySlackLinks
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.slack_links import SqlSlackLinks
from assistant.conversation.linking import LinkDesk
from assistant.errors import UnknownAccount, UserError

MORNING = datetime.datetime(2020, 5, 4, 9, 0, tzinfo=datetime.UTC)
SOON = MORNING + datetime.timedelta(minutes=15)
ADA, BO = SlackPerson("T1", "U1"), SlackPerson("T1", "U2")
ASKED, ASKED_BO = LinkAsked(ADA, "Home", "ada"), LinkAsked(BO, "Home", "bo")
ONE, TWO = "1" * 64, "2" * 64


@contextmanager
def opened(kind, folder):
    if kind == "memory":
        yield MemorySlackLinks()
        return
    engine = open_engine(f"sqlite:///{folder / 'records.db'}" if kind == "sqlite" else stores.new_database())
    try:
        yield SqlSlackLinks(engine)
    finally:
        engine.dispose()


@pytest.fixture(params=stores.KINDS)
def links(request, tmp_path):
    with opened(request.param, tmp_path) as made:
        yield made


def test_a_code_links_whoever_asked_for_it_once(links):
    """It tells who that is, before and after."""
    links.offer(ONE, ASKED, MORNING, SOON)

    assert links.asked(ONE, MORNING) == ASKED and links.account_of(ADA) is None
    assert [links.link(ONE, "a-1", MORNING), links.link(ONE, "a-1", MORNING)] == [ASKED, None]
    assert (links.account_of(ADA), links.person_of("a-1"), links.asked(ONE, MORNING)) == ("a-1", ADA, None)


def test_a_code_that_is_over_or_never_was_links_nobody(links):
    """Its last moment is no longer in time, whatever zone the clock keeps."""
    links.offer(ONE, ASKED, MORNING, SOON)
    in_berlin = SOON.astimezone(datetime.timezone(datetime.timedelta(hours=2)))

    assert links.asked(ONE, in_berlin) is None and links.link(ONE, "a-1", in_berlin) is None
    assert links.asked(TWO, MORNING) is None and links.link(TWO, "a-1", MORNING) is None
    assert links.account_of(ADA) is None


def test_nobody_has_two_accounts_and_no_account_two_people(links):
    """The code that would make it so is still good, once the other link is gone."""
    for digest, asked in ((ONE, ASKED), (TWO, ASKED_BO), ("3" * 64, ASKED)):
        links.offer(digest, asked, MORNING, SOON)
    links.link(ONE, "a-1", MORNING)

    for digest, account in ((TWO, "a-1"), ("3" * 64, "a-2")):
        with pytest.raises(UserError, match="unlink that first"):
            links.link(digest, account, MORNING)
    links.unlink("a-1")

    assert links.link(TWO, "a-1", MORNING) == ASKED_BO and links.link("3" * 64, "a-2", MORNING) == ASKED


def test_linked_again_to_the_same_account_it_stays(links):
    """Another code of the same person is used up."""
    for digest in (ONE, TWO):
        links.offer(digest, ASKED, MORNING, SOON)
        assert links.link(digest, "a-1", MORNING) == ASKED

    assert links.account_of(ADA) == "a-1" and links.asked(TWO, MORNING) is None


@pytest.mark.parametrize("next_step", ["offered", "used"])
def test_a_code_that_is_over_is_forgotten_with_the_names_beside_it(links, next_step):
    """As soon as the next one is issued or used, even by a clock that was set back since."""
    later = MORNING + datetime.timedelta(minutes=20)
    links.offer(ONE, ASKED, MORNING, SOON)
    links.offer(TWO, ASKED_BO, MORNING, later + datetime.timedelta(minutes=15))

    if next_step == "offered":
        links.offer("3" * 64, ASKED_BO, later, later + datetime.timedelta(minutes=15))
    else:
        links.link(TWO, "a-2", later)

    assert links.asked(ONE, MORNING) is None
    assert next_step == "used" or links.asked(TWO, MORNING) == ASKED_BO


def test_unlinked_nothing_is_known_of_them(links):
    """Twice is as once."""
    links.offer(ONE, ASKED, MORNING, SOON)
    links.link(ONE, "a-1", MORNING)
    links.unlink("a-1")
    links.unlink("a-1")

    assert links.account_of(ADA) is None and links.person_of("a-1") is None


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_two_who_use_a_code_at_once_one_does(kind, tmp_path):
    """Round after round."""
    with opened(kind, tmp_path) as links:
        for number in range(5):
            digest = str(number) * 64
            links.offer(digest, LinkAsked(SlackPerson("T1", f"U{number}"), "Home", "one"), MORNING, SOON)
            gate, done = threading.Barrier(2), []

            def use(gate=gate, done=done, digest=digest, number=number):
                gate.wait()
                done.append(links.link(digest, f"a-{number}", MORNING) is not None)

            both = [threading.Thread(target=use) for _ in range(2)]
            [thread.start() for thread in both]
            [thread.join() for thread in both]

            assert sorted(done) == [False, True]


def test_an_account_that_is_switched_off_or_unknown_counts_as_none():
    """At once, and again when it is switched on."""
    accounts = MemoryAccounts()
    account = Account(id="a-1", name="Ada Reuter", roles=("referrer",))
    accounts.keep(account)
    desk = LinkDesk(MemorySlackLinks(), accounts)
    code = desk.offer(ASKED, MORNING)

    assert desk.asked(code, MORNING) == ASKED and desk.link(code, account, MORNING) == ASKED
    assert desk.account(ADA) == account and desk.person("a-1") == ADA and desk.account(BO) is None
    accounts.keep(account.again(active=False))
    assert desk.account(ADA) is None
    accounts.keep(accounts.account("a-1").again(active=True))
    assert desk.account(ADA).active
    desk.unlink("a-1")
    assert desk.account(ADA) is None


def test_an_account_that_is_not_kept_is_not_linked():
    """Whoever is no account here is told, and the code is still good; a link to what is gone counts as none."""
    store = MemorySlackLinks()
    desk = LinkDesk(store, MemoryAccounts())
    code = desk.offer(ASKED, MORNING)
    with pytest.raises(UnknownAccount):
        desk.link(code, Account(id="a-9", name="Nobody", roles=("referrer",)), MORNING)
    store.offer(ONE, ASKED, MORNING, SOON)
    store.link(ONE, "a-9", MORNING)

    assert desk.asked(code, MORNING) == ASKED and desk.account(ADA) is None
