"""All workflows of a folder are checked: paths, boards, scenarios, the committed pages, and one fact in several."""

import pytest

from assistant.workflows.checks import Checker
from assistant.workflows.load import Catalogue
from assistant.workflows.proof import pinpoints_of
from inventions import BOAT_FILE, CALENDAR, CATALOGUE, PIZZA, altered

EVERYTHING = {
    cite
    for board in (None, "riverside")
    for name, editions in CATALOGUE.editions.items()
    for edition in editions
    for cite in pinpoints_of(CATALOGUE.composed(name, edition, board))
}


def checker(tmp_path, *changes):
    return Checker(Catalogue(altered(tmp_path, *changes)), EVERYTHING, CALENDAR)


def faults(checker, name="pizza-party"):
    return [fault for proof in checker.prove([name]) for fault in proof.faults]


def test_everything_is_proved_edition_by_edition(tmp_path):
    proofs = list(checker(tmp_path).prove())

    assert [(proof.workflow, proof.paths, proof.scenarios) for proof in proofs] == [
        ("boat-trip/2020-01-01", 17, 2), ("boat-trip/2021-01-01", 17, 0),
        ("packing-list/2020-01-01", 12, 0), ("pizza-party/2020-01-01", 57, 1),
    ]  # fmt: skip
    assert [proof.faults for proof in proofs] == [()] * 4


def test_a_page_of_paths_that_is_stale_or_absent_is_told_and_written_anew(tmp_path):
    checked = checker(tmp_path, ("national/pizza-party/2020-01-01.paths.txt", "57 paths", "58 paths"))
    page = checked.catalogue.root / "national/boat-trip/2020-01-01.paths.txt"
    page.unlink()

    assert faults(checked) == [
        "2020-01-01.paths.txt is not what the workflow does now: write it with --write-paths and read it"
    ]
    assert checked.write_paths(["boat-trip"]) == [page]
    assert [file.name for file in checked.write_paths()] == ["2020-01-01.paths.txt"]
    assert checked.write_paths() == []
    assert faults(checked) == []


def test_a_boards_pinpoint_without_a_statement_is_told_with_the_board(tmp_path):
    checked = checker(tmp_path, ("local/riverside/pizza-party.yaml", "log#bell", "log#belle"))

    assert "riverside: no statement 'log/undated#belle' in the corpus" in faults(checked)


@pytest.mark.parametrize("part", ["steps", "outcomes", "rules", "findings", "excludes", "start"])
def test_a_board_that_changed_what_answers_lead_to_is_told(tmp_path, part):
    """No file of a board can do it; whatever puts definitions together is checked all the same."""

    class Bent(Catalogue):
        def composed(self, workflow, edition, board=None):
            composed = super().composed(workflow, edition, board)
            return (
                composed.model_copy(update={part: getattr(PIZZA, part)})
                if board and workflow == "packing-list"
                else composed
            )

    checked = Checker(Bent(altered(tmp_path)), EVERYTHING, CALENDAR)

    assert faults(checked, "packing-list") == [f"riverside changes the {part}"]


def test_a_scenario_that_comes_out_otherwise_is_told_with_its_file_and_name(tmp_path):
    evening = "national/pizza-party/scenarios/evening.yaml"

    said = "scenario evening / Everything is there: finding: 'snack' expected, 'feast' observed"
    assert faults(checker(tmp_path, (evening, "finding: feast", "finding: snack"))) == [
        f"{said} ({tmp_path / 'workflows' / evening}:4)"
    ]


def test_statements_on_a_workflow_that_is_not_there_are_told(tmp_path):
    checked = checker(tmp_path, ("invariants.yaml", "{workflow: boat-trip", "{workflow: ship"))

    assert checked.faults_between() == ["invariants.yaml speaks of ship, which is no workflow"]


def test_a_fact_with_other_answers_in_another_workflow_is_told(tmp_path):
    checked = checker(
        tmp_path,
        (BOAT_FILE, "hungry., options: {yes: {},", "hungry., options: {yes: {}, few: {},"),
        (BOAT_FILE, "crisps: {to: {yes: at_sea,", "crisps: {to: {yes: at_sea, few: at_sea,"),
    )
    (checked.catalogue.root / "invariants.yaml").unlink()

    assert checked.faults_between() == [
        f"crisps has other answers in {other} than in boat-trip/2020-01-01"
        for other in ("boat-trip/2021-01-01", "pizza-party/2020-01-01")
    ]
