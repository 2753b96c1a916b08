"""Personal data, guests and logs: what is never posted, never stored and never told."""

import json
import logging
import urllib.parse

import pytest

from assistant.cases.references import issue
from slack_requests import post, signed
from walkers import slack_office
from workspaces import ASK, MODES, NAMED, asking_place, workspace

SECRET = "Oyelaran"
"""The name in the message that should not have been written."""


place = pytest.fixture(params=MODES)(asking_place)


@pytest.mark.parametrize(
    ("ask", "advice"),
    [("write", "Please delete your message"), ("mention", "delete your message now"), ("command", "is not posted")],
)
def test_personal_data_is_answered_privately_with_another_wording(place, tmp_path, ask, advice):
    """Whoever wrote it alone sees what was found, what they could ask, and that they should delete the original."""
    getattr(place, ask)(NAMED)
    told = place.answer()

    assert told.only == "U1" or told.channel == "DU1"
    assert "You could ask: " in told.shown and advice in told.shown and "Nothing of this message" in told.shown
    assert not told.buttons()
    sent = [text for _, arguments in place.slack.calls for text in map(str, arguments.values())]
    assert not any(SECRET in text or "Jayden" in text for text in [*sent, told.shown, told.text])


UNSERVED = {"C1PRIVATE": {"board": "essex", "sources": ["essex-scr-toolkit"]}}


@pytest.mark.parametrize(
    ("typed", "channel"),
    [(NAMED, "C5UNKNOWN"), (f"In Staffordshire: {NAMED}", "C1PRIVATE"), (NAMED + " Tell us all." * 400, "C1PRIVATE")],
    ids=["not set up", "sources not searched", "too long"],
)
def test_personal_data_is_found_where_nothing_is_answered_too(attached, tmp_path, typed, channel):
    """Whoever wrote it is told what to do, and not only to ask elsewhere."""
    with workspace(attached, tmp_path, slack_channels=UNSERVED) as place:
        place.mention(typed, channel=channel)
        told = place.answer()

    assert told.only == "U1" and "delete your message now" in told.shown and "The message holds" in told.shown
    assert SECRET not in told.shown and "direct message" not in told.shown


@pytest.mark.parametrize("channel", ["C5UNKNOWN", "C1PRIVATE"])
def test_a_child_at_risk_is_told_what_to_do_where_nothing_is_answered_too(attached, tmp_path, channel):
    """First, and then why there is no answer."""
    with workspace(attached, tmp_path, slack_channels=UNSERVED) as place:
        place.mention("In Staffordshire a child is being hurt at home right now, what do I do?", channel=channel)
        told = place.answer()

    assert told.only == "U1" and "call 999" in told.shown.splitlines()[0] and "direct message" in told.shown


def test_personal_data_is_stored_nowhere(place, tmp_path):
    """No file of the data folder holds a word of it."""
    place.mention(NAMED)
    place.answer()
    place.settled()

    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(SECRET.encode() in content for content in kept)


def test_a_message_with_personal_data_is_no_part_of_the_conversation(place):
    """The follow-up goes on from the question before it."""
    asked = place.write("Who decides whether to hold a serious case review?")
    place.answer()
    place.write(NAMED, thread=asked)
    place.posts(2)
    place.write("And in Essex?", thread=asked)
    understood = next(line for line in place.posts(3)[2].shown.splitlines() if line.startswith("Understood as"))

    assert "decides" in understood and "child" not in understood


def test_an_address_behind_a_link_is_found(place):
    """Slack turns what was typed into links; what stands behind a label is looked at, too."""
    place.mention("Ask <mailto:mother.of@family.example|her> about the review?")

    assert "an e-mail address" in place.answer().shown and "family.example" not in place.answer().shown


def test_personal_data_beside_a_child_at_risk_says_first_what_to_do(place):
    """Help does not wait for another wording."""
    place.mention("I think Jayden Oyelaran is being hurt at home right now, what do I do?")

    assert "call 999" in place.answer().shown.splitlines()[0]


