"""Which case, and which walk through a workflow, a page is about; only whoever may see it gets so far."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from assistant.accounts.model import Account, Power
from assistant.cases.model import Case, EventKind, Person
from assistant.cases.references import check_reference
from assistant.cases.view import View
from assistant.channels.web.forms import needs
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused, not_allowed
from assistant.conversation.seat import Place, Seat, WalkSeat
from assistant.conversation.walk import Acting
from assistant.errors import NotAllowed, UserError
from assistant.records.model import TextRef, Value

PLACE = "web"
"""The channel that what is done on these pages is done through."""
CASE = "/cases/{reference}"
"""Where the pages of one case are."""
Seeing = Annotated[Session, Depends(needs("see_cases"))]


@dataclass(frozen=True, slots=True)
class OnCase:
    """A case, and whoever looks at it."""

    request: Request
    site: Site
    session: Session
    case: Case

    @property
    def account(self) -> Account:
        """Whoever looks."""
        return self.session.account

    @property
    def path(self) -> str:
        """Where the case is shown."""
        return f"/cases/{self.case.reference}"

    @property
    def seat(self) -> Seat:
        """Whoever looks, at the case, as every channel knows them."""
        return Seat(self.place, self.account, self.case)

    @property
    def place(self) -> Place:
        """The desks, now."""
        return Place(self.site.lists, self.site.accounts, PLACE, self.now)

    @property
    def board(self) -> str:
        """The board as people call it."""
        return self.seat.board

    @property
    def elsewhere(self) -> str | None:
        """That nothing here is the law of the case, where it was answered that it is one of another nation."""
        return self.seat.elsewhere

    def may(self, power: Power) -> bool:
        """Whether whoever looks may use a power on this case."""
        return self.seat.may(power)

    def acting(self, power: Power) -> Acting:
        """Whoever looks, as they act with a power now."""
        return self.seat.acting(power)

    @property
    def now(self) -> datetime.datetime:
        """The time by the clock of the site."""
        return self.site.clock()

    def unsent(self, step: str) -> FormData | None:
        """What was sent to one of its pages after a session had ended, to stand in its form again."""
        return self.session.unsent_to(f"{self.path}{step}", self.now)

    def who(self, person: Person) -> str:
        """Somebody by name and role; of an erased case by role alone."""
        return self.seat.who(person)

    def text(self, kept: TextRef | None) -> str:
        """A text of the case."""
        return self.seat.text(kept)

    def colleagues(self, power: Power) -> Sequence[Account]:
        """The others who may use a power for the case's board."""
        return self.seat.colleagues(power)

    def title(self, workflow: str) -> str:
        """What a workflow is called."""
        return self.seat.title(workflow)


@dataclass(frozen=True, slots=True)
class OnWalk(OnCase):
    """A walk through one workflow of a case, as it stood when the page was asked for."""

    view: View

    @property
    def seat(self) -> WalkSeat:
        """Whoever looks, at the walk."""
        return WalkSeat(self.place, self.account, self.case, self.view)

    @property
    def path(self) -> str:
        """Where the walk goes on."""
        return walk_path(self.case, self.view.session.id)

    def to(self, step: str = "") -> RedirectResponse:
        """The way to one of its pages, after something was done."""
        return RedirectResponse(f"{self.path}{step}", 303)

    def anew(self) -> OnWalk:
        """The same walk as it stands now."""
        return replace(self, view=self.site.cases.view(self.view.session.id))

    def kept_already(
        self,
        version: int,
        kind: EventKind,
        *,
        question: str | None = None,
        value: Value | None = None,
        text: str = "",
    ) -> bool:
        """Whether what a form sends was kept when it was sent before; ``version`` is what its page showed."""
        return self.seat.kept_already(version, kind, question=question, value=value, text=text)


def walk_path(case: Case, session: str) -> str:
    """Where a walk goes on."""
    return f"/cases/{case.reference}/sessions/{session}"


def on_case(power: Power) -> Callable[[Request, Session, str], OnCase]:
    """The case that a page is about, for whoever sees it and has a power on it.

    To everybody else it is as if there were no such case.
    """

    def found(request: Request, session: Seeing, reference: str) -> OnCase:
        site = site_of(request)
        try:
            issued = check_reference(reference)
        except UserError:
            raise Refused(NOT_FOUND) from None
        try:
            return OnCase(request, site, session, site.access.case(session.account, issued, power))
        except NotAllowed:
            if session.account.may(power):
                raise
            raise Refused(not_allowed(power, session.account)) from None

    return found


def on_walk(power: Power) -> Callable[[Request, Session, str, str], OnWalk]:
    """The walk that a page is about, in the same way."""
    case_of = on_case(power)

    def found(request: Request, session: Seeing, reference: str, walk: str) -> OnWalk:
        on = case_of(request, session, reference)
        view = on.site.cases.view(walk)
        if view.session.case != on.case.reference:
            raise Refused(NOT_FOUND)
        return OnWalk(request, on.site, session, on.case, view)

    return found
