"""References that the program gives cases: what was issued checks, a slip is found, and the gate knows them."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desks
from assistant.cases.references import check_reference, issue, without_references
from assistant.errors import UserError

ISSUED = st.integers(min_value=0, max_value=2**40 - 1).map(issue)
PLACES = [5, 6, 7, 8, 10, 11, 12, 13]


@given(ISSUED)
def test_what_was_issued_checks_however_it_is_typed(reference):
    """In small letters, or with spaces around it."""
    assert check_reference(reference) == reference
    assert check_reference(f" {reference.lower()}\n") == reference


@given(ISSUED, st.sampled_from(PLACES), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_single_slip_is_always_found(reference, place, other):
    """Whichever character it is."""
    slipped = reference[:place] + other + reference[place + 1 :]

    if slipped != reference:
        with pytest.raises(UserError, match="not a case reference issued here"):
            check_reference(slipped)


@given(ISSUED)
def test_letters_that_look_like_digits_are_never_issued(reference):
    """Nor are they understood as the digits."""
    assert not set("ILOU") & set(reference.removeprefix("CASE"))


@pytest.mark.parametrize(
    "foreign", ["", "CASE", "LCS-4471902", "2016/123", "CASE-0000-0001", "CASE-7K3Q-9FX", "CASE-7K3Q-9FXZ-1", "Anna"]
)
def test_a_reference_of_anybody_else_is_refused(foreign):
    """And the message says what one looks like."""
    with pytest.raises(UserError, match="CASE-7K3Q-9FXZ"):
        check_reference(foreign)


def test_the_example_in_the_message_is_one_that_checks():
    """Whoever types it finds no fault in its form."""
    assert check_reference("CASE-7K3Q-9FXZ") == "CASE-7K3Q-9FXZ"


@settings(deadline=None)
@given(ISSUED, st.sampled_from(["{}", "In {} the panel met.", "See {}, and {} again."]))
def test_the_gate_lets_issued_references_through(reference, sentence):
    """They say nothing about anybody."""
    text = sentence.replace("{}", reference)

    assert desks.gate().reworded(text) == (text, ())
    assert len(without_references(text)) == len(text)


@pytest.mark.parametrize("foreign", ["LCS-4471902", "case number 4471902", "crime reference 42/12345/16"])
def test_the_gate_lets_no_other_reference_through(foreign):
    """Also beside one that was issued."""
    reworded, kinds = desks.gate().reworded(f"In {issue(12345)} they wrote {foreign}.")

    assert kinds == ("case_reference",)
    assert foreign not in reworded


def test_a_reference_with_a_slip_is_not_blanked_out():
    """It may be anybody's."""
    right = issue(12345)
    wrong = right[:-1] + next(c for c in string.digits if c != right[-1])

    assert without_references(f"{right} {wrong}") == " " * len(right) + " " + wrong
