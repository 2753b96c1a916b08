"""From a finding to a sealed record, step by step, each by its own person.

Whoever walked the case sends its finding for decision, the Chair decides, panel members record that they disagree, and
the decision is confirmed: once, or by two people where the board asks for it, and then by nobody who prepared it. With
the last confirmation the record is sealed. An answer that is changed meanwhile takes the finding back.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cases.model import Event, Person
from assistant.cases.pending import Pending, same_person
from assistant.cases.seal import NOTED, Decided, check_decision
from assistant.cases.view import View
from assistant.conversation import walk_wording as wording
from assistant.conversation.walk import Acting, CaseDesk, Decision
from assistant.errors import UserError
from assistant.records.model import Sealed


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decides, in clear."""

    option: str
    made_on: datetime.date
    reasons: str
    departures: str = ""
    """Why it departs from the finding; needed where it does."""
    supersedes: str | None = None
    """The record that it puts right."""


@dataclass(frozen=True, slots=True)
class DecisionDesk:
    """Decisions on the findings of cases."""

    cases: CaseDesk

    def prepare(self, view: View, acting: Acting) -> View:
        """Send the finding for decision; raises ``UserError`` where a question is still open."""
        if view.standing.finding is None:
            raise UserError(wording.NOT_FINISHED)
        return self.cases.add(view, self.cases.event(view, "prepared", acting, basis=view.basis))

    def decide(self, view: View, choice: Choice, acting: Acting) -> View:
        """Decide on a finding that was sent; deciding anew takes earlier confirmations back.

        Raises ``UserError`` where the decision is not one of the workflow's or departs without saying why.
        """
        _pending(view)
        departing = bool(choice.departures.strip())
        check_decision(view, choice.option, departures_given=departing, confirming=needed(view))
        reasons = self.cases.clean(choice.reasons)
        departures = self.cases.clean(choice.departures) if departing else None
        decided = self.cases.event(
            view,
            "decided",
            acting,
            text=reasons,
            departures=departures,
            option=choice.option,
            made_on=choice.made_on,
            supersedes=choice.supersedes,
        )
        return self.cases.add(view, decided)

    def disagree(self, view: View, reasons: str, acting: Acting) -> View:
        """Record that somebody does not agree with what was decided; said again, the last word stands."""
        _decided(view)
        return self.cases.add(view, self.cases.event(view, "dissented", acting, text=reasons))

    def confirm(self, view: View, acting: Acting) -> tuple[View, Sealed | None]:
        """Confirm what was decided; with the last confirmation that is asked for, the record is sealed.

        Raises ``UserError`` where somebody would confirm what they prepared themselves though two are asked for.
        """
        pending = _pending(view)
        _decided(view)
        event = self.cases.event(view, "confirmed", acting)
        if needed(view) > 1 and same_person(pending.prepared.by, event.by):
            raise UserError(wording.OWN_PREPARATION)
        if not any(same_person(one.by, event.by) for one in pending.confirmed):
            view = self.cases.add(view, event)
        pending = _pending(view)
        if len(pending.confirmed) < needed(view):
            return view, None
        sealed = self._seal(view, pending, acting)
        return self.cases.view(view.session.id), sealed

    def note(self, view: View, reasons: str, acting: Acting) -> Sealed:
        """Take note of a finding on which nothing is decided, and seal the record of it."""
        if view.workflow.decision:
            raise UserError(wording.TO_BE_DECIDED)
        by = (acting.role, acting.name)
        return self.cases.seal(view, Decision(NOTED, acting.at.date(), by, reasons), acting)

    def _seal(self, view: View, pending: Pending, acting: Acting) -> Sealed:
        event = _decided(view)
        if event.option is None or event.made_on is None or event.text is None:
            raise UserError(wording.NOT_DECIDED)
        decided = Decided(
            option=event.option,
            made_on=event.made_on,
            by=event.by,
            reasons=event.text,
            departures=event.departures,
            dissent=tuple((one.by, one.text) for one in pending.dissent if one.text),
        )
        confirmed: Sequence[Person] = [one.by for one in pending.confirmed]
        return self.cases.append(view, decided, (pending.prepared.by, confirmed), acting, event.supersedes)


def needed(view: View) -> int:
    """How many different people are to confirm a decision."""
    return view.workflow.decision.confirmed_by if view.workflow.decision else 1


def _pending(view: View) -> Pending:
    if view.pending is None:
        raise UserError(wording.NOT_SENT)
    return view.pending


def _decided(view: View) -> Event:
    decided = _pending(view).decided
    if decided is None:
        raise UserError(wording.NOT_DECIDED)
    return decided
