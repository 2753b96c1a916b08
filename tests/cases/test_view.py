"""Where a session stands: what is asked, what is known, what was set aside and never lost."""

import datetime

import pytest

import desks
from assistant.cases.facts import answers_of
from assistant.cases.view import check_answer, last_on_path
from assistant.errors import AnswerNotAllowed
from desks import acting, answered, safe


@pytest.fixture
def desk(tmp_path):
    with desks.opened("memory", tmp_path) as opened:
        yield desks.desk_of(*opened, desks.workflows(tmp_path))


@pytest.fixture
def case(desk):
    return desk.open_case("riverside", acting())


def test_a_changed_answer_sets_aside_what_is_off_the_path_and_loses_nothing(desk, case):
    """Changed back, everything is there again."""
    view = desks.feast(desk, case)

    without = answered(desk, view, 10, dough=0)
    again = answered(desk, without, 11, dough=3)

    assert (without.answers, without.set_aside) == ({"oven": "yes", "dough": 0, "crisps": "yes"}, ("taste",))
    assert without.standing.finding == "snack"
    assert answers_of(without.session)["taste"].value == "good"
    assert (again.answers, again.set_aside) == (view.answers, ())


def test_an_answer_that_would_leave_the_path_does_not_stand_in_the_way_of_another(desk, case):
    """Nobody tastes what was not baked, and without an oven the taste is not asked for."""
    view = answered(desk, desks.feast(desk, case), 10, oven="no")

    assert view.answers == {"oven": "no", "crisps": "yes"}
    assert view.set_aside == ("dough", "taste")


def test_an_answer_that_excludes_another_on_the_path_is_refused_naming_both(desk, case):
    """Nothing of it is kept."""
    view = answered(desk, safe(desk, case, "left-overs"), crisps="yes", oven="no")

    with pytest.raises(AnswerNotAllowed, match=r"oven=no and warm=yes cannot both be right"):
        desk.answer(view, "warm", "yes", acting(9))

    assert desk.view(view.session.id) == view


def test_where_another_workflow_changes_one_of_two_that_exclude_each_other_the_older_is_asked_again(desk, case):
    """The session goes on; the answer is listed as set aside."""
    left = answered(desk, safe(desk, case, "left-overs"), crisps="yes", oven="yes", warm="yes")
    pizza = safe(desk, case, minute=10)

    answered(desk, pizza, 11, oven="no")
    moved = desk.view(left.session.id)

    assert moved.answers == {"crisps": "yes", "oven": "no"}
    assert (moved.set_aside, moved.standing.asking) == (("warm",), "warm")
    assert moved.known is None


def test_a_question_that_is_asked_only_after_another_is_set_aside_with_it(desk, case):
    """In a list, too, an answer counts only where its question is asked."""
    left = answered(desk, safe(desk, case, "left-overs"), crisps="yes", oven="yes", warm="yes")

    left = answered(desk, left, 9, crisps="no")

    assert left.answers == {"crisps": "no", "oven": "yes"}
    assert left.set_aside == ("warm",)


def test_a_fact_of_the_case_is_shown_with_who_and_when_to_be_confirmed(desk, case):
    """It is never taken for an answer of this session."""
    answered(desk, safe(desk, case), oven="yes")

    view = safe(desk, case, "left-overs", minute=10)
    before = view.known
    view = answered(desk, view, 11, crisps="yes")

    assert before is None
    assert view.standing.asking == "oven"
    assert (view.known.value, view.known.by.role, view.known.workflow) == ("yes", "cook", "pizza-party")
    assert view.known.at == acting(1).at
    assert "oven" not in view.answers


def test_a_fact_is_shown_only_where_it_is_allowed_beside_the_other_answers(desk, case):
    """Warm crisps without an oven were another day's."""
    answered(desk, safe(desk, case, "left-overs"), crisps="yes", oven="yes", warm="yes")

    view = answered(desk, safe(desk, case, "left-overs", minute=10), 11, crisps="yes", oven="no")

    assert (view.standing.asking, view.known) == ("warm", None)


def test_an_answer_that_a_pinned_definition_does_not_know_is_asked_again(desk, case):
    """Another workflow may have been given more options since."""
    left = answered(desk, safe(desk, case, "left-overs"), crisps="yes")
    pizza = desk.workflows.catalogue.root / "national" / "pizza-party" / "2020-01-01.yaml"
    options = "ask: Are there crisps?\n    why: They need no oven.\n    options: {yes: {}, no: {}"
    text = pizza.read_text().replace(options, f"{options}, stale: {{}}")
    pizza.write_text(text.replace("{yes: snack_alone, no: hungry_alone,", "{yes: snack_alone, no: hungry_alone, stale: hungry_alone,").replace("yes: feast_and_snack, no: feast_alone,", "yes: feast_and_snack, no: feast_alone, stale: feast_alone,"))  # fmt: skip
    later = desks.desk_of_same(desk)

    answered(later, safe(later, case, minute=10), 11, oven="no", crisps="stale")
    view = later.view(left.session.id)

    assert (view.answers, view.set_aside, view.standing.asking, view.known) == ({}, ("crisps",), "crisps", None)


def test_the_board_and_the_dates_of_the_case_answer_the_questions_that_ask_for_them(desk, case):
    """They are not answers that anybody gave in the session."""
    dates = {"eaten_on": datetime.date(2020, 5, 5)}

    view = answered(desk, safe(desk, case, "left-overs", dates=dates), crisps="yes", oven="yes", warm="no")

    assert view.standing.trail == ("crisps", "oven", "warm", "eaten_on", "whose")
    assert view.standing.asking == "with"
    assert "whose" not in view.answers and "eaten_on" not in view.answers


def test_an_answer_is_kept_in_one_form(desk, case):
    """Numbers, days and several options as JSON has them."""
    pizza, left = desk.start(case, "pizza-party", acting()), desk.start(case, "left-overs", acting())

    assert check_answer(pizza, "dough", " 3 ") == 3
    assert check_answer(left, "eaten_on", datetime.date(2020, 5, 5)) == "2020-05-05"
    assert check_answer(left, "with", ["cheese", "dip"]) == ("dip", "cheese")
    assert check_answer(left, "with", None) == "not_yet_known"


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("colour", "red", "asks no question 'colour'"),
        ("oven", "perhaps", "choose yes, no, not_yet_known"),
        ("dough", 21, "outside what the question allows"),
    ],
)
def test_what_a_question_does_not_allow_is_refused(desk, case, question, value, said):
    """Saying what it allows."""
    with pytest.raises(AnswerNotAllowed, match=said):
        check_answer(desk.start(case, "pizza-party", acting()), question, value)


def test_back_goes_to_the_last_answer_on_the_path(desk, case):
    """What is set aside is not gone back to; before the first there is nothing."""
    view = answered(desk, desks.feast(desk, case), 10, dough=0)

    assert last_on_path(view) == "crisps"
    assert last_on_path(desk.start(case, "pizza-party", acting())) is None
