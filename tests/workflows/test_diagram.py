"""The picture of a workflow: every answer is in it, and those who do not see it are told the same."""

from xml.etree import ElementTree as ET

import pytest

from assistant.workflows.diagram import Edge, edges_of, mermaid, svg
from inventions import BOAT, PACKING, PIZZA

SVG = "{http://www.w3.org/2000/svg}"


def lines_of(workflow):
    return [element.text for element in ET.fromstring(svg(workflow)).iter(f"{SVG}text")]


@pytest.mark.parametrize("workflow", [BOAT, PACKING, PIZZA], ids=lambda workflow: workflow.id)
def test_the_picture_is_whole_and_told_in_words(workflow):
    picture = ET.fromstring(svg(workflow))

    assert picture.find(f"{SVG}title").text == workflow.title
    for edge in edges_of(workflow):
        assert f"{edge.start}: {', '.join(edge.answers)} leads to {edge.end}" in picture.find(f"{SVG}desc").text
    assert picture.get("aria-labelledby").split() == [
        picture.find(f"{SVG}title").get("id"), picture.find(f"{SVG}desc").get("id"),
    ]  # fmt: skip


def test_answers_that_lead_to_the_same_place_share_a_line():
    assert Edge("oven", "dough", ("yes", "not_yet_known")) in edges_of(PIZZA)
    assert Edge("drinks", "heavy", ("yes",)) in edges_of(PACKING)


def test_each_question_stands_once_and_is_referred_to_by_its_number():
    texts = lines_of(PIZZA)

    assert sum("Is the sauce any good?" in text for text in texts) == 1
    assert "1. Does the oven work?" in texts
    assert [text for text in texts if "go to" in text] == ["bad → go to 3"]
    assert "3. Are there crisps?" in texts


def test_each_end_names_its_finding_and_its_rules():
    texts = lines_of(PIZZA)

    assert any(text.endswith("feast and snack (R1, R2)") for text in texts)
    assert any(text.endswith("→ open") for text in texts)


def test_what_a_label_says_stands_in_the_picture_as_it_is():
    """Signs that mean something in XML are harmless."""
    oven = PIZZA.questions["oven"].model_copy(update={"ask": 'Is it <hot> & "ready"?'})
    signs = PIZZA.model_copy(update={"questions": {**PIZZA.questions, "oven": oven}})

    assert '1. Is it <hot> & "ready"?' in lines_of(signs)
    assert "Is it <hot> & 'ready'?" in mermaid(signs)
    assert any("Hard to say" in text for text in lines_of(PIZZA))


def test_the_mermaid_text_names_every_question_end_and_answer_once():
    text = mermaid(BOAT)

    assert (
        text
        == """flowchart TD
  n_harbour["Whose harbour is it?"]
  n_sails_on["On which day?"]
  n_crisps["Are there crisps?"]
  n_moored(["stays (S2)"])
  n_at_sea(["sails (S1)"])
  n_not_known(["open"])
  n_harbour -->|"riverside, not_yet_known"| n_sails_on
  n_harbour -->|"elsewhere"| n_moored
  n_sails_on -->|"spring, winter"| n_moored
  n_sails_on -->|"summer, not_yet_known"| n_crisps
  n_crisps -->|"yes"| n_at_sea
  n_crisps -->|"no"| n_moored
  n_crisps -->|"not_yet_known"| n_not_known
"""
    )


def test_in_a_list_each_question_leads_to_the_findings_it_bears_on():
    text = mermaid(PACKING)

    assert 'n_heavy(["heavy"])' in text and 'n_books -->|"yes"| n_heavy' in text
    assert "guests" not in text
