"""Sections are found by their headings alone, whatever a rendering does to them."""

import pytest

from assistant.guidance.sections import outline
from kites import TEXT

HEADINGS = [("Joining",), ("Lost kites",), ("Races",)]


def titles(text, headings=HEADINGS):
    return [section.headings for section in outline(text, headings).sections if section.headings]


def test_every_heading_is_found_in_order():
    """Headings on lines of their own are found."""
    assert titles(TEXT) == HEADINGS


def test_a_contents_page_is_not_the_section():
    """The line of the contents page is passed over for the heading itself."""
    cut = outline(TEXT, HEADINGS)

    assert TEXT[cut.section(("Joining",)).body :].lstrip().startswith("Anybody over six")


@pytest.mark.parametrize(
    "heading", ["2. Lost kites", "## Lost kites", "**LOST KITES**", "Lost kltes", "Lost\tkites", "= Lost kites"]
)
def test_renderings_of_a_heading_are_found(heading):
    """Numbers, marks, capitals and a scanning slip do not hide a heading."""
    assert titles(TEXT.replace("\nLost kites\n", f"\n{heading}\n")) == HEADINGS


def test_a_heading_that_runs_into_its_text_is_found():
    """A heading on one line with the text below it still begins its section."""
    text = TEXT.replace("Races\n\nThe chair", "Races - The chair")
    cut = outline(text, HEADINGS)

    assert text[cut.section(("Races",)).body :].startswith("Races - The chair")


def test_a_missing_heading_leaves_its_text_to_the_section_before():
    """A heading that is not there is not found, and nothing else is taken for it."""
    text = TEXT.replace("\nLost kites\n", "\n")
    cut = outline(text, HEADINGS)

    assert not cut.located(("Lost kites",))
    assert "harbour master" in text[cut.section(("Joining",)).start : cut.section(("Joining",)).end]


def test_a_child_without_a_heading_falls_to_its_parent():
    """A pinpoint below a heading that was found is looked for in that section."""
    cut = outline(TEXT, [*HEADINGS, ("Races", "Fog")])

    assert cut.section(("Races", "Fog")).headings == ("Races",)


def test_a_line_of_ornament_is_no_heading():
    """A line without a letter or a number is passed over."""
    assert titles(TEXT.replace("\nRaces\n", "\n* * *\n\nRaces\n")) == HEADINGS
