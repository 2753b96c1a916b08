"""A board's file adds, and changes nothing that the answers lead to."""

from assistant.workflows.engine import actions_of, stand
from assistant.workflows.load import definition_bytes, digest
from assistant.workflows.model import Workflow
from assistant.workflows.overlay import NONE_HELD, NOTHING_ADDED, compose
from assistant.workflows.paths import paths_of
from inventions import CATALOGUE, PACKING, PIZZA, RIVERSIDE


def test_every_path_ends_as_it_does_nationally():
    ends = [(path.answers, path.standing.finding, path.standing.rules) for path in paths_of(PIZZA)]

    assert [(path.answers, path.standing.finding, path.standing.rules) for path in paths_of(RIVERSIDE)] == ends


def test_what_a_board_adds_carries_its_name():
    assert RIVERSIDE.actions["rv_ring_bell"].origin == "riverside"
    assert RIVERSIDE.questions["oven"].board_help[0].origin == "riverside"
    assert RIVERSIDE.roles["host"] == "Captain"
    assert PIZZA.roles["host"] == "host"


def test_a_boards_own_timescale_stands_beside_the_national_one():
    standing = stand(RIVERSIDE, {"oven": "yes", "dough": "some", "taste": "good", "crisps": "yes"})

    assert actions_of(RIVERSIDE, standing) == ("call_guests", "call_guests_riverside", "rv_ring_bell")
    assert RIVERSIDE.actions["call_guests_riverside"].beside == "call_guests"


def test_a_board_may_ask_for_two_people():
    assert (PIZZA.decision.confirmed_by, RIVERSIDE.decision.confirmed_by) == (1, 2)


def test_a_board_that_adds_nothing_is_said_to_be_silent():
    national = CATALOGUE.national("pizza-party", "2020-01-01")

    composed = compose(national, CATALOGUE.vocabulary, CATALOGUE.board("riverside"))

    assert [silence.say for silence in composed.silent] == [NOTHING_ADDED]


def test_of_a_board_no_document_on_the_present_system_is_held():
    composed = CATALOGUE.composed("packing-list", "2020-01-01", "riverside")

    assert [silence.say for silence in composed.silent] == [NONE_HELD]


def test_a_composed_definition_is_whole_again_from_its_bytes():
    for workflow in (PIZZA, RIVERSIDE, PACKING):
        again = Workflow.model_validate_json(definition_bytes(workflow))

        assert (again, digest(again)) == (workflow, digest(workflow))
        assert list(again.findings) == list(workflow.findings)


def test_wording_changes_the_digest():
    reworded = PIZZA.model_copy(update={"title": "Is there any pizza tonight?"})

    assert digest(reworded) != digest(PIZZA)
    assert digest(RIVERSIDE) != digest(PIZZA)
