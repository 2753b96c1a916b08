"""Questions answered in turn, here or in processes of their own: the same answers, and the same errors."""

import multiprocessing
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace

import pytest

from assistant.answers.answer import Answerer
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering_in_turn import answering_in_turn
from assistant.errors import StorageFailed, UnknownBoard, UserError

ASK = "By when must the harbour master be told of a lost kite?"


@pytest.fixture(scope="module", params=[0, 2], ids=["here", "in two processes"])
def in_turn(request, handbook):
    with answering_in_turn(handbook, request.param) as made:
        yield made


def test_an_answer_is_the_same_wherever_it_is_made(handbook, in_turn):
    here, there = (one.answerer.answer(Enquiry(ASK)) for one in (handbook, in_turn))

    assert there.model_dump(exclude={"timings_ms"}) == here.model_dump(exclude={"timings_ms"})
    assert there.answer


def test_an_error_arrives_as_it_was_raised(handbook, in_turn):
    for wrong, kind in ((Enquiry(""), UserError), (Enquiry(ASK, "atlantis"), UnknownBoard)):
        with pytest.raises(kind) as here:
            handbook.answerer.answer(wrong)
        with pytest.raises(kind) as there:
            in_turn.answerer.answer(wrong)
        assert str(here.value) == str(there.value)


def test_many_who_ask_at_once_each_get_their_own_answer(in_turn):
    asked = [f"{ASK} And kite number {number}?" for number in range(24)]
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda text: in_turn.answerer.answer(Enquiry(text)), asked))

    assert [answer.question for answer in answers] == asked


@pytest.mark.parametrize("processes", [0, 1])
def test_what_has_been_stopped_says_so(handbook, processes):
    with answering_in_turn(handbook, processes) as made:
        pass

    for _ in range(2):
        with pytest.raises(UserError, match="has been stopped"):
            made.answerer.answer(Enquiry(ASK))


def test_a_process_that_is_killed_loses_one_question_and_is_started_anew(handbook):
    others = set(multiprocessing.active_children())
    with answering_in_turn(handbook, 1) as made:
        [process] = set(multiprocessing.active_children()) - others
        process.kill()
        process.join()

        with pytest.raises(StorageFailed, match="ask again"):
            made.answerer.answer(Enquiry(ASK))
        assert made.answerer.answer(Enquiry(ASK)).answer


def test_whoever_asked_first_is_answered_first(handbook):
    """Each of a row of people asks once the one before is seen to wait."""
    going_on, order = threading.Event(), []

    @dataclass(frozen=True, slots=True)
    class Slow(Answerer):
        def answer(self, enquiry):
            going_on.wait()
            order.append(enquiry.text)
            return Answerer.answer(self, enquiry)

    slow = Slow(**{one.name: getattr(handbook.answerer, one.name) for one in fields(Answerer)})
    with answering_in_turn(replace(handbook, answerer=slow)) as made, ThreadPoolExecutor(5) as people:
        asked = []
        for number in range(5):
            asked.append(people.submit(made.answerer.answer, Enquiry(f"{ASK} ({number})")))
            while len(made.answerer.turns._waiting) < number:
                time.sleep(0)
        going_on.set()
        for one in asked:
            one.result()

    assert order == [f"{ASK} ({number})" for number in range(5)]
