"""Whole journeys in a real browser by keyboard alone, with our script and without it, on a desk and on a telephone.

Each page on the way is looked at as it arrives: see ``Seat.look``.
"""

import pytest

from browsers import NAMED
from people import reference_in
from seats import ASK, WAYS, premises

PIZZA = "Is there pizza tonight?"


@pytest.fixture(scope="module")
def place(handbook, chromium, tmp_path_factory):
    with premises(handbook, tmp_path_factory.mktemp("journeys"), chromium) as made:
        yield made


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def way(request):
    return request.param


def begun(seat):
    """A new case with a walk that has begun, past the safety question."""
    seat.open("/cases").press("Open a case", "submit").press(PIZZA).press("Start")
    return seat.choose("No").press("Continue")


def opened_beside(seat, words):
    """With the passage beside the answer: closed again it leaves the keyboard where it was."""
    link = seat.to(words, "a").at
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_selector(".panel")
    assert "Close (Escape)" in seat.look().at[1]
    seat.page.keyboard.press("Escape")
    assert seat.at == link and seat.page.locator(".panel").count() == 0
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_selector(".panel")
    return seat


def test_ask_open_what_is_cited_come_back_and_say_what_was_missing(place, way):
    """From a question to the passage in its place, and what somebody thinks of the answer."""
    ed = place.seat("Ed", way)
    ed.press("Ask", "submit")
    assert "There is a problem" in ed.says and ed.press("the question is empty", "a").focused == "question"
    ed.page.keyboard.type(ASK)
    ed.press("Ask", "submit")
    assert "harbour master" in ed.says

    ed.press("Source [1]")
    if way.script and way.width > 1024:
        ed = opened_beside(ed, "Kite Club Handbook").press("Open it as a page")
    else:
        ed.press("Kite Club Handbook")
    assert "harbour master" in ed.page.locator("mark").inner_text()
    ed.page.go_back()
    ed.look().unfold("Not helpful").choose("Something is missing").press("Send", key="Space")
    assert "Thank you." in ed.says


def test_a_question_with_a_name_is_refused_beside_another_wording(place, way):
    """The page says that nothing was kept, and leads to the wording."""
    ed = place.seat("Ed", way)
    ed.type("Your question", NAMED).press("Ask", "submit")

    assert "Nothing of this message was kept" in ed.says
    assert ed.press("Look at the other wording").focused == "question"


def test_walk_a_case_to_its_finding_change_an_answer_and_send_it(place, way):
    """Every kind of question, reasons for a judgement, and the way back from the answers."""
    ada = begun(place.seat("Ada", way))
    ada.choose("Yes").press("Continue").type("How much dough is there?", "3").press("Continue")
    ada.choose("Good").press("Continue")
    assert (
        "give the reasons" in ada.says and ada.press("Is the sauce any good? This is a judgement").focused == "reasons"
    )
    ada.page.keyboard.type("We tried it.")
    ada.press("Continue").choose("No").press("Continue")

    assert "Check the answers" in ada.says
    ada.press("Change: Are there crisps?").choose("Yes").press("Confirm or change")
    ada.press("Continue to the finding")
    assert "There is pizza for everybody." in ada.says
    assert ada.download("Download as a Word document").endswith(".docx")
    ada.press("Continue to the decision").press("Send for decision")
    assert "Sent for decision by Ada Example" in ada.says


def test_what_goes_on_beside_a_walk(place, way):
    """A child in danger, a question to the guidance, a note, a pause."""
    ada = begun(place.seat("Ada", way))
    ada.press("A child may be in danger now").choose("Not yet known").press("Continue")
    ada.press("It has been followed")
    ada.unfold("Ask the guidance something").type("Your question", ASK).press("Ask", "submit")
    assert "harbour master" in ada.says
    ada.press("Go back to where you were").unfold("Keep a note").type("Note", "The cook is away.").press(
        "Keep the note"
    )
    ada.unfold("Pause, or hand over").press("Pause", "submit")
    assert "paused" in ada.says


def test_decide_disagree_and_confirm_until_the_record_is_sealed(place, way):
    """Two chairs and a member of the panel, each at their own browser."""
    ada = begun(place.seat("Ada", way))
    ada.choose("No").press("Continue").choose("Yes").press("Continue")
    ada.press("Continue to the finding").press("Continue to the decision").press("Send for decision")
    cy, guy, bo = (place.seat(name, way) for name in ("Cy", "Guy", "Bo"))
    place.office.put(ada, cy, guy, bo)

    cy.open(ada.path).press("Decide", "submit")
    assert cy.press("Choose what was decided").focused == "option-1"
    cy.page.keyboard.press("Space")
    cy.type("Day", "1").type("Month", "3").type("Year", "2026").type("Reasons", "Everybody is hungry.")
    cy.press("Decide", "submit")
    bo.open(ada.path).type("Why you do not agree", "It rains.").press("Record that I do not agree")
    cy.open(ada.path).press("Confirm", "submit")
    guy.open(ada.path).press("Confirm and seal", "submit")

    [sealed] = place.office.desk.ledger.of_case(reference_in(ada.path))
    assert sealed.opened().id in guy.says and "Nothing of it can be changed any more" in guy.says
    guy.press("Read the record")
    assert "It rains." in guy.says and "Everybody is hungry." in guy.says
    bo.press("Records").type("Part of", reference_in(ada.path)).press("Search", "submit").press(sealed.opened().id)
    assert "Everybody is hungry." in bo.says


def test_make_a_checklist_tick_assign_note_and_download(place, way):
    """Asked page by page, shown by when and by who, worked, and taken along in every format."""
    di = place.seat("Di", way).open("/cases").press("Open a case", "submit").press("The checklist")
    di.press("Make").type("Day", "5").type("Month", "6").type("Year", "2020").press("Continue").press("Continue")
    assert "Choose at least one process" in di.says
    di.choose("Yes").press("Continue").press("Continue").press("Continue").press("Make the list")

    di.press("By who").press("Mark as done: Warn the neighbours", key="Space")
    assert "1 of 1 items are done" in di.says and "Open again: Warn the neighbours" in di.says
    di.press("Assign or note: Warn the neighbours").type("Who takes it", "the second guest").press("Assign", "submit")
    di.press("Assign or note: Warn the neighbours").type("Note", "They have a dog.").press("Keep the note")
    assert "The second guest" in di.says and "They have a dog." in di.says
    assert di.download("Word").endswith(".docx") and di.download("Calendar").endswith(".ics")


def test_read_a_source_part_by_part_and_the_library(place, way):
    """The menu, a source, one part after the other, and a workflow with its diagram."""
    ed = place.seat("Ed", way)
    ed.press("Sources").press("Kite Club Handbook").press("Lost kites").press("After: Races").press(
        "Before: Lost kites"
    )
    assert "The attached original, word for word" in ed.says
    ed.press("Compare boards").press("Workflows").press(PIZZA)
    assert "Diagram" in ed.says


@pytest.mark.parametrize("name", ["Hal", "Di"])
def test_pages_that_no_journey_comes_to(place, way, name):
    """Those of administrators and managers, and those that say what went wrong."""
    seat = place.seat(name, way)
    for path in {
        "Hal": ("/accounts", "/accounts/new", "/accounts/a-hal", "/answering", "/cases", "/nowhere"),
        "Di": ("/cases", "/cases/XX-0000-0000", "/compare/nothing", "/sign-in/used-up", "/workflows", "/signed-out"),
    }[name]:
        seat.open(path)
