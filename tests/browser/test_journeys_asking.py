"""Asking in a real browser by keyboard alone, with our script and without it, on a desk and on a telephone."""

import re

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

    if way.script and way.width > 1024:
        ed = opened_beside(ed, "Source [1]").press("Open it as a page")
    else:
        ed.press("Source [1]")
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


@in_each_way
def test_whoever_has_to_leaves_quickly_from_anywhere_on_a_page(place, way):
    """The way out stays in sight; with our script it takes the page out of the history, and Escape does it, too."""
    ed = place.seat("Ed", way).open("/sources/kite-handbook/2001")
    elsewhere = re.compile(r"https://www\.bbc\.co\.uk/.*")
    ed.page.route(elsewhere, lambda route: route.fulfill(body="<h1>The weather</h1>", content_type="text/html"))
    ed.page.keyboard.press("End")
    assert 0 <= ed.page.locator("[data-exit]").bounding_box()["y"] < 100

    ed.to("Exit this page quickly", "a").page.keyboard.press("Enter")
    ed.page.wait_for_url(elsewhere)
    if way.script:
        ed.page.go_back()
        assert ed.path == "/"
        for _ in range(3):
            ed.page.keyboard.press("Escape")
        ed.page.wait_for_url(elsewhere)
