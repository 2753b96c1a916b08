"""Nobody reads or sends anything without having signed in, and a form counts only from a page of this site."""

import pytest

from assistant.accounts.model import Account
from assistant.channels.web.sessions import IDLE, LINK_HOLDS, LONGEST, MOST_SESSIONS, MOST_TURNS, OneTimeLinks, Sessions
from browsers import ADDRESS, ASK, Clock, said, signed_in, token_in, visit

PAT = Account(id="a-pat", name="Pat Example", roles=("practitioner",))
PAGES = ("/", "/sources", "/sources/essex-scr-toolkit/2016-10", "/compare", "/workflows", "/workflows/scr-criteria")
CASE = "/cases/{reference}"
WALK_FORMS = (
    "answer",
    "ask",
    "back",
    "confirm",
    "decide",
    "disagree",
    "hand-over",
    "note",
    "noted",
    "pause",
    "resume",
    "safety",
    "send",
)
CASE_FORMS = (
    *("/cases", f"{CASE}/people", f"{CASE}/people/remove", f"{CASE}/start/{{workflow}}", "/start/{workflow}"),
    *(f"{CASE}/sessions/{{walk}}/{step}" for step in WALK_FORMS),
)
FORMS = (*CASE_FORMS, "/", "/feedback", "/sign-in", "/sign-in/new-link", "/sign-out")


@pytest.mark.parametrize("path", PAGES)
def test_without_a_sign_in_a_page_says_how_to_get_one(attached, tmp_path, path):
    """The page itself is not shown."""
    response = visit(attached, tmp_path).get(path)

    assert response.status_code == 401
    assert "You are not signed in" in said(response)
    assert "Print a new link there" in said(response)


def test_a_link_signs_in_once(attached, tmp_path):
    """Opening it changes nothing; confirming it uses it up."""
    browser = visit(attached, tmp_path)
    path = browser.site.link().removeprefix(ADDRESS)
    secret = path.rpartition("/")[2]
    other = browser.another()
    token = token_in(other.get(path))

    first = browser.send("/sign-in", page=path, secret=secret)
    second = other.post("/sign-in", data={"form_token": token, "secret": secret})

    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert browser.get("/").status_code == 200
    assert second.status_code == 403 and "no longer signs in" in said(second)
    assert other.get("/").status_code == 401


def test_a_link_does_not_work_for_ever(attached, tmp_path):
    """After a quarter of an hour it is void."""
    browser = visit(attached, tmp_path)
    path = browser.site.link().removeprefix(ADDRESS)
    browser.clock.pass_(seconds=LINK_HOLDS.total_seconds())

    assert browser.send("/sign-in", page=path, secret=path.rpartition("/")[2]).status_code == 403


def test_of_many_links_only_the_newest_hold():
    """Whoever asks for link after link leaves few that work."""
    links = OneTimeLinks(Clock())
    issued = [links.issue() for _ in range(7)]

    assert [links.use(secret) for secret in issued] == [False, False, True, True, True, True, True]


def test_a_new_link_is_printed_where_the_program_was_started(attached, tmp_path):
    """The page does not show it: only who has the terminal gets in."""
    browser = visit(attached, tmp_path)
    response = browser.send("/sign-in/new-link")

    assert response.status_code == 200
    assert len(browser.printed) == 1 and f"{ADDRESS}/sign-in/" in browser.printed[0]
    assert "/sign-in/" not in response.text.replace("/sign-in/new-link", "")


def test_links_cannot_be_tried_or_printed_without_end(attached, tmp_path):
    """After ten within a minute there is a pause."""
    browser = visit(attached, tmp_path)
    outcomes = [browser.send("/sign-in", secret="guess").status_code for _ in range(11)]

    assert outcomes == [403] * 10 + [429]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("token", [None, "", "0" * 64, "ü"])
def test_a_form_without_its_token_is_refused(attached, tmp_path, path, token):
    """Whatever another page sends is not acted on."""
    browser = signed_in(attached, tmp_path)
    response = browser.client.post(path, data={"question": ASK} | ({} if token is None else {"form_token": token}))

    assert response.status_code == 403
    assert "This form can no longer be used" in said(response)
    assert browser.site.sessions.of(browser.client.cookies["session"]).turns == []


