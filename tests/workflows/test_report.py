"""A finding in words and dates: what it rests on, what to do by when, and what the reader must be told."""

import datetime
from dataclasses import replace

import pytest

from assistant.errors import AnswerNotAllowed
from assistant.workflows import wording
from assistant.workflows.load import digest
from assistant.workflows.report import report
from inventions import BOAT, CATALOGUE, PACKING, PIZZA, RIVERSIDE, SETTING

FEAST = {"oven": "yes", "dough": 3, "taste": "good", "crisps": "yes"}
SAILING = CATALOGUE.composed("boat-trip", "2020-01-01", "riverside")
SUMMER = {"sails_on": datetime.date(2020, 6, 1)}


def reported(workflow, answers, dates=None, **setting):
    return report(workflow, answers, dates or {}, replace(SETTING, **setting))


def actions(finding):
    return {action.id: action for action in finding.actions}


def kinds(finding):
    return [notice.kind for notice in finding.notices]


def test_a_finding_gives_every_reason_with_its_citations():
    finding = reported(PIZZA, FEAST)

    assert (finding.status, finding.asking) == ("finding", None)
    assert (finding.finding.code, finding.finding.headline) == ("feast", "There is pizza for everybody.")
    assert [(reason.text, reason.citations) for reason in finding.reasons] == [
        ("Oven and dough make pizza.", ("c-baked",)),
        ("There are crisps.", ("c-crisps",)),
    ]
    assert [citation.id for citation in finding.citations] == ["c-baked", "c-crisps", "c-guests"]
    assert finding.workflow_digest == digest(PIZZA)


def test_a_finding_that_rests_on_an_unchecked_rule_says_so_in_its_headline():
    """Not where a checked rule carries it too, and not for a rule that carries another finding."""
    unchecked = {"R1": PIZZA.rules["R1"].model_copy(update={"cites": ("menu/2020-01-01#guests",)})}
    doubtful = PIZZA.model_copy(update={"rules": PIZZA.rules | unchecked})
    backed = doubtful.model_copy(update={"rules": doubtful.rules | {"R2": PIZZA.rules["R1"]}})
    headlines = [
        reported(workflow, answers).finding.headline
        for workflow, answers in (
            (doubtful, FEAST),
            (backed, FEAST),
            (doubtful, FEAST | {"oven": "no"} | {"taste": "bad"}),
        )
    ]

    assert headlines == [
        f"There is pizza for everybody. {wording.RULE_UNCHECKED}",
        "There is pizza for everybody.",
        "There is something to nibble.",
    ]


def test_a_missing_answer_gives_a_question_and_no_finding():
    finding = reported(PIZZA, {"oven": "no"})

    assert (finding.status, finding.asking, finding.finding) == ("asking", "crisps", None)
    assert finding.possible_findings == ("snack", "hungry")
    assert [reason.text for reason in finding.reasons] == ["Have it mended."]


def test_not_knowing_that_settles_is_a_reason_with_its_own_citation():
    finding = reported(PIZZA, FEAST | {"taste": "not_yet_known"})

    assert ("c-try-it",) in [reason.citations for reason in finding.reasons]
    assert finding.not_yet_known == ()


def test_not_knowing_that_settles_is_no_reason_while_a_question_is_missing():
    finding = reported(PIZZA, {"oven": "yes", "dough": 3, "taste": "not_yet_known"})

    assert ("c-try-it",) not in [reason.citations for reason in finding.reasons]


def test_answers_are_kept_as_they_were_given():
    finding = reported(PACKING, {"drinks": "yes", "books": None, "guests": "children", "how_many": "7"})
    sailing = reported(BOAT, {"harbour": "riverside", "sails_on": "2020-06-01", "crisps": True})

    assert finding.answers == {"drinks": "yes", "books": "not_yet_known", "guests": ["children"], "how_many": 7}
    assert sailing.answers == {"harbour": "riverside", "sails_on": "2020-06-01", "crisps": "yes"}


