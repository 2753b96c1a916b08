"""Bad weather in a real browser: back and forward, two tabs, a session that has ended, a connection that is lost."""

import pytest
from playwright.sync_api import Error

from people import reference_in
from seats import ASK, begun


@pytest.fixture
def ada(place):
    """Somebody at the first question of a walk, which waits for yes or no."""
    return begun(place.seat("Ada"))


def answers(place, path):
    """What has been answered in the walk of an address."""
    session = place.office.desk.store.session(path.split("/")[4])
    return [one.value for one in session.events if one.kind == "answer"]


def see_the_error(seat):
    """Wait until the browser itself says that there is no connection."""
    seat.page.wait_for_url("chrome-error://**", wait_until="commit")
    seat.page.wait_for_function("() => document.readyState === 'complete'")


def test_back_and_forward_lead_through_pages_as_they_stand_now(place, ada):
    """Nothing is sent by going back; what is sent from a page out of date is not kept, and said."""
    ada.choose("No").press("Continue")
    ada.page.go_back()
    ada.page.go_forward()
    assert "Are there crisps?" in ada.look().says and answers(place, ada.path) == ["no"]

    ada.page.go_back()
    assert "Are there crisps?" in ada.look().says  # the page is not kept, so it shows how the walk stands
    ada.choose("Yes").press("Continue")
    assert "Check the answers" in ada.says and answers(place, ada.path) == ["no", "yes"]


def test_a_form_that_is_sent_again_counts_once(place, ada):
    """By reloading the page that answered it; the browser asks for that page anew and sends nothing."""
    seat = place.seat("Ed")
    seat.type("Your question", ASK).press("Ask", "submit")
    seat.page.reload()
    assert seat.look().says.count(ASK) == 1

    ada.open("/cases").press("Open a case", "submit")
    reference = reference_in(ada.path)
    ada.page.go_back()
    ada.page.go_forward()
    ada.page.reload()
    assert reference_in(ada.look().path) == reference


def test_two_tabs_on_one_walk_lose_nothing(place, ada):
    """The slower one is told, and sees how it stands now."""
    other = place.another_tab(ada).open(ada.path)
    other.choose("No").press("Continue").choose("Yes").press("Continue")
    ada.choose("Yes").press("Continue")

    assert "The walk has gone on meanwhile" in ada.says
    assert answers(place, other.path) == ["no", "yes"]


def test_a_session_that_ends_in_the_middle_loses_nothing(place, ada):
    """The page says so, and after signing in what was typed stands in the question again."""
    ada.choose("Yes").press("Continue")
    path = ada.path
    ada.type("How much dough is there?", "3")
    place.office.browser.clock.pass_(minutes=31)
    ada.press("Continue", "submit")
    assert "You are not signed in" in ada.says and "kept for 15 minutes, for you alone" in ada.says

    place.sign_in(ada)
    assert ada.path == path and "What you sent is here again" in ada.says
    ada.press("Continue", "submit")
    assert answers(place, ada.path) == ["yes", 3]


def test_what_was_sent_without_a_connection_is_sent_when_it_is_back(place, ada):
    """The browser keeps the form, and sends it when the page is loaded again."""
    window, path = ada.page.context, ada.path
    ada.choose("No")
    window.set_offline(True)
    ada.to("Continue", "submit")
    with pytest.raises(Error, match="net::ERR_"), ada.page.expect_navigation():
        ada.page.keyboard.press("Enter")
    see_the_error(ada)
    assert answers(place, path) == []

    window.set_offline(False)
    ada.page.reload()
    assert "Are there crisps?" in ada.says and answers(place, ada.path) == ["no"]


def test_a_form_whose_answer_was_lost_on_the_way_counts_once(place, ada):
    """It had arrived; sent again, it is not kept again."""

    def swallow(route):
        route.fetch(max_redirects=0)
        route.abort()

    ada.choose("No")
    ada.page.route("**/answer", swallow, times=1)
    ada.to("Continue", "submit")
    with pytest.raises(Error, match="net::ERR_"), ada.page.expect_navigation():
        ada.page.keyboard.press("Enter")
    see_the_error(ada)
    ada.page.reload()

    assert "Are there crisps?" in ada.says and answers(place, ada.path) == ["no"]
