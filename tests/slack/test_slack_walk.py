"""Walking a case in Slack's windows: each question, each button, and everything that can go wrong on the way."""

import json
import threading

import pytest

from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.inputs import FIELD
from assistant.channels.slack.message import Message, actions, button
from assistant.conversation import walk_wording
from walkers import BOARD, walking_place
from workspaces import MODES

NAMED = "Jayden Oyelaran said so."
"""An invented child, typed where nobody should be named."""


both = pytest.fixture(params=MODES)(walking_place)
place = pytest.fixture(walking_place)
"""The same over one way in, where the way makes no difference."""


@pytest.fixture
def ada(place):
    """Somebody who has begun a walk, past the safety question."""
    return place.person("Ada").begun()


def test_a_case_is_walked_to_its_finding(both):
    """From the command to what the criteria say, with its reasons and what would change it."""
    ada = both.person("Ada").command()
    assert "Which workflow?" in ada.says
    ada.send(workflow="pizza-party", case=f"new:{BOARD}")
    assert "The day of the party" in ada.says
    ada.send(party_on="2020-05-08")
    assert walk_wording.SAFETY_QUESTION in ada.says
    ada.send(safety="no")
    assert "Does the oven work?" in ada.says and "Why this is asked: Pizza is baked." in ada.says
    ada.feast()
    assert "Check the answers" in ada.says and "Reasons: We tried it." in ada.says
    ada.press("walk_finding")

    assert "There is pizza for everybody." in ada.says and wording.DECIDES_NOTHING in ada.says
    assert "Oven and dough make pizza." in ada.says and "6 May 2020" in ada.says
    assert both.session().dates.keys() == {"party_on"} and {e.place for e in both.session().events} == {"slack"}


def test_whoever_is_not_linked_is_offered_to_link(place):
    """And nothing of a case is shown to them."""
    ada = place.person("Ada", linked=False).command()

    assert "Link my sign-in" in ada.says and not ada.fields
    assert ada.buttons.keys() == {"link_sign_in"}


def test_an_account_that_is_switched_off_is_not_linked_at_once(place, ada):
    """The very next window that is sent says so, and keeps nothing."""
    place.desks.accounts.keep(ada.account.again(active=False))
    ada.send(answer="yes")

    assert "Link my sign-in" in ada.says and [e.kind for e in place.session().events] == ["safety"]


def test_who_does_not_walk_is_told_what_it_takes(place):
    """A chair reads and decides."""
    assert wording.NOT_WALKING in place.person("Cy").command().says


def test_a_question_says_what_helps_to_answer_it(place, ada):
    """The board's help under its name, what it rests on, who knows, and what can still be found."""
    assert "*Riverside club:* The oven is below deck." in ada.says
    assert "Who normally knows: cook" in ada.says and "The menu, baked" in ada.says
    assert "• There is pizza for everybody." in ada.says


def test_yes_to_the_safety_question_says_what_to_do_and_pauses(place):
    """It stands again when the walk is taken up."""
    ada = place.person("Ada").begun(answer="yes")

    assert walk_wording.SAFETY_ROUTE in ada.says and place.session().state == "paused"
    assert walk_wording.SAFETY_QUESTION in ada.press("walk_go_on").says


def test_not_yet_known_goes_on_once_the_route_was_followed(place):
    """Not before."""
    ada = place.person("Ada").begun(answer="not_yet_known")

    assert walk_wording.SAFETY_ROUTE in ada.says and "Confirm once this has been followed" in ada.says
    assert "Does the oven work?" in ada.send(safety_followed="followed").says


def test_what_to_do_for_a_child_in_danger_is_one_press_away(ada):
    """On a question, on the answers, and on the finding."""
    for step in ("walk_answers", "walk_finding"):
        assert walk_wording.SAFETY_ROUTE in ada.press("walk_alarm").says
        ada.press("walk_go_on")
        ada.press(step) if step in ada.buttons else ada.feast()
        assert "walk_alarm" in ada.buttons


