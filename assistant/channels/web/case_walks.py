"""How far each walk of a case is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cases.model import Case
from assistant.cases.view import View
from assistant.channels.web.on_case import walk_path
from assistant.channels.web.site import Site
from assistant.conversation.deciding import needed


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk of a case, as a line of its task list."""

    title: str
    path: str
    status: str
    at: str = ""
    """The question it stands at."""
    record: str | None = None


def walks_of(site: Site, case: Case) -> list[Walk]:
    """The walks of a case, oldest first."""
    return [_walk(case, site.cases.view(kept.id)) for kept in site.cases.store.sessions(case.reference)]


def _walk(case: Case, view: View) -> Walk:
    workflow, path = view.workflow, walk_path(case, view.session.id)
    if sealing := view.session.sealing:
        return Walk(workflow.title, f"{path}/decision", "Sealed", record=sealing.to)
    if pending := view.pending:
        if pending.decided is None:
            return Walk(workflow.title, f"{path}/decision", "Ready for a decision")
        confirmed = f"Decided; confirmed by {len(pending.confirmed)} of {needed(view)}"
        return Walk(workflow.title, f"{path}/decision", confirmed)
    asking = view.standing.asking
    at = workflow.questions[asking].ask if asking else ""
    if view.session.state == "paused":
        return Walk(workflow.title, path, "Paused", at)
    if view.safety_pending:
        return Walk(workflow.title, path, "At the safety question")
    return Walk(workflow.title, path, "Being answered" if asking else "Answered, not sent for decision", at)