def test_answers_off_the_path_are_named_and_never_used():
    finding = reported(PIZZA, {"oven": "no", "dough": 3, "crisps": "no", "weather": "fine"})

    assert finding.off_path == ("dough", "weather")
    assert finding.trail == ("oven", "crisps")
    assert finding.finding.code == "hungry"


def test_judgements_on_the_path_are_named_where_the_answer_is_one():
    assert reported(PIZZA, FEAST).judgements == ("taste",)
    assert reported(PIZZA, FEAST | {"taste": "not_yet_known"}).judgements == ()


def test_answers_that_exclude_each_other_are_refused_with_both():
    with pytest.raises(AnswerNotAllowed, match="oven=no and taste=good cannot both be right"):
        reported(PIZZA, FEAST | {"oven": "no"})


def test_a_date_of_the_case_answers_the_question_for_it():
    finding = reported(BOAT, {"harbour": "riverside", "crisps": "yes"}, SUMMER)

    assert finding.finding.code == "sails"
    assert finding.dates == SUMMER


def test_the_board_of_the_case_answers_the_question_for_it():
    assert reported(SAILING, {"crisps": "yes"}, SUMMER).finding.code == "sails"
    assert reported(BOAT, {"crisps": "yes"}, SUMMER).asking == "harbour"


def test_an_answer_of_a_person_stands_before_what_the_case_says():
    assert reported(SAILING, {"harbour": "elsewhere"}, SUMMER).finding.code == "stays"


def test_a_date_is_counted_with_the_last_working_day_to_act_on_it():
    """Ten days before 1 June 2020 is a Friday; a working-day timescale counts past a bank holiday."""
    paint = actions(reported(SAILING, {"crisps": "yes"}, SUMMER))["paint_boat"]
    guests = actions(reported(PIZZA, FEAST, {"party_on": datetime.date(2020, 5, 26)}))["call_guests"]

    assert (paint.due, paint.act_by) == (datetime.date(2020, 5, 22), datetime.date(2020, 5, 22))
    assert "counted as calendar days" in paint.due_note
    assert (guests.due, guests.when) == (datetime.date(2020, 5, 21), "2 working days before the day of the party")


def test_a_date_that_is_missing_is_waited_for():
    bread = actions(reported(SAILING, {"crisps": "yes"}, SUMMER))["bring_bread"]

    assert (bread.due, bread.act_by, bread.waits_for) == (None, None, "ordered_on")
    assert bread.when == "3 calendar days after the day the bread was ordered"


def test_a_date_past_the_known_bank_holidays_is_not_confirmed_and_not_guessed():
    guests = actions(reported(PIZZA, FEAST, {"party_on": datetime.date(2028, 2, 1)}))["call_guests"]

    assert (guests.due, guests.act_by, guests.waits_for) == (None, None, None)
    assert "known to 31 December 2027" in guests.due_note


def test_a_day_until_which_something_lasts_is_not_a_day_to_act_by():
    keep = actions(reported(SAILING, {"crisps": "yes"}, SUMMER))

    assert (keep["keep_log"].due, keep["keep_log"].act_by) == (datetime.date(2020, 12, 1), None)
    assert keep["keep_log"].due_note == wording.NOT_BEFORE
    assert keep["keep_log_riverside"].due == datetime.date(2021, 6, 1)
    assert not keep["keep_log"].earlier


def test_the_earliest_of_several_timescales_is_marked():
    listed = actions(reported(RIVERSIDE, FEAST, {"party_on": datetime.date(2020, 6, 12)}))

    assert listed["call_guests"].due == datetime.date(2020, 6, 10)
    assert listed["call_guests_riverside"].due == datetime.date(2020, 6, 7)
    assert [name for name, action in listed.items() if action.earlier] == ["call_guests_riverside"]


def test_nothing_is_marked_where_the_timescales_give_one_day():
    """Two working days before 12 May 2020 are five days, because of a weekend and a bank holiday."""
    listed = reported(RIVERSIDE, FEAST, {"party_on": datetime.date(2020, 5, 12)}).actions

    assert [action.due for action in listed if action.due] == [datetime.date(2020, 5, 7)] * 2
    assert not any(action.earlier for action in listed)


