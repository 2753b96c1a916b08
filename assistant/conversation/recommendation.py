"""The recommendation of a case: what one of its walks found."""

from __future__ import annotations

from assistant.cases.view import View
from assistant.conversation import walk_wording as wording
from assistant.conversation.walk import CaseDesk
from assistant.errors import UserError


def last_walk(desk: CaseDesk, reference: str, workflow: str) -> View:
    """Where the last walk of a case through a workflow stands; raises ``UserError`` where there is none."""
    case = desk.case(reference)
    walks = [session.id for session in desk.store.sessions(case.reference) if session.workflow == workflow]
    if not walks:
        raise UserError(wording.not_walked(workflow, case.reference))
    return desk.view(walks[-1])