def test_case_references_are_no_personal_data(place):
    """What the program issued says nothing about anybody."""
    place.write(f"Case {issue(12345)}: {ASK}")

    assert "[1]" in place.answer().shown


GUESTS = ("U3GUEST", "U4SINGLE", "U5OUTSIDE", "U6KNOWN")


@pytest.mark.parametrize("user", GUESTS)
@pytest.mark.parametrize("ask", ["write", "mention", "command"])
def test_guests_and_people_of_other_organisations_get_nothing(attached, tmp_path, user, ask):
    """Not even that there is something to ask."""
    with workspace(attached, tmp_path) as place:
        getattr(place, ask)(ASK, user=user)

        assert place.settled() == [] and place.slack.statuses == []


@pytest.mark.parametrize("user", GUESTS)
def test_guests_that_are_named_are_answered(attached, tmp_path, user):
    """By their ids."""
    with workspace(attached, tmp_path, slack_guests=(user,)) as place:
        place.mention(ASK, user=user)

        assert place.answer().only == user and "[1]" in place.answer().shown


@pytest.mark.parametrize("action", ["passage_1", "not_helpful", "helpful"])
def test_a_guest_opens_nothing_under_a_shared_answer(attached, tmp_path, action):
    """What was shared in a channel is there to be read; its buttons are for those who may ask."""
    with workspace(attached, tmp_path) as place:
        place.mention(ASK)
        answer = place.answer()
        place.press(answer, action, user="U3GUEST")

        assert place.settled() == [answer] and place.slack.views == []


def test_an_app_home_of_a_guest_offers_nothing(attached, tmp_path):
    """First questions are for those who are answered."""
    with workspace(attached, tmp_path) as place:
        place.event({"type": "app_home_opened", "user": "U3GUEST", "channel": "DU3GUEST", "tab": "messages"})
        place.settled()

        assert place.slack.prompts == []


def test_a_colleague_of_another_workspace_of_the_organisation_is_no_guest(attached, tmp_path):
    """In an organisation of several workspaces people belong to one of them."""
    with workspace(attached, tmp_path) as place:
        place.slack.organisation = "E0"
        place.slack.people["U1"] |= {"team_id": "T0SISTER", "enterprise_user": {"enterprise_id": "E0"}}
        place.mention(ASK)

        assert "[1]" in place.answer().shown


def test_where_slack_does_not_say_who_somebody_is_nobody_is_answered(attached, tmp_path):
    """They are told that it failed, and nothing else."""
    with workspace(attached, tmp_path) as place:
        del place.slack.people["U2"]
        place.mention(ASK, user="U2")

        assert "Something went wrong" in place.answer().shown and "[1]" not in place.answer().shown


TYPED = ("Oyelaran", "Scoping Panel", "Bramblewick", "xxxxxxxx")
"""What was typed, or was answered to it."""


def test_nothing_that_was_typed_is_logged_at_any_level(attached, tmp_path, caplog, capfd):
    """Every logger there is lets everything through: ours, Slack's libraries', and those that they make."""
    with workspace(attached, tmp_path, "http") as over_http, workspace(attached, tmp_path / "s") as over_socket:
        loudly(caplog)
        for place in (over_http, over_socket):
            place.write(ASK)
            place.mention(NAMED)
            place.mention(f"{ASK} Bramblewick")
            place.command(ASK)
            place.write("x" * 5_000)
            answer = next(p for p in place.posts(5) if p.buttons())
            loudly(caplog)
            place.press(answer, "helpful", user=answer.only or "U1")
            place.press(answer, "passage_1", user=answer.only or "U1")
            place.write(ASK, subtype="message_changed")
            unhandled(place)
        forged = '{"type": "event_callback", "event": {"text": "Oyelaran"}}'
        assert sent(over_http, forged, signed(forged, "wrong")) == 401
        over_socket.slack.trouble("chat.postEphemeral", 500, times=9)
        over_socket.mention(f"{ASK} Bramblewick")
        over_socket.slack.until(
            lambda: any(p.channel == "DU1" and "Something" not in p.shown for p in over_socket.slack.posted)
        )
        over_socket.settled(), over_http.settled()
    written = caplog.text + "".join(capfd.readouterr())

    assert any(record.name.startswith("slack_bolt") for record in caplog.records)
    assert "reports something at" in caplog.text
    assert [word for word in TYPED if word in written] == []
    assert "xoxb" not in written and "xapp" not in written and "made-up-secret" not in written


