"""What comes out of a printer: what was said and where it says so, black on white, and nothing that is pressed."""

import pytest

from seats import ASK, Way, begun

PRESSED = (".top nav", ".exit", "button", ".beside-walk", ".feedback")
SEEN = """(named) => [...document.querySelectorAll(named)].filter((it) => it.checkVisibility()).length"""
COLOURS = """() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_printed_without_what_is_pressed_and_black_on_white(place, scheme):
    """An answer, a question and a finding, whatever the screen is set to."""
    ed = place.seat("Ed", Way(scheme=scheme)).type("Your question", ASK).press("Ask", "submit")
    ada = begun(place.seat("Ada", Way(scheme=scheme)))
    for seat, words in ((ed, "Where it says so"), (ada, "Does the oven work?")):
        seat.page.emulate_media(media="print", color_scheme=scheme)

        assert {named: seat.page.evaluate(SEEN, named) for named in PRESSED} == dict.fromkeys(PRESSED, 0)
        assert seat.page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert words in seat.says
