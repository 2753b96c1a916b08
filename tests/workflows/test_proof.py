"""A proof tells each thing that does not hold; on the whole of what is right it tells nothing."""

from dataclasses import replace

import pytest

from assistant.workflows import proof
from assistant.workflows.checks import Checker
from assistant.workflows.engine import stand
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Invariant
from assistant.workflows.paths import Path
from assistant.workflows.proof import Proof, faults_of, faults_of_path, pinpoints_of, settling_options
from inventions import CALENDAR, CATALOGUE, PACKING, PACKING_FILE, PIZZA, PIZZA_FILE, altered

EVERYTHING = {cite for w in ("boat-trip", "packing-list", "pizza-party") for e in CATALOGUE.editions[w]
              for cite in pinpoints_of(CATALOGUE.national(w, e))}  # fmt: skip
NEVER_SAY = CATALOGUE.vocabulary.never_say


def faults(tmp_path, *changes, workflow="pizza-party"):
    catalogue = Catalogue(altered(tmp_path, *changes))
    return list(faults_of(catalogue.national(workflow, "2020-01-01"), EVERYTHING, NEVER_SAY))


@pytest.mark.parametrize(("name", "edition"), [(n, e) for n, es in CATALOGUE.editions.items() for e in es])
def test_nothing_is_told_of_what_is_right(name, edition):
    assert list(faults_of(CATALOGUE.national(name, edition), EVERYTHING, NEVER_SAY)) == []


def test_a_pinpoint_without_a_statement_is_told(tmp_path):
    assert faults(tmp_path, (PIZZA_FILE, "cites: [menu#crisps]", "cites: [menu#krisps]")) == [
        "no statement 'menu/2020-01-01#krisps' in the corpus"
    ]


def test_what_only_people_may_say_is_told_wherever_it_stands(tmp_path):
    assert faults(tmp_path, (PIZZA_FILE, "why: Pizza is baked.", "why: Here The Tool decides.")) == [
        "says what only people may say: 'Here The Tool decides.'"
    ]


def test_patterns_that_questions_are_recognised_by_are_no_text(tmp_path):
    asked_as = (PIZZA_FILE, "start: oven", "asked_as: ['whether the tool decides']\nstart: oven")

    assert faults(tmp_path, asked_as) == []


def test_a_step_an_outcome_and_a_finding_that_no_path_comes_to_are_told(tmp_path):
    found = faults(
        tmp_path,
        (
            PIZZA_FILE,
            "crisps_cold: {asks: crisps, to: {yes: snack_alone, no: hungry_alone,",
            "crisps_cold: {asks: crisps, to: {yes: snack_alone, no: snack_alone,",
        ),
        (
            PIZZA_FILE,
            "crisps_hot: {asks: crisps, to: {yes: snack_alone, no: hungry_alone,",
            "crisps_hot: {asks: crisps, to: {yes: snack_alone, no: snack_alone,",
        ),
        (PIZZA_FILE, "no: crisps_cold, not", "no: crisps_hot, not"),
    )

    assert "crisps_cold is never reached" in found
    assert "hungry_alone is never reached" in found
    assert "no path ends in hungry" in found


def test_a_question_that_is_never_asked_is_told(tmp_path):
    added = (
        "questions:\n  music: {ask: Is there music?, why: To dance., options: {yes: {}, no: {}, not_yet_known: {}}}\n"
    )

    assert faults(tmp_path, (PIZZA_FILE, "questions:\n", added)) == ["music is never asked"]


def test_a_question_that_only_rules_answers_out_need_not_be_asked(tmp_path):
    added = (
        "questions:\n  music: {ask: Is there music?, why: To dance., options: {yes: {}, no: {}, not_yet_known: {}}}\n"
    )
    excluded = "excludes:\n  - {answers: {music: [yes], oven: [no]}, say: it dances on the oven}\n"

    assert faults(tmp_path, (PIZZA_FILE, "questions:\n", added), (PIZZA_FILE, "excludes:\n", excluded)) == []


