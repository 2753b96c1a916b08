"""The few statements that are said: the best first, each passage once, and each board heard."""

import dataclasses

import pytest

from assistant.answers.choose import Found, for_no_board, for_one_board, side_by_side
from assistant.guidance.comparisons import Comparisons, Topic
from assistant.guidance.load import load
from assistant.guidance.model import Span
from assistant.search.model import Hit, Place
from kites import KEY, corpus_in, source

ESSEX = "balloon-manual/undated"


def found(number, score, *, text=None, source=KEY, span=None, section="Races", statement=True):
    """A place of the handbook as a search would find it."""
    name = f"{source}#{number}" if statement else f"{source}@{span.start}-{span.end}"
    place = Place(name, source, text or f"Statement {number}.", section, None, span, statement, True, None)
    return Found(Hit(number, score, 0.8, 0.8, 0.0), place, 0.9)


def numbers(chosen):
    return [one.hit.place for one in chosen]


@pytest.fixture
def library(tmp_path):
    sources = {KEY: source(), ESSEX: source(id="balloon-manual", edition="undated", board="essex", left_out=())}
    return dataclasses.replace(load(corpus_in(tmp_path / "corpus")), sources=sources)


def test_nothing_found_is_nothing_said(library):
    """No statement is made up."""
    assert for_one_board([], 0.4) == [] == for_no_board([], library, 0.4)
    assert side_by_side([[], []], library.comparisons, 0.4) == []


def test_at_most_four_that_are_about_as_good_are_said():
    """What stands too far below the best is left out, and so is a fifth."""
    near = [found(n, 1.0 - n / 100) for n in range(6)]

    assert numbers(for_one_board([*near[:2], found(9, 0.1)], 0.4)) == [0, 1]
    assert numbers(for_one_board(near, 0.4)) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        ({"text": "STATEMENT 0."}, False),
        ({"text": "Statement 0.", "source": ESSEX}, True),
        ({"span": Span(0, 98), "statement": False}, False),
        ({"span": Span(0, 98)}, True),
        ({"span": Span(0, 98), "statement": False, "section": "Fog"}, True),
        ({"span": Span(0, 40), "statement": False}, True),
        ({}, True),
    ],
)
def test_a_passage_is_said_once(second, kept):
    """The same words, or the bare passage behind a statement, are not said again; another board's same words are."""
    chosen = for_one_board([found(0, 1.0, span=Span(0, 100)), found(1, 0.9, **second)], 0.4)

    assert numbers(chosen) == ([0, 1] if kept else [0])


def test_without_a_board_the_three_best_are_said_and_then_a_board_not_heard_so_far(library):
    """Whoever else has spoken comes after a board that has not."""
    ranked = [*(found(number, 1.0 - number / 100) for number in range(5)), found(7, 0.8, source=ESSEX)]

    assert numbers(for_no_board(ranked, library, 0.4)) == [0, 1, 2, 7]
    assert numbers(for_no_board(ranked[:5], library, 0.4)) == [0, 1, 2, 3]


def test_boards_asked_about_together_take_turns():
    """Two boards have two statements each at most, in turn; one with less to say is not waited for."""
    one = [found(n, 1.0 - n / 100) for n in range(3)]
    other = [found(7, 0.7, source=ESSEX)]

    assert numbers(side_by_side([one, other], Comparisons(()), 0.4)) == [0, 7, 1]


def test_boards_asked_about_together_speak_on_the_same_point():
    """What the comparisons lay beside another board's best comes before what is only a little nearer."""
    one = [found(0, 1.0)]
    other = [found(7, 0.8, source=ESSEX), found(8, 0.7, source=ESSEX), found(9, 0.5, source=ESSEX)]
    topic = Topic(id="races", title="when races are flown", statements=(f"{KEY}#0", f"{ESSEX}#8", f"{ESSEX}#9"))

    assert numbers(side_by_side([one, other], Comparisons((topic,)), 0.4)) == [0, 8, 7]
