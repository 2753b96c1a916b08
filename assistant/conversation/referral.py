"""The referral of a case: its board's own form with the answers that the case holds."""

from __future__ import annotations

from assistant.cases.referral import Known, Referral, fill
from assistant.conversation.walk import CaseDesk
from assistant.workflows.forms import form_of
from assistant.workflows.model import Workflow


def referral_of(desk: CaseDesk, reference: str) -> Referral:
    """The form of a case's board with its answers; raises ``UserError`` for a case that is not kept here."""
    case = desk.case(reference)
    catalogue = desk.workflows.catalogue
    asked_in: dict[str, tuple[Workflow, ...]] = {}
    for name in catalogue.editions:
        workflow = catalogue.composed(name, catalogue.undated(name), case.board)
        for question in workflow.questions:
            asked_in[question] = (*asked_in.get(question, ()), workflow)
    sessions = sorted(desk.store.sessions(case.reference), key=lambda session: session.started_at)
    known = Known(
        facts=desk.facts(case.reference),
        dates={name: day for session in sessions for name, day in session.dates.items()},
        titles=catalogue.vocabulary.dates,
        asked_in=asked_in,
        texts=desk.texts,
    )
    return fill(form_of(catalogue, case.board), known, desk.workflows.setting.sources)
