"""A scenario says in what a case comes out otherwise than practice expects, and nothing where it does not."""

import datetime

import pytest

from assistant.workflows.load import Catalogue
from assistant.workflows.scenarios import Scenario, examples_of, judge_scenario
from inventions import CALENDAR, CATALOGUE, PIZZA, RIVERSIDE, altered

FEAST = {"oven": "yes", "dough": 3, "taste": "good", "crisps": "yes"}


def judged(expect, answers=FEAST, dates=None, workflow=PIZZA):
    scenario = Scenario.model_validate(
        {"name": "An evening", "from": "the menu", "answers": answers, "dates": dates or {}, "expect": expect}
    )
    return judge_scenario(workflow, scenario, CALENDAR)


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ({"finding": "snack"}, "finding: 'snack' expected, 'feast' observed"),
        ({"asks": "oven"}, "asks: 'oven' expected, None observed"),
        ({"trail": ["oven"]}, "trail: ('oven',) expected, ('oven', 'dough', 'taste', 'crisps') observed"),
        ({"not_yet_known": ["oven"]}, "not yet known: ('oven',) expected, () observed"),
        ({"possible": ["snack"]}, "possible findings: ('snack',) expected, ('feast',) observed"),
        ({"consequences": ["mind_the_oven"]}, "consequence 'mind_the_oven' expected, not observed"),
        ({"not_consequences": ["invite"]}, "consequence 'invite' observed, not expected"),
        ({"actions": ["ring"]}, "action 'ring' expected, not observed"),
        ({"not_actions": ["call_guests"]}, "action 'call_guests' observed, not expected"),
        ({"rules": ["R2"]}, "rules: ['R2'] expected, ['R1', 'R2'] observed"),
        ({"settled_by": ["oven"]}, "settled by: ['oven'] expected, ['dough', 'oven', 'taste'] observed"),
        (
            {"due": {"call_guests": "2020-06-09"}},
            "due of call_guests: '2020-06-09' expected, 'none' observed",
        ),
        ({"due": {"ring": "2020-06-09"}}, "due of ring: '2020-06-09' expected, 'none' observed"),
        ({"refused": True}, "the answers are not refused"),
    ],
)
def test_each_difference_is_told(expect, difference):
    assert judged(expect) == [difference]


@pytest.mark.parametrize(
    "expect",
    [
        {},
        {"finding": "feast", "rules": ["R2", "R1"], "possible": ["feast"], "not_yet_known": []},
        {"settled_by": ["taste", "oven", "dough"]},
        {
            "due": {"call_guests": "none", "ring": "none"},
            "not_actions": ["ring"],
            "not_consequences": ["mind_the_oven"],
        },
    ],
)
def test_nothing_is_told_of_what_comes_out_as_expected(expect):
    assert judged(expect) == []


def test_dates_of_the_case_date_its_actions():
    assert judged({"due": {"call_guests": "2020-06-10"}}, dates={"party_on": datetime.date(2020, 6, 12)}) == []


def test_answers_that_are_refused_are_told_unless_that_is_expected():
    wrong = FEAST | {"oven": "no"}

    assert judged({"refused": True}, wrong) == []
    assert judged({"finding": "feast"}, wrong) == [
        "the answers are refused: oven=no and taste=good cannot both be right: nobody tasted what was not baked"
    ]


def test_a_board_is_judged_on_its_own_additions():
    assert judged({"actions": ["call_guests", "call_guests_riverside", "rv_ring_bell"]}, workflow=RIVERSIDE) == []


def test_scenarios_are_judged_on_the_editions_they_are_about(tmp_path):
    every = Catalogue(altered(tmp_path, ("national/boat-trip/scenarios/mornings.yaml", "edition: '2020-01-01'\n", "")))

    assert [example.edition for example in examples_of(CATALOGUE, "boat-trip")] == ["2020-01-01"] * 2
    assert [e.edition for e in examples_of(every, "boat-trip")] == ["2020-01-01"] * 2 + ["2021-01-01"] * 2


def test_scenarios_may_be_about_several_editions(tmp_path):
    told = ("edition: '2020-01-01'\n", "edition: ['2020-01-01', '2021-01-01']\n")
    both = Catalogue(altered(tmp_path, ("national/boat-trip/scenarios/mornings.yaml", *told)))

    assert [e.edition for e in examples_of(both, "boat-trip")] == ["2020-01-01"] * 2 + ["2021-01-01"] * 2
