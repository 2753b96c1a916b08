"""No message about a child in danger is missed, and hardly a question about procedure is mistaken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.screening.child_at_risk import suggests_child_at_risk
from tests.screening.labelled import caught, corpus_questions, messages, read_jsonl

LABELLED = read_jsonl("child-at-risk.jsonl")
AT_RISK = [row["text"] for row in LABELLED if row["at_risk"]]
OTHERS = [row["text"] for row in LABELLED if not row["at_risk"]]


def test_the_labelled_set_is_large_enough():
    """A rate over a handful of messages says nothing."""
    assert len(AT_RISK) >= 90
    assert len(OTHERS) >= 130


def test_none_at_risk_is_missed():
    """A miss is the worst thing this function can do."""
    missed = [text for text in AT_RISK if not suggests_child_at_risk(text)]
    assert missed == []


def test_at_most_one_in_fifty_others_raises_the_alarm():
    """Questions that only mention death, abuse or risk are answered."""
    alarms = caught(suggests_child_at_risk, OTHERS)
    assert len(alarms) * 50 <= len(OTHERS), alarms


def test_at_most_one_in_three_hundred_corpus_questions_raises_the_alarm():
    """The questions under the statements are all about procedure."""
    questions = corpus_questions()
    alarms = caught(suggests_child_at_risk, questions)
    assert questions
    assert len(alarms) * 300 <= len(questions), alarms


@pytest.mark.parametrize("category", ["guidance", "case_criteria", "off_topic", "instruction"])
def test_hardly_another_message_raises_the_alarm(category):
    """Messages of other kinds go to whatever deals with them."""
    texts = messages(category)
    alarms = caught(suggests_child_at_risk, texts)
    assert len(alarms) * 50 <= len(texts), alarms


@pytest.mark.parametrize(
    "text",
    [
        "he's hitting him now",
        "HE'S HITTING HIM NOW!!!",
        "hes hitting him now",
        "he’s hittin him rn",
        "I can hear screaming next door",
        "a pupil just told me her stepdad touches her",
        "baby has bruises and mum won't say",
        "I'm 14 and my dad hits me",
        "I can't keep her safe tonight",
    ],
)
def test_the_plainest_alarms_in_every_spelling(text):
    """Capitals, apostrophes and text speak make no difference."""
    assert suggests_child_at_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "a child has died and neglect is suspected, do we notify Ofsted",
        "what if during the panel it emerges that a sibling is at risk of significant harm",
        "was the toddler seriously harmed within the meaning of the guidance",
        "the baby was shaken last year",
        "what do we do if a child is at risk during a review",
        "does suspected suicide count",
        "child was found dead yesterday, who tells the LSCB?",
    ],
)
def test_questions_that_only_mention_harm(text):
    """Death, past harm and suppositions are questions about procedure."""
    assert not suggests_child_at_risk(text)


def test_another_child_in_danger_outweighs_a_death():
    """The child has died, but a brother or sister is with the same person now."""
    assert suggests_child_at_risk("the baby died on Tuesday and the twin is still in the house with him")
    assert not suggests_child_at_risk("the baby died on Tuesday, who chairs the panel")


@given(st.text(max_size=300))
def test_it_never_raises(text):
    """Whatever is typed, there is an answer."""
    assert suggests_child_at_risk(text) in (True, False)
