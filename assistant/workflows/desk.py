"""Everything that is asked of the workflows from outside: which there are, and what they say on answers given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.errors import NotInForce, UnknownWorkflow
from assistant.workflows.dates import check_dates
from assistant.workflows.finding import Finding
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Workflow
from assistant.workflows.report import Setting, report


@dataclass(frozen=True, slots=True)
class Case:
    """What a workflow is evaluated on."""

    answers: Mapping[str, object]
    board: str | None = None
    dates: Mapping[str, datetime.date] | None = None
    as_of: datetime.date | None = None
    """The day whose edition is taken; without one the dates pick it."""


@dataclass(frozen=True, slots=True)
class WorkflowDesk:
    """The workflows of one folder, with everything their findings are put into words with."""

    catalogue: Catalogue
    setting: Setting

    def workflow(
        self,
        name: str,
        board: str | None = None,
        dates: Mapping[str, datetime.date] | None = None,
        as_of: datetime.date | None = None,
    ) -> Workflow:
        """The edition in force on the day asked for, or else the one that the dates pick, with the board's additions.

        Raises ``UnknownWorkflow``, ``UnknownBoard``, ``NotInForce``, ``MalformedFiles`` or, for dates that are not
        known or contradict each other, ``UserError``. ``name`` may name the edition itself, as in
        ``workflow-id/2015-03-26``.
        """
        check_dates(self.catalogue.vocabulary, dates or {})
        return self.catalogue.composed(*edition_of(self.catalogue, name, dates, as_of), board)

    def evaluate(self, name: str, case: Case, *, immediate_action: str | None = None) -> Finding:
        """What the criteria say on answers given, without a conversation."""
        dates = dict(case.dates or {})
        workflow = self.workflow(name, case.board, dates, case.as_of)
        setting = replace(self.setting, immediate_action=immediate_action)
        return report(workflow, case.answers, dates, setting, case.as_of)


def edition_of(
    catalogue: Catalogue,
    name: str,
    dates: Mapping[str, datetime.date] | None = None,
    as_of: datetime.date | None = None,
) -> tuple[str, str]:
    """A workflow and its edition, from a name such as ``workflow-id`` or ``workflow-id/2015-03-26``.

    Raises ``UnknownWorkflow``, or ``NotInForce`` where the day asked for, or else the dates, lie outside every edition,
    and where the day asked for lies outside the edition that is named.
    """
    workflow, _, edition = name.partition("/")
    catalogue.known(workflow)
    if edition and edition not in catalogue.editions[workflow]:
        raise UnknownWorkflow(
            f"{workflow} has no edition {edition!r}: there is {', '.join(catalogue.editions[workflow])}"
        )
    if not edition or as_of:
        held = catalogue.in_force(workflow, dates or {}, as_of)
        if edition and held != edition:
            window = catalogue.windows(workflow)[edition]
            raise NotInForce(f"{name} is in force from {window}, not on {as_of}: {workflow}/{held} is")
        return workflow, held
    return workflow, edition
