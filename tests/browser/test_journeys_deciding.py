"""Deciding in a real browser, each step by its own person, until the record is sealed and read."""

from people import reference_in
from seats import begun, in_each_way


@in_each_way
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

    bo.press("Check its chain")
    assert "The chain holds" in bo.says
    bo.press("Back to the record").press("Compute its finding again")
    assert "The same finding" in bo.says
    assert bo.press("Back to the record").download("File that proves itself").endswith(".json")
