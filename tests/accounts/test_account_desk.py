"""Accounts as they are opened, changed and signed in to, whatever channel does it."""

import datetime

import pytest

from assistant.accounts.claims import ClaimRules
from assistant.accounts.model import Account, Changed
from assistant.adapters.memory_accounts import MemoryAccounts
from assistant.conversation.accounts import LINK_HOLDS, AccountDesk
from assistant.errors import AccountMoved, UserError

MORNING = datetime.datetime(2020, 5, 4, 9, 0, tzinfo=datetime.UTC)
CHANGED = Changed(by="a-admin", at=MORNING)
RULES = ClaimRules("roles", {"chairs": "chair"}, "areas", {"RS": "riverside", "HT": "hilltop"})
ISSUER = "https://sign-in.example"
ADA = {"sub": "1", "name": "Ada Reuter", "roles": ["chairs"], "areas": ["HT", "RS"]}


@pytest.fixture
def desk():
    return AccountDesk(MemoryAccounts(), ("riverside", "hilltop"))


def test_an_account_says_nothing_of_its_person_by_its_id(desk):
    """Two people of one name are two accounts."""
    first, second = (desk.add("Ada Reuter", ["chair"], ["hilltop", "riverside"], CHANGED) for _ in range(2))

    assert first.id != second.id and "ada" not in first.id
    assert first.boards == ("riverside", "hilltop")
    assert list(desk.store.accounts()) == sorted([first, second], key=lambda one: one.id)


def test_a_link_of_an_account_made_inactive_after_it_signs_nobody_in(desk):
    account = desk.add("Ada", ["chair"], [], CHANGED)
    secret = desk.offer(account, MORNING)
    desk.set_active(account, CHANGED, active=False)

    assert desk.take_up(secret, MORNING) is None


def test_a_link_signs_in_within_its_time_alone(desk):
    account = desk.add("Ada", ["chair"], [], CHANGED)
    early, late = desk.offer(account, MORNING), desk.offer(account, MORNING)

    assert desk.take_up(early, MORNING + LINK_HOLDS - datetime.timedelta(seconds=1)) == account
    assert desk.take_up(late, MORNING + LINK_HOLDS) is None


def test_what_is_so_already_is_no_change(desk):
    account = desk.add("Ada", ["chair"], [], CHANGED)

    assert desk.set_active(account, CHANGED, active=True) == account == desk.store.account(account.id)


def test_somebody_new_with_a_role_gets_an_account_of_their_own(desk):
    account = desk.known(ISSUER, ADA, RULES, MORNING)

    assert (account.name, account.roles, account.boards) == ("Ada Reuter", ("chair",), ("riverside", "hilltop"))
    assert account.changed == Changed(by=account.id, at=MORNING)
    assert desk.known(ISSUER, ADA, RULES, MORNING) == account


def test_somebody_new_without_a_role_gets_none(desk):
    assert desk.known(ISSUER, {**ADA, "roles": []}, RULES, MORNING) is None
    assert desk.store.accounts() == []


class Quicker(MemoryAccounts):
    """A store in which somebody else is quicker at one moment."""

    def __init__(self, when, do):
        super().__init__()
        self._when, self._do = when, do

    def link(self, account, issuer, subject):
        if self._when == "link":
            self._when = None
            self._do(self)
        super().link(account, issuer, subject)

    def keep(self, account):
        if self._when == "keep" and account.version:
            self._when = None
            self._do(self)
        super().keep(account)


def test_whoever_signs_in_at_two_browsers_at_once_is_one_account():
    """The account that was opened a moment later is made inactive, and belongs to nobody."""
    other = Account(id="a-other", name="Ada Reuter", roles=("chair",))

    def first(store):
        store.keep(other)
        store.link("a-other", ISSUER, "1")

    desk = AccountDesk(Quicker("link", first), ("riverside", "hilltop"))

    assert desk.known(ISSUER, ADA, RULES, MORNING) == other
    assert [one.active for one in desk.store.accounts() if one.id != "a-other"] == [False]


def test_whoever_is_made_inactive_while_they_sign_in_stays_so():
    """What the service says of them is kept beside it."""
    desk = AccountDesk(Quicker("never", None), ("riverside", "hilltop"))
    account = desk.known(ISSUER, ADA, RULES, MORNING)
    desk.store._when = "keep"
    desk.store._do = lambda store: MemoryAccounts.keep(store, account.again(active=False))

    after = desk.known(ISSUER, {**ADA, "name": "Ada Kite"}, RULES, MORNING)

    assert (after.name, after.active) == ("Ada Kite", False)


def test_a_change_that_nobody_saw_coming_is_told(desk):
    account = desk.add("Ada", ["chair"], [], CHANGED)
    desk.set_active(account, CHANGED, active=False)

    with pytest.raises(AccountMoved):
        desk.change(account, CHANGED, name="Ada", roles=["referrer"], boards=[])
    with pytest.raises(UserError, match="make it active first"):
        desk.offer(desk.store.account(account.id), MORNING)
