"""Asking in a real browser by keyboard alone, with our script and without it, on a desk and on a telephone."""

from browsers import NAMED
from seats import ASK, in_each_way


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


@in_each_way
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


@in_each_way
def test_a_question_with_a_name_is_refused_beside_another_wording(place, way):
    """The page says that nothing was kept, and leads to the wording."""
    ed = place.seat("Ed", way)
    ed.type("Your question", NAMED).press("Ask", "submit")

    assert "Nothing of this message was kept" in ed.says
    assert ed.press("Look at the other wording").focused == "question"
