"""What holds for every response: headers, limits, and no word of what was typed in any log."""

import logging
from itertools import pairwise

import pytest

from assistant.errors import BeyondCalendar, StorageFailed
from browsers import ASK, NAMED, elements, made_routes, said, signed_in, visit

PLACES = {
    "{secret}": "nothing",
    "{source}": "essex-scr-toolkit",
    "{edition}": "2016-10",
    "{number}": "1",
    "{name}": "scr-criteria",
    "{start}": "0",
    "{topic}": "who-may-refer",
}
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


def paths_of(app):
    """Every path of the site, filled in."""
    paths = [*made_routes(app), "/static/site.css", "/static/none.css", "/nowhere"]
    for place, value in PLACES.items():
        paths = [path.replace(place, value) for path in paths]
    return [path for path in paths if "{" not in path]


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_every_response_carries_every_header(attached, tmp_path, signed, method):
    """Pages, files, errors and documents alike; private pages are kept by no cache."""
    browser = signed_in(attached, tmp_path) if signed else visit(attached, tmp_path)
    paths = paths_of(browser.app)
    assert len(paths) > 20
    for path in paths:
        response = browser.client.request(method, path)
        policy = response.headers["content-security-policy"]

        assert {name: response.headers[name] for name in ALWAYS} == ALWAYS, path
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert "camera=()" in response.headers["permissions-policy"]
        assert response.headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")
        assert "strict-transport-security" not in response.headers
        assert response.status_code != 500, path


def test_encrypted_sites_ask_to_stay_so(attached, tmp_path):
    """Where the address is https, browsers are told to use nothing else."""
    browser = visit(attached, tmp_path, address="https://scr.example")

    assert "max-age" in browser.get("/", headers={"host": "scr.example"}).headers["strict-transport-security"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "[::1", "127.0.0.1.evil.example"])
def test_a_name_that_is_not_ours_is_not_answered(attached, tmp_path, host):
    """A page elsewhere that has its own name lead to this machine reads nothing."""
    response = signed_in(attached, tmp_path).get("/", headers={"host": host})

    assert response.status_code == 421 and "not served here" in said(response)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_every_name_of_this_machine_is_answered(attached, tmp_path, host):
    """The health of the program, for one, under each."""
    assert visit(attached, tmp_path).get("/livez", headers={"host": host}).status_code == 200


def test_a_body_that_is_too_large_is_refused_however_it_is_sent(attached, tmp_path):
    """Ten megabytes, with its length told and without."""
    browser = signed_in(attached, tmp_path)
    told = browser.client.post("/", data={"question": "x" * 10_000_000})
    untold = browser.client.post(
        "/",
        content=(b"question=" + b"x" * 10_000 for _ in range(1_000)),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )

    for response in (told, untold):
        assert response.status_code == 413 and "That is too much at once" in said(response)


def test_a_failure_is_told_without_what_was_typed(attached, tmp_path, caplog, capfd):
    """The page says that it failed; the log says what kind of failure and where, and nothing else."""
    browser = signed_in(attached, tmp_path)

    @browser.app.get("/failing")
    def failing():
        raise ZeroDivisionError(NAMED)

    response = browser.get("/failing")

    assert response.status_code == 500 and "Something went wrong" in said(response)
    assert "ZeroDivisionError at" in caplog.text
    assert "Oyelaran" not in caplog.text + response.text + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("error", "status"), [(StorageFailed("the disk is full"), 503), (BeyondCalendar("too late"), 400)]
)
def test_an_error_that_was_foreseen_says_what_it_is(attached, tmp_path, error, status):
    """The page has its one line."""
    browser = signed_in(attached, tmp_path)

    @browser.app.get("/failing")
    def failing():
        raise error

    response = browser.get("/failing")

    assert response.status_code == status and str(error) in said(response)


def test_nothing_that_was_typed_is_logged_counted_or_addressed(attached, tmp_path, caplog, capfd):
    """Questions, names and answers stay out of every log at every level, of the counts and of every address."""
    caplog.set_level(logging.DEBUG)
    browser = signed_in(attached, tmp_path)
    responses = [browser.ask(ASK), browser.ask(NAMED), browser.ask("x" * 5_000), browser.get("/metrics")]
    written = caplog.text + "".join(capfd.readouterr()) + responses[-1].text

    assert "Oyelaran" not in written and "Scoping" not in written and "xxxx" not in written
    assert all("Scoping" not in str(response.url) for response in responses)


PAGES = (
    "/",
    "/sources",
    "/sources/essex-scr-toolkit/2016-10",
    "/sources/essex-scr-toolkit/2016-10/parts/2",
    "/compare",
    "/compare/who-may-refer",
    "/workflows",
    "/workflows/scr-criteria",
    "/nowhere",
    "/sign-in/nothing",
    "/signed-out",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_works_without_scripts_and_without_the_outside(attached, tmp_path, path):
    """Nothing inline, nothing from elsewhere; every field has its label, every form that sends something its token."""
    browser = signed_in(attached, tmp_path)
    browser.ask(ASK, board="staffordshire")
    found = elements(browser.get(path))
    ids = [attrs["id"] for _, attrs in found if "id" in attrs]
    labelled = {attrs["for"] for tag, attrs in found if tag == "label"}
    fields = [
        a["id"] for tag, a in found if tag in {"select", "textarea"} or (tag == "input" and a.get("type") != "hidden")
    ]

    assert not [attrs for _, attrs in found if "style" in attrs or any(name.startswith("on") for name in attrs)]
    assert [attrs.get("src") for tag, attrs in found if tag == "script"] == ["/static/site.js"]
    assert all(attrs["href"].startswith("/static/") for tag, attrs in found if tag == "link")
    sending = [attrs for tag, attrs in found if tag == "form" and attrs.get("method") == "post"]
    assert len(sending) == sum(attrs.get("name") == "form_token" for _, attrs in found)
    assert len(ids) == len(set(ids)) and set(fields) <= labelled
    assert [tag for tag, _ in found].count("h1") == 1 and [tag for tag, _ in found].count("main") == 1
    assert found[1] == ("html", {"lang": "en-GB"}) or found[0] == ("html", {"lang": "en-GB"})
    assert ("a", {"class": "skip", "href": "#content"}) in found
    assert any("data-exit" in attrs for _, attrs in found)


def test_headings_go_down_one_step_at_a_time(attached, tmp_path):
    """Whoever jumps from heading to heading misses none."""
    browser = signed_in(attached, tmp_path)
    browser.ask(ASK, board="staffordshire")
    for path in PAGES:
        depths = [int(tag[1]) for tag, _ in elements(browser.get(path)) if tag in {"h1", "h2", "h3", "h4"}]

        assert depths[0] == 1 and all(b - a <= 1 for a, b in pairwise(depths)), path


def test_the_style_sheet_and_the_script_name_nothing_elsewhere(attached, tmp_path):
    """Neither fetches anything."""
    browser = visit(attached, tmp_path)
    for path in ("/static/site.css", "/static/site.js"):
        text = browser.get(path).text

        assert "http" not in text and "url(" not in text and "@import" not in text
