"""Misspelt words of a question: put right where what was meant is plain, and left alone otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.spelling import Spelling, write_spelling

TEXTS = ["The chair decides on the harbour within a month. Reviews don't wait for a lantern."] * 3 + ["A lighhouse."]


@pytest.fixture(scope="module")
def spelling(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spelling")
    write_spelling(folder, TEXTS, ["STEIS", "lead reviewer"], ["Riverside Safeguarding Board"], ["exorcist"])
    return Spelling.open(folder)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who decieds on the harbor wall", "who decides on the harbour wall"),  # the second as Americans have it
        ("by next mnoth", "by next month"),
        ("does the harbuor wait", "does the harbour wait"),
        ("a lantren, please", "a lantern, please"),
        ("who is the lead revewer", "who is the lead reviewer"),
        ("what applies in rivreside", "what applies in riverside"),
        ("what applies in Rivreside", "what applies in riverside"),
        ("Safegaurding in Riverside", "safeguarding in Riverside"),
    ],
)
def test_a_slip_of_the_finger_is_put_right(spelling, typed, meant):
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "the chair decides on the harbour within a month",
        "an exorcist with a breather and some bleach",  # English, whatever the sources use
        "the lanterns, the harbours and what was decided",
        "reviews dont wait",
        "LANTREN and steis",  # an abbreviation, and one of the glossary in small letters
        "Lantren came to see Harbuor",  # names for all one knows
        "write to lantren@example.org or see www.lantren.example/harbuor",
        "chari, hcair",  # a word from Italian; another first letter
        "a lighthouse",  # its one use in the sources is a slip itself
        "xyzzy qwertyuiop",
    ],
)
def test_what_is_right_or_not_plain_is_left_alone(spelling, text):
    assert spelling.mended(text) == text


@given(st.text(max_size=80))
def test_any_text_at_all_comes_back_and_twice_mended_is_once_mended(spelling, text):
    once = spelling.mended(text)

    assert spelling.mended(once) == once
    assert len(once.split()) == len(text.split())
