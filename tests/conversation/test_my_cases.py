"""What somebody has in hand: open cases, the walks that wait for them, and what is late or due."""

import datetime

import pytest

import desks
import picnics
from assistant.accounts.model import Account
from assistant.checklists.build import Asked
from assistant.conversation.access import Access
from assistant.conversation.deciding import Choice, DecisionDesk
from assistant.conversation.my_cases import LOOKED_THROUGH, in_hand

TUESDAY = datetime.date(2020, 6, 2)
DI = Account(id="a-di", name="Di Example", roles=("business_manager",), boards=("riverside",))
CY = Account(id="a-cy", name="Cy Example", roles=("chair", "business_manager"), boards=("riverside",))


@pytest.fixture
def lists(tmp_path):
    """The lists of cases, in memory."""
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.lists_of(desks.desk_of(store, cases, picnics.workflows(tmp_path)))


def held(lists, account=DI, today=TUESDAY):
    return in_hand(account, lists, Access(lists.cases.store), today)


def opened(lists, minute=0):
    return lists.cases.open_case("riverside", desks.acting(minute))


def test_a_case_with_nothing_in_it_is_open(lists):
    """Somebody is to begin."""
    case = opened(lists)

    [mine] = held(lists).cases

    assert (mine.case, mine.walks, mine.listed, mine.works) == (case, [], False, True)


def test_a_case_is_over_once_all_is_sealed_and_done(lists):
    """Its list, too."""
    case = opened(lists)
    view = desks.feast(lists.cases, case)
    assert held(lists).cases
    lists.cases.seal(view, desks.decision(), desks.acting(9))
    assert held(lists).cases == []

    lists.make(case.reference, Asked({"regatta": "yes"}), desks.acting(10))
    assert held(lists).cases
    for item in lists.show(case.reference).items:
        if item.kind != "note":
            lists.work(case.reference, "tick", item.id, desks.acting(11))
    assert held(lists).cases == []


def test_a_walk_waits_for_whoever_can_go_on_with_it(lists):
    """To be answered, to be sent, to be decided, to be confirmed."""
    case = opened(lists)
    desk, deciding = lists.cases, DecisionDesk(lists.cases)
    seen = []

    def note(account):
        [mine] = held(lists, account).cases
        seen.append([(walk.status, walk.mine) for walk in mine.walks])

    view = desk.start(case, "pizza-party", desks.acting(1))
    note(DI)
    view = desk.settle_safety(view, "no", desks.acting(2))
    note(DI)
    desk.pause(view, desks.acting(3))
    note(DI)
    view = desk.resume(view.session.id, desks.acting(4))
    view = desks.answered(desk, view, 5, oven="yes", dough=3, taste="good", crisps="yes")
    note(DI)
    view = deciding.prepare(view, desks.acting(20))
    note(DI), note(CY)
    view = deciding.decide(view, Choice("party", desks.MORNING.date(), "Everybody is hungry."), desks.acting(21))
    note(DI), note(CY)

    assert seen == [
        [("At the safety question", True)],
        [("Being answered", True)],
        [("Paused", True)],
        [("Answered, not sent for decision", True)],
        [("Ready for a decision", False)],
        [("Ready for a decision", True)],
        [("Decided; confirmed by 0 of 2", False)],
        [("Decided; confirmed by 0 of 2", True)],
    ]


def test_what_is_late_and_what_is_due_within_a_week_is_told_apart(lists):
    """What comes later is not there."""
    case = opened(lists)
    lists.make(case.reference, Asked({"picnic": "yes"}, {}, {"party_on": datetime.date(2020, 6, 5)}), desks.acting(1))

    def ids(day):
        [mine] = held(lists, today=datetime.date(2020, 6, 3) + datetime.timedelta(days=day)).cases
        return [item.id for item in mine.late], [item.id for item in mine.soon]

    assert (ids(-8), ids(-7), ids(0), ids(1)) == (([], []), ([], ["basket"]), ([], ["basket"]), (["basket"], []))


def test_of_very_many_cases_the_newest_are_looked_through(lists):
    """And how many more there are is told."""
    cases = [opened(lists, minute) for minute in range(LOOKED_THROUGH + 3)]

    found = held(lists)

    assert found.more == 3 and [mine.case for mine in found.cases] == cases[:2:-1]
