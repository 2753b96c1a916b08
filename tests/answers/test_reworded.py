"""A writer may shorten a statement and change nothing that weighs; otherwise the statement itself stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers.reworded import borne_out, reworded

STATEMENT = "The chair of the Kite Board must decide within 15 working days whether the review is to be held at all."
SHORTER = "The chair of the Kite Board must decide within 15 working days whether at all"
OTHER = "Nobody may fly a kite without the agreement of the family, which the coordinator of the club asks for."


@pytest.mark.parametrize(
    "sentence",
    [
        "Within 15 working days the chair must decide whether a review is held at all.",
        "The Kite Board chair must decide on the review within 15 working days, if at all.".replace(", if", ""),
    ],
)
def test_a_shorter_wording_of_the_same_is_borne_out(sentence):
    """Order and small words may change."""
    assert borne_out(sentence, STATEMENT)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The chair must decide within 20 working days whether the review is held at all.", "another number"),
        ("The chair must decide within fifteen days whether the review is held at all.", "a number as a word"),
        ("The chair must decide whether the review is held at all.", "the deadline is left out"),
        ("The chair must decide within 15 days whether the review is held at all.", "working days became days"),
        ("The chair must decide by 3 March within 15 working days whether at all.", "a date"),
        ("The chair must not decide within 15 working days whether at all.", "a negation"),
        ("The chair may decide within 15 working days whether it is held at all.", "another modal"),
        ("The chair decides within 15 working days whether it is held at all.", "the modal is left out"),
        ("The Ofsted chair must decide within 15 working days whether at all.", "a name"),
        ("Ofsted must decide within 15 working days whether it is held at all.", "a name as the first word"),
        ("The chair must decide within 15 working days. Resign at all.", "a second sentence"),
        ("The parent must pay lawyers fees within 15 working days at all.", "mostly other words"),
        ("The criteria are met.", "something else"),
        (STATEMENT, "not shorter"),
    ],
)
def test_what_a_statement_does_not_bear_out_is_not_used(sentence, why):
    """Nothing that weighs is added, and no duty, limit or deadline is left out."""
    assert not borne_out(sentence, STATEMENT), why
    assert reworded(f"{sentence} [1]", [STATEMENT]) == [STATEMENT]


def test_a_dropped_negation_is_not_borne_out():
    """A rule never becomes its opposite."""
    assert not borne_out("A kite may fly without the agreement of the family.", OTHER)


@pytest.mark.parametrize(
    "written",
    [
        "",
        SHORTER,
        f"{SHORTER} [2]",
        f"{SHORTER} [3]",
        f"{SHORTER} [1][2]",
        f"[1] {SHORTER}",
        f"{SHORTER} [1]\n{SHORTER} [1]",
        f"The review was a failure. {SHORTER} [1]",
    ],
)
def test_a_sentence_counts_only_with_the_token_of_its_own_statement(written):
    """No token, the wrong one, two of them, one used twice, or an uncited sentence before it: the statements stand."""
    assert reworded(written, [STATEMENT, OTHER]) == [STATEMENT, OTHER]


def test_each_statement_is_judged_for_itself():
    """A good line is used although the one beside it is not."""
    assert reworded(f"- {SHORTER}. [1]\nKites are banned. [2]", [STATEMENT, OTHER]) == [f"{SHORTER}.", OTHER]


@given(st.text())
def test_whatever_is_written_each_statement_keeps_its_place(written):
    """There is one sentence for each statement, in their order: the statement, or a shorter one it bears out."""
    for said, statement in zip(reworded(written, [STATEMENT, OTHER]), [STATEMENT, OTHER], strict=True):
        assert said == statement or borne_out(said, statement)


@given(
    st.lists(st.sampled_from(STATEMENT.split()), min_size=1, max_size=20), st.sampled_from(["not", "must", "7", "May"])
)
def test_a_weighty_word_more_is_never_borne_out(words, added):
    """However the words of the statement are put together."""
    assert not borne_out(" ".join([*STATEMENT.split(), added]), f"{STATEMENT} {' '.join(words)}") or added in words
