"""What is done beside the questions of a walk in Slack: the guidance asked, notes kept, and nothing lost below."""

import datetime
import json
from dataclasses import replace

import pytest

from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.channels.slack import walk_words as wording
from assistant.conversation.off_switch import Switched
from walkers import slack_office, walking_place
from workspaces import MODES

NAMED = "What should we do about Jayden Oyelaran, born 3 May 2009?"
"""An invented child, typed where nobody should be named."""
ASKED = "Who may refer a case?"


def at_the_harm(place):
    """Somebody at a judgement of a workflow of the project, who has written reasons and not sent them yet."""
    ada = place.person("Ada", boards=("essex",))
    ada.command().send(workflow="scr-criteria", case="new:essex").send(incident_on="2016-05-01").send(safety="no")
    return ada.send(answer="under_18").fill(answer="seriously_harmed", reasons="It could have been fatal.")


def real_place(request, bare, tmp_path):
    """A workspace on the workflows of the project."""
    with slack_office(bare, tmp_path, getattr(request, "param", "socket"), real=True) as made:
        yield made


both = pytest.fixture(params=MODES)(real_place)
real = pytest.fixture(real_place)


place = pytest.fixture(walking_place)
"""A workspace on the invented workflows."""


@pytest.fixture
def ada(place):
    """Somebody who has begun a walk, past the safety question."""
    return place.person("Ada").begun()


def kinds(place):
    return [event.kind for event in place.session().events]


def test_the_guidance_is_asked_over_a_question_and_leads_back_to_it(both):
    """With citations that open over the answer; what was typed below is there again, and is sent."""
    ada = at_the_harm(both)
    ada.press("walk_ask_form").send(asked=ASKED)
    assert "For Essex" in ada.says and "[1]" in ada.says and "Ask something else" in ada.says
    assert "passage_1" in ada.buttons and "walk_offer_1" not in ada.buttons and ada.stands == {"asked": None}
    ada.press("passage_1")
    assert "no longer held" not in ada.says and ada.window["title"]["text"] == "Where it says so"
    ada.close().close()

    assert ada.stands == {"answer": "seriously_harmed", "reasons": "It could have been fatal."}
    assert "Is abuse or neglect" in ada.send().says
    assert kinds(both) == ["safety", "answer", "consulted", "answer"] and both.session().events[2].statements
    assert "Asked of the guidance on the way" in ada.press("walk_answers").says and ASKED in ada.says


def test_one_question_after_the_other_is_asked(real):
    """Sent twice, it is kept once."""
    ada = at_the_harm(real).press("walk_ask_form")
    first = dict(ada.window)
    ada.send(asked=ASKED).send(asked="Who decides whether to hold a serious case review?")
    assert "Chair" in ada.says
    ada.send(view=first, asked=ASKED)

    assert "For Essex" in ada.says and kinds(real) == ["safety", "answer", "consulted", "consulted"]


def test_a_question_with_personal_data_is_refused_at_its_field(real):
    """With another wording; it stays in the window, and nothing of it is kept or shown in another."""
    ada = at_the_harm(real).press("walk_ask_form").send(asked=NAMED)

    assert "Nothing of this question was kept" in ada.errors["asked"] and "You could ask" in ada.errors["asked"]
    assert "Oyelaran" not in json.dumps(ada.told) and ada.stands == {"asked": NAMED}
    assert not any("Oyelaran" in json.dumps(view) for view in real.place.slack.views)
    assert kinds(real) == ["safety", "answer"]


def test_a_child_in_danger_told_on_the_way_is_answered_at_once_and_not_kept(real):
    """With what to do."""
    ada = at_the_harm(real).press("walk_ask_form")
    ada.send(asked="A child told me today that her stepfather hits her and she is afraid to go home")

    assert "call 999" in ada.says and kinds(real) == ["safety", "answer"]


@pytest.mark.parametrize(("typed", "told"), [("Who\x07 may refer?", "control character"), (" ", "is empty")])
def test_what_is_no_question_is_told_at_its_field(real, typed, told):
    assert told in at_the_harm(real).press("walk_ask_form").send(asked=typed).errors["asked"]


def test_while_answering_is_switched_off_the_walk_goes_on(bare, tmp_path):
    """The window says why the guidance does not answer; the question stays in it."""
    switch = OffSwitchFile(tmp_path)
    off = replace(bare, answerer=replace(bare.answerer, off_because=switch.off_because))
    with slack_office(off, tmp_path, real=True) as place:
        ada = at_the_harm(place).press("walk_ask_form")
        at = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
        switch.keep(Switched(on=False, reason="It is checked.", by="a-1", at=at))
        ada.send(asked=ASKED)

        assert "Answering is switched off: It is checked." in ada.errors["asked"] and ada.stands == {"asked": ASKED}
        assert "Is abuse or neglect" in ada.close().send().says


