"""Every path is walked once, and the page of them is what people read in review."""

import pytest

from assistant.workflows.paths import listed, paths_of
from inventions import BOAT, CATALOGUE, PACKING, PIZZA


@pytest.mark.parametrize("workflow", [BOAT, PACKING, PIZZA], ids=lambda workflow: workflow.id)
def test_the_page_of_paths_is_the_one_that_was_read(workflow):
    page = CATALOGUE.national_file(workflow.id, workflow.edition).with_suffix(".paths.txt")

    assert listed(workflow) == page.read_text()


def test_every_path_ends_and_none_comes_twice():
    ways = [tuple(path.answers.items()) for path in paths_of(PIZZA)]

    assert len(set(ways)) == len(ways)
    assert all(path.standing.finding for path in paths_of(PIZZA))


def test_ways_whose_answers_exclude_each_other_are_left_out():
    forbidden = [e.answers for e in PIZZA.excludes]
    late = PIZZA.steps["oven"].model_copy(update={"to": {**PIZZA.steps["oven"].to, "no": "dough"}})
    rerouted = PIZZA.model_copy(update={"steps": {**PIZZA.steps, "oven": late}})

    assert forbidden == [{"oven": ("no",), "taste": ("good",)}]
    assert not any(p.answers["oven"] == "no" and p.answers.get("taste") == "good" for p in paths_of(rerouted))


def test_a_list_is_read_question_by_question_without_what_always_holds():
    both = PACKING.consequences["with_drinks"].model_copy(update={"actions": ("take_basket", "second_carrier")})
    page = listed(PACKING.model_copy(update={"consequences": {**PACKING.consequences, "with_drinks": both}}))

    assert page.count("- take_basket") == 1
    assert "drinks=yes and books=yes: second_carrier" in page


def test_what_is_always_said_is_listed_once_even_where_nothing_is_always_done():
    always = PACKING.consequences["always"].model_copy(update={"actions": (), "say": "Lift with both hands."})
    said = PACKING.model_copy(update={"consequences": {**PACKING.consequences, "always": always}})

    assert listed(said).count("says always") == 1


def test_the_rules_that_one_answer_fires_are_listed_where_it_ends_the_list():
    alone = PACKING.model_copy(update={"questions": {"drinks": PACKING.questions["drinks"]}, "rules": {
        "heavy_drinks": PACKING.rules["heavy_drinks"]
    }, "consequences": {}})  # fmt: skip

    assert "drinks=yes: rules heavy_drinks" in listed(alone)
