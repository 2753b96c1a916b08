"""From a finding to a sealed record in Slack's windows: sent, decided, disagreed with, confirmed, each by its own."""

import pytest

from assistant.channels.slack import walk_words as wording
from walkers import looking, walking_place
from workspaces import MODES

NAMED = "Jayden Oyelaran said so."
"""An invented child, typed where nobody should be named."""


both = pytest.fixture(params=MODES)(walking_place)
place = pytest.fixture(walking_place)
"""The same over one way in, where the way makes no difference."""


def sent(place):
    """A finding sent for decision by Ada, with Cy and Bo on its case."""
    ada = place.person("Ada").begun().feast().press("walk_finding").press("walk_decision").press("walk_send")
    cy, bo = place.person("Cy"), place.person("Bo")
    place.put(place.session().case, cy, bo)
    return ada, looking(cy), looking(bo)


def test_a_decision_is_made_disagreed_with_confirmed_and_sealed(both):
    """By each in their own role, and the record says so."""
    ada, cy, bo = sent(both)
    assert "It waits for the Chair." in ada.says
    cy.press("walk_decide_form").send(option="party", day="2026-03-01", reasons="Everybody is hungry.")
    assert "*Decision:* There is" in cy.says and "After you, 1 more confirms it" in cy.says
    assert "once 1 more has" in cy.press("walk_confirm").says and "walk_confirm" not in cy.buttons
    looking(bo).press("walk_disagree_form").send(reasons="It is too late for that.")
    assert "Bo Example, panel member: It is too late for that." in bo.says
    guy = both.person("Guy")
    both.put(both.session().case, guy)
    assert "With your confirmation it is sealed" in looking(guy).says
    guy.press("walk_confirm")

    assert "are sealed as record r-" in guy.says
    [sealed] = both.desk.ledger.of_case(both.session().case)
    record = sealed.opened()
    assert (record.place, record.decision.decided, record.prepared_by.role) == ("slack", "party", "referrer")
    assert (
        record.decision.dissent[0].by.role == "panel member"
        and [one.role for one in record.confirmed_by] == ["chair"] * 2
    )


@pytest.mark.parametrize(
    ("typed", "at", "told"),
    [
        ({"option": "party", "day": "2026-03-03", "reasons": "So."}, "day", "none to come"),
        (
            {"option": "no_party", "day": "2026-03-01", "reasons": "So."},
            "departures",
            "departs from the finding: say why",
        ),
        ({"option": "party", "day": "2026-03-01", "reasons": NAMED}, "reasons", "was not kept. You could write"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said_at_its_field(place, typed, at, told):
    """Nothing of it is kept."""
    _, cy, _ = sent(place)
    cy.press("walk_decide_form").send(**typed)

    assert told in cy.errors[at] and place.session().events[-1].kind == "prepared"


def test_a_decision_that_departs_says_why(place):
    """And that is shown with it."""
    _, cy, _ = sent(place)
    cy.press("walk_decide_form")
    cy.send(option="no_party", day="2026-03-01", reasons="It rains.", departures="Nobody can come.")

    assert "(departs from the finding)" in cy.says and "*Why it departs:* Nobody can come." in cy.says


def test_each_is_offered_what_their_role_allows(place):
    """A referrer sends, a chair decides and confirms, a panel member disagrees."""
    ada, cy, bo = sent(place)
    assert "walk_decide_form" in cy.buttons and "walk_decide_form" not in ada.buttons | bo.buttons
    cy.press("walk_decide_form").send(option="party", day="2026-03-01", reasons="So.")

    assert {"walk_confirm", "walk_decide_form"} <= cy.buttons.keys() and "walk_disagree_form" not in cy.buttons
    assert "walk_disagree_form" in looking(bo).buttons and "walk_confirm" not in bo.buttons


def test_a_button_that_the_role_does_not_allow_is_refused(place):
    """Whatever a window is made to send."""
    ada, cy, _ = sent(place)
    cy.press("walk_decide_form").send(option="party", day="2026-03-01", reasons="So.")
    ada.window["blocks"] = cy.window["blocks"]
    ada.press("walk_confirm")

    assert "Your role here does not go so far" in ada.says
    assert place.session().events[-1].kind == "decided"


def test_pressed_twice_it_is_confirmed_once(place):
    """The second press finds it done, and says how many more it takes."""
    _, cy, _ = sent(place)
    cy.press("walk_decide_form").send(option="party", day="2026-03-01", reasons="So.")
    old = dict(cy.window)
    cy.press("walk_confirm")
    place.place.slack.stacks[cy.user] = [{**old, "id": "V99"}]
    cy.press("walk_confirm")

    assert "once 1 more has" in cy.says and "out of date" not in cy.says
    assert [event.kind for event in place.session().events].count("confirmed") == 1


def test_an_answer_that_is_changed_takes_the_finding_back(place):
    """Whoever decides meanwhile sees that it moved."""
    ada, cy, _ = sent(place)
    cy.press("walk_decide_form")
    ada.press("walk_finding").press("walk_answers")
    assert wording.TAKES_BACK in ada.says
    ada.press("walk_change_crisps").send(answer="no")
    cy.send(option="party", day="2026-03-01", reasons="So.")

    assert "out of date" in cy.says and wording.SENT_BEFORE in cy.says


def test_a_finding_on_which_nothing_is_decided_is_noted(place):
    """And sealed at once."""
    ada = place.person("Ada").begun(workflow="left-overs")
    ada.send(answer="no").send(answer="yes").send(answer="2020-05-04").send(answer=["-"])
    ada.press("walk_finding").press("walk_decision")
    assert "On this finding nothing is decided" in ada.says
    ada.send(reasons=NAMED)
    assert "was not kept" in ada.errors["reasons"]
    ada.send(reasons="We looked.")

    assert "are sealed as record" in ada.says and place.session().state == "sealed"


def test_the_document_is_sent_directly(both):
    """As a Word document, under a name that names nobody."""
    ada = both.person("Ada").begun().feast().press("walk_finding").press("walk_document")

    assert wording.DOCUMENT_SENT in ada.says
    assert both.place.slack.files[-1].name.startswith("CASE-") and both.place.slack.files[-1].name.endswith(".docx")
