"""Answering can be turned off, with a reason that is recorded and shown, for every channel and every process."""

import pytest

from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.conversation.off_switch import Switched
from browsers import ASK, NAMED, elements, said, signed_in

WHY = "Two sources are being corrected"


@pytest.fixture
def browser(attached, tmp_path):
    return signed_in(attached, tmp_path)


def turn(browser, on, reason):
    return browser.send("/answering", page="/answering", on="true" if on else "false", reason=reason)


def test_turned_off_no_question_is_answered(browser):
    """The page says why; what was typed stays in its field and nothing of it is kept."""
    assert turn(browser, on=False, reason=WHY).status_code == 303

    response = browser.ask(ASK)

    assert response.status_code == 503
    assert WHY in said(response) and "No question is answered just now" in said(browser.get("/"))
    assert ASK in response.text
    session = browser.site.sessions.of(browser.client.cookies["session"])
    assert session.turns == []


def test_turned_on_again_questions_are_answered(browser):
    turn(browser, on=False, reason=WHY)
    turn(browser, on=True, reason="They are corrected.")

    assert browser.ask(ASK).status_code == 200
    assert "No question is answered" not in said(browser.get("/"))


def test_who_turned_it_when_and_why_is_recorded_and_shown(browser, tmp_path):
    turn(browser, on=False, reason=f"  {WHY}\n")
    browser.clock.pass_(minutes=20)
    turn(browser, on=True, reason="They are corrected.")

    assert [(one.on, one.reason, one.by, one.at.minute) for one in OffSwitchFile(tmp_path).history()] == [
        (False, WHY, "local-administrator", 0),
        (True, "They are corrected", "local-administrator", 20),
    ]
    page = said(browser.get("/answering"))
    assert "On, 2 March 2026 at 09:20 (UTC), by the administrator of this machine: They are corrected" in page
    assert f"Off, 2 March 2026 at 09:00 (UTC), by the administrator of this machine: {WHY}" in page


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "give a reason"),
        (" \n", "give a reason"),
        ("x" * 501, "at most 500 characters"),
        (NAMED, "personal data"),
    ],
)
def test_a_reason_is_needed_and_names_nobody(browser, reason, told):
    """What was typed stays; nothing is turned or recorded."""
    response = turn(browser, on=False, reason=reason)

    assert response.status_code == 400 and told in said(response)
    assert ("a", {"href": "#reason"}) in elements(response)
    assert browser.site.off_switch.history() == []
    assert browser.ask(ASK).status_code == 200


def test_a_form_that_is_sent_again_turns_nothing_again(browser):
    """Two administrators who turn it off leave one line."""
    turn(browser, on=False, reason=WHY)
    response = turn(browser, on=False, reason="Another reason.")

    assert response.status_code == 400 and "off already" in said(response)
    assert len(browser.site.off_switch.history()) == 1


def test_another_process_is_obeyed_at_the_next_question(browser, tmp_path):
    """Whoever turned it, wherever."""
    assert browser.ask(ASK).status_code == 200
    elsewhere = OffSwitchFile(tmp_path)
    elsewhere.keep(Switched(on=False, reason=WHY, by="a-1", at=browser.clock()))

    assert browser.ask(ASK).status_code == 503


def test_programs_are_told_too(browser):
    """With a problem document."""
    turn(browser, on=False, reason=WHY)
    browser.site.accounts.keep(browser.site.local_administrator.model_copy(update={"id": "a-1"}))
    _, token = browser.site.tokens.make("a-1", browser.clock().date())

    response = browser.another().post(
        "/api/v1/ask", json={"question": ASK}, headers={"Authorization": f"Bearer {token}"}
    )

    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert WHY in response.json()["detail"]


def test_a_switch_that_cannot_be_read_counts_as_off(browser, tmp_path):
    """Nobody knows whether it was turned off."""
    (tmp_path / "answering.jsonl").write_text("not a line of it\n")

    assert browser.ask(ASK).status_code in (400, 503)
    session = browser.site.sessions.of(browser.client.cookies["session"])
    assert session.turns == []
