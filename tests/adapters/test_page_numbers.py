"""A citation of a PDF names the page as the PDF numbers it, wherever sentences and pages break."""

import shutil

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from assistant.adapters.readers import read_document
from assistant.guidance.coverage import outline_of
from assistant.search.cite import Citer
from assistant.search.gather import gather
from conftest import desk_of
from kites import KEY, STATEMENTS, corpus_in

PAGES = (
    ("i", ["Kite Club Handbook", "", "Contents", "Joining . . . . . 1", "Lost kites . . . . . 2"]),
    ("ii", ["Joining", "", "Anybody over six years of age may join the club by writing"]),
    ("1", ["to the secretary. Membership costs four pounds a year.", "", "Lost kites", ""]),
    (
        "2",
        [
            "A member who loses a kite must tell the harbour master within five working days.",
            "",
            "The harbour master keeps a list of lost kites.",
            "",
            "- the colour of the kite is written down",
            "- the length of its tail is",
        ],
    ),
    ("3", ["written down", "", "Races", "", "The chair decides within one month of the end of the season"]),
    ("4", ["whether a race is held.", "", "No race is held in fog."]),
)
"""The handbook as printed: two pages of front matter in roman numerals, and sentences that run over page breaks."""


@pytest.fixture
def handbook(tmp_path):
    """The handbook as a PDF with page labels, and with a header and a numbered footer on each page."""
    path = tmp_path / "handbook.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(2, style="ARABIC", start=1)
    for label, lines in PAGES:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(40, 570, "Kite Club Handbook 2001 - approved by the committee")
        for number, line in enumerate(lines):
            canvas.drawString(40, 530 - 14 * number, line)
        canvas.drawString(200, 20, f"Page {label}")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def cited(tmp_path, models, handbook):
    """The citation of each statement of the attached handbook, by the statement's name."""
    shutil.copytree(models, tmp_path / "data" / "models")
    desk = desk_of(tmp_path / "data", corpus_in(tmp_path / "corpus"))
    desk.attach("kite-handbook", handbook, build=False)
    library, (original, spans) = desk.library(), desk.data.original(KEY)
    places = gather(library, {KEY: (original, spans)}, outline_of).places
    citer = Citer(library, {KEY: original}.get)
    return {place.id.partition("#")[2]: citer.cite(place) for place in places if place.is_statement}


def words(quote):
    return " ".join(quote.split())


def test_headers_footers_and_page_numbers_are_no_part_of_the_text(handbook):
    """What runs through the pages is left out, so that a sentence goes on where its next page begins."""
    original = read_document(handbook)

    assert "approved by the committee" not in original.text
    assert "Page" not in original.text
    assert [page.label for page in original.pages] == [label for label, _ in PAGES]


@pytest.mark.parametrize(
    ("name", "page", "begins", "ends"),
    [
        ("who-may-join", "ii", "Anybody over six", "by writing to the secretary."),
        ("tell-harbour-master", "2", "A member who loses", "within five working days."),
        ("list-of-lost-kites", "2", "A member who loses", "keeps a list of lost kites."),
        ("what-is-noted", "2", "- the colour", "its tail is written down"),
        ("chair-decides", "3", "The chair decides", "whether a race is held."),
        ("no-fog", "4", "No race is held", "in fog."),
    ],
)
def test_a_citation_names_the_page_its_quotation_begins_on(cited, name, page, begins, ends):
    """Also where the sentence ends on the next page, and in the front matter by its roman numeral."""
    citation = cited[name]

    assert citation.page == page
    assert words(citation.quote).startswith(begins)
    assert ends in words(citation.quote)


def test_every_quotation_begins_on_the_page_that_is_named(cited):
    """Whatever was taken in for its context, the first words stand on that page."""
    printed = {label: words(" ".join(lines)) for label, lines in PAGES}

    assert len(cited) == len(STATEMENTS)
    for citation in cited.values():
        assert " ".join(citation.quote.split()[:4]) in printed[citation.page]
