"""Questions answered in processes of their own: the same answers, and the same errors."""

import pytest

from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering_processes import answering_in_processes
from assistant.errors import UnknownBoard, UserError

ASK = "By when must the harbour master be told of a lost kite?"


@pytest.fixture(scope="module")
def elsewhere(handbook):
    with answering_in_processes(handbook, 2) as made:
        yield made


def test_an_answer_is_the_same_wherever_it_is_made(handbook, elsewhere):
    here, there = (one.answerer.answer(Enquiry(ASK)) for one in (handbook, elsewhere))

    assert there.model_dump(exclude={"timings_ms"}) == here.model_dump(exclude={"timings_ms"})
    assert there.answer


def test_an_error_arrives_as_it_was_raised(handbook, elsewhere):
    for wrong, kind in ((Enquiry(""), UserError), (Enquiry(ASK, "atlantis"), UnknownBoard)):
        with pytest.raises(kind) as here:
            handbook.answerer.answer(wrong)
        with pytest.raises(kind) as there:
            elsewhere.answerer.answer(wrong)
        assert str(here.value) == str(there.value)


def test_processes_that_have_been_stopped_say_so(handbook):
    with answering_in_processes(handbook, 1) as made:
        pass

    with pytest.raises(UserError, match="have been stopped"):
        made.answerer.answer(Enquiry(ASK))
