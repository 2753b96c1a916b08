"""Which workflow a question leads to: of today's law where it asks about today, of then where it does not."""

import pytest

from assistant.answers.offers import Offer, Offers
from assistant.workflows.load import Catalogue
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
LAST = [CATALOGUE.national(name, editions[-1]) for name, editions in CATALOGUE.editions.items()]
OFFERS = Offers(offers=tuple(Offer(workflow=w.id, title=w.title, asked_as=w.asked_as) for w in LAST if w.asked_as))


def offered(question):
    return [offer.workflow for offer in OFFERS.for_question(question)]


@pytest.mark.parametrize(
    ("question", "workflow"),
    [
        ("when must an incident be notified today?", "serious-incident"),
        ("do we tell the safeguarding partners of an attempted drowning?", "serious-incident"),
        ("is the death of a care leaver of 22 reported?", "serious-incident"),
        ("what has to come out of a rapid review?", "rapid-review"),
        ("we have notified the incident, and after the notification what comes now?", "rapid-review"),
        ("must there be a local child safeguarding practice review?", "local-review"),
        ("what is the time limit for an LCSPR?", "local-review"),
        ("can we still ask for a serious case review?", "regime"),
        ("what replaced serious case reviews?", "regime"),
    ],
)
def test_a_question_of_today_leads_to_todays_workflow(question, workflow):
    assert workflow in offered(question)


@pytest.mark.parametrize(
    ("question", "workflow"),
    [
        ("does this case meet the criteria for an SCR?", "scr-criteria"),
        ("do we have to report the death of a looked after child to Ofsted?", "notifiable-incident"),
        ("is a death in a nursery notifiable?", "notifiable-incident"),
        ("which board leads when the child lived in two areas?", "lead-board"),
    ],
)
def test_a_question_of_then_leads_to_the_workflow_of_then_and_to_none_of_today(question, workflow):
    assert workflow in offered(question)
    assert not {"serious-incident", "rapid-review", "local-review"} & {*offered(question)}


def test_the_panel_is_not_taken_for_a_review():
    assert "local-review" not in offered("who sits on the Child Safeguarding Practice Review Panel?")


def test_a_review_of_wales_is_not_taken_for_one_of_england():
    assert "local-review" not in offered("how is a child practice review done?")
