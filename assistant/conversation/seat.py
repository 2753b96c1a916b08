"""Somebody at a case or at a walk through one of its workflows, through whatever channel they work."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from assistant.accounts.model import Account, Power
from assistant.accounts.ports import Accounts
from assistant.cases.model import Case, Event, EventKind, Person
from assistant.cases.view import View
from assistant.conversation.access import Access, acting
from assistant.conversation.lists import ListDesk
from assistant.conversation.walk import Acting, CaseDesk
from assistant.records.model import TextRef, Value
from assistant.workflows.given import with_case
from assistant.workflows.model import DecisionOption
from assistant.workflows.nation import NATION, not_england

_BESIDE: frozenset[EventKind] = frozenset(["note", "consulted"])
"""What is done beside the questions of a walk."""


@dataclass(frozen=True, slots=True)
class Place:
    """The desks of a channel, and the time there."""

    lists: ListDesk
    accounts: Accounts
    channel: str
    at: datetime.datetime

    @property
    def cases(self) -> CaseDesk:
        """The cases as they are walked and sealed."""
        return self.lists.cases


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at a case."""

    place: Place
    account: Account
    case: Case

    @property
    def cases(self) -> CaseDesk:
        """The cases as they are walked and sealed."""
        return self.place.cases

    @property
    def board(self) -> str:
        """The board as people call it."""
        return self.cases.workflows.setting.board_names.get(self.case.board, self.case.board)

    @property
    def elsewhere(self) -> str | None:
        """That nothing here is the law of the case, where it was answered that it is one of another nation."""
        fact = self.cases.facts(self.case.reference).get(NATION)
        return not_england(fact.value, self.cases.workflows.setting.instead) if fact else None

    def may(self, power: Power) -> bool:
        """Whether they may use a power on this case."""
        return self.account.may(power) and (power != "manage_cases" or self.case.board in self.account.boards)

    def acting(self, power: Power) -> Acting:
        """They, as they act with a power now."""
        return acting(self.account, power, self.place.at, self.place.channel)

    def who(self, person: Person) -> str:
        """Somebody by name and role; of an erased case by role alone."""
        name = self.cases.texts.read(person.name)
        return f"{name}, {person.role}" if name else person.role

    def text(self, kept: TextRef | None) -> str:
        """A text of the case."""
        text = self.cases.texts.read(kept) if kept else ""
        return "erased" if text is None else text

    def colleagues(self, power: Power) -> Sequence[Account]:
        """The others who may use a power for the case's board."""
        listed = self.place.accounts.accounts()
        return [one for one in listed if one.may(power) and self.case.board in one.boards and one.id != self.account.id]

    def title(self, workflow: str) -> str:
        """What a workflow is called."""
        catalogue = self.cases.workflows.catalogue
        return catalogue.national(workflow, catalogue.editions[workflow][-1]).title


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a walk."""

    name: str
    value: Value
    who: str
    """Who gave it and when; empty where the case itself answers."""
    reasons: str
    may_change: bool
    """Whether whoever looks may answer it again."""


@dataclass(frozen=True, slots=True)
class WalkSeat(Seat):
    """Somebody at a walk, as it stands."""

    view: View

    def anew(self) -> Self:
        """The same walk as it stands now."""
        return replace(self, view=self.cases.view(self.view.session.id))

    def kept_already(
        self, version: int, kind: EventKind, *, question: str | None = None, value: Value | None = None, text: str = ""
    ) -> bool:
        """Whether they did just this on what they saw at a version: what is sent again is done once."""
        since = self.view.session.events[version:]
        apart = [one for one in since if one.kind in _BESIDE] if kind in _BESIDE else self._on_the_way(version)[:1]
        return any(
            (one.kind, one.question, one.value, one.by.account) == (kind, question, value, self.account.id)
            and self.text(one.text) == text.strip()
            for one in apart
        )

    def moved_since(self, version: int) -> bool:
        """Whether the walk has gone on since somebody saw it at a version; what is done beside it moves nothing."""
        return bool(self._on_the_way(version))

    def _on_the_way(self, version: int) -> Sequence[Event]:
        return [one for one in self.view.session.events[version:] if one.kind not in _BESIDE]

    @property
    def lines(self) -> Sequence[Line]:
        """Every answer on the path, with who gave it."""
        view, facts = self.view, self.cases.facts(self.case.reference)
        whole = with_case(view.workflow, view.answers, view.session.dates)
        open_ = view.session.state != "sealed" and self.may("walk")
        lines = []
        for name in view.standing.trail:
            if name in view.answers:
                fact = facts[name]
                who = f"{self.who(fact.by)}, {fact.at:%-d %B %Y}"
                lines.append(Line(name, view.answers[name], who, self.text(fact.reasons), open_))
            else:
                lines.append(Line(name, str(whole[name]), "", "", may_change=False))
        return lines

    def departs(self, option: DecisionOption) -> bool:
        """Whether a decision differs from the finding."""
        return self.view.standing.finding not in option.follows

    @property
    def earlier_record(self) -> str | None:
        """The last record of the workflow in the case, which a new one may put right."""
        kept = self.cases.store.sessions(self.case.reference)
        sealings = [one.sealing for one in kept if one.workflow == self.view.workflow.id and one.sealing]
        return max(sealings, key=lambda one: one.at).to if sealings else None


def seat_at(place: Place, account: Account, reference: str, power: Power = "see_cases") -> Seat:
    """Somebody at a case that they see and may use a power on; raises as ``Access.case`` does."""
    return Seat(place, account, Access(place.cases.store).case(account, reference, power))


def seat_at_walk(place: Place, account: Account, session: str, power: Power = "see_cases") -> WalkSeat:
    """Somebody at a walk of such a case; raises ``UnknownSession`` for one that is not kept, and as ``seat_at``."""
    view = place.cases.view(session)
    case = Access(place.cases.store).case(account, view.session.case, power)
    return WalkSeat(place, account, case, view)
