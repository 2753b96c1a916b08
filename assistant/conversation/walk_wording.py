"""Every fixed sentence of a walk through a workflow, in one place, so that a person can review them all."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answers.wording import IMMEDIATE_ACTION, KINDS

SAFETY_QUESTION = "Before anything else: is any child suffering, or at risk of, significant harm now?"
SAFETY_FIRST = "the safety question comes before all others: answer it first"
SAFETY_ROUTE = IMMEDIATE_ACTION
SAFETY_PAUSED = "The session is paused. Come back to it once the child is safe."
SAFETY_FOLLOWED = "Confirm once this has been followed; then the questions go on."
NOTHING_BEFORE = "there is no question before this one"
SEALED_ALREADY = "this session is sealed: a mistake in it is put right by a new record that supersedes it"
NOT_FINISHED = "a question is still open: answer it before the finding is sent for decision"
NOT_SENT = "the finding has not been sent for decision, or an answer was changed after it was: send it again"
NOT_DECIDED = "nothing has been decided on this finding yet"
TO_BE_DECIDED = "somebody decides on this finding: send it for decision"
OWN_PREPARATION = "two people are asked to confirm, and whoever prepared the finding is not one of them"
NOBODY_NAMED = "somebody is not named: whoever prepares, decides, confirms or disagrees is kept by name and role"
NOBODY_AT_TERMINAL = "nobody is named: set ASSISTANT_PERSON and ASSISTANT_ROLE to who you are before sealing"
DEFINITION_GONE = (
    "the definition that this session began with is not kept, or was changed: run `assistant record verify`"
)


def judgement_needs_reasons(question: str) -> str:
    """A judgement is a person's, and it is kept with its reasons."""
    return f"{question} This is a judgement: give the reasons for it"


def length(most: int) -> str:
    """A text is missing or too long."""
    return f"write between 1 and {most} characters"


def personal_data(kinds: Iterable[str], reworded: str) -> str:
    """A free text holds personal data, so it was not kept."""
    named = ", ".join(KINDS.get(kind, kind) for kind in dict.fromkeys(kinds))
    return f"the text holds {named} and was not kept. You could write: {reworded}"


def not_walked(workflow: str, case: str) -> str:
    """Nothing has been found yet, because nobody has walked the case through the workflow."""
    return (
        f"case {case} has not been walked through {workflow!r}: begin with "
        f"`assistant workflow run {workflow} --case {case}`"
    )
