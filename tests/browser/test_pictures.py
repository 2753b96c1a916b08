"""Pictures of the main pages, made on the invented handbook and the invented workflows alone."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from people import reference_in
from seats import ASK, Way, begun

LARGEST = 150_000
"""Bytes of one picture."""
DESK, TELEPHONE = Way(1000), Way(360)


@pytest.fixture
def album(tmp_path):
    """Where pictures are kept: in the documentation where they are made for it, else nowhere for long."""
    folder = Path(os.environ.get("PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def take(seat, album, name):
    """Keep the whole of what somebody sees, in few colours."""
    seat.page.evaluate("() => scrollTo(0, 0)")  # so that what stays in sight stands where the page begins
    seen = Image.open(io.BytesIO(seat.page.screenshot(full_page=True, caret="hide")))
    file = album / f"{name}.png"
    seen.convert("RGB").quantize(64).save(file, optimize=True)
    assert seen.width == seat.way.width and file.stat().st_size < LARGEST


def test_pictures_of_asking(place, album):
    """An answer, and the passage in its place; on a telephone, too."""
    ed = place.seat("Ed", DESK).type("Your question", ASK).press("Ask", "submit")
    take(ed, album, "answer")
    ed.press("Kite Club Handbook")
    take(ed, album, "passage")
    ed = place.seat("Ed", TELEPHONE).type("Your question", ASK).press("Ask", "submit")
    take(ed, album, "answer-telephone")


def test_pictures_of_a_case(place, album):
    """A question, a finding, the sealed record."""
    ada = begun(place.seat("Ada", DESK))
    take(ada, album, "question")
    take(place.seat("Ada", TELEPHONE).open(ada.path), album, "question-telephone")
    ada.choose("No").press("Continue").choose("Yes").press("Continue").press("Continue to the finding")
    take(ada, album, "finding")
    ada.press("Continue to the decision").press("Send for decision")
    cy, guy = place.seat("Cy", DESK), place.seat("Guy", DESK)
    place.office.put(ada, cy, guy)
    cy.open(ada.path).choose("There is").type("Day", "1").type("Month", "3").type("Year", "2026")
    cy.type("Reasons", "Everybody is hungry.").press("Decide", "submit").press("Confirm", "submit")
    guy.open(ada.path).press("Confirm and seal", "submit").press("Read the record")
    take(guy, album, "record")


def test_a_picture_of_a_checklist(place, album):
    """What has to wait, and who does what by when."""
    di = place.seat("Di", DESK).open("/cases").press("Open a case", "submit")
    path = f"/cases/{reference_in(di.path)}/checklist"
    di.open(f"{path}/new").type("Day", "5").type("Month", "6").type("Year", "2020").press("Continue")
    di.choose("Yes").press("Continue").press("Continue").press("Continue").press("Make the list")
    take(di, album, "checklist")
