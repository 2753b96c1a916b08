"""Walking a case in a real browser, from its first question to sending the finding, and what goes on beside it."""

from seats import ASK, PIZZA, begun, in_each_way


@in_each_way
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


@in_each_way
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


@in_each_way
def test_a_walk_is_handed_over_and_taken_up_by_a_colleague(place, way):
    """Who is put on the case by it, and goes on at the question where it was left."""
    flo, ada = place.seat("Flo", way), begun(place.seat("Ada", way))
    ada.unfold("Pause, or hand over").to("Colleague who goes on", "select-one").page.keyboard.type("Flo")
    ada.press("Hand over", "submit")
    assert "This walk is paused" in ada.says

    flo.press("Cases").press(PIZZA).press("Go on", "submit")
    assert "Does the oven work?" in flo.says