def test_back_shows_the_answer_again_and_it_is_confirmed(place, ada):
    """It stays a fact of the case."""
    ada.send(answer="yes").press("walk_back")

    assert "Does the oven work?" in ada.says and "Answered already: *Yes* (Ada Example, referrer" in ada.says
    assert "How much dough" in ada.send().says
    assert [e.kind for e in place.session().events] == ["safety", "answer", "back", "answer"]


def test_an_answer_is_changed_from_among_the_answers(place, ada):
    """And leads back to them; what it moves aside is shown there."""
    ada.feast().press("walk_change_oven")
    assert ada.fields["answer"]["element"]["initial_option"]["value"] == "yes"
    ada.send(answer="not_yet_known")

    assert "Check the answers" in ada.says and "Not yet known" in ada.says


def test_a_judgement_asks_for_its_reasons_at_their_field(ada):
    """Without them it is not kept; what was chosen stays in the window."""
    ada.send(answer="yes").send(answer="3").send(answer="bad")
    assert "This is a judgement" in ada.errors["reasons"] and "Is the sauce any good?" in ada.says

    assert "Are there crisps?" in ada.send(answer="not_yet_known").says


def test_personal_data_in_reasons_is_said_at_their_field(place, ada, tmp_path):
    """With another wording, and nothing of it is kept or told."""
    ada.send(answer="yes").send(answer="3").send(answer="bad", reasons=NAMED)

    assert "was not kept. You could write:" in ada.errors["reasons"] and "Oyelaran" not in json.dumps(ada.told)
    assert not any("Oyelaran" in json.dumps(view) for view in place.place.slack.views)
    assert len(place.session().events) == 3


@pytest.mark.parametrize("typed", [{}, {"answer": "21"}, {"answer": "3", "open": ["not_yet_known"]}])
def test_a_number_that_is_none_is_said_at_its_field(ada, typed):
    """With what may be written."""
    ada.send(answer="yes").send(**typed)

    assert ada.errors["answer"] and "How much dough" in ada.says


def test_answers_that_contradict_each_other_are_named(place, ada):
    """Changed from among the answers, at the field."""
    case = place.session().case
    ada.command().send(workflow="left-overs", case=case).send().send(safety="no")
    ada.send(answer="yes").send(answer="no").send(answer="yes")

    assert "nothing gets warm without an oven" in ada.errors["answer"]
    assert "Does the oven work?" in ada.errors["answer"] and "Are they warm?" in ada.says


def test_every_kind_of_question_is_answered(place, ada):
    """Choices, several, a day; and what the case itself answers."""
    case = place.session().case
    ada.command().send(workflow="left-overs", case=case).send().send(safety="no")
    ada.send(answer="no").send(answer="yes")
    assert "When are they eaten?" in ada.says
    assert "from 1 January 2020 up to 31 December 2020" in ada.send().errors["answer"]
    ada.send(answer="2020-05-04")
    assert "What goes with them?" in ada.says
    assert ada.send(answer=["dip", "-"]).errors["answer"].startswith("Choose what applies")
    ada.send(answer=["dip", "cheese"])

    values = {event.question: event.value for event in place.session().events if event.kind == "answer"}
    assert values == {"crisps": "no", "oven": "yes", "eaten_on": "2020-05-04", "with": ("dip", "cheese")}
    assert "A fact of the case itself" in ada.says and "4 May 2020" in ada.says


def test_a_window_that_is_out_of_date_says_so_and_shows_where_the_walk_stands(place, ada):
    """Whoever went on meanwhile; nothing of it is kept."""
    old = dict(ada.window)
    ada.send(answer="yes")
    ada.send(view=old, answer="no")

    assert "This window was out of date" in ada.says and "How much dough" in ada.says
    assert [e.value for e in place.session().events if e.kind == "answer"] == ["yes"]


def test_a_window_that_is_sent_twice_is_kept_once(place, ada):
    """The second sending shows where the walk stands, and no complaint."""
    old = dict(ada.window)
    ada.send(answer="yes").send(view=old, answer="yes")

    assert "out of date" not in ada.says and "How much dough" in ada.says
    assert len(place.session().events) == 2


