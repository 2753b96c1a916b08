"""What is done with an answer in Slack: its passages opened, what people think of it, and buttons that come too late."""

import json

import pytest

from workspaces import ASK, MODES, Clock, asking_place, workspace

place = pytest.fixture(params=MODES)(asking_place)
quick = pytest.fixture(asking_place)
"""The same over one way in, where the way makes no difference."""


def test_a_cited_passage_opens_between_its_neighbours(place):
    """The window shows the source, the statement, the words of the document and what stands beside them."""
    place.mention(ASK)
    place.press(place.answer(), "passage_1")
    place.slack.until(lambda: place.slack.views)
    view = place.slack.views[0]
    kinds = [block["type"] for block in view["blocks"]]
    quote = next(b["text"]["text"] for b in view["blocks"] if b["type"] == "section" and b["text"]["text"][0] == ">")
    after_line = kinds[kinds.index("divider") + 1 :]

    assert view["type"] == "modal" and "Staffordshire" in view["blocks"][0]["text"]["text"]
    assert len(quote) > 20
    assert after_line[0] == "context" and after_line[-1] == "context" and "section" in after_line


def test_without_the_document_its_neighbouring_statements_are_shown(bare, tmp_path):
    """And the window says that the document is not attached."""
    with workspace(bare, tmp_path) as place:
        place.mention(ASK)
        place.press(place.answer(), "passage_1")
        place.slack.until(lambda: place.slack.views)

    shown = json.dumps(place.slack.views)
    assert "is not attached here" in shown


def test_a_button_pressed_too_late_says_so(quick):
    """Slack lets a window be opened for three seconds; afterwards the button is to be pressed again."""
    quick.mention(ASK)
    answer = quick.answer()
    trigger = quick.slack.trigger()
    quick.slack.expire(trigger)
    quick.press(answer, "passage_1", trigger=trigger)

    assert "Press the button again" in quick.posts(2)[1].shown
    assert quick.slack.views == []


def test_a_passage_that_is_no_longer_held_says_so(quick):
    """A citation is named by its words, so others are never shown in its place."""
    quick.mention(ASK)
    answer = quick.answer()
    answer.button("passage_1")["value"] = "c-000000000000"
    quick.press(answer, "passage_1")
    quick.slack.until(lambda: quick.slack.views)

    assert "no longer held" in json.dumps(quick.slack.views)


def test_an_opinion_is_kept_without_the_question(place, tmp_path):
    """The button thanks, and the file holds what was cited and never what was asked."""
    place.mention(ASK)
    answer = place.answer()
    place.press(answer, "helpful")
    assert "Thank you" in place.posts(2)[1].shown

    kept = (tmp_path / "feedback.jsonl").read_text()
    assert json.loads(kept)["helpful"] is True and json.loads(kept)["board"] == "staffordshire"
    assert "How long" not in kept and '"U1"' not in kept


def test_an_opinion_is_kept_once(quick, tmp_path):
    """Pressed again, the button says that it has been."""
    quick.mention(ASK)
    answer = quick.answer()
    quick.press(answer, "helpful")
    quick.posts(2)
    quick.press(answer, "helpful")

    assert "already" in quick.posts(3)[2].shown
    assert len((tmp_path / "feedback.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("action", ["helpful", "not_helpful"])
def test_an_opinion_that_could_not_be_kept_is_given_again(quick, tmp_path, action):
    """Whoever gave it is not told that it was kept."""
    quick.mention(ASK)
    answer = quick.answer()
    (tmp_path / "feedback.jsonl").mkdir()
    for kept in (False, True):
        quick.press(answer, action)
        if action == "not_helpful":
            quick.slack.until(lambda: quick.slack.views)
            told = json.dumps(quick.submit(quick.slack.views[0], {}))
        else:
            told = quick.posts(3 if kept else 2)[-1].shown
        assert ("Thank you" in told) is kept and ("Something went wrong" in told) is not kept
        if not kept:
            (tmp_path / "feedback.jsonl").rmdir()

    assert len((tmp_path / "feedback.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("reason", ["out_of_date", None])
def test_why_an_answer_did_not_help_is_asked_and_kept(place, tmp_path, reason):
    """A window asks; the reason is chosen from a list and may be left out."""
    place.mention(ASK)
    place.press(place.answer(), "not_helpful")
    place.slack.until(lambda: place.slack.views)
    selected = {"selected_option": {"value": reason} if reason else None}
    told = place.submit(place.slack.views[0], {"reasons": {"reasons": {"type": "radio_buttons", **selected}}})
    place.settled()
    kept = json.loads((tmp_path / "feedback.jsonl").read_text())

    assert told["response_action"] == "update" and "Thank you" in json.dumps(told)
    assert (kept["helpful"], kept["because"]) == (False, reason)


@pytest.mark.parametrize("action", ["helpful", "share"])
def test_a_button_outlives_its_answer_and_says_so(attached, tmp_path, action):
    """Answers are kept for ten hours, in memory."""
    clock = Clock()
    with workspace(attached, tmp_path, clock=clock) as place:
        place.mention(ASK)
        answer = place.answer()
        clock.pass_(hours=10)
        place.press(answer, action)

        assert "no longer kept" in place.posts(2)[1].shown


def test_a_window_outlives_its_answer_and_says_so(attached, tmp_path):
    """Nothing is kept then."""
    clock = Clock()
    with workspace(attached, tmp_path, clock=clock) as place:
        place.mention(ASK)
        place.press(place.answer(), "not_helpful")
        place.slack.until(lambda: place.slack.views)
        clock.pass_(hours=10)
        told = place.submit(place.slack.views[0], {})
        place.settled()

    assert "no longer kept" in json.dumps(told) and not (tmp_path / "feedback.jsonl").exists()
