"""What the criteria say is the same over every way of filling in what is not known, or it is not said."""

import itertools

from hypothesis import given as drawn
from hypothesis import strategies as st

from assistant.workflows.changes import what_would_change
from assistant.workflows.engine import actions_of, endings_of, stand, ways_of
from assistant.workflows.given import given, read_answers
from assistant.workflows.paths import paths_of
from inventions import PACKING, PIZZA


def standing_of(workflow, **answers):
    return stand(workflow, given(workflow, read_answers(workflow, answers)))


def test_known_answers_give_their_finding_and_every_rule_that_fires():
    standing = standing_of(PIZZA, oven="yes", dough=3, taste="good", crisps="yes")

    assert (standing.finding, standing.rules) == ("feast", ("R1", "R2"))
    assert standing.trail == ("oven", "dough", "taste", "crisps")
    assert actions_of(PIZZA, standing) == ("call_guests",)


def test_a_missing_answer_is_asked_for_and_says_what_is_still_possible():
    standing = standing_of(PIZZA, oven="no")

    assert (standing.asking, standing.finding) == ("crisps", None)
    assert standing.possible == ("snack", "hungry")
    assert standing.rules == ()


def test_an_unknown_that_can_change_the_finding_leaves_it_open():
    standing = standing_of(PIZZA, oven="not_yet_known", dough=3, taste="not_yet_known", crisps="no")

    assert (standing.finding, standing.possible) == ("open", ("feast", "hungry"))
    assert standing.not_yet_known == ("oven",)


def test_an_unknown_that_cannot_matter_holds_nobody_up():
    standing = standing_of(PIZZA, oven="yes", dough=3, taste="good", crisps="not_yet_known")

    assert (standing.finding, standing.rules) == ("feast", ("R1",))


def test_a_rule_that_fires_however_the_unknown_turns_out_still_holds():
    standing = standing_of(PIZZA, oven="yes", dough="not_yet_known", taste="good", crisps="yes")

    assert standing.finding == "snack"
    assert standing.possible == ("feast", "snack")


def test_an_unknown_that_settles_is_itself_an_answer():
    standing = standing_of(PIZZA, oven="yes", dough=3, taste="not_yet_known", crisps="no")

    assert (standing.finding, standing.not_yet_known) == ("feast", ())


def test_a_partly_open_answer_is_only_what_it_could_be():
    standing = standing_of(PIZZA, oven="yes", dough=3, taste="smells_odd", crisps="no")

    assert (standing.finding, standing.possible) == ("open", ("feast", "hungry"))
    assert standing.not_yet_known == ("taste",)


def test_answers_that_are_ruled_out_are_not_filled_in():
    """Who tasted it good had an oven that works."""
    standing = standing_of(PIZZA, oven="not_yet_known", dough=3, taste="good", crisps="yes")

    assert standing.possible == ("feast",)
    assert standing.finding == "feast"


def test_the_fewest_facts_settle_an_open_finding():
    answers = given(PIZZA, read_answers(PIZZA, {"oven": "no", "crisps": "not_yet_known"}))

    [change] = what_would_change(PIZZA, answers, stand(PIZZA, answers))

    assert (change.question, change.answers) == ("crisps", {"yes": "snack", "no": "hungry"})


def test_single_facts_that_would_change_a_finding_are_named():
    answers = given(PIZZA, read_answers(PIZZA, {"oven": "no", "crisps": "no"}))

    changes = {c.question: c.answers for c in what_would_change(PIZZA, answers, stand(PIZZA, answers))}

    assert changes["crisps"] == {"yes": "snack"}


def test_a_list_takes_the_strongest_rule_and_each_shared_action_once():
    standing = standing_of(PACKING, drinks="yes", books="yes", guests=["children"], how_many=4)

    assert (standing.finding, standing.rules) == ("heavy", ("heavy_drinks", "heavy_books"))
    assert actions_of(PACKING, standing) == ("take_basket", "second_carrier")
    assert "plates" in standing.consequences


def test_a_list_is_open_where_an_unknown_could_raise_it():
    standing = standing_of(PACKING, drinks="no", books="not_yet_known", guests=[])

    assert (standing.finding, standing.possible) == ("open", ("heavy", "light"))


def test_a_list_stands_where_no_unknown_could_raise_it():
    standing = standing_of(PACKING, drinks="yes", books="not_yet_known", guests=[], how_many="not_yet_known")

    assert (standing.finding, standing.possible) == ("heavy", ("heavy",))


def test_a_question_of_a_list_is_asked_only_when_it_applies():
    assert standing_of(PACKING, drinks="no", books="no", guests=["parents"]).asking is None
    assert standing_of(PACKING, drinks="yes", books="no", guests=["parents"]).asking == "how_many"


def answered(workflow):
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.sampled_from(list(question.options))
            for name, question in workflow.questions.items()
            if question.kind == "choice"
        },
    )


@drawn(answered(PIZZA), st.randoms())
def test_the_order_of_answers_does_not_matter(answers, random):
    shuffled = list(answers.items())
    random.shuffle(shuffled)

    assert stand(PIZZA, dict(shuffled)) == stand(PIZZA, answers)


def test_a_finding_on_unknowns_stands_on_every_way_of_filling_them_in():
    for path in paths_of(PIZZA):
        if path.standing.finding != PIZZA.if_unsettled:
            for rules in endings_of(PIZZA, path.answers):
                assert path.standing.finding in {PIZZA.rules[rule].finding for rule in rules}


def test_filling_in_an_unknown_never_takes_a_rule_away():
    for path in paths_of(PIZZA):
        for name in path.standing.not_yet_known:
            for option in ways_of(PIZZA, path.answers, name):
                filled = stand(PIZZA, {**path.answers, name: option})
                assert filled.asking or set(path.standing.rules) <= set(filled.rules)


def test_every_combination_of_answers_ends_or_asks():
    names = [n for n, q in PIZZA.questions.items() if q.kind == "choice"]
    for options in itertools.product(*(PIZZA.questions[n].options for n in names)):
        standing = stand(PIZZA, dict(zip(names, options, strict=True)))
        assert (standing.finding is None) == (standing.asking is not None)
