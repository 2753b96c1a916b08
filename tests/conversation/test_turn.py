"""A turn of a conversation is the same wherever it is taken."""

import datetime

import pytest

from assistant.conversation import answer_wording
from assistant.conversation.feedback import feedback_on
from assistant.conversation.follow_up import Thread
from assistant.conversation.turn import take_turn
from assistant.errors import UserError

ASK = "How long does the Chair have to decide after the Scoping Panel?"
NAMED = "What should we do about Jayden Oyelaran, born 3 May 2009?"
TODAY = datetime.date(2026, 3, 2)


def turn_of(assistant, message, **thread):
    return take_turn(message, Thread(**thread), assistant.answerer)


def test_a_question_is_kept_as_asked(bare):
    """It was not understood as anything else, and the conversation goes on from it."""
    turn, thread = turn_of(bare, ASK, board="staffordshire")

    assert (turn.asked, turn.understood_as, turn.may_be_kept) == (ASK, None, True)
    assert (thread.question, thread.answer) == (ASK, turn.answer)


def test_a_follow_up_says_how_it_was_understood(bare):
    """The last question, for the board that was named, as at the day that was set."""
    _, thread = turn_of(bare, ASK, board="staffordshire")
    day = datetime.date(2016, 5, 1)
    turn, _ = take_turn("and in Essex?", thread, bare.answerer, day)

    assert (turn.asked, turn.understood_as) == ("and in Essex?", ASK)
    assert (turn.answer.board, turn.answer.as_of) == ("essex", day)


def test_personal_data_is_in_no_part_of_a_turn(bare):
    """Neither in the turn nor in the conversation after it."""
    turn, thread = turn_of(bare, NAMED, question=ASK)

    assert not turn.may_be_kept
    assert "Oyelaran" not in repr((turn, thread))
    assert thread.question == ASK


def test_a_message_that_cannot_be_used_is_no_turn(bare):
    """It is an error, for the one who typed it."""
    with pytest.raises(UserError, match="empty"):
        turn_of(bare, " ")


def test_why_there_is_no_answer_is_said_once(bare):
    """By a notice or by a sentence of its own, never by both."""
    answered = turn_of(bare, ASK, board="staffordshire")[0].answer
    off_topic = turn_of(bare, "what time does the canteen open for lunch")[0].answer
    named = turn_of(bare, NAMED)[0].answer

    assert answer_wording.why_not(answered) is None
    assert "not something that guidance" in answer_wording.why_not(off_topic)
    assert answer_wording.why_not(named) is None
    assert [[notice.kind for notice in part] for part in answer_wording.first_and_last(named)] == [
        ["personal_data"],
        [],
    ]


def test_the_nearest_place_is_named_only_where_the_sources_do_not_say(bare):
    """Where there is an answer, or none could be near, no place is offered in its stead."""
    answered = turn_of(bare, ASK, board="staffordshire")[0].answer
    unanswered = answered.model_copy(update={"status": "abstained", "reason": "not_in_sources", "answer": ()})

    assert answer_wording.nearest(answered) is None
    assert answer_wording.nearest(unanswered) == unanswered.passages[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"board": "essex"}, "For Essex, as the sources stood when serious case reviews ended:"),
        ({"board": None, "as_of": datetime.date(2016, 5, 1)}, "For all boards held here, as at 1 May 2016:"),
        ({"board": None, "citations": ()}, "For all boards held here, as the sources stand today:"),
        ({"board": "national", "citations": ()}, "For the national position alone, as the sources stand today:"),
    ],
)
def test_an_answer_says_for_whom_and_as_at_when(bare, changes, said):
    """The board or all of them; the day, the end of the regime, or today."""
    answer = turn_of(bare, ASK, board="staffordshire")[0].answer.model_copy(update=changes)

    assert answer_wording.scope_line(answer, bare.index.library) == said


def test_every_publisher_has_a_name_to_speak_under(bare):
    """A board, the nation, and a document that names no board."""
    citation = turn_of(bare, ASK, board="staffordshire")[0].answer.citations[0]
    speakers = [citation.model_copy(update={"board": board}) for board in ("essex", "national", None)]

    assert [answer_wording.who(one, bare.index.library) for one in speakers] == [
        "Essex", "Nationally", "A leaflet that names no board",
    ]  # fmt: skip


@pytest.mark.parametrize(("helpful", "kept"), [(True, None), (False, "unclear")])
def test_an_opinion_holds_nothing_of_the_question(bare, helpful, kept):
    """What was cited, and a reason only where the answer did not help."""
    answer = turn_of(bare, ASK, board="staffordshire")[0].answer
    feedback = feedback_on(answer, helpful=helpful, because="unclear", on=TODAY)

    assert (feedback.helpful, feedback.because, feedback.board, feedback.on) == (helpful, kept, "staffordshire", TODAY)
    assert feedback.statements == tuple(citation.statement_id for citation in answer.citations)
    assert ASK not in feedback.model_dump_json() and answer.id not in feedback.model_dump_json()
