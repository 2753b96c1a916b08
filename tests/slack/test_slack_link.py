"""Linking Slack to a sign-in: asked for in Slack, confirmed in the browser by whoever is signed in there, once."""

import re

import pytest
from starlette.testclient import TestClient

from assistant.channels.slack import link_wording as wording
from browsers import said
from walkers import slack_office

PAGES = "https://scr.example"


@pytest.fixture(params=["socket", "http"])
def place(request, handbook, tmp_path):
    """A workspace and the pages, reached under an address of their own: in one program, or in two on one database."""
    with slack_office(handbook, tmp_path, request.param, public_url=PAGES) as made:
        yield made


@pytest.fixture
def ada(place):
    return place.person("Ada", linked=False)


def asked(walker, how="link"):
    """The path of the link that somebody is sent."""
    before = len(walker.direct)
    walker.place.command(how, f"D{walker.user}", walker.user)
    walker.slack.until(lambda: len(walker.direct) > before)
    return re.search(rf"<{PAGES}(/slack/link/[\w-]+)\|", walker.direct[-1].shown)[1]


def test_from_the_command_to_a_linked_account(place, ada):
    """The page shows whose Slack and whose account it is, and warns; confirmed, Slack knows who it is."""
    path = asked(ada)
    browser = place.at_browser(ada.account).open(path)

    assert "Ada E., in the workspace Home" in browser.says and "Ada Example, referrer" in browser.says
    assert "Confirm it only if you asked for this link yourself" in browser.says
    browser.press("Yes, this is me: link it")
    assert "is linked" in browser.says
    assert "Which workflow?" in ada.command().says


def test_the_link_is_for_its_asker_alone(place, ada):
    """Asked for in a channel, it is sent directly, and said to be; its code stands in no other message."""
    place.place.command("link", "C1PRIVATE", ada.user)
    place.place.slack.until(lambda: len(place.place.slack.posted) == 2)
    direct, beside = place.place.slack.posted

    assert direct.channel == f"D{ada.user}" and "/slack/link/" in direct.shown and wording.HOW_LINKED in direct.shown
    assert beside.only == ada.user and beside.shown == wording.SENT


def test_the_button_where_case_work_is_wanted_sends_it_too(place, ada):
    """And the window says so."""
    ada.command().press("link_sign_in")
    place.place.slack.until(lambda: ada.direct)

    assert wording.SENT in ada.says and "/slack/link/" in ada.direct[0].shown


def test_a_link_works_once_and_for_a_quarter_of_an_hour(place, ada):
    """Afterwards the page says what to do, and nothing is linked by it."""
    used, late = asked(ada), asked(ada)
    place.at_browser(ada.account).open(used).press("Yes, this is me: link it")
    again = place.at_browser(ada.account).open(used)
    place.clock.pass_(minutes=15)
    over = place.at_browser(ada.account).open(late)

    for page in (again, over, place.at_browser(ada.account).open("/slack/link/never-sent")):
        assert page.page.status_code == 403 and "Type /scr link in Slack" in page.says


def test_a_form_that_is_sent_again_links_nobody_else(place, ada):
    """Opened by two, confirmed by one."""
    path = asked(ada)
    first, second = (
        place.at_browser(ada.account).open(path),
        place.at_browser(place.person("Di", linked=False).account),
    )
    second.open(path)
    first.press("Yes, this is me: link it")
    second.press("Yes, this is me: link it")

    assert second.page.status_code == 403 and place.desks.slack_links.person("a-di") is None


def test_somebody_elses_link_is_not_taken_for_ones_own(place, ada):
    """Whoever is linked already must unlink first, and sees it; unlinked, the same link is good."""
    di = place.person("Di")
    browser = place.at_browser(di.account).open(asked(ada)).press("Yes, this is me: link it")
    assert (
        browser.page.status_code == 409
        and "linked to another account, or this account to another person" in browser.says
    )
    assert place.desks.slack_links.person("a-di").user == di.user

    browser.press("Unlink my account from Slack")
    assert "not linked to anybody" in browser.says


def test_the_administrator_of_the_machine_cannot_be_linked(place, ada):
    """They see no case: it is said plainly, and the link is still good."""
    path = asked(ada)
    local = place.at_browser(place.place.site.state.site.local_administrator).open(path)

    assert local.page.status_code == 403 and "cannot be linked" in local.says and "sees no case" in local.says
    assert "sign in with your own account" in local.open("/slack/link").says
    assert place.at_browser(ada.account).open(path).page.status_code == 200


def test_without_a_sign_in_nothing_is_shown(place, ada):
    """Not even whose link it is."""
    path = asked(ada)
    response = TestClient(place.place.site, base_url="http://127.0.0.1:8000").get(path)

    assert response.status_code == 401 and "Ada" not in said(response)


def test_it_is_undone_in_slack_and_in_the_browser(place):
    """At once."""
    ada, di = place.person("Ada"), place.person("Di")
    place.place.command("unlink", f"D{ada.user}", ada.user)
    place.place.slack.until(lambda: ada.direct)
    place.at_browser(di.account).open("/slack/link").press("Unlink my account from Slack")

    assert ada.direct[0].shown == wording.UNLINKED
    assert "Link my sign-in" in ada.command().says and "Link my sign-in" in di.command().says


def test_who_is_linked_is_told_as_whom(place):
    """With the way to undo it."""
    ada = place.person("Ada")
    place.place.command("link", f"D{ada.user}", ada.user)
    place.place.slack.until(lambda: ada.direct)

    assert ada.direct[0].shown.startswith("You are linked: here you are Ada Example, referrer.")
    place.place.press(ada.direct[0], "unlink", user=ada.user)
    place.place.slack.until(lambda: len(ada.direct) == 2)
    place.place.command("unlink", f"D{ada.user}", ada.user)
    place.place.slack.until(lambda: len(ada.direct) == 3)
    assert ada.direct[2].shown == wording.NOT_LINKED


def test_where_the_pages_are_not_known_it_says_what_to_set(handbook, tmp_path):
    """A program that serves no pages cannot know where they are."""
    with slack_office(handbook, tmp_path) as place:
        ada = place.person("Ada", linked=False)
        place.place.command("link", f"D{ada.user}", ada.user)
        place.place.slack.until(lambda: ada.direct)

    assert "ASSISTANT_PUBLIC_URL" in ada.direct[0].shown


def test_a_question_that_begins_with_the_word_is_a_question(place, ada):
    """Only the word by itself is meant for the program."""
    place.place.command("link between abuse and neglect?", f"D{ada.user}", ada.user)
    place.place.slack.until(lambda: place.place.slack.posted)

    assert "/slack/link/" not in place.place.slack.posted[0].shown


def test_guests_are_sent_no_link(place):
    """They get nothing."""
    place.place.command("link", "DU3GUEST", "U3GUEST")

    assert place.place.settled() == []
