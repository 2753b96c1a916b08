"""Wrong versions of a workflow: one change each, and never one that the checks would refuse anyway."""

from assistant.workflows.mutations import mutants_of
from assistant.workflows.paths import paths_of
from inventions import BOAT, PACKING


def test_every_route_and_every_finding_is_changed_once():
    mutants = dict(mutants_of(BOAT))

    assert "crisps.yes: at_sea -> moored" in mutants
    assert "harbour.riverside: sails_on -> crisps" in mutants
    assert mutants["S1: sails -> stays"].rules["S1"].finding == "stays"
    assert mutants["crisps.yes: at_sea -> moored"].steps["crisps"].to["yes"] == "moored"


def test_no_route_is_changed_into_a_circle():
    for what, mutant in mutants_of(BOAT):
        assert all(path.standing.finding for path in paths_of(mutant)), what
    assert "sails_on.summer: crisps -> harbour" not in dict(mutants_of(BOAT))


def test_a_mutant_differs_from_the_right_version_in_one_place():
    for what, mutant in mutants_of(BOAT):
        steps = [node for node, step in mutant.steps.items() if step != BOAT.steps[node]]
        rules = [name for name, rule in mutant.rules.items() if rule != BOAT.rules[name]]
        assert len(steps) + len(rules) == 1, what


def test_in_a_list_each_answer_of_a_condition_is_left_out_in_turn():
    mutants = dict(mutants_of(PACKING))

    assert mutants["nothing_heavy: without books=no"].rules["nothing_heavy"].when == {"drinks": ("no",), "books": ()}
    assert "heavy_drinks: heavy -> light" in mutants
