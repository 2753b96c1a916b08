"""Questions for people's judgement are told from questions on who judges, and cases from questions in general."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.screening.judgements import about_a_case, asks_for_judgement, asks_whether_criteria_met
from tests.screening.labelled import caught, corpus_questions, messages


def test_most_requests_for_a_judgement_are_noticed():
    """At least 85 in 100 of the held-out requests."""
    texts = messages("judgement")
    assert len(texts) >= 30
    assert len(caught(asks_for_judgement, texts)) >= 0.85 * len(texts)


def test_at_most_one_in_two_hundred_guidance_questions_is_mistaken():
    """A question on process is answered."""
    texts = messages("guidance")
    mistaken = caught(asks_for_judgement, texts)
    assert len(texts) >= 120
    assert len(mistaken) * 200 <= len(texts), mistaken


def test_at_most_one_in_two_hundred_corpus_questions_is_mistaken():
    """Nor is a question under a statement refused."""
    questions = corpus_questions()
    mistaken = caught(asks_for_judgement, questions)
    assert len(mistaken) * 200 <= len(questions), mistaken


@pytest.mark.parametrize(
    "text",
    [
        "did the stepdad do it",
        "would a jury convict",
        "should the child go back to mum",
        "is the father lying",
        "what should the chair decide about our toddler",
        "should we sack the social worker",
        "is the nurse negligent",
        "assess the risk that the uncle poses",
        "does this bruise look like abuse",
        "do you think the school was wrong",
        "what would you do",
    ],
)
def test_each_kind_of_judgement(text):
    """One of every kind."""
    assert asks_for_judgement(text)


@pytest.mark.parametrize(
    "text",
    [
        "who decides whether serious harm occurred",
        "can the chair overrule the panel",
        "should the chair decide within a month",
        "can staff be disciplined during a review",
        "is the review about blame",
        "does our case meet the criteria",
        "will the report say whose fault it was",
    ],
)
def test_questions_on_who_judges_and_how(text):
    """The process of judging is what the guidance is about."""
    assert not asks_for_judgement(text)


def test_most_questions_on_a_case_lead_to_the_workflow():
    """At least 85 in 100 of the held-out ones."""
    texts = messages("case_criteria")
    assert len(texts) >= 30
    assert len(caught(asks_whether_criteria_met, texts)) >= 0.85 * len(texts)


def test_hardly_a_question_in_general_is_taken_for_a_case():
    """At most one in fifty of the held-out guidance questions."""
    texts = messages("guidance")
    mistaken = caught(asks_whether_criteria_met, texts)
    assert len(mistaken) * 50 <= len(texts), mistaken


@pytest.mark.parametrize(
    ("text", "case", "criteria"),
    [
        ("we have a 3 year old who was scalded, does this meet the criteria", True, True),
        ("is this one notifiable?", True, True),
        ("our case has been going for a year", True, False),
        ("what are the criteria", False, False),
        ("who decides if the threshold is met", False, False),
    ],
)
def test_a_case_and_what_is_asked_about_it(text, case, criteria):
    """A case may be spoken of without asking whether it meets the criteria."""
    assert about_a_case(text) is case
    assert asks_whether_criteria_met(text) is criteria


@given(st.text(max_size=300))
def test_they_never_raise(text):
    """Whatever is typed, there is an answer."""
    assert asks_for_judgement(text) in (True, False)
    assert about_a_case(text) in (True, False)
    assert asks_whether_criteria_met(text) in (True, False)
