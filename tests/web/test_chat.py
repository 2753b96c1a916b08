"""The conversation in a browser without scripts."""

import json

import pytest

from browsers import ASK, NAMED, elements, said, signed_in, token_in


@pytest.fixture
def browser(attached, tmp_path):
    return signed_in(attached, tmp_path)


def test_an_answer_names_who_says_it_and_where(browser):
    """Sentences with numbers, and under them the places."""
    response = browser.ask(ASK, board="staffordshire")

    assert "For Staffordshire and Stoke-on-Trent, as the sources stood when serious case reviews ended:" in said(
        response
    )
    assert "Where it says so" in said(response)
    assert "Serious case reviews have ended" in said(response)


def test_the_board_and_the_day_stay_in_view(browser):
    """What was chosen is chosen again for the next question."""
    response = browser.ask(ASK, board="staffordshire", day="1", month="5", year="2016")
    chosen = [attrs["value"] for tag, attrs in elements(response) if tag == "option" and "selected" in attrs]
    typed = {attrs["name"]: attrs["value"] for tag, attrs in elements(response) if attrs.get("inputmode") == "numeric"}

    assert chosen == ["staffordshire"]
    assert typed == {"day": "1", "month": "5", "year": "2016"}
    assert "as at 1 May 2016" in said(response)


def test_asking_leads_back_to_the_conversation(browser):
    """So that loading the page again does not ask again, and the address says nothing of the question."""
    outcome = browser.send("/", question=ASK, board="staffordshire")

    assert (outcome.status_code, outcome.headers["location"]) == (303, "/#turn-1")


def test_each_citation_opens_its_passage_with_the_quoted_words_marked(browser):
    """The link leads to the part of the source, and what is marked is the quotation, word for word."""
    response = browser.ask(ASK, board="staffordshire")
    session = browser.site.sessions.of(browser.client.cookies["session"])
    citation = session.turns[0].turn.answer.citations[0]
    links = [attrs["href"] for tag, attrs in elements(response) if tag == "a" and "/statements/" in attrs["href"]]
    opened = browser.get(links[0].partition("#")[0])
    marked = opened.text.partition('<mark id="cited" tabindex="-1">')[2].partition("</mark>")[0]

    assert citation.quote and marked == str(_escaped(citation.quote))
    assert citation.text in said(opened)


def test_an_answer_can_be_copied_with_its_citations_without_a_script(browser):
    """A block of plain text: each sentence with its numbers, and under them the places."""
    response = browser.ask(ASK, board="staffordshire")
    session = browser.site.sessions.of(browser.client.cookies["session"])
    answer = session.turns[0].turn.answer
    block = response.text.partition("data-copy>")[2].partition("</pre>")[0]

    assert all(str(_escaped(sentence.text)) in block for sentence in answer.answer)
    assert all(f"[{number}] {_escaped(one.source_title)}" in block for number, one in enumerate(answer.citations, 1))
    assert "<" not in block


def _escaped(text):
    from markupsafe import escape

    return escape(text)


def test_a_follow_up_is_understood_as_in_the_terminal(browser):
    """The same question for another board; the page says how it was understood."""
    browser.ask(ASK, board="staffordshire")
    response = browser.ask("and in Essex?", board="staffordshire")

    assert f"Understood as: {ASK}" in said(response)
    assert "For Essex" in said(response)


def test_personal_data_is_refused_and_nothing_of_it_is_kept(browser, tmp_path):
    """The page offers another wording; neither session, files nor page hold the name."""
    response = browser.ask(NAMED)
    session = browser.site.sessions.of(browser.client.cookies["session"])

    assert response.status_code == 422
    assert "Nothing of this message was kept" in said(response)
    assert "Oyelaran" not in response.text and "Oyelaran" not in repr(session)
    assert session.turns == [] and session.thread.question is None
    assert all("Oyelaran" not in file.read_text() for file in tmp_path.rglob("*") if file.is_file())


