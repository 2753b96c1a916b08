"""Questions asked in Slack, over both ways in, against a Slack of our own on this machine."""

import pytest

from assistant.bootstrap.answering_in_turn import answering_in_turn
from workspaces import ASK, CHANNELS, MODES, Clock, asking_place, workspace

CASE = "A baby in our case has died and neglect is suspected: who must refer the case?"
"""A question about a particular case, without a word of who."""


place = pytest.fixture(params=MODES)(asking_place)
quick = pytest.fixture(asking_place)
"""The same over one way in, where the way makes no difference."""


def test_a_question_in_the_messages_tab_is_answered_in_its_thread(place):
    """The answer stands under the question, numbered, with its sources and their buttons, and as plain text."""
    asked = place.write(ASK)
    answer = place.answer()

    assert (answer.channel, answer.thread, answer.only) == ("DU1", asked, None)
    assert "For Staffordshire" not in answer.shown and "[1]" in answer.shown and "[1]" in answer.text
    assert {"passage_1", "helpful", "not_helpful"} <= {b["action_id"] for b in answer.buttons()}
    assert "share" not in {b["action_id"] for b in answer.buttons()}


def test_a_mention_is_answered_to_its_asker_alone(place):
    """Nobody else in the channel sees anything until the asker shares it."""
    place.mention(ASK)
    answer = place.answer()

    assert (answer.channel, answer.only, answer.thread) == ("C1PRIVATE", "U1", None)
    assert "For Staffordshire" in answer.shown and "Only you can see this" in answer.shown


def test_an_answer_is_shared_where_it_was_asked(place):
    """It is posted under the question for everybody, says who shared it, and the asker's own copy goes."""
    asked = place.mention(ASK)
    answer = place.answer()
    place.press(answer, "share")
    shared = place.posts(2)[1]
    place.slack.until(lambda: answer.gone)

    assert (shared.channel, shared.only, shared.thread) == ("C1PRIVATE", None, asked)
    assert "Asked and shared by <@U1>" in shared.shown and "Scoping Panel" in shared.shown
    assert all(b["action_id"].startswith("passage") for b in shared.buttons())


def test_an_answer_is_shared_once(quick):
    """A second press of the button says that it is there already."""
    quick.mention(ASK)
    answer = quick.answer()
    quick.press(answer, "share")
    quick.posts(2)
    quick.press(answer, "share")

    assert "has been shared" in quick.posts(3)[2].shown
    assert sum(posted.only is None for posted in quick.settled()) == 1


def test_nobody_shares_what_somebody_else_was_answered(quick):
    """An answer belongs to whoever asked."""
    quick.mention(ASK)
    quick.press(quick.answer(), "share", user="U2")

    assert "no longer kept" in quick.posts(2)[1].shown
    assert all(posted.only for posted in quick.settled())


def test_the_command_is_answered_to_whoever_typed_it(place):
    """Nothing is posted, and the acknowledgement says nothing either."""
    acknowledged = place.command(ASK)
    answer = place.answer()

    assert not acknowledged
    assert answer.only == "U1" and "For Staffordshire" in answer.shown
    assert "chat.postMessage" not in place.slack.methods()


def test_an_answer_to_the_command_cannot_be_shared_where_the_application_is_not(quick):
    """Its asker is told how to let it in, and may then press again."""
    quick.command(ASK, channel="C4ABSENT")
    answer = quick.answer()
    quick.press(answer, "share")
    assert "/invite" in quick.posts(2)[1].shown

    quick.slack.channels["C4ABSENT"]["members"].add("U0BOT")
    quick.press(answer, "share")
    assert quick.posts(3)[2].only is None


def test_a_follow_up_in_a_thread_keeps_its_context(place):
    """What was asked before gives it its meaning, and the answer says how it was understood."""
    asked = place.write("Who decides whether to hold a serious case review in Staffordshire?")
    place.answer()
    place.write("And in Essex?", thread=asked)
    follow_up = place.posts(2)[1]

    assert follow_up.thread == asked
    assert "Understood as: " in follow_up.shown and "For Essex" in follow_up.shown


