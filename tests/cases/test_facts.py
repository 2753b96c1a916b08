"""The facts of a case: the last answer wins, wherever it was given."""

import datetime

from assistant.cases.facts import answers_of, facts_of, values_of
from assistant.cases.model import Event, Person, Session
from assistant.records.model import TextRef
from desks import MORNING

SOMEBODY = Person(role="cook", name=TextRef(id="CASE-1-a", sha256="0" * 64))


def event(kind, minute, **more):
    at = MORNING + datetime.timedelta(minutes=minute)
    return Event(kind=kind, by=SOMEBODY, at=at, place="web", **more)


def answer(minute, question, value):
    return event("answer", minute, question=question, value=value)


def session(*events, workflow="pizza-party"):
    return Session(
        id=f"s-{workflow}",
        case="CASE-1",
        board="riverside",
        workflow=workflow,
        edition="2020-01-01",
        definition_sha256="0" * 64,
        started_at=MORNING,
        events=events,
    )


def test_the_last_answer_wins_over_all_sessions():
    """By the time it was given, not by the session's."""
    first = session(answer(1, "oven", "yes"), answer(4, "crisps", "no"))
    second = session(answer(2, "oven", "no"), answer(3, "crisps", "yes"), workflow="left-overs")

    facts = facts_of([first, second])

    assert {name: (fact.value, fact.workflow) for name, fact in facts.items()} == {
        "oven": ("no", "left-overs"),
        "crisps": ("no", "pizza-party"),
    }
    assert (facts["oven"].by, facts["oven"].at) == (SOMEBODY, MORNING + datetime.timedelta(minutes=2))
    assert values_of(first, facts) == {"oven": "no", "crisps": "no"}


def test_what_was_answered_later_can_be_left_out():
    """As a sealed session does, which does not move any more."""
    sessions = [session(answer(1, "oven", "yes"), answer(3, "oven", "no"))]

    assert facts_of(sessions, MORNING + datetime.timedelta(minutes=2))["oven"].value == "yes"


def test_of_two_answers_at_the_same_moment_the_later_in_the_session_wins():
    """Their order is the list's."""
    assert facts_of([session(answer(1, "oven", "yes"), answer(1, "oven", "no"))])["oven"].value == "no"


def test_back_takes_an_answer_out_of_the_session_and_not_out_of_the_case():
    """It is shown again when the question is asked again."""
    one = session(answer(1, "oven", "yes"), answer(2, "crisps", "no"), event("back", 3, question="crisps"))

    assert list(answers_of(one)) == ["oven"]
    assert facts_of([one])["crisps"].value == "no"


def test_what_is_no_answer_is_no_fact():
    """Notes, safety, pauses and questions to the guidance."""
    one = session(
        event("safety", 0, value="no"), event("note", 1), event("consulted", 2), event("back", 3, question="x")
    )

    assert (facts_of([one]), answers_of(one)) == ({}, {})


def test_a_session_goes_on_waits_or_is_done():
    """The last of what moves it decides; nothing opens a sealed one."""
    go = answer(1, "oven", "yes")

    def state(*kinds):
        return session(go, *(event(kind, 2) for kind in kinds)).state

    assert [state(), state("pause"), state("pause", "resume"), state("pause", "note"), state("pause", "back")] == [
        "open", "paused", "open", "paused", "open",
    ]  # fmt: skip
    assert state("sealed") == state("sealed", "answer") == state("sealed", "pause") == "sealed"
    assert session().state == "open"
