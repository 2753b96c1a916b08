"""A walk in Slack while Slack fails, or asks for a pause: nothing that was done or typed is lost, and it is said."""

import pytest

from assistant.channels.slack import walk_words as wording
from assistant.channels.slack import wording as said
from assistant.errors import StorageFailed
from walkers import slack_office, walking_place
from workspaces import MODES

place = pytest.fixture(params=MODES)(walking_place)
NAMED = "Jayden Oyelaran said so."
"""An invented child, typed where nobody should be named."""


@pytest.fixture
def ada(place):
    """Somebody who has begun a walk, past the safety question."""
    return place.person("Ada").begun()


def kinds(place):
    return [event.kind for event in place.session().events]


@pytest.mark.parametrize(("status", "after"), [(429, 1), (500, None)])
def test_a_window_that_slack_does_not_change_at_once_is_changed_when_it_does(place, ada, status, after):
    """And not before Slack says so."""
    slack = place.place.slack
    slack.trouble("views.update", status, retry_after=after)
    ada.send(answer="yes").press("walk_back")

    assert "Does the oven work?" in ada.says and slack.too_soon == []
    assert slack.methods().count("views.update") == 2 and kinds(place) == ["safety", "answer", "back"]


def test_a_window_that_slack_fails_to_open_is_opened_the_second_time(place, ada):
    """While the press is fresh."""
    place.place.slack.trouble("views.push", 500)
    ada.fill(answer="yes").press("walk_note_form")

    assert ada.window["title"]["text"] == "Keep a note" and ada.close().stands == {"answer": "yes"}


@pytest.mark.parametrize(("status", "times"), [(429, 1), (500, 2), (503, 2)])
def test_where_slack_opens_no_window_whoever_pressed_is_told_to_press_again(place, ada, status, times):
    """What was typed below is there as it was."""
    slack = place.place.slack
    slack.trouble("views.push", status, times=times, retry_after=60)
    ada.fill(answer="yes").slack_press("walk_note_form", ada.window)
    slack.until(lambda: any(posted.shown == said.TOO_LATE for posted in ada.direct))
    slack.troubles.clear()

    assert ada.stands == {"answer": "yes"}
    assert ada.press("walk_note_form").window["title"]["text"] == "Keep a note"


def test_where_slack_keeps_failing_it_is_not_said_that_nothing_was_kept(place, ada):
    """The walk is paused all the same, and whoever pressed is told to press again; then it is not paused twice."""
    slack = place.place.slack
    slack.trouble("views.update", 500, times=9)
    ada.slack_press("walk_pause", ada.window)
    slack.until(lambda: any(posted.shown == said.FAILED_PRESSED for posted in ada.direct))
    slack.troubles.clear()

    assert wording.PAUSED in ada.press("walk_pause").says and kinds(place) == ["safety", "pause"]


def test_a_walk_is_paused_although_nobody_can_be_told(place, ada):
    """The window says how it goes on."""
    place.place.slack.trouble("chat.postMessage", 500, times=9)
    ada.press("walk_pause")

    assert wording.PAUSED in ada.says and "walk_go_on" in ada.buttons


def test_whoever_a_walk_is_handed_to_and_is_not_told_is_named_as_such(place, ada):
    """It is theirs all the same, and waits in their Home tab; what took long is shown when it is there."""
    di = place.person("Di")
    place.place.slack.trouble("chat.postMessage", 500, times=9)
    ada.press("walk_hand_over_form").send(colleague=di.user)

    place.place.slack.until(lambda: wording.NOT_TOLD in ada.says)
    assert "a-di" in place.desk.store.people(place.session().case)
    assert kinds(place) == ["safety", "hand_over", "pause"]


def test_the_document_is_asked_for_again_where_slack_did_not_take_it(place, ada):
    """The window says so, and its button is still there."""
    ada.feast().press("walk_finding")
    place.place.slack.trouble("chat.postMessage", 500, times=9)
    assert wording.NO_DOCUMENT in ada.press("walk_document").says
    place.place.slack.troubles.clear()

    assert wording.DOCUMENT_SENT in ada.press("walk_document").says


def test_a_case_that_one_is_not_on_is_said_to_be_none(place, ada):
    """And another may be chosen."""
    case = place.session().case
    guy = place.person("Guy", roles=("referrer",), boards=("hilltop",)).command(f"walk {case}")

    assert wording.GONE in guy.says and guy.fields["case"]["element"]["options"][0]["value"] == "new:hilltop"


def test_the_link_is_sent_for_each_press_however_fast(handbook, tmp_path):
    """The second finds the window changed, which is no failure."""
    with slack_office(handbook, tmp_path, public_url="https://scr.example") as place:
        ada = place.person("Ada", linked=False).command()
        window = dict(ada.window)
        for _ in range(2):
            place.place.slack.stacks[ada.user][0]["blocks"] = window["blocks"]
            ada.slack_press("link_sign_in", window)
        place.place.settled()

    assert [("/slack/link/" in posted.shown) for posted in ada.direct] == [True, True]


def test_what_takes_longer_than_slack_waits_is_shown_when_it_is_there(place, ada):
    """The window says so meanwhile and stays as it was filled in; what was sent is kept, once."""
    place.clock.pass_(minutes=6)  # who somebody is, is asked of Slack anew
    with place.place.slack.held("users.info"):
        ada.send(answer="yes")
        assert "This takes longer than usual" in ada.errors["answer"] and ada.stands == {"answer": "yes"}
        ada.send()
    place.place.slack.until(lambda: "How much dough" in ada.says)

    assert [e.value for e in place.session().events if e.kind == "answer"] == ["yes"]


def test_what_is_wrong_with_what_took_long_is_said_when_it_is_sent_again(place, ada):
    """Nothing that was typed is lost meanwhile."""
    ada.send(answer="yes").send(answer="3")
    place.clock.pass_(minutes=6)
    with place.place.slack.held("users.info"):
        ada.send(answer="bad", reasons=NAMED)
    assert "was not kept. You could write" in ada.send().errors["reasons"]

    assert ada.stands == {"answer": "bad", "reasons": NAMED} and len(place.session().events) == 3


def test_where_the_work_fails_what_was_typed_stays_in_the_window(place, ada, monkeypatch, caplog):
    """And is sent again from it."""
    ada.send(answer="yes").send(answer="3")
    with monkeypatch.context() as failing:
        failing.setattr(type(place.desk.store), "add", failed)
        ada.send(answer="good", reasons="We tried it.")
    assert "what you typed is still here" in str(ada.errors) and "StorageFailed at" in caplog.text

    assert "Are there crisps?" in ada.send().says
    assert [e.value for e in place.session().events if e.kind == "answer"] == ["yes", 3, "good"]


def failed(*_):
    raise StorageFailed("the disk is full")


def test_what_was_written_for_a_walk_that_has_gone_on_is_shown_to_be_copied(place, ada):
    """Without personal data."""
    ada.send(answer="yes").send(answer="3")
    old = dict(ada.window)
    ada.send(answer="not_yet_known").send(view=old, answer="good", reasons="It tasted good.")
    assert "What you had written, to be copied:" in ada.says and "It tasted good." in ada.says
    ada.send(view=old, answer="good", reasons=NAMED)

    assert "out of date" in ada.says and "Oyelaran" not in ada.says