def test_the_token_of_another_browser_is_no_use(attached, tmp_path):
    """A form is bound to the browser that its page was given to."""
    browser = signed_in(attached, tmp_path)
    token = token_in(browser.another().get("/"))

    assert browser.client.post("/", data={"form_token": token, "question": ASK}).status_code == 403


def test_signing_in_gives_another_name(attached, tmp_path):
    """A name that somebody planted before the sign-in is worth nothing after it."""
    browser = visit(attached, tmp_path)
    browser.get("/")
    before = browser.client.cookies["session"]
    browser.sign_in()

    assert browser.client.cookies["session"] != before
    assert browser.site.sessions.of(before) is None


def test_a_name_that_was_not_given_here_is_replaced(attached, tmp_path):
    """A forged or old cookie is no error: there is a new one, and the sign-in page."""
    browser = visit(attached, tmp_path)
    browser.client.cookies.set("session", "made-up.0000")
    response = browser.get("/")

    assert response.status_code == 401 and "session=" in response.headers["set-cookie"]


@pytest.mark.parametrize(
    ("address", "said_of_it"),
    [(ADDRESS, "session="), ("https://scr.example", "__Host-session=")],
)
def test_the_cookie_is_kept_from_scripts_other_sites_and_unencrypted_lines(attached, tmp_path, address, said_of_it):
    """Only on this machine itself may it go unencrypted."""
    browser = visit(attached, tmp_path, address=address)
    kept = browser.get("/", headers={"host": address.partition("//")[2]}).headers["set-cookie"]

    assert kept.startswith(said_of_it)
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(kept.split("; "))
    assert ("Secure" in kept) == address.startswith("https")


@pytest.mark.parametrize("how_long", [IDLE, LONGEST])
def test_a_session_ends(attached, tmp_path, how_long):
    """By itself, after a while without use; the page then says so, and answers nothing."""
    browser = signed_in(attached, tmp_path)
    token = token_in(browser.get("/"))
    browser.clock.pass_(seconds=how_long.total_seconds())
    response = browser.client.post("/", data={"form_token": token, "question": ASK})

    assert response.status_code == 401
    assert "A session ends after 30 minutes without use" in said(response)


def test_a_session_that_is_used_lasts_a_working_day_at_most():
    """However often it is used."""
    clock = Clock()
    sessions = Sessions(clock)
    name = sessions.begin(PAT, None)
    for _ in range(29):
        clock.pass_(minutes=20)
        assert sessions.of(name)
    clock.pass_(minutes=20)

    assert sessions.of(name) is None


def test_signing_out_ends_the_conversation(attached, tmp_path):
    """What was asked is gone, for that browser and for the next person at it."""
    browser = signed_in(attached, tmp_path)
    browser.ask(ASK)
    name = browser.client.cookies["session"]
    response = browser.send("/sign-out")

    assert (response.status_code, response.headers["location"]) == (303, "/signed-out")
    assert "You are signed out" in said(browser.get("/signed-out"))
    assert browser.site.sessions.of(name) is None
    assert browser.client.cookies["session"] != name
    assert browser.get("/").status_code == 401
    assert browser.send("/sign-in/new-link", page="/signed-out").status_code == 200


def test_too_many_sessions_push_out_the_one_idle_longest():
    """The memory that sessions take is bounded."""
    clock = Clock()
    sessions = Sessions(clock)
    names = []
    for _ in range(MOST_SESSIONS + 1):
        clock.pass_(seconds=1)
        names.append(sessions.begin(PAT, None))

    assert sessions.of(names[0]) is None
    assert all(sessions.of(name) for name in names[1:])


def test_a_conversation_keeps_its_last_turns(attached, tmp_path):
    """Older ones go, and their numbers are not given again."""
    browser = signed_in(attached, tmp_path)
    session = browser.site.sessions.of(browser.client.cookies["session"])
    browser.ask(ASK)
    turn, thread = session.turns[0].turn, session.thread
    numbers = [session.keep(turn, thread) for _ in range(MOST_TURNS)]

    assert len(session.turns) == MOST_TURNS
    assert session.turn(1) is None and session.turn(numbers[-1])
