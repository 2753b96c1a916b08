"""Every fixed sentence of the home tab, in one place, so that a person can review them all."""

from __future__ import annotations

WHAT_I_DO = (
    "*What I do.* I answer questions on serious case reviews in England from the guidance, with the sources: in the "
    "*Messages* tab, by mention in a channel, or with `/scr`. With your sign-in linked I also walk a case through its "
    "workflows, make and work its checklist, and remind you of what is due."
)
WAITING = "What waits for you"
NOTHING_WAITS = "Nothing waits for you."
DUE = "Late, or due within 7 days"
NOTHING_DUE = "Nothing is late, and nothing is due within 7 days."
LATE = "(late)"
CASES = "Your open cases"
NO_CASES = "You are on no open case."
NO_WALKS = "No workflow is under way."
NO_CASES_FOR_YOU = "Your role here asks questions and sees no case."
REMINDER = "On the lists of your cases this is due, and not done yet:"
ON_THE_WEB = "See them all on the web"


def you_are(name: str, roles: str) -> str:
    """Who somebody is here; ``name`` is inert."""
    return f"Here you are *{name}*, {roles}."


def more(count: int) -> str:
    """That there is more than is shown."""
    return f"… and {count} more."


def not_looked_through(count: int) -> str:
    """That somebody sees more cases than were looked through."""
    return f"{count} older cases were not looked through here."
