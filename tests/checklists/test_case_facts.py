"""An answer is a fact of the whole case: the case's list goes by it, and whoever answers is told what it moves."""

import datetime
from dataclasses import replace

import pytest

import desks
from assistant.conversation.lists import ListMaker
from assistant.workflows.load import Catalogue
from picnics import asked, ids, item, kept, workflows

PARTY = datetime.date(2020, 6, 10)


@pytest.fixture
def case(tmp_path):
    """A case, without a list."""
    with kept("memory", tmp_path) as opened:
        yield opened


@pytest.fixture
def walked(case):
    """A walk through the workflow that makes lists, for the case; answer, and get what that moves."""
    desk = case.desk
    session = desk.cases.start(desk.cases.case(case.case), "outings", desks.acting(), {"party_on": PARTY}).session.id
    desk.cases.settle_safety(desk.cases.view(session), "no", desks.acting())

    def answer(question, value, minute):
        return desk.answer(desk.cases.view(session), question, value, desks.acting(minute))

    return answer


def test_a_changed_answer_tells_what_it_moves_on_the_list(case, walked):
    walked("regatta", "no", 1)
    case.desk.make(case.case, asked("picnic", "regatta"), desks.acting(2))

    by_rain = walked("rain", "yes", 3).checklist
    by_market = walked("market", "yes", 4).checklist
    by_regatta = walked("regatta", "not_yet_known", 5).checklist
    by_picnic = walked("picnic", "no", 6).checklist

    assert (ids(by_rain.added), ids(by_rain.fell_away)) == (["tent"], [])
    assert ids(by_market.added) == ["stall"]
    assert "tell_harbour" in ids(by_regatta.fell_away)
    assert "ask_host" in ids(by_regatta.added)
    assert {"basket", "tent"} <= set(ids(by_picnic.fell_away))
    shown = case.desk.show(case.case)
    assert shown.processes == {"regatta": "not_yet_known", "market": "yes"}
    assert "basket" not in ids(shown.items)


def test_an_answer_that_moves_nothing_is_not_told_as_moving_the_list(case, walked):
    assert walked("rain", "no", 1).checklist is None
    case.desk.make(case.case, asked("picnic"), desks.acting(2))

    assert walked("rain", "not_yet_known", 3).checklist is None


def test_a_list_begins_with_what_its_case_has_answered_and_what_is_said_anew_stands_before_it(case, walked):
    walked("rain", "yes", 1)
    walked("market", "yes", 2)
    walked("regatta", "no", 3)

    checklist, _ = case.desk.make(case.case, asked("picnic", facts={"rain": "no"}), desks.acting(4))

    assert checklist.processes == {"picnic": "yes", "market": "yes"}
    assert checklist.facts["rain"] == "no"
    assert "tent" not in ids(checklist.items)


def test_what_is_said_when_the_list_is_made_anew_stands_before_what_was_answered_earlier(case, walked):
    case.desk.make(case.case, asked("picnic"), desks.acting(1))
    walked("picnic", "no", 2)
    assert case.desk.show(case.case).items == ()

    checklist, changed = case.desk.make(case.case, asked("picnic"), desks.acting(3))

    assert "basket" in ids(checklist.items)
    assert "basket" in ids(changed.added)
    assert case.desk.show(case.case) == checklist


def test_what_was_ticked_is_still_ticked_when_an_answer_brings_it_back(case, walked):
    case.desk.make(case.case, asked("picnic"), desks.acting(1))
    case.desk.work(case.case, "tick", "basket", desks.acting(2))
    walked("picnic", "no", 3)

    walked("picnic", "yes", 4)

    assert item(case.desk.show(case.case), "basket").status == "done"


def on_later_files(case, folder, file, old, new):
    """The case's lists once a file of the workflows has been changed."""
    root = workflows(folder / "later")
    changed = root / file
    changed.write_text(changed.read_text().replace(old, new))
    return replace(case.desk, maker=ListMaker(replace(case.desk.cases.workflows, catalogue=Catalogue(root))))


def test_a_list_that_can_no_longer_be_made_keeps_nobody_from_answering(case, walked, tmp_path):
    case.desk.make(case.case, asked("picnic", dates={"sails_on": PARTY}), desks.acting(1))
    view = walked("market", "no", 2).view
    later = on_later_files(case, tmp_path, "vocabulary.yaml", "sails_on", "docks_on")

    answered = later.answer(view, "rain", "yes", desks.acting(3))

    assert answered.checklist is None
    assert answered.view.answers["rain"] == "yes"


def test_an_answer_that_the_lists_edition_does_not_allow_is_left_out_of_it(case, walked, tmp_path):
    case.desk.make(case.case, asked("picnic"), desks.acting(1))
    walked("how_many", 50, 2)
    later = on_later_files(case, tmp_path, "national/outings/2020-01-01.yaml", "to: 99}", "to: 20}")

    assert "second_basket" in ids(case.desk.show(case.case).items)
    assert "second_basket" not in ids(later.show(case.case).items)
