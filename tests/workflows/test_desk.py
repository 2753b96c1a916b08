"""What is asked of the workflows from outside: the right edition, with the right board, on the answers given."""

import datetime

import pytest

from assistant.errors import NotInForce, UnknownBoard, UnknownWorkflow, UserError
from assistant.workflows.desk import Case, WorkflowDesk, edition_of
from inventions import BOAT, CATALOGUE, SETTING

DESK = WorkflowDesk(CATALOGUE, SETTING)
SUMMER = {"sails_on": datetime.date(2020, 6, 1)}


def test_the_dates_pick_the_edition_and_the_board_its_additions():
    assert DESK.workflow("boat-trip", dates=SUMMER) == BOAT
    assert DESK.workflow("boat-trip").edition == "2021-01-01"
    assert DESK.workflow("boat-trip", "riverside", SUMMER).board == "riverside"


@pytest.mark.parametrize("name", ["boat-trip", "boat-trip/2020-01-01"])
def test_a_day_asked_for_picks_the_edition_whatever_the_dates_pick(name):
    case = Case({"harbour": "elsewhere"}, None, {"sails_on": datetime.date(2021, 6, 1)}, datetime.date(2020, 6, 1))

    assert DESK.evaluate(name, case).edition == "2020-01-01"


@pytest.mark.parametrize(
    ("name", "day", "message"),
    [
        ("boat-trip", "2019-12-31", "no edition of boat-trip was in force on 2019-12-31: 2020-01-01 from 2020-01-01"),
        (
            "boat-trip/2021-01-01",
            "2020-12-31",
            "boat-trip/2021-01-01 is in force from 2021-01-01 to today, not on 2020-12-31: boat-trip/2020-01-01 is",
        ),
    ],
)
def test_a_day_outside_is_refused_with_the_dates(name, day, message):
    with pytest.raises(NotInForce, match=message):
        DESK.workflow(name, as_of=datetime.date.fromisoformat(day))


def test_a_name_may_be_that_of_the_edition_itself():
    assert edition_of(CATALOGUE, "boat-trip/2020-01-01") == ("boat-trip", "2020-01-01")


@pytest.mark.parametrize(
    ("name", "board", "dates", "error", "message"),
    [
        ("pasta", None, {}, UnknownWorkflow, "unknown workflow 'pasta'"),
        (
            "boat-trip/2022-01-01",
            None,
            {},
            UnknownWorkflow,
            "boat-trip has no edition '2022-01-01': there is 2020-01-01, 2021-01-01",
        ),
        ("boat-trip", "lakeside", {}, UnknownBoard, "unknown board 'lakeside'"),
        (
            "boat-trip",
            None,
            {"sails_on": datetime.date(2019, 1, 1)},
            NotInForce,
            "no edition of boat-trip was in force",
        ),
    ],
)
def test_what_is_not_there_is_refused(name, board, dates, error, message):
    with pytest.raises(error, match=message):
        DESK.workflow(name, board, dates)


def test_a_case_is_evaluated_without_a_conversation_and_warned_of():
    case = Case({"crisps": "yes"}, "riverside", SUMMER)

    finding = DESK.evaluate("boat-trip", case, immediate_action="Call for help first.")

    assert (finding.finding.code, finding.edition, finding.board) == ("sails", "2020-01-01", "riverside")
    assert finding.notices[0].text == "Call for help first."


def test_a_case_without_dates_is_evaluated_on_the_last_edition():
    assert DESK.evaluate("boat-trip", Case({"harbour": "elsewhere"})).edition == "2021-01-01"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"moon_on": datetime.date(2020, 6, 1)}, "unknown date 'moon_on': the dates are party_on"),
        (
            {"launch_on": datetime.date(2020, 6, 2), "sails_on": datetime.date(2020, 6, 1)},
            r"sails_on \(2020-06-01\) lies before launch_on \(2020-06-02\): one of them is wrong",
        ),
    ],
)
def test_dates_that_are_unknown_or_contradict_each_other_are_refused(dates, said):
    with pytest.raises(UserError, match=said):
        DESK.evaluate("boat-trip", Case({"crisps": "yes"}, None, dates))