def test_a_boards_own_stands_beside_the_national_under_its_name():
    finding = reported(RIVERSIDE, FEAST)
    listed = actions(finding)

    assert [(name, action.origin) for name, action in listed.items()] == [
        ("call_guests", "national"), ("call_guests_riverside", "riverside"), ("rv_ring_bell", "riverside"),
    ]  # fmt: skip
    assert listed["call_guests"].who == "Captain"
    assert actions(reported(PIZZA, FEAST))["call_guests"].who == "host"


def test_times_without_a_number_are_given_in_the_words_of_the_source_or_as_none():
    assert actions(reported(PACKING, {"drinks": None}))["ask_host"].when == "before leaving"
    assert actions(reported(SAILING, {"crisps": "yes"}, SUMMER))["paint_boat_riverside"].when == "when it is dry"
    assert actions(reported(BOAT, {"harbour": "riverside", "crisps": "yes"}, SUMMER))["wave"].when == wording.PROMPTLY


def test_a_hold_says_what_waits_and_until_what():
    hold = actions(reported(PACKING, {"drinks": None}))["ask_host"].hold

    assert (hold.what, hold.until) == ("packing", "the host has answered")


def test_every_unknown_gives_an_action_to_find_it_out():
    finding = reported(PIZZA, {"oven": None, "dough": None, "taste": "good", "crisps": "no"})
    listed = actions(finding)

    assert finding.finding.code == "open"
    assert (listed["find_out_oven"].what, listed["find_out_oven"].who) == ("Find out: Does the oven work?", "cook")
    assert listed["find_out_oven"].citations == ("c-baked",)
    assert listed["find_out_dough"].who == wording.WHOEVER_KNOWS


def test_what_would_settle_it_comes_with_who_normally_knows():
    finding = reported(PIZZA, {"oven": None, "dough": 3, "taste": None, "crisps": "no"})

    assert [(fact.question, fact.held_by, fact.answers) for fact in finding.what_would_change] == [
        ("oven", ("cook",), {"yes": "feast", "no": "hungry"})
    ]


@pytest.mark.parametrize(
    ("workflow", "answers", "setting", "expected"),
    [
        (PIZZA, {"oven": "no"}, {"signed_off": frozenset({digest(PIZZA)})}, ["superseded"]),
        (PIZZA, {"oven": "no"}, {"immediate_action": "First."}, ["immediate_action", "superseded", "not_signed_off"]),
        (PIZZA, {"oven": "no", "crisps": "no"}, {}, ["superseded", "source_error", "not_signed_off"]),
        (PIZZA, FEAST, {}, ["superseded", "unverified", "not_signed_off"]),
        (RIVERSIDE, {"oven": "no"}, {}, ["superseded", "board_silent", "not_signed_off"]),
        (PACKING, {"drinks": "yes"}, {"signed_off": frozenset({digest(PACKING)})}, []),
    ],
)
def test_each_notice_stands_where_it_must_and_nowhere_else(workflow, answers, setting, expected):
    assert kinds(reported(workflow, answers, **setting)) == expected


def test_notices_name_what_they_are_about():
    texts = {notice.kind: notice.text for notice in reported(RIVERSIDE, FEAST).notices}
    wrong = {notice.kind: notice.text for notice in reported(PIZZA, {"oven": "no", "crisps": "no"}).notices}

    assert texts["superseded"] == "Parties have ended."
    assert texts["board_silent"] == "Riverside club: The log does not say who washes up."
    assert "part of what is cited from The menu" in texts["unverified"]
    assert wrong["source_error"] == "The menu: The menu is wrong here."


def test_a_signature_under_the_national_page_is_none_under_a_boards():
    assert "not_signed_off" in kinds(reported(RIVERSIDE, FEAST, signed_off=frozenset({digest(PIZZA)})))
