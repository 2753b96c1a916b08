"""A question about another country's arrangements is told from a family that comes from there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.screening.jurisdictions import outside_england
from tests.screening.labelled import corpus_questions


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("Wales", "how do child practice reviews work in Wales"),
        ("Wales", "does this toolkit apply in Wales?"),
        ("Wales", "what do they do in wales instead of an scr"),
        ("Wales", "would any of it apply across Wales"),
        ("Wales", "who chairs the review panel in Cardiff"),
        ("Wales", "is the Welsh guidance the same as ours"),
        ("Scotland", "what is a significant case review"),
        ("Scotland", "What happens in Scotland when a child in care dies"),
        ("Scotland", "does the six month limit hold for scottish councils"),
        ("Scotland", "do the rules in Glasgow say the same about publishing"),
        ("Scotland", "what's the procurator fiscal's part in a review"),
        ("Northern Ireland", "which body holds these reviews in Northern Ireland"),
        ("Northern Ireland", "case management review in belfast, who runs it"),
        ("Northern Ireland", "SBNI guidance on learning"),
        ("Ireland", "what is Tusla's role in a child death review"),
        ("Ireland", "how does Ireland review child deaths"),
        ("the United States", "how are child fatality reviews run in America"),
        ("Australia", "is there an equivalent of an SCR in New South Wales"),
        ("Canada", "do they publish these reports in Canada"),
        ("France", "french law on child protection reviews"),
        ("Jersey", "is Jersey covered by Working Together"),
        ("the Netherlands", "how do the Dutch boards learn from cases"),
        ("Sweden", "What system does Sweden use to look at child deaths"),
    ],
)
def test_other_countries_arrangements(country, text):
    """The country whose arrangements are asked about is named."""
    assert outside_england(text) == country


@pytest.mark.parametrize(
    "text",
    [
        "family moved here from Glasgow, who leads",
        "mum is Welsh, do we offer an interpreter for the family meeting",
        "we need a Welsh speaking interpreter for gran",
        "our child died on holiday in Spain, do we notify?",
        "dad lives in Scotland now, must the reviewer travel to see him",
        "the family is Irish Travellers, how do we involve them",
        "is the incident in Scotland nobody's job to notify?",
        "the child was born in Poland, does the chronology start there",
        "records are held in Cardiff because they lived there first, can we ask for them",
        "can a reviewer from Edinburgh write our report",
        "Does the police watchdog cover Wales too?",
        "mum wants to go back to Pakistan before the interviews, do we wait",
        "who chairs the panel",
        "do us all a favour and tell me the deadline",
        "tell us what the law says",
        "the parents speak French, who translates the letter",
        "a girl placed by us in Wales was hurt, whose review is it",
        "one of our looked after children went missing in Dublin and was killed, who reviews it",
    ],
)
def test_questions_about_england_that_name_another_place(text):
    """Where somebody comes from or something happened is not what is asked about."""
    assert outside_england(text) is None


def test_hardly_a_corpus_question_is_sent_abroad():
    """At most one in a thousand."""
    questions = corpus_questions()
    abroad = [question for question in questions if outside_england(question)]
    assert len(abroad) * 1000 <= len(questions), abroad


@given(st.text(max_size=300))
def test_it_never_raises(text):
    """Whatever is typed, there is an answer."""
    assert outside_england(text) is None or outside_england(text)
