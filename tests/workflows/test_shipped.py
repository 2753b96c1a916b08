"""The workflows as they are shipped: proved over every path, and told apart from every wrong version of them."""

import ast
import datetime
import itertools
import re

import pytest

from assistant.calendars.load import load as load_calendar
from assistant.guidance.load import load as load_corpus
from assistant.workflows.checks import Checker
from assistant.workflows.load import Catalogue
from assistant.workflows.mutations import mutants_of
from assistant.workflows.paths import listed
from assistant.workflows.scenarios import examples_of, judge_scenario
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
CALENDAR = load_calendar(PROJECT / "workflows")
EDITIONS = [(name, edition) for name, editions in CATALOGUE.editions.items() for edition in editions]
EXAMPLES = [(name, example) for name in CATALOGUE.editions for example in examples_of(CATALOGUE, name)]
WHOLLY = {"scr-criteria", "notifiable-incident", "serious-incident"}
"""The workflows of which every wrong version must be caught; of the others 95 in 100."""
COMMON_WORDS = {
    "not_yet_known": "the answer that every question has, and that the engine knows",
    "yes": "an answer to the safety question, which comes before every workflow",
    "no": "the same",
    "board": "whose rule something is",
    "regime": "a key of source records",
    "decision": "a kind of record, and a key of definitions",
    "relative": "a value of CSS",
    "other": "a key of alignment",
    "open": "a state of a session",
    "nation": "the fact that a case is of another nation, which is told on every page of it",
    "england": "the nation whose law all this is",
    "none": "a value of CSS and of the format of Word documents",
}
"""Words that are ids of the content and words of the program too, and what each means to the program."""


@pytest.fixture(scope="module")
def checker():
    return Checker(CATALOGUE, load_corpus(PROJECT / "corpus").statements, CALENDAR)


@pytest.fixture(scope="module")
def proofs(checker):
    """Every edition's proof, each made once."""
    return list(checker.prove())


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}: {e}" for n, e in EXAMPLES])
def test_the_workflow_does_what_the_scenario_expects(name, example):
    workflow = CATALOGUE.composed(name, example.edition, example.scenario.board)

    assert judge_scenario(workflow, example.scenario, CALENDAR) == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}: {e}" for n, e in EXAMPLES])
def test_the_days_of_a_scenario_pick_the_edition_that_it_is_about(name, example):
    """Where it has none of the days that pick an edition, it may be about any."""
    chosen_by = CATALOGUE.national(name, CATALOGUE.editions[name][-1]).edition_chosen_by or ()
    named = {chosen_by} if isinstance(chosen_by, str) else {*chosen_by}
    if named & {*example.scenario.dates}:
        assert CATALOGUE.in_force(name, example.scenario.dates) == example.edition


@pytest.mark.parametrize("name", CATALOGUE.editions)
def test_an_edition_begins_on_the_day_after_the_one_before_it_ends(name):
    windows = [CATALOGUE.national(name, edition).in_force for edition in CATALOGUE.editions[name]]

    for before, after in itertools.pairwise(windows):
        assert before.to + datetime.timedelta(days=1) == after.from_


@pytest.mark.parametrize(("name", "edition"), EDITIONS, ids=[f"{n}/{e}" for n, e in EDITIONS])
def test_everything_about_the_workflow_is_proved(proofs, name, edition):
    [proof] = [proof for proof in proofs if proof.workflow == f"{name}/{edition}"]

    assert proof.faults == ()
    assert proof.scenarios > 0


def test_what_must_hold_between_workflows_holds(checker):
    assert checker.faults_between() == []


def test_one_unknown_settles_and_only_one(proofs):
    assert sum(proof.settling for proof in proofs) == 1


@pytest.mark.parametrize(("name", "edition"), EDITIONS, ids=[f"{n}/{e}" for n, e in EDITIONS])
def test_the_scenarios_catch_wrong_versions(name, edition):
    """A wrong version that no path tells from the right one is not wrong, and does not count."""
    national = CATALOGUE.national(name, edition)
    examples = [e.scenario for n, e in EXAMPLES if n == name and e.edition == edition]
    bases = {board: CATALOGUE.composed(name, edition, board) for board in {e.board for e in examples}}
    right = listed(national)

    caught, missed = 0, []
    for what, wrong in mutants_of(national):
        changed = {"steps": wrong.steps, "rules": wrong.rules}
        mutants = {board: base.model_copy(update=changed) for board, base in bases.items()}
        catches = (n for n, one in enumerate(examples) if judge_scenario(mutants[one.board], one, CALENDAR))
        if (first := next(catches, None)) is not None:
            caught += 1
            examples.insert(0, examples.pop(first))  # the next wrong version is much like this one
        elif listed(wrong) != right:
            missed.append(what)

    needed = 1.0 if name in WHOLLY else 0.95
    assert caught / max(1, caught + len(missed)) >= needed, missed[:40]


def test_no_id_of_the_content_stands_in_the_program():
    """Renaming a question or deleting a workflow needs no change of the program."""
    ids = {*CATALOGUE.editions, *CATALOGUE.boards}
    for name, edition in EDITIONS:
        workflow = CATALOGUE.national(name, edition)
        ids |= {*workflow.questions, *workflow.findings}
        ids |= {option for question in workflow.questions.values() for option in question.options}
    ids -= set(COMMON_WORDS)

    found = [
        f"{file.relative_to(PROJECT)}:{node.lineno}: {node.value}"
        for file in sorted((PROJECT / "assistant").rglob("*.py"))
        if "screening" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    ]

    assert found == []


def test_every_workflow_of_the_contract_is_there():
    """The ids that other programs rely on are documented, and each is a folder of its own."""
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", (PROJECT / "workflows" / "README.md").read_text(), re.MULTILINE))

    assert documented == set(CATALOGUE.editions)
