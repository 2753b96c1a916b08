"""Answers in the words in which people read them."""

import pytest

from assistant.workflows.labels import in_words, label
from assistant.workflows.model import Question

CHOICE = Question(ask="Which?", why="To know.", options={"deep_pan": {}, "thin": {"label": "thin, as in Naples"}})
DAY = Question(ask="When?", why="To know.", kind="date", options={"any": {"from": "2020-01-01"}, "not_yet_known": {}})


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (CHOICE, "deep_pan", "Deep pan"),
        (CHOICE, "thin", "Thin, as in Naples"),
        (CHOICE, ("deep_pan", "thin"), "Deep pan, thin, as in Naples"),
        (CHOICE, (), "None"),
        (CHOICE, "gone_since", "Gone since"),
        (CHOICE, 3, "3"),
        (DAY, "2020-05-04", "4 May 2020"),
        (DAY, "not_yet_known", "Not yet known"),
    ],
)
def test_an_answer_is_shown_in_words(question, value, words):
    """By its label, or by its name where it has none; a day as people write it."""
    assert in_words(question, value) == words


def test_an_option_begins_with_a_capital():
    """Whatever its label begins with."""
    assert (label(CHOICE, "thin"), label(CHOICE, "deep_pan")) == ("Thin, as in Naples", "Deep pan")
