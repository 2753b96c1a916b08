"""A source is laid out in its order, and a quotation is found in the part where it stands."""

import datetime

import pytest

from assistant.guidance.model import Span
from assistant.guidance.reading import part_with, parts_of, standing
from kites import STATEMENTS, TEXT, source

LISTED = "".join(f"The harbour keeps kite number {n} on its list.\n\n" for n in range(1, 101))


def span_of(words, text=TEXT):
    return Span(text.index(words), text.index(words) + len(words))


def test_the_parts_of_an_original_hold_all_of_its_words():
    """Nothing is left out between one part and the next."""
    parts = parts_of(source(), STATEMENTS, TEXT)

    assert "".join(part.words for part in parts) == TEXT
    assert [part.headings for part in parts] == [(), ("Joining",), ("Lost kites",), ("Races",)]
    assert [len(part.statements) for part in parts] == [0, 2, 3, 2]


def test_a_part_that_holds_nothing_is_left_out():
    """An original that begins with its first heading has no part before it."""
    text = TEXT[TEXT.index("Joining\n\nAnybody") :]

    assert parts_of(source(), STATEMENTS, text)[0].headings == ("Joining",)


def test_without_an_original_there_are_the_statements_alone():
    """Under their headings, in the source's order."""
    parts = parts_of(source(), STATEMENTS, None)

    assert [(part.headings, len(part.statements), part.words) for part in parts] == [
        (("Joining",), 2, ""), (("Lost kites",), 3, ""), (("Races",), 2, ""),
    ]  # fmt: skip


def test_a_document_without_statements_is_cut_evenly():
    """Forty passages to a part, and every word in one of them."""
    parts = parts_of(source(), (), LISTED)

    assert [part.words.count("kite") for part in parts] == [40, 40, 20]
    assert "".join(part.words for part in parts) == LISTED


def test_a_quotation_is_cut_out_of_its_part_word_for_word():
    """What stands before it, itself, and what stands after it."""
    words = "No race is held in fog."
    part = parts_of(source(), STATEMENTS, TEXT)[3]
    before, quoted, after = part.around(span_of(words))

    assert quoted == words
    assert before + quoted + after == part.words


@pytest.mark.parametrize("words", ["Membership costs", "a list of lost kites.\n\n- the colour"])
def test_a_quotation_that_is_not_all_in_a_part_is_not_marked_there(words):
    """Neither one of another part nor one that runs over the end."""
    assert parts_of(source(), STATEMENTS, TEXT)[3].around(span_of(words)) is None


def test_a_place_is_found_by_its_quotation_first_and_else_by_its_statement():
    """A quotation that stands under another heading than its statement is opened where it stands."""
    parts = parts_of(source(), STATEMENTS, TEXT)
    joining = STATEMENTS[0].id

    assert part_with(parts, joining, span_of("No race is held")) == 3
    assert part_with(parts, joining, None) == 1
    assert part_with(parts, "nothing", None) is None


@pytest.mark.parametrize(
    ("in_force", "said"),
    [
        ({}, "in force"),
        ({"from": "2001-01-01", "to": "2030-01-01"}, "in force"),
        ({"to": "2019-09-29"}, "ended on 29 September 2019"),
        ({"from": "2027-04-01"}, "in force from 1 April 2027"),
    ],
)
def test_a_source_says_whether_it_applies_today(in_force, said):
    """An end or a beginning that is not known says nothing."""
    assert standing(source(in_force=in_force), datetime.date(2026, 3, 2)) == said
