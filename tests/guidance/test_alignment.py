"""Statements are tied to the passages they state, and only to those."""

import dataclasses

import numpy as np
import pytest

from assistant.guidance.alignment import align, likeness
from assistant.guidance.coverage import coverage, outline_of
from assistant.guidance.model import LeftOut, Pinpoint, Span
from kites import KEY, STATEMENTS, TEXT, source


def encode(texts):
    """Vectors of letter triples: alike texts are near, and no model is needed."""
    rows = np.zeros((len(texts), 512), dtype=np.float32)
    for place, text in enumerate(texts):
        row = rows[place]
        plain = " ".join(text.lower().split())
        for at in range(len(plain) - 2):
            row[sum(ord(c) * 31**n for n, c in enumerate(plain[at : at + 3])) % 512] += 1.0
        row /= np.linalg.norm(row) or 1.0
    return rows


def aligned(text=TEXT, statements=STATEMENTS):
    return align(text, outline_of(text, statements, source()), statements, encode)


def quotes(text=TEXT, statements=STATEMENTS):
    found = aligned(text, statements)
    return {name.split("#")[1]: " ".join(text[a.span.start : a.span.end].split()) for name, a in found.items()}


def test_every_statement_finds_its_passage():
    """Each statement of the handbook is tied to its own words."""
    found = quotes()

    assert len(found) == len(STATEMENTS)
    assert "five working days" in found["tell-harbour-master"]
    assert found["what-is-noted"].startswith("- the colour") and found["what-is-noted"].endswith("tail is written down")


def test_a_rendering_with_other_numbers_is_searched_by_meaning():
    """A paragraph put before a section's own moves every number, and the passages are found all the same."""
    text = TEXT.replace(
        "Races\n\n", "Races\n\nRaces are a joy for young and old along the coast. Bring a warm coat.\n\n"
    )

    assert "within one month" in quotes(text)["chair-decides"]
    assert "fog" in quotes(text)["no-fog"]


def test_a_statement_that_nothing_supports_is_left_without_a_passage():
    """A wrong quotation is worse than none."""
    made_up = dataclasses.replace(STATEMENTS[0], text="Penguins receive a pension of ninety guineas from Parliament.")

    assert made_up.id not in aligned(statements=(made_up, *STATEMENTS[1:]))


def test_a_statement_under_the_wrong_heading_is_not_aligned_elsewhere():
    """The section is the pinpoint's own: the right words in another section do not count."""
    moved = dataclasses.replace(STATEMENTS[2], pinpoint=Pinpoint(("Races",), 1, 1))

    assert moved.id not in aligned(statements=(*STATEMENTS[:2], moved, *STATEMENTS[3:]))


def test_a_heading_with_nothing_below_it_holds_no_statement():
    """A section that was left empty is no reason to look elsewhere."""
    text = TEXT[: TEXT.index("The chair decides")]

    assert {name for name in quotes(text) if name in {"chair-decides", "no-fog"}} == set()
    assert "five working days" in quotes(text)["tell-harbour-master"]


def test_a_pinpoint_without_a_passage_is_searched_by_meaning():
    """A heading alone is enough where one passage below it says what the statement says."""
    unnumbered = dataclasses.replace(STATEMENTS[6], pinpoint=Pinpoint(("Races",)))

    assert "No race is held in fog." in quotes(statements=(*STATEMENTS[:6], unnumbered))["no-fog"]


def test_a_pinpoint_beyond_its_section_is_searched_by_meaning():
    """A rendering that holds fewer passages than were counted still has the right one."""
    beyond = dataclasses.replace(STATEMENTS[6], pinpoint=Pinpoint(("Races",), 9, 9))

    assert "No race is held in fog." in quotes(statements=(*STATEMENTS[:6], beyond))["no-fog"]


def test_a_paragraph_with_a_contact_detail_is_not_quoted_for_its_context():
    """Where the next sentence holds an address, the statement's own sentence is quoted alone."""
    text = TEXT.replace("Membership costs four pounds a year.", "He is at secretary@example.org from Monday on.")

    assert quotes()["who-may-join"].endswith("Membership costs four pounds a year.")
    assert quotes(text)["who-may-join"].endswith("by writing to the secretary.")


def test_numbers_count():
    """A passage without the number supports a statement of it less than one with it."""
    stated = "The chair has 14 days."

    assert likeness(stated, "the chair is given 14 days", 0.6) > likeness(stated, "the chair is given some days", 0.6)


def report(spans, record=None):
    return coverage(TEXT, record or source(), STATEMENTS, spans, encode)


def spans_of():
    return {name: a.span for name, a in aligned().items()}


def test_full_coverage_both_ways():
    """Everything aligned and everything covered gives shares of one."""
    outcome = report(spans_of())

    assert (outcome.aligned_share, outcome.covered_share) == (1.0, 1.0)
    assert not outcome.wrong


def test_a_passage_nobody_states_is_listed():
    """Without its statement a passage is uncovered."""
    spans = {name: span for name, span in spans_of().items() if not name.endswith(("who-may-join", "price"))}

    assert any("Anybody over six" in passage for passage in report(spans).uncovered)
    assert f"{KEY}#price" in report(spans).not_found


@pytest.mark.parametrize(
    ("name", "span", "reason"),
    [
        ("price", Span(TEXT.index("A member who loses"), TEXT.index("A member who loses") + 70), "outside the section"),
        ("no-fog", Span(TEXT.index("The chair decides"), TEXT.index("The chair decides") + 60), "does not say"),
    ],
)
def test_a_wrong_alignment_that_was_planted_is_reported(name, span, reason):
    """A span moved to another section, or to words that say something else, is found out."""
    outcome = report(spans_of() | {f"{KEY}#{name}": span})

    assert [line for line in outcome.wrong if f"{KEY}#{name}" in line and reason in line]
    assert outcome.aligned == len(STATEMENTS) - 1


def test_a_span_that_nobody_could_read_at_a_glance_is_reported():
    """Too many characters, or too many passages, are no quotation."""
    long = TEXT.replace("No race is held in fog.", f"No race is held in fog. Nor is one {'on any day ' * 120}of rain.")
    many = TEXT.replace("No race is held in fog.", "No race is held in fog. " + "It is so. " * 7)

    for text, reason in ((long, "characters long, at most 1200"), (many, "more than 6 passages")):
        whole = Span(text.index("The chair decides"), len(text.rstrip()))
        outcome = coverage(text, source(), STATEMENTS, {f"{KEY}#no-fog": whole}, encode)
        assert [line for line in outcome.wrong if f"{KEY}#no-fog" in line and reason in line]


def test_without_an_alignment_nothing_is_covered():
    """A source whose statements were never aligned has none aligned, none covered, and none wrong."""
    outcome = report({})

    assert (outcome.aligned_share, outcome.covered_share, outcome.wrong) == (0.0, 0.0, ())


def test_leaving_out_more_than_a_tenth_is_too_much():
    """A record that leaves out a whole section is told so."""
    races = source(left_out=[LeftOut(section="Races", passages="1-2", reason="not of interest")])

    assert report(spans_of(), races).too_much_left_out
    assert not report(spans_of()).too_much_left_out


def test_what_is_left_out_is_counted():
    """The record's ranges are not asked to be covered, and their words are counted."""
    assert report(spans_of()).left_out_words == 9
    assert report(spans_of()).left_out_share < 0.1
