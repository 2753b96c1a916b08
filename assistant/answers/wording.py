"""Every fixed sentence an answer may carry, in one place, so that a person can review them all."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answers.model import Reason

IMMEDIATE_ACTION = (
    "If a child may be in danger now, do not wait for an answer here: call 999, or speak to children's social care or "
    "the police at once and follow your safeguarding procedures. Your designated safeguarding lead should be told "
    "straight away."
)

BECAUSE: dict[Reason, str] = {
    "not_in_sources": "The sources do not say.",
    "board_silent": "This board's own document does not say, and neither does the national guidance held here.",
    "off_topic": "This is not something that guidance on serious case reviews deals with.",
    "judgement_reserved": (
        "This is a judgement that people must make, not a tool: the sources say who decides and what they weigh."
    ),
    "personal_data": (
        "The message seems to hold personal data, so it has not been searched for, logged or kept. "
        "Please ask again without it."
    ),
    "instruction_attempt": "This asks the assistant to act outside its task; it only reports what the sources say.",
    "ambiguous": "It is not clear what is being asked. Please say which step, person, document or date it is about.",
    "not_in_force": "Nothing held here was in force on that day.",
    "child_at_risk": IMMEDIATE_ACTION,
}

KINDS = {
    "name": "a name",
    "date_of_birth": "a date of birth",
    "nhs_number": "an NHS number",
    "national_insurance_number": "a National Insurance number",
    "postcode": "a postcode",
    "address": "an address",
    "telephone": "a telephone number",
    "email": "an e-mail address",
    "case_reference": "a case reference",
}


def personal_data(kinds: Iterable[str], reworded: str) -> str:
    """What was found, and the same question without it."""
    named = ", ".join(KINDS.get(kind, kind) for kind in dict.fromkeys(kinds))
    return f"The message holds {named}. You could ask: {reworded}"


def board_silent(board: str, *, national: bool) -> str:
    """A named board's document says nothing on the question."""
    after = " What follows is the national position, not this board's rule." if national else ""
    return f"The document of {board} does not say.{after}"


def not_in_force_for(board: str, day: object) -> str:
    """A named board's document did not apply on the day asked about."""
    return f"No document of {board} was in force on {day}."


def boards_differ(titles: Iterable[str]) -> str:
    """The boards do not say the same on what was asked."""
    return f"The boards differ on {'; '.join(dict.fromkeys(titles))}. Follow the document of your own board."


def windows(day: object, listed: Iterable[str]) -> str:
    """A day outside every edition, with the days each edition applied."""
    return f"On {day} no edition held here was in force. In force: {'; '.join(listed)}."


def unverified(titles: Iterable[str]) -> str:
    """Part of the answer was not checked against the published document."""
    named = "; ".join(dict.fromkeys(titles))
    return f"Not checked against the published document: what is cited from {named}. Check it before relying on it."


def outside_england(place: str, instead: str = "") -> str:
    """The question is about another country's arrangements; ``instead`` says what there is, where that is known."""
    told = f"This is not the law of {place}: the sources held here are about England and do not say what applies there."
    return f"{told} {instead}".strip()
