"""The same for programs."""

import pytest

from assistant.accounts.model import Account
from assistant.adapters.api_tokens import ApiTokens
from browsers import ASK, NAMED, Clock, visit

PROBLEM = "application/problem+json"


@pytest.fixture
def browser(attached, tmp_path):
    made = visit(attached, tmp_path)
    yield made
    made.site.close()


@pytest.fixture
def headers(browser, tmp_path):
    browser.site.accounts.keep(Account(id="a-1", name="A program", roles=("practitioner",)))
    _, secret = ApiTokens(tmp_path).make("a-1", Clock()().date())
    return {"Authorization": f"Bearer {secret}"}


def ask(browser, headers, **asked):
    return browser.client.post("/api/v1/ask", json=asked, headers=headers)


def test_a_question_gives_an_answer_document(browser, headers):
    """The one that the command line prints."""
    response = ask(browser, headers, question=ASK, board="staffordshire", as_of="2016-05-01")
    answer = response.json()

    assert response.status_code == 200
    assert (answer["schema"], answer["status"], answer["as_of"]) == ("answer.v1", "answered", "2016-05-01")
    assert answer["citations"][0]["quote"]


@pytest.mark.parametrize("shown", [None, "", "Bearer", "Bearer wrong", "Basic YTpi", "Bearer ü"])
def test_without_a_known_token_nothing_is_answered(browser, shown):
    """401, and how to show one."""
    response = ask(browser, {} if shown is None else {"Authorization": shown.encode()}, question=ASK)

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"] == PROBLEM


def test_a_session_is_no_token(browser):
    """What a browser sends by itself opens no door for programs."""
    browser.sign_in()

    assert ask(browser, {}, question=ASK).status_code == 401


def test_a_withdrawn_token_is_refused(browser, headers, tmp_path):
    """From the next call on."""
    tokens = ApiTokens(tmp_path)
    tokens.withdraw(tokens.all()[0].id)

    assert ask(browser, headers, question=ASK).status_code == 401


def test_personal_data_is_a_problem_of_its_own(browser, headers):
    """422, with what was found and another wording, and without the name."""
    response = ask(browser, headers, question=NAMED)
    problem = response.json()

    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    assert problem["type"] == "urn:scr-assistant:problem:personal-data"
    assert problem["status"] == 422 and problem["notices"][0]["kind"] == "personal_data"
    assert "Oyelaran" not in response.text


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"question": ""},
        {"question": ASK, "board": "kent"},
        {"question": ASK, "as_of": "2016-02-31"},
        {"question": 7},
        {"question": ASK, "more": "Oyelaran"},
    ],
)
def test_what_cannot_be_used_is_a_problem_that_repeats_nothing(browser, headers, asked):
    """400 and why."""
    response = ask(browser, headers, **asked)

    assert (response.status_code, response.headers["content-type"]) == (400, PROBLEM)
    assert set(response.json()) == {"type", "title", "status", "detail"}
    assert "Oyelaran" not in response.text


def test_a_body_that_is_no_json_is_a_problem(browser, headers):
    """Not a failure."""
    response = browser.client.post("/api/v1/ask", content=b"{", headers=headers | {"content-type": "application/json"})

    assert (response.status_code, response.headers["content-type"]) == (400, PROBLEM)


def test_too_many_questions_are_told_how_long_to_wait(browser, headers):
    """429 with the seconds, token by token."""
    for _ in range(60):
        ask(browser, headers, question="")
    response = ask(browser, headers, question=ASK)

    assert response.status_code == 429
    told = {
        name: response.headers[name] for name in response.headers if name.startswith("ratelimit") or "after" in name
    }
    assert told == {"retry-after": "60", "ratelimit-limit": "60", "ratelimit-remaining": "0", "ratelimit-reset": "60"}
    browser.clock.pass_(seconds=60)
    assert ask(browser, headers, question=ASK).status_code == 200


def test_the_description_names_what_programs_may_call(browser):
    """OpenAPI, with the pages left out."""
    described = browser.get("/api/v1/openapi.json").json()

    assert all(path.startswith("/api/v1/") for path in described["paths"])
    assert {"200", "400", "401", "422", "429"} <= set(described["paths"]["/api/v1/ask"]["post"]["responses"])


def test_an_unknown_call_is_a_problem(browser, headers):
    """For programs no page."""
    response = browser.get("/api/v1/nothing")

    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)
