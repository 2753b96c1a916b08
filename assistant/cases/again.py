"""Compute the finding of a sealed record again, from what was sealed and from nothing of today but the engine.

The definition, the calendar, the answers and the dates are those of the record, and a statement is cited as the record
shows it. Its notices speak of the corpus and the signatures of that day; no rule gives them, so they are taken over.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.calendars.model import Calendar
from assistant.errors import VerificationFailed
from assistant.guidance.citations import Citation
from assistant.workflows.model import Workflow
from assistant.workflows.report import Setting, report


@dataclass(frozen=True, slots=True)
class _AsShown:
    """The statements that a finding cites, as it shows them."""

    citations: Mapping[str, Citation]

    def cite(self, statement: str) -> Citation:
        if statement not in self.citations:
            raise VerificationFailed(f"the finding computed again cites {statement}, which the record does not")
        return self.citations[statement]

    def in_error(self, _: str) -> str | None:
        return None


def evaluated_again(
    definition: Mapping[str, Any],
    answers: Mapping[str, Any],
    dates: Mapping[str, datetime.date],
    *,
    calendar: Mapping[str, Any],
    shown: Mapping[str, Any],
) -> dict[str, Any]:
    """The finding document on the sealed answers; ``shown`` is the finding that was sealed.

    Raises ``VerificationFailed`` where it would rest on a statement that the record does not show.
    """
    cited = (Citation.model_validate(citation) for citation in shown["citations"])
    setting = Setting(
        sources=_AsShown({str(citation.statement_id): citation for citation in cited}),
        calendar=Calendar.model_validate(calendar),
        board_names={},
        superseded="",
    )
    finding = report(Workflow.model_validate(definition), answers, dates, setting)
    return {**finding.model_dump(mode="json", by_alias=True), "notices": shown["notices"]}