def test_an_answer_that_takes_long_is_shown_when_it_is_there(real):
    """What was typed stays meanwhile, in both windows."""
    ada = at_the_harm(real).press("walk_ask_form")
    real.clock.pass_(minutes=6)
    with real.place.slack.held("users.info"):
        ada.send(asked=ASKED)
        assert "takes longer" in ada.errors["asked"] and ada.stands == {"asked": ASKED}
    real.place.slack.until(lambda: "For Essex" in ada.says)

    assert ada.close().stands["reasons"] == "It could have been fatal."


def test_a_note_is_kept_over_a_question_and_leads_back_to_it(place, ada):
    """It is shown with those before it, and among the answers."""
    ada.fill(answer="yes").press("walk_note_form").send(note="The cook was asked.").send(note="The <!channel> cook.")
    assert wording.NOTED_HERE in ada.says and "The cook was asked. _Ada Example, referrer" in ada.says
    assert "&lt;!channel&gt;" in ada.says and "<!channel>" not in ada.says and ada.stands == {"note": None}
    assert ada.close().stands == {"answer": "yes"}

    assert "How much dough" in ada.send().says
    assert kinds(place) == ["safety", "note", "note", "answer"]
    assert "The cook was asked." in ada.press("walk_answers").says


def test_a_note_that_is_sent_twice_is_kept_once(place, ada):
    """Whoever waits too long may press again."""
    ada.press("walk_note_form")
    first = dict(ada.window)
    ada.send(note="The cook was asked.").send(view=first, note="The cook was asked.")

    assert wording.NOTED_HERE in ada.says and kinds(place) == ["safety", "note"]


def test_a_note_with_personal_data_is_refused_at_its_field(place, ada):
    """It stays in the window, and nothing of it is kept."""
    ada.press("walk_note_form").send(note="Jayden Oyelaran said so.")

    assert "was not kept. You could write" in ada.errors["note"] and "Oyelaran" not in json.dumps(ada.told)
    assert ada.stands == {"note": "Jayden Oyelaran said so."} and kinds(place) == ["safety"]


def test_a_note_of_forty_thousand_characters_is_refused_in_words(place, ada):
    """Slack's own field takes fewer; what is sent all the same is not kept."""
    ada.press("walk_note_form")
    window = ada.window
    field = window["blocks"][-1]["block_id"]
    told = place.place.submit(window, {field: {"field": {"type": "plain_text_input", "value": "cook " * 8_000}}})

    assert told["errors"] == {field: "Write between 1 and 4000 characters"} and kinds(place) == ["safety"]


def test_what_is_done_beside_a_walk_makes_no_window_out_of_date(place, ada):
    """Whoever does it, and wherever; of two who note at once each is kept."""
    session = place.session()
    place.at_browser(ada.account).open(f"/cases/{session.case}/sessions/{session.id}").press(
        "Keep the note", note="From the pages."
    )
    ada.send(answer="yes")
    assert "How much dough" in ada.says and "out of date" not in ada.says
    ada.feast_from_dough().press("walk_note_form").send(note="At the end.").close()
    assert "At the end." in ada.press("walk_finding").press("walk_answers").says
    ada.press("walk_finding").press("walk_decision").press("walk_send")

    assert kinds(place)[:3] == ["safety", "note", "answer"] and kinds(place)[-2:] == ["note", "prepared"]


def test_whoever_reads_a_walk_notes_and_asks_nothing_in_it(place, ada):
    """Their window has no button for it, and one that is made up is refused."""
    cy = place.person("Cy")
    place.put(place.session().case, cy)
    place.place.slack.stacks[cy.user] = [{**ada.window, "id": "V99"}]
    cy.press("walk_note_form")
    assert "Your role here does not go so far" in cy.says
    cy.close()
    cy.press("walk_answers")

    assert not {"walk_note_form", "walk_ask_form"} & cy.buttons.keys() and kinds(place) == ["safety"]


def test_closing_the_window_above_says_nothing(place, ada):
    """The walk is still there below; only closing that is told."""
    ada.press("walk_note_form").close()
    place.place.settled()

    assert ada.direct == [] and "Does the oven work?" in ada.says
