"""Keeping the place in a real browser: accounts, links and tokens, the people on a case, the switch of answering."""

from people import reference_in
from seats import in_each_way


def tick(seat, words):
    """Tick a box."""
    seat.to(words, "checkbox").page.keyboard.press("Space")


@in_each_way
def test_an_account_is_added_and_given_a_link_and_a_token(place, way):
    """Each is shown once."""
    hal = place.seat("Hal", way).press("Accounts").press("Add an account").press("Add", "submit")
    assert "There is a problem" in hal.says
    hal.type("Name", "Ira Example")
    tick(hal, "Referrer")
    tick(hal, "Riverside club")
    hal.press("Add", "submit")
    assert "opens cases, answers their questions and refers them" in hal.says

    hal.press("Make a sign-in link", "submit")
    assert "It is not shown again: give it to Ira Example now" in hal.says
    hal.press("Make a token", "submit")
    assert "It is not shown again: keep it now" in hal.says
    hal.press("Withdraw", "submit").press("Make not active", "submit")
    assert "Not active." in hal.says


@in_each_way
def test_answering_is_turned_off_with_a_reason_and_on_again(place, way):
    """Whoever asks meanwhile reads the reason."""
    hal = place.seat("Hal", way).press("Answering").type("Why?", "Two sources are being corrected.")
    hal.press("Turn answering off", "submit")
    assert "Two sources are being corrected" in hal.open("/").says

    hal.press("Answering").type("Why?", "They are corrected.").press("Turn answering on", "submit")
    assert "Answering is on" in hal.says


@in_each_way
def test_the_manager_puts_somebody_on_a_case_and_takes_them_off(place, way):
    bo, di = place.seat("Bo", way), place.seat("Di", way).open("/cases").press("Open a case", "submit")
    case = f"/cases/{reference_in(di.path)}"
    di.to("Put somebody on the case", "select-one").page.keyboard.type("Bo")
    di.press("Put on the case", "submit")
    assert "Use this reference" in bo.open(case).says

    di.press("Take off the case: Bo", "submit")
    assert "There is no such page" in bo.open(case).says
