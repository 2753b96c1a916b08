"""What changed between two definitions is told by its place, with every pinpoint that came or went."""

from assistant.workflows.differences import differences
from inventions import BOAT, CATALOGUE, PIZZA

LATER = CATALOGUE.composed("boat-trip", "2021-01-01")


def changed(**parts):
    return differences(PIZZA, PIZZA.model_copy(update=parts))


def test_nothing_is_told_of_the_same():
    assert differences(PIZZA, PIZZA) == []


def test_two_editions_differ_in_what_was_written_otherwise():
    assert differences(BOAT, LATER) == [
        "edition: 2020-01-01 -> 2021-01-01",
        "title: Does the boat sail? -> Does the boat set sail?",
        "in_force.from: 2020-01-01 -> 2021-01-01",
        "in_force.to: gone (was 2020-12-31)",
        "actions.wave.cites: ['log/undated#wave'] -> ['log/undated#wave-twice']",
        "rests no longer on log/undated#wave",
        "rests anew on log/undated#wave-twice",
    ]


def test_what_came_and_what_went_is_told_with_what_it_holds():
    without = {name: question for name, question in PIZZA.questions.items() if name != "crisps"}
    there = changed(questions=without)
    back = differences(PIZZA.model_copy(update={"questions": without}), PIZZA)

    assert there[0].startswith("questions.crisps: gone (was {'ask': 'Are there crisps?'")
    assert back[0].startswith("questions.crisps: new ({'ask': 'Are there crisps?'")


def test_an_order_that_changed_is_told_because_findings_are_ranked_by_it():
    turned = dict(reversed(PIZZA.findings.items()))

    assert changed(findings=turned) == ["findings: in another order"]


def test_long_texts_are_cut():
    [told] = changed(title="Is there " + "very " * 40 + "much pizza?")

    assert told.endswith("...") and len(told) < 250
