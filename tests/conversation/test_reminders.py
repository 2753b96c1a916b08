"""Who is reminded of what on a case's list, when, and that it is once."""

import datetime
import threading
from contextlib import contextmanager

import pytest

import desks
import picnics
import stores
from assistant.accounts.model import Account
from assistant.adapters.memory_reminders import MemoryReminders
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.reminders import SqlReminders
from assistant.cases.model import Placed
from assistant.checklists.build import Asked
from assistant.conversation.access import Access
from assistant.conversation.reminders import FORGOTTEN, TAKEN, Reminder
from assistant.conversation.reminding import due_for

NOON = datetime.datetime(2020, 6, 2, 11, 0, tzinfo=datetime.UTC)
DUE = datetime.date(2020, 6, 3)
ONE = Reminder("CASE-1", "basket", DUE, "a-1")
DI = Account(id="a-di", name="Di Example", roles=("business_manager",), boards=("riverside",))
ADA = Account(id="a-ada", name="Ada Example", roles=("referrer",))
CY = Account(id="a-cy", name="Cy Example", roles=("chair",))


@contextmanager
def opened(kind, folder):
    if kind == "memory":
        yield MemoryReminders()
        return
    engine = open_engine(f"sqlite:///{folder / 'records.db'}" if kind == "sqlite" else stores.new_database())
    try:
        yield SqlReminders(engine)
    finally:
        engine.dispose()


@pytest.fixture(params=stores.KINDS)
def reminders(request, tmp_path):
    """Every store of them."""
    with opened(request.param, tmp_path) as made:
        yield made


def test_a_reminder_is_sent_once(reminders):
    """Whoever asks, and however much later."""
    assert reminders.take(ONE, NOON)
    reminders.sent(ONE)

    assert not reminders.take(ONE, NOON)
    assert not reminders.take(ONE, NOON + datetime.timedelta(days=1))


def test_another_item_date_case_or_person_is_another_reminder(reminders):
    """Each of the four counts."""
    others = [
        Reminder("CASE-2", "basket", DUE, "a-1"),
        Reminder("CASE-1", "tent", DUE, "a-1"),
        Reminder("CASE-1", "basket", DUE + datetime.timedelta(days=1), "a-1"),
        Reminder("CASE-1", "basket", DUE, "a-2"),
    ]

    assert all(reminders.take(one, NOON) for one in (ONE, *others))


def test_what_could_not_be_sent_is_tried_again(reminders):
    """It is given back, and taken by whoever comes next."""
    reminders.take(ONE, NOON)
    reminders.give_back(ONE)

    assert reminders.take(ONE, NOON)


def test_what_was_sent_is_not_given_back(reminders):
    """A failure that comes after it changes nothing."""
    reminders.take(ONE, NOON)
    reminders.sent(ONE)
    reminders.give_back(ONE)

    assert not reminders.take(ONE, NOON)


def test_what_somebody_took_and_did_not_send_is_taken_over(reminders):
    """Their process was stopped: after a quarter of an hour another one may send it."""
    reminders.take(ONE, NOON)

    assert not reminders.take(ONE, NOON + TAKEN - datetime.timedelta(seconds=1))
    assert reminders.take(ONE, NOON + TAKEN)
    assert not reminders.take(ONE, NOON + TAKEN)


def test_what_was_due_long_ago_is_forgotten(reminders):
    """The store stays small, and keeps nothing of people for longer than it needs."""
    reminders.take(ONE, NOON)
    reminders.sent(ONE)
    reminders.take(Reminder("CASE-2", "tent", DUE + FORGOTTEN, "a-2"), NOON + FORGOTTEN + datetime.timedelta(days=2))

    assert reminders.take(ONE, NOON)


def test_of_many_at_once_one_sends_it(reminders):
    """However many threads or processes ask."""
    start, taken = threading.Barrier(8), []

    def ask():
        start.wait()
        taken.append(reminders.take(ONE, NOON))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [False] * 7 + [True]


@pytest.fixture
def lists(tmp_path):
    """The lists of cases, in memory."""
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.lists_of(desks.desk_of(store, cases, picnics.workflows(tmp_path)))