def test_a_case_is_opened_once_however_often_its_window_is_sent(place):
    """By what the window knows of itself."""
    ada = place.person("Ada").command().send(workflow="pizza-party", case=f"new:{BOARD}")
    first = dict(ada.window)
    ada.send()
    ada.send(view={**ada.window, **{k: first[k] for k in ("blocks", "private_metadata", "callback_id")}})

    assert len(place.desk.store.cases()) == 1 and len(place.desk.store.sessions(place.session().case)) == 1


def test_dates_that_contradict_each_other_are_said_at_their_field_and_open_no_case(place):
    """Nothing is kept of a walk that cannot begin."""
    ada = place.person("Ada").command().send(workflow="pizza-party", case=f"new:{BOARD}")
    ada.send(party_on="1990-01-01")

    assert "party_on" in ada.errors and not place.desk.store.cases()


def test_a_walk_that_is_under_way_goes_on(place, ada):
    """Beginning the same workflow again for the same case leads to it."""
    ada.send(answer="yes").command().send(workflow="pizza-party", case=place.session().case)

    assert "How much dough" in ada.says and len(place.desk.store.sessions(place.session().case)) == 1


def test_a_paused_walk_is_taken_up_from_the_direct_message(both):
    """Its button opens the window where it was left."""
    ada = both.person("Ada").begun().send(answer="yes").press("walk_pause")
    assert wording.PAUSED in ada.says and both.session().state == "paused"
    both.place.slack.until(lambda: ada.direct)
    message = ada.direct[-1]

    assert "is paused" in message.shown
    assert "How much dough" in ada.take_up(message).says and both.session().state == "open"


def test_closing_the_window_says_how_to_go_on(place, ada):
    """Once, in a direct message; what was sent before is kept."""
    ada.send(answer="yes").close()
    place.place.slack.until(lambda: ada.direct)

    assert "Nothing that you sent is lost" in ada.direct[0].shown
    assert "How much dough" in ada.take_up(ada.direct[0]).says


def test_begun_in_a_channel_it_goes_on_where_nobody_reads_along(place):
    """The window says so, and nothing of it is posted there."""
    ada = place.person("Ada").command(channel="C2PUBLIC")
    assert wording.SEEN_BY_YOU in ada.says
    ada.send(workflow="pizza-party", case=f"new:{BOARD}").send()
    place.place.slack.until(lambda: ada.direct)

    assert "Go on" in ada.direct[0].shown
    assert [posted for posted in place.place.slack.posted if posted.channel.startswith("C")] == []


def test_a_walk_is_handed_over_to_a_linked_colleague_and_both_are_told(both):
    """Whoever it goes to is on the case then, and takes it up from their direct message."""
    ada, di = both.person("Ada").begun().send(answer="yes"), both.person("Di")
    ada.press("walk_hand_over_form").send(colleague=di.user)
    both.place.slack.until(lambda: ada.direct and di.direct)

    assert f"<@{di.user}>" in ada.direct[-1].shown and f"<@{ada.user}>" in di.direct[-1].shown
    assert both.session().state == "paused" and "a-di" in both.desk.store.people(both.session().case)
    assert "How much dough" in di.take_up(di.direct[-1]).says


@pytest.mark.parametrize("name", ["Ada", "Cy", "Bo"])
def test_it_is_handed_over_to_nobody_else(place, ada, name):
    """Not to oneself, not to who may not walk, not to who is not linked."""
    place.person("Cy"), place.person("Bo", linked=False)
    told = {"Ada": wording.YOURSELF, "Cy": wording.MAY_NOT_WALK, "Bo": wording.NOT_LINKED}[name]
    user = {"Ada": "U1", "Cy": "U2", "Bo": "U7"}[name]

    assert ada.press("walk_hand_over_form").send(colleague=user).errors == {"colleague": told}
    assert [e.kind for e in place.session().events] == ["safety"]


def test_somebody_who_is_not_on_the_case_sees_nothing_of_it(place, ada):
    """Its window, sent or pressed by another, says that there is no such case."""
    stranger = place.person("Bo")
    place.place.slack.stacks[stranger.user] = [{**ada.window, "id": "V99"}]
    stranger.press("walk_answers")

    assert wording.GONE in stranger.says and "oven" not in stranger.says


