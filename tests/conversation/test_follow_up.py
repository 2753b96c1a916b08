"""A follow-up is understood from what came before it; a whole question is left alone."""

import pytest

from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.conversation.follow_up import Thread, resolved

FIRST = "How long does the Chair have to decide?"


def after(text, *, board="staffordshire", library):
    return resolved(text, Thread(board=board, question=FIRST), library)


@pytest.mark.parametrize("text", ["and in Essex?", "what about Essex", "Essex?", "same for ESCB"])
def test_another_board_asks_the_same_again(bare, text):
    """Only a board in the message: the last question, for that board."""
    enquiry = after(text, library=bare.index.library)

    assert (enquiry.text, enquiry.board) == (FIRST, "essex")


@pytest.mark.parametrize(
    "text", ["who does that?", "and by when?", "why?", "what if they don't?", "how is it recorded"]
)
def test_a_message_that_points_back_carries_the_last_question(bare, text):
    """Pronouns and openings are filled from the question before."""
    enquiry = after(text, library=bare.index.library)

    assert enquiry.text == f"How long does the Chair have to decide: {text}"
    assert enquiry.board == "staffordshire"


@pytest.mark.parametrize(
    "text", ["Who chairs the Scoping Panel?", "When are agency records secured after a referral is made?"]
)
def test_a_whole_question_stands_by_itself(bare, text):
    """A message that can be understood alone is not changed, and the board stays."""
    enquiry = after(text, library=bare.index.library)

    assert (enquiry.text, enquiry.board) == (text, "staffordshire")


def test_a_question_that_names_a_board_is_not_held_to_the_last_one(bare):
    """A new board in a whole question replaces the old one."""
    enquiry = after("Who chairs the panel that looks at criteria in Essex?", library=bare.index.library)

    assert enquiry.board is None


def test_the_first_message_stands_by_itself(bare):
    """Without anything before it, even a short message is taken as it is."""
    assert resolved("who does that?", Thread(), bare.index.library).text == "who does that?"


def answer(**changes):
    """An answer to the first question, or what stands in its place."""
    fields = {"id": "a-1", "question": FIRST, "board": None, "as_of": None, "status": "answered"}
    return Answer(**(fields | changes))


def test_a_conversation_remembers_the_question_and_its_board():
    """The next message is read after this one; a board set by hand stays where the question names none."""
    thread = Thread().on_board("essex").after(Enquiry(FIRST), answer())

    assert (thread.board, thread.question) == ("essex", FIRST)
    assert thread.after(Enquiry("Who chairs?", "staffordshire"), answer()).board == "staffordshire"


@pytest.mark.parametrize(
    "changes",
    [{"status": "refused", "reason": "personal_data"}, {"status": "guided", "reason": "child_at_risk"}],
)
def test_a_message_that_was_not_searched_for_is_not_remembered(changes):
    """What held personal data or an alarm gives no meaning to what follows."""
    before = Thread("essex", FIRST, answer())

    thread = before.after(Enquiry("not to be kept"), answer(**changes))

    assert (thread.board, thread.question) == ("essex", FIRST)
    assert thread.answer.status == changes["status"]
