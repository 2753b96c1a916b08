"""Only answers that a question allows are taken, and what excludes each other is refused."""

import datetime

import pytest

from assistant.errors import AnswerNotAllowed
from assistant.workflows.given import given, read_answers, with_case
from inventions import CATALOGUE, PACKING, PIZZA


@pytest.mark.parametrize(
    ("workflow", "answers", "message"),
    [
        (PIZZA, {"oven": "maybe"}, "oven: 'maybe' is no answer to it; choose yes, no, not_yet_known"),
        (PIZZA, {"dough": "three"}, "dough: 'three' is not a whole number"),
        (PIZZA, {"dough": 21}, "dough: 21 is outside what the question allows"),
        (PIZZA, {"dough": True}, "dough: True is not a whole number"),
        (
            PACKING,
            {"guests": ["children", "aunts"]},
            "guests: 'aunts' is no answer to it; choose from children, parents, not_yet_known",
        ),
        (PACKING, {"guests": 7}, "guests: 7 is not a list of answers; choose from children, parents, not_yet_known"),
        (
            PIZZA,
            {"oven": "no", "taste": "good"},
            "oven=no and taste=good cannot both be right: nobody tasted what was not baked",
        ),
    ],
)
def test_what_a_question_does_not_allow_is_refused_with_what_it_does(workflow, answers, message):
    with pytest.raises(AnswerNotAllowed) as refused:
        read_answers(workflow, answers)

    assert str(refused.value) == message


def test_numbers_are_taken_as_numbers_or_as_text_and_fall_into_their_option():
    assert given(PIZZA, read_answers(PIZZA, {"dough": "0"})) == {"dough": "none"}
    assert given(PIZZA, read_answers(PIZZA, {"dough": 20})) == {"dough": "some"}


def test_nothing_and_not_yet_known_are_the_same_answer():
    assert read_answers(PIZZA, {"oven": None}) == {"oven": "not_yet_known"}


def test_what_somebody_always_knows_cannot_be_unknown():
    options = {name: held for name, held in PIZZA.questions["oven"].options.items() if name != "not_yet_known"}
    oven = PIZZA.questions["oven"].model_copy(update={"always_known": True, "options": options})
    known = PIZZA.model_copy(update={"questions": {"oven": oven}, "excludes": ()})

    with pytest.raises(AnswerNotAllowed, match="oven: somebody always knows this; choose yes, no"):
        read_answers(known, {"oven": "not_yet_known"})


def test_true_and_false_are_yes_and_no():
    assert read_answers(PIZZA, {"oven": True, "crisps": False}) == {"oven": "yes", "crisps": "no"}


def test_several_answers_keep_the_order_of_the_file():
    assert read_answers(PACKING, {"guests": ["parents", "children"]}) == {"guests": ("children", "parents")}
    assert read_answers(PACKING, {"guests": "parents"}) == {"guests": ("parents",)}


def test_answers_to_other_questions_are_left_to_the_caller():
    assert read_answers(PIZZA, {"weather": "fine"}) == {}


def test_a_day_is_taken_as_a_day_or_as_text(tmp_path):
    dated = PIZZA.model_copy(
        update={
            "questions": {
                "party_on": PIZZA.questions["oven"].model_validate(
                    {
                        "ask": "When?",
                        "why": "To plan.",
                        "kind": "date",
                        "options": {
                            "early": {"to": datetime.date(2020, 6, 30)},
                            "late": {"from": datetime.date(2020, 7, 1)},
                            "not_yet_known": {},
                        },
                    }
                )
            },
            "excludes": (),
        }
    )

    assert given(dated, read_answers(dated, {"party_on": "2020-07-01"})) == {"party_on": "late"}
    assert given(dated, read_answers(dated, {"party_on": datetime.date(2020, 6, 30)})) == {"party_on": "early"}
    with pytest.raises(AnswerNotAllowed, match="party_on: '1 July' is no day; write it YYYY-MM-DD"):
        read_answers(dated, {"party_on": "1 July"})


def test_the_case_itself_answers_what_it_holds_and_a_person_stands_before_it():
    boat = CATALOGUE.composed("boat-trip", "2020-01-01", "riverside")
    day = datetime.date(2020, 6, 1)

    assert with_case(boat, {}, {"sails_on": day, "ordered_on": day}) == {"harbour": "riverside", "sails_on": day}
    assert with_case(boat, {"harbour": "elsewhere"}, {}) == {"harbour": "elsewhere"}
    assert with_case(boat.model_copy(update={"board": "lakeside"}), {}, {}) == {}