@pytest.mark.parametrize("mode", MODES)
def test_nothing_that_is_typed_in_a_window_is_logged_at_any_level(handbook, tmp_path, caplog, capfd, mode):
    """Reasons that are kept, reasons and notes that are refused, and what is sent while the work fails."""
    with slack_office(handbook, tmp_path, mode) as place:
        ada = place.person("Ada").begun().send(answer="yes").send(answer="3")
        loudly(caplog)
        ada.send(answer="good", reasons=NAMED).press("walk_note_form").send(note=NAMED).close()
        ada.send(answer="good", reasons="It tasted of Bramblewick.")
        place.clock.pass_(minutes=6)
        place.place.slack.trouble("users.info", 400, times=9)
        ada.send(answer="yes")
        assert "Something went wrong" in ada.errors["answer"]
        place.place.settled()
    written = caplog.text + "".join(capfd.readouterr())

    assert "reports something at" in caplog.text and [word for word in TYPED if word in written] == []


def test_a_failure_is_logged_by_its_kind_and_place(attached, tmp_path, caplog):
    """Its message, which may hold what was typed, is not; Slack's own word for it is."""
    with workspace(attached, tmp_path) as place:
        del place.slack.people["U2"]
        place.write(ASK, user="U2")
        place.settled()

    assert "SlackApiError at" in caplog.text and "(user_not_found)" in caplog.text
    assert "Scoping" not in caplog.text


def loudly(caplog):
    """Have every logger there is let everything through."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("slack", "assistant", "urllib", "uvicorn", "websockets.client")):
            logging.getLogger(name).setLevel(logging.DEBUG)


def unhandled(place):
    """Send something that no handler takes, which the library warns of."""
    payload = {"type": "message_action", "callback_id": "none", "trigger_id": "t", "user": {"id": "U1"}, "text": NAMED}
    if place.mode == "socket":
        place.slack.send("interactive", payload)
        return
    body = urllib.parse.urlencode({"payload": json.dumps(payload)})
    assert sent(place, body, signed(body), "application/x-www-form-urlencoded") == 404


def sent(place, body, signature, form="application/json"):
    """Send a request over HTTP and give its status."""
    return post(f"{place.address}/slack/events", body, {"Content-Type": form, **signature})[0]


INERT = ("<!channel>", "<!here>", "<@U2>", "<https://evil.example|click>", "<#C1PRIVATE>", "<!subteam^S1|all>")


@pytest.mark.parametrize(
    "typed", ["<!channel>", "<@U2>", "<https://evil.example|click>", "&lt;!channel&gt;", "&lt;@U2&gt;"]
)
def test_what_was_typed_comes_out_inert(attached, tmp_path, typed):
    """A question that is shared mentions nobody and links nowhere, whatever stands in it."""
    with workspace(attached, tmp_path) as place:
        place.mention(f"{ASK} {typed}")
        answer = place.answer()
        place.press(answer, "share")
        shared = place.posts(2)[1]

    for posted in (answer, shared):
        shown = (posted.shown + posted.text).replace("<@U1>", "")
        assert not any(mark in shown for mark in INERT) and "<!" not in shown and "<@" not in shown
        assert "<http" not in shown.replace("<https://scr.example/", "")