def test_a_child_at_risk_comes_before_everything(browser):
    """Who writes of a child in danger is told at once what to do."""
    response = browser.ask("A child told me today that her stepfather hits her and she is afraid to go home")

    assert "call 999" in said(response)
    assert any(attrs.get("class") == "warning" for _, attrs in elements(response))


@pytest.mark.parametrize(
    ("fields", "problem", "at"),
    [
        ({"question": ""}, "the question is empty", "question"),
        ({"question": "x" * 5_000}, "5,000 characters long", "question"),
        ({"question": ASK, "board": "kent"}, "unknown board", "question"),
        ({"question": ASK, "day": "31", "month": "2", "year": "2016"}, "The date is no day", "day"),
        ({"question": ASK, "day": "1"}, "The date is no day", "day"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_and_keeps_what_was_typed(browser, fields, problem, at):
    """A summary at the top leads to the field, and the title says that there is an error."""
    response = browser.ask(**fields)
    found = elements(response)

    assert response.status_code == 400
    assert problem in said(response) and "There is a problem" in said(response)
    assert ("a", {"href": f"#{at}"}) in found
    assert next(attrs for _, attrs in found if attrs.get("id") == at)["aria-invalid"] == "true"
    assert "<title>Error: " in response.text
    assert fields["question"] in response.text


def test_without_an_answer_the_page_still_says_for_whom_and_as_at_when_it_was_asked(browser):
    page = said(browser.ask("What is the best pizza?", board="essex", day="1", month="5", year="2016"))

    assert "Asked for Essex, as at 1 May 2016." in page


def test_a_question_that_the_sources_do_not_answer_says_so(browser):
    """With no sentence and no citation."""
    response = browser.ask("what time does the canteen open for lunch")

    assert "Where it says so" not in said(response)
    assert "not something that guidance on serious case reviews deals with" in said(response)


def test_workflows_are_offered_as_links_to_their_pages(browser):
    """A button leads to what the workflow asks."""
    response = browser.ask("Does the case meet the criteria for a serious case review?")
    offers = [attrs["href"] for _, attrs in elements(response) if attrs.get("class") == "button"]

    assert offers
    assert all(browser.get(path).status_code == 200 for path in offers)


def test_what_somebody_thinks_is_kept_without_the_question(browser, tmp_path):
    """Board, what was cited and why it did not help; once, however often it is sent."""
    browser.ask(ASK, board="staffordshire")
    for _ in range(2):
        browser.send("/feedback", turn="1", helpful="false", because="incomplete")
    kept = [json.loads(line) for line in (tmp_path / "feedback.jsonl").read_text().splitlines()]

    assert len(kept) == 1
    assert (kept[0]["helpful"], kept[0]["because"], kept[0]["board"]) == (False, "incomplete", "staffordshire")
    assert kept[0]["statements"] and "Scoping Panel" not in json.dumps(kept)
    assert "Thank you" in said(browser.get("/"))


def test_an_opinion_of_an_answer_that_is_gone_is_told(browser):
    """Nothing fails silently."""
    assert browser.send("/feedback", turn="7", helpful="true").status_code == 404
    assert browser.send("/feedback", turn="x", helpful="true").status_code == 400


def test_a_person_may_ask_only_so_often(browser):
    """Sixty times a minute; then the page says how long to wait, and the question still stands in its field."""
    token = token_in(browser.get("/"))
    for _ in range(60):
        assert browser.client.post("/", data={"form_token": token, "question": ""}).status_code == 400
    too_soon = browser.client.post("/", data={"form_token": token, "question": ASK})

    assert too_soon.status_code == 429 and too_soon.headers["retry-after"] == "60"
    assert "wait 60 seconds, then send this again" in said(too_soon) and f">{ASK}</textarea>" in too_soon.text
    browser.clock.pass_(seconds=60)
    assert browser.ask(ASK).status_code == 200