@pytest.fixture
def case(lists):
    """A case whose basket is to be packed by Wednesday 3 June 2020."""
    made = lists.cases.open_case("riverside", desks.acting())
    lists.make(made.reference, Asked({"picnic": "yes"}, {}, {"party_on": datetime.date(2020, 6, 5)}), desks.acting())
    return made


def on(lists, case, *accounts):
    for account in accounts:
        lists.cases.store.place(case.reference, Placed(account=account.id, kind="joined", by="a-di", at=desks.MORNING))


def told(lists, *accounts, at=NOON):
    found = due_for(accounts, lists, Access(lists.cases.store), at)
    return {account.id: [(due.item.id, str(due.item.due)) for due in dues] for account, dues in found}


def test_whoever_manages_the_case_is_reminded_of_what_nobody_was_assigned(lists, case):
    """The working day before, and not others who are on the case and may not tick it."""
    on(lists, case, ADA, CY)

    assert told(lists, DI, ADA, CY) == {"a-di": [("basket", "2020-06-03")]}


@pytest.mark.parametrize(
    ("at", "reminded"),
    [
        (datetime.datetime(2020, 6, 1, 11, 0, tzinfo=datetime.UTC), False),  # two days before
        (datetime.datetime(2020, 6, 2, 6, 59, tzinfo=datetime.UTC), False),  # before eight in London
        (datetime.datetime(2020, 6, 2, 7, 0, tzinfo=datetime.UTC), True),  # eight in London, in summer
        (datetime.datetime(2020, 6, 2, 22, 30, tzinfo=datetime.UTC), True),  # still the same day there
        (datetime.datetime(2020, 6, 3, 7, 30, tzinfo=datetime.UTC), True),  # the program was off for a day
        (datetime.datetime(2020, 6, 4, 11, 0, tzinfo=datetime.UTC), False),  # it is late, and shown as late
    ],
)
def test_it_is_a_morning_in_london_that_counts(lists, case, at, reminded):
    """From eight on, and later the same day where the program was off at eight."""
    assert bool(told(lists, DI, at=at)) is reminded


def test_whoever_it_was_assigned_to_is_reminded_alone(lists, case):
    """By their role, however it is written."""
    on(lists, case, ADA, CY)
    lists.work(case.reference, "assign", "basket", desks.acting(1), to="Referrer")

    assert list(told(lists, DI, ADA, CY)) == ["a-ada"]


def test_what_was_assigned_to_nobody_here_goes_to_those_who_may_tick(lists, case):
    """A role outside the application has no account."""
    on(lists, case, ADA)
    lists.work(case.reference, "assign", "basket", desks.acting(1), to="the cook")

    assert list(told(lists, DI, ADA)) == ["a-di"]


def test_nobody_is_reminded_of_what_is_done_or_of_a_case_they_do_not_see(lists, case):
    """Somebody of another board, and whoever is only assigned by role and is not on the case."""
    elsewhere = DI.model_copy(update={"id": "a-else", "boards": ("hilltop",)})

    assert told(lists, elsewhere, ADA) == {}
    lists.work(case.reference, "tick", "basket", desks.acting(1))
    assert told(lists, DI) == {}


def test_whoever_was_switched_off_is_not_reminded(lists, case):
    """An account that may no longer sign in sees no case."""
    assert told(lists, DI.model_copy(update={"active": False})) == {}


def test_a_case_without_a_list_keeps_nobody_from_being_reminded(lists, case):
    """There is nothing on it to be reminded of."""
    lists.cases.open_case("riverside", desks.acting())

    assert list(told(lists, DI)) == ["a-di"]


def test_what_is_due_first_comes_first(lists, case):
    """Over all the cases of a person."""
    other = lists.cases.open_case("riverside", desks.acting(2))
    lists.make(other.reference, Asked({"picnic": "yes"}, {}, {"party_on": datetime.date(2020, 6, 4)}), desks.acting(2))

    assert told(lists, DI)["a-di"] == [("basket", "2020-06-02"), ("basket", "2020-06-03")]
