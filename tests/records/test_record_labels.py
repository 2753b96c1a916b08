"""A record reads in the words of the definition it was sealed with, and falls back to its ids where that is gone."""

import json

import pytest

import desks
from assistant.canonical import canonical_json
from assistant.cases.again import evaluated_again
from assistant.records.desk import RecordDesk
from assistant.records.labels import labels_of
from assistant.records.layout import markdown


@pytest.fixture
def desk(tmp_path):
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.desk_of(store, cases, desks.workflows(tmp_path)), store


@pytest.fixture
def sealed(desk):
    """The record of a feast, decided."""
    walking, _ = desk
    case = walking.open_case("riverside", desks.acting())
    return walking.seal(desks.feast(walking, case), desks.decision(), desks.acting(9))


@pytest.fixture
def records(desk):
    _, store = desk
    return RecordDesk(store.ledger, store.texts, store.signer, evaluated_again)


def test_questions_answers_dates_and_the_decision_stand_in_words(records, sealed):
    shown = markdown(records.page(sealed.opened().id).blocks())

    assert "| Does the oven work? | Yes |" in shown
    assert "| How much dough is there? | 3 |" in shown
    assert "| Decided | There is |" in shown
    assert "| Is there pizza tonight? |" in shown


def test_the_ids_stand_with_the_seal(records, sealed):
    """Whoever compares it with the file that proves itself finds them there."""
    _, seal = markdown(records.page(sealed.opened().id).blocks()).split("## Seal")

    assert "| Answers by their ids | oven: yes / dough: 3 / taste: good / crisps: " in seal
    assert f"| Decision by its id | {sealed.opened().decision.decided} |" in seal


def test_the_words_are_those_it_was_sealed_with(desk, sealed):
    """Another wording under the same digest is not believed, and a definition that is gone leaves the ids."""
    _, store = desk
    record = sealed.opened()
    kept = json.loads(store.ledger.definition(record.pins.workflow_sha256))
    kept["questions"]["oven"]["ask"] = "Is anything else the case?"
    elsewhere = {record.pins.workflow_sha256: canonical_json(kept)}

    said = [labels_of(record, look).question("oven") for look in (store.ledger.definition, elsewhere.get, {}.get)]

    assert said == ["Does the oven work?", "oven", "oven"]


def test_a_list_of_records_says_what_was_found_and_decided(records, sealed):
    [row] = records.rows([sealed])

    assert (row.decided, row.decided_in_words) == (sealed.opened().decision.decided, "There is")
    assert row.finding_says == sealed.opened().finding["finding"]["headline"]
