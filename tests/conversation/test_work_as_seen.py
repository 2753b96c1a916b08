"""Working an item of a list as somebody saw it: once, and not over what somebody else has done."""

from dataclasses import dataclass, replace

import pytest

import desks
import picnics
from assistant.adapters.memory_lists import MemoryLists
from assistant.checklists.build import Asked
from assistant.errors import PersonalDataFound, UserError


@pytest.fixture
def lists(tmp_path):
    """The lists of cases, in memory."""
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.lists_of(desks.desk_of(store, cases, picnics.workflows(tmp_path)))


@pytest.fixture
def case(lists):
    made = lists.cases.open_case("riverside", desks.acting()).reference
    lists.make(made, Asked({"picnic": "yes", "regatta": "yes"}), desks.acting())
    return made


def somebody(name, minute=1):
    return replace(desks.acting(minute), account=name)


def kinds(lists, case):
    return [event.kind for event in lists.store.list_events(case)]


def test_what_is_as_it_was_seen_is_worked(lists, case):
    """Work on other items does not count as a change."""
    assert lists.work_as_seen(case, 1, "tick", "basket", somebody("a-di")) == "as shown"
    assert lists.work_as_seen(case, 1, "tick", "tell_harbour", somebody("a-flo")) == "as shown"
    assert kinds(lists, case) == ["made", "tick", "tick"] and lists.version(case) == 3


def test_what_somebody_has_done_already_is_done_once(lists, case):
    """The same press again, and the same note."""
    for _ in range(2):
        ticked = lists.work_as_seen(case, 1, "tick", "basket", somebody("a-di"))
        noted = lists.work_as_seen(case, 1, "note", "tell_harbour", somebody("a-di"), text=" By boat. ")

    assert (ticked, noted) == ("done already", "done already") and kinds(lists, case) == ["made", "tick", "note"]
    assert lists.work_as_seen(case, 3, "note", "tell_harbour", somebody("a-di"), text="By boat.") == "as shown"


@pytest.mark.parametrize("kind", ["tick", "made"])
def test_what_somebody_else_changed_is_left_alone(lists, case, kind):
    """The item, or the whole list."""
    if kind == "tick":
        lists.work(case, "tick", "basket", somebody("a-flo"))
    else:
        lists.make(case, Asked({"picnic": "yes"}), somebody("a-flo"))

    assert lists.work_as_seen(case, 1, "tick", "basket", somebody("a-di")) == "moved"
    assert kinds(lists, case) == ["made", kind]


@dataclass
class Quicker:
    """A store in which somebody else is quicker, once."""

    lists: MemoryLists
    item: str
    done: bool = False

    def list_events(self, case):
        return self.lists.list_events(case)

    def add_to_list(self, case, version, events):
        if not self.done:
            self.done = True
            self.lists.add_to_list(case, version, [events[0].model_copy(update={"item": self.item, "to": "a host"})])
        self.lists.add_to_list(case, version, events)


@pytest.mark.parametrize(("item", "seen"), [("basket", "moved"), ("tell_harbour", "as shown")])
def test_of_two_at_once_the_slower_looks_again(lists, case, item, seen):
    """It is done all the same where the other worked another item."""
    both = replace(lists, store=Quicker(lists.store, item))

    assert both.work_as_seen(case, 1, "assign", "basket", somebody("a-di"), to="a guest") == seen


def test_what_is_not_on_the_list_or_cannot_be_kept_is_refused(lists, case):
    """And nothing is kept."""
    with pytest.raises(UserError, match="no item"):
        lists.work_as_seen(case, 1, "tick", "stall", somebody("a-di"))
    with pytest.raises(PersonalDataFound):
        lists.work_as_seen(case, 1, "note", "basket", somebody("a-di"), text="Jayden Oyelaran, born 3 May 2009")

    assert kinds(lists, case) == ["made"]