def test_private_metadata_holds_ids_and_numbers_alone(place, ada):
    """Never a word of the case."""
    ada.send(answer="yes").send(answer="3").send(answer="good", reasons="We tried it.").press("walk_answers")

    for view in place.place.slack.views:
        meta = json.loads(view.get("private_metadata") or "{}")
        assert set(meta) <= {
            "session",
            "version",
            "question",
            "checking",
            "workflow",
            "case",
            "board",
            "once",
            "origin",
        }
        assert all(" " not in str(value) for value in meta.values())


def test_hostile_text_in_a_case_comes_out_inert(place, ada):
    """Reasons that mention everybody, and link elsewhere."""
    ada.send(answer="yes").send(answer="3")
    ada.send(answer="good", reasons="It was <!channel> *good* <https://evil.example|here> & <@U2>")
    ada.press("walk_answers")

    assert "&lt;!channel&gt;" in ada.says and "<!channel>" not in ada.says
    assert "<https://evil" not in ada.says and "<@U2>" not in ada.says


def test_a_passage_opens_over_the_question(ada):
    """What it rests on, in its place; closed, the question is there again."""
    question = ada.window["id"]
    ada.press("passage_1")
    assert ada.window["previous_view_id"] == question and ada.window["id"] != question

    ada.close()
    assert "Does the oven work?" in ada.says


def offered(place, walker):
    """A message with what an answer offers."""
    start = button("Start it for a case", "walk_offer_1", "pizza-party")
    place.place.app._speaker.directly(walker.user, Message("offered", (actions([start]),)))
    return walker.direct[-1]


def test_what_an_answer_offers_is_begun_from_it(place):
    """The workflow is known then, and the case is asked for."""
    ada = place.person("Ada")
    ada.take_up(offered(place, ada))

    assert "Is there pizza tonight?" in ada.says and ada.fields.keys() == {"case"}
    assert "The day of the party" in ada.send(case=f"new:{BOARD}").says


def test_a_button_pressed_too_late_says_so(place):
    """Slack lets a window be opened for three seconds."""
    ada = place.person("Ada")
    message, trigger = offered(place, ada), place.place.slack.trigger(ada.user)
    place.place.slack.expire(trigger)
    place.place.press(message, "walk", user=ada.user, trigger=trigger)
    place.place.slack.until(lambda: len(place.place.slack.posted) > 1)

    assert "Press the button again" in place.place.slack.posted[-1].shown and ada.window is None


def test_the_answer_to_one_question_stands_in_no_other(place, ada):
    """Slack leaves in a field what was typed in the one of the same name before."""
    ada.send(answer="yes").send(answer="3").send(answer="good", reasons="We tried it.")

    assert "Are there crisps?" in ada.says and ada.stands == {"answer": None}
    assert ada.press("walk_back").stands == {"answer": "good", "reasons": "We tried it."}


def test_of_two_windows_sent_at_once_one_is_kept(place, ada):
    """The other says that it was out of date."""
    window, told = dict(ada.window), []
    values = {
        answer: {"answer:oven": {FIELD: {"type": "radio_buttons", "selected_option": {"value": answer}}}}
        for answer in ("yes", "no")
    }
    both = [
        threading.Thread(target=lambda one=one: told.append(place.place.submit(window, one, ada.user)))
        for one in values.values()
    ]
    [thread.start() for thread in both]
    [thread.join() for thread in both]

    assert sum("This window was out of date" in json.dumps(one) for one in told) == 1
    assert len([e for e in place.session().events if e.kind == "answer"]) == 1


def test_a_guest_is_shown_nothing_whatever_they_send(place, ada):
    """Not even where they are linked: they are not answered."""
    place.place.slack.people["U7"] = {**place.place.slack.people["U3GUEST"], "id": "U7"}
    bo = place.person("Bo")
    place.place.slack.people["U7"] = {**place.place.slack.people["U3GUEST"], "id": "U7"}
    place.put(place.session().case, bo)
    place.place.command("walk", "DU7", "U7")
    told = place.place.submit(dict(ada.window), {}, "U7")

    assert told == {"response_action": "clear"}
    place.place.settled()
    assert bo.window is None and bo.direct == []