def test_the_command_keeps_its_context(quick):
    """One person's commands in one channel are one conversation, since an answer to them has no thread."""
    quick.command("Who decides whether to hold a serious case review?")
    quick.answer()
    quick.command("And in Essex?")

    assert "Understood as: " in quick.posts(2)[1].shown


def test_two_people_in_one_thread_are_two_conversations(quick):
    """What one of them asked privately gives no meaning to what the other asks."""
    asked = quick.mention("Who decides whether to hold a serious case review?")
    quick.answer()
    quick.mention("And in Essex?", user="U2", thread=asked)
    other = quick.posts(2)[1]

    assert other.only == "U2" and "Understood as" not in other.shown


@pytest.mark.parametrize("channel", ["C2PUBLIC", "C3SHARED"])
def test_case_work_is_moved_where_others_read_along(quick, channel):
    """The answer comes directly, and whoever asked is told so where they asked."""
    quick.mention(CASE, channel=channel)
    direct, told = quick.posts(2)

    assert direct.channel == "DU1" and "[1]" in direct.shown
    assert told.channel == channel and told.only == "U1" and "particular case" in told.shown
    assert "baby" not in told.shown


def test_moved_case_work_is_gone_on_with_directly(quick):
    """A reply under the direct answer is a follow-up."""
    quick.mention(CASE, channel="C2PUBLIC")
    direct = quick.posts(2)[0]
    quick.write("And in Essex?", thread=direct.ts)

    assert "Understood as: " in quick.posts(3)[2].shown


def test_case_work_stays_among_those_invited(quick):
    """In a private channel of the organisation it is answered to its asker."""
    quick.mention(CASE, channel="C1PRIVATE")

    assert quick.answer().channel == "C1PRIVATE" and quick.answer().only == "U1"


def test_a_child_at_risk_is_told_what_to_do_wherever_it_is_asked(quick):
    """Where the answer is moved, what to do at once is said in both places."""
    quick.mention("I think a child is being hurt at home right now, what do I do?", channel="C2PUBLIC")
    direct, told = quick.posts(2)

    assert "call 999" in direct.shown and "call 999" in told.shown


def test_nothing_is_shared_where_other_organisations_read(quick):
    """There is no button for it."""
    quick.mention(ASK, channel="C3SHARED")

    assert quick.answer().only == "U1"
    assert "share" not in {b["action_id"] for b in quick.answer().buttons()}


def test_a_channel_that_other_organisations_joined_meanwhile_is_found(attached, tmp_path):
    """Whether they read along is looked up again before an answer is shared."""
    clock = Clock()
    with workspace(attached, tmp_path, clock=clock) as place:
        place.mention(ASK)
        answer = place.answer()
        place.slack.channels["C1PRIVATE"]["is_ext_shared"] = True
        clock.pass_(minutes=5)
        place.press(answer, "share")

        assert "other organisations" in place.posts(2)[1].shown


@pytest.mark.parametrize("ask", ["mention", "command"])
@pytest.mark.parametrize("channels", [CHANNELS, {}])
def test_a_channel_that_was_not_set_up_is_not_answered(attached, tmp_path, ask, channels):
    """Its asker is told where to ask; without any channel set up it is the same, and never means all."""
    channel = "C5UNKNOWN" if channels else "C1PRIVATE"
    with workspace(attached, tmp_path, slack_channels=channels) as place:
        getattr(place, ask)(ASK, channel=channel)
        told = place.answer()

    assert told.only == "U1" and "not set up for this channel" in told.shown and "[1]" not in told.shown


def test_a_channel_answers_from_its_sources_alone(attached, tmp_path):
    """Another board's documents are not searched there, by whatever way they are asked for."""
    channels = {"C1PRIVATE": {"board": "essex", "sources": ["essex-scr-toolkit"]}}
    with workspace(attached, tmp_path, slack_channels=channels) as place:
        asked = place.mention("Who may refer a case?")
        own = place.answer()
        place.mention("And in Staffordshire?", thread=asked)
        place.mention("Who may refer a case in Oxfordshire?")
        others = place.posts(3)[1:]

    cited = [line for line in own.shown.splitlines() if line.startswith("[")]
    assert cited and all("Essex" in line for line in cited)
    assert all("not set up to search the documents of" in posted.shown for posted in others)