def test_a_question_that_is_asked_twice_on_one_path_is_told(tmp_path):
    again = "again: {asks: oven, to: {yes: snack_alone, no: hungry_alone, not_yet_known: unsettled}}"
    found = faults(
        tmp_path,
        (PIZZA_FILE, "steps:\n", f"steps:\n  {again}\n"),
        (PIZZA_FILE, "dough: {to: {none: crisps_hot", "dough: {to: {none: again"),
    )

    assert "oven is asked twice on one path, at again" in found


def test_a_path_that_breaks_an_invariant_is_told_with_its_answers(tmp_path):
    weaker = (PIZZA_FILE, "snack_alone: {rules: [R2]}", "snack_alone: {rules: [R3]}")

    found = faults(tmp_path, weaker)

    assert "Crisps are never nothing. Not so on oven=no, crisps=yes => hungry" in found


def test_an_invariant_speaks_of_paths_that_never_ask_what_it_names():
    never = Invariant(say="Without dough nobody is hungry.", when={"dough": ("none",)}, never=("hungry",))
    workflow = PIZZA.model_copy(update={"invariants": (never,)})

    [fault] = faults_of_path(
        workflow, Path({"oven": "no", "crisps": "no"}, stand(PIZZA, {"oven": "no", "crisps": "no"}))
    )

    assert fault.startswith("Without dough nobody is hungry. Not so on")


def test_an_invariant_of_a_list_is_told_even_on_several_answers():
    never = Invariant(say="Children carry nothing heavy.", when={"guests": ("children",)}, never=("heavy",))
    workflow = PACKING.model_copy(update={"invariants": (never,)})

    assert any("Children carry nothing heavy." in fault for fault in faults_of(workflow, EVERYTHING))


def test_an_invariant_of_a_list_that_is_broken_is_told(tmp_path):
    wrong = (PACKING_FILE, "heavy_drinks: {finding: heavy", "heavy_drinks: {finding: light")

    assert any("Drinks are never light." in fault for fault in faults(tmp_path, wrong, workflow="packing-list"))


def test_a_finding_that_no_answers_of_a_list_give_is_told(tmp_path):
    same = (PACKING_FILE, "nothing_heavy: {finding: light", "nothing_heavy: {finding: heavy")

    assert "no answers end in light" in faults(tmp_path, same, workflow="packing-list")


def test_an_end_that_claims_more_than_its_unknowns_allow_is_told():
    answers = {"oven": "no", "crisps": "not_yet_known"}
    claimed = replace(stand(PIZZA, answers), finding="hungry")

    assert list(faults_of_path(PIZZA, Path(answers, claimed))) == [
        "hungry does not stand on every way of filling in oven=no, crisps=not_yet_known",
    ]


def test_too_many_paths_to_read_are_told(monkeypatch):
    monkeypatch.setattr(proof, "MOST_PATHS", 56)

    assert list(faults_of(PIZZA, EVERYTHING)) == [
        "57 paths are more than 56: split it where questions stop depending on each other"
    ]


def test_settling_unknowns_are_counted():
    assert (settling_options(PIZZA), settling_options(PACKING)) == (1, 0)


def test_a_proof_says_in_one_line_what_was_counted_and_whether_it_holds():
    held = Proof("pizza-party/2020-01-01", 4, 57, 5, 1, 2, ())

    assert held.line() == (
        "pizza-party/2020-01-01: 4 questions, 57 paths, 5 pinpoints, 1 settling, 2 scenarios: all hold"
    )
    assert replace(held, faults=("one", "two")).line().endswith(": 2 do not hold")


def between(tmp_path, *changes):
    return Checker(Catalogue(altered(tmp_path, *changes)), EVERYTHING, CALENDAR).faults_between()


def test_a_finding_that_another_workflow_does_not_follow_is_told_with_both_paths(tmp_path):
    found = between(tmp_path, ("invariants.yaml", "findings: [stays]", "findings: [sails]"))

    assert "A hungry party never sails. Not so on oven=no, crisps=no with crisps=no, harbour=elsewhere" in found


def test_what_one_workflow_was_told_the_other_knows(tmp_path):
    """Where no crisps are left is known to the boat before anybody asks there."""
    assert between(tmp_path) == []


def test_a_statement_that_no_path_shows_is_told(tmp_path):
    found = between(tmp_path, ("invariants.yaml", "findings: [sails]", "findings: [sails, stays, open]"))

    assert found == ["Something to nibble does not make a boat sail. No path shows it"]
