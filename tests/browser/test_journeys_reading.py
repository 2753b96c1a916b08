"""Reading sources and the library in a real browser, and pages that say what went wrong."""

from seats import PIZZA, in_each_way


@in_each_way
def test_read_a_source_part_by_part_and_the_library(place, way):
    """The menu, a source, one part after the other, and a workflow with its diagram."""
    ed = place.seat("Ed", way)
    ed.press("Sources").press("Kite Club Handbook").press("Lost kites").press("After: Races").press(
        "Before: Lost kites"
    )
    assert "The attached original, word for word" in ed.says
    ed.press("Compare boards").press("Workflows").press(PIZZA)
    assert "Diagram" in ed.says


@in_each_way
def test_pages_that_say_what_went_wrong(place, way):
    """An address that is mistyped, a case that one does not see, a link that was used, a role that does not go so far."""
    di = place.seat("Di", way)
    for path in ("/nowhere", "/cases/XX-0000-0000", "/compare/nothing", "/sign-in/used-up", "/accounts", "/signed-out"):
        di.open(path)
