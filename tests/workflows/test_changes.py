"""The fewest facts that settle an open finding, and the single facts that change one that stands."""

from assistant.workflows.changes import deciding, what_would_change
from assistant.workflows.engine import stand
from assistant.workflows.given import given, read_answers
from assistant.workflows.model import Outcome
from inventions import BOAT, PACKING, PIZZA


def changes_of(workflow, **answers):
    chosen = given(workflow, read_answers(workflow, answers))
    return [(c.question, c.answers) for c in what_would_change(workflow, chosen, stand(workflow, chosen))]


def facts(workflow, **answers):
    return [name for name, _ in changes_of(workflow, **answers)]


def test_one_fact_is_named_where_one_settles_it():
    assert changes_of(PIZZA, oven="no", crisps=None) == [("crisps", {"yes": "snack", "no": "hungry"})]


def test_every_fact_without_which_it_stays_open_is_named():
    """Neither oven nor dough alone settles what both together do."""
    assert facts(PIZZA, oven=None, dough=None, taste="good", crisps="no") == ["dough"]
    assert facts(PIZZA, oven="yes", dough=None, taste="smells_odd", crisps="no") == ["dough", "taste"]
    assert facts(BOAT, harbour=None, sails_on=None, crisps=None) == ["harbour", "sails_on", "crisps"]


def test_a_missing_answer_counts_among_the_facts():
    assert facts(BOAT, harbour=None) == ["harbour", "sails_on", "crisps"]


def test_only_facts_that_bear_on_the_finding_are_named():
    assert facts(PACKING, drinks="no", books=None, guests=None) == ["books"]


def test_several_answers_are_weighed_one_at_a_time():
    guests = PACKING.rules["nothing_heavy"].model_copy(update={"when": {"drinks": ("no",), "guests": ("parents",)}})
    counted = PACKING.model_copy(update={"rules": {**PACKING.rules, "nothing_heavy": guests}})

    assert changes_of(counted, drinks="no", books="no", guests=None) == [
        ("guests", {"children": "open", "parents": "light"})
    ]


def test_an_open_answer_turns_out_only_as_it_could():
    changes = dict(changes_of(PIZZA, oven="yes", dough=3, taste="smells_odd", crisps="no"))

    assert changes == {"taste": {"good": "feast", "bad": "hungry"}}


def test_a_finding_that_stands_is_changed_by_single_facts():
    assert changes_of(PIZZA, oven="yes", dough=3, taste="good", crisps="no") == [
        ("oven", {"no": "hungry"}),
        ("dough", {"none": "hungry"}),
        ("taste", {"bad": "hungry"}),
    ]


def test_an_unknown_that_settles_is_among_what_would_change_it():
    assert ("taste", {"not_yet_known": "feast", "good": "feast"}) in changes_of(
        PIZZA, oven="yes", dough=3, taste="bad", crisps="no"
    )


def test_nothing_is_named_where_every_fact_is_known_and_nothing_is_found():
    silent = PIZZA.model_copy(update={"outcomes": {**PIZZA.outcomes, "hungry_alone": Outcome()}})
    answers = {"oven": "no", "dough": "none", "taste": "bad", "crisps": "no"}

    assert stand(silent, answers).finding == "open"
    assert deciding(silent, answers) == ()


def test_nothing_is_named_where_no_single_fact_changes_it():
    assert facts(PACKING, drinks="yes", books="yes", guests=["parents"], how_many=3) == []