@pytest.mark.parametrize("processes", [0, 1])
def test_a_channel_answers_from_its_sources_alone_as_it_is_served(attached, tmp_path, processes):
    """In this process and in others, which answer from all sources and are not asked for it."""
    channels = {"C1PRIVATE": {"board": "essex", "sources": ["essex-scr-toolkit"]}}
    with (
        answering_in_turn(attached, processes) as served,
        workspace(served, tmp_path, slack_channels=channels) as place,
    ):
        place.mention("Who may refer a case?")
        own = place.answer()
        place.write("Who may refer a case in Oxfordshire?")
        direct = place.posts(2)[1]

    cited = [line for line in own.shown.splitlines() if line.startswith("[")]
    assert cited and all("Essex" in line for line in cited)
    assert "For Oxfordshire" in direct.shown


def test_the_messages_tab_offers_first_questions(place):
    """Each of them is answered."""
    place.event({"type": "app_home_opened", "user": "U1", "channel": "DU1", "tab": "messages"})
    place.slack.until(lambda: place.slack.prompts)
    channel, offered = place.slack.prompts[0]

    assert channel == "DU1" and 1 <= len(offered) <= 4
    for one in offered:
        place.write(one["message"])
    assert all("[1]" in posted.shown for posted in place.posts(len(offered)))


def test_that_it_works_is_shown_until_the_answer_is_there(quick):
    """In a direct message the answer takes it away; in a channel, where the answer is private, the application does."""
    asked = quick.write(ASK)
    mentioned = quick.mention(ASK)
    quick.posts(2)
    quick.settled()

    assert ("DU1", asked, "is looking in the guidance…") in quick.slack.statuses
    in_channel = [status for channel, ts, status in quick.slack.statuses if ts == mentioned]
    assert in_channel == ["is looking in the guidance…", ""]


@pytest.mark.parametrize(
    ("pages", "offered"),
    [("https://scr.example/", "<https://scr.example/workflows/notifiable-incident|Is"), ("", "Is")],
)
def test_an_answer_offers_the_pages_of_a_workflow(attached, tmp_path, pages, offered):
    """Until it can be walked here, the offer leads to the web application, where people reach that."""
    with workspace(attached, tmp_path, public_url=pages) as place:
        place.write("Must we notify Ofsted?")

        assert f"Guided workflow: {offered}" in place.answer().shown


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("", {}, "Ask about serious case reviews"),
        ("", {"files": [{"id": "F1"}], "subtype": "file_share"}, "not opened"),
    ],
)
def test_a_message_without_a_question_is_told_what_to_do(place, text, more, told):
    """Everything that a person sends ends in something they see."""
    place.write(text, **more)

    assert told in place.answer().shown


@pytest.mark.parametrize("typed", ["", "help", "Help?"])
def test_a_mention_alone_is_told_what_to_do(quick, typed):
    """So is a command without anything behind it, and whoever asks for help."""
    quick.mention(typed)
    quick.command(typed)
    quick.write(typed)

    assert all("/scr checklist" in posted.shown for posted in quick.posts(3))


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"bot_id": "B0OTHER"},
        {"bot_id": "B0BOT", "user": "U0BOT"},
    ],
)
def test_it_speaks_only_when_spoken_to(quick, more):
    """Changes, notices and what programs write are no questions."""
    quick.write(ASK, **more)

    assert quick.settled() == []


@pytest.mark.parametrize("length", [4_001, 40_000])
def test_a_message_that_is_too_long_is_told_so(place, length):
    """Slack's longest message arrives whole, over both ways in."""
    place.write("é" * length)

    assert f"{length:,} characters long" in place.answer().shown and "please delete it" in place.answer().shown


def test_the_longest_question_is_answered(place):
    """4,000 characters are a question."""
    place.write(f"{ASK} {'please ' * 600}"[:4_000])

    assert place.answer().shown


def test_a_control_character_is_told_and_the_conversation_goes_on(quick):
    """What cannot be used says why."""
    quick.write("Who\x07 may refer?")

    assert "control character" in quick.answer().shown
