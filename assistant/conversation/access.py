"""Who sees which case, and who may do what with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.accounts.model import Account, Power
from assistant.cases.model import Case
from assistant.cases.ports import CaseStore
from assistant.cases.references import check_reference
from assistant.conversation.walk import Acting
from assistant.errors import NotAllowed, UnknownCase


@dataclass(frozen=True, slots=True)
class Access:
    """The cases of an installation as each person may see them."""

    store: CaseStore

    def sees(self, account: Account, case: Case) -> bool:
        """Whether a person sees a case: those on it, and the business managers of its board."""
        if not account.may("see_cases"):
            return False
        managed = account.may("manage_cases") and case.board in account.boards
        return managed or account.id in self.store.people(case.reference)

    def cases(self, account: Account) -> Sequence[Case]:
        """The cases that a person sees, newest first."""
        if not account.may("see_cases"):
            return ()
        boards = account.boards if account.may("manage_cases") else ()
        own = set(self.store.cases_of(account.id))
        seen = [case for case in self.store.cases() if case.board in boards or case.reference in own]
        return tuple(reversed(seen))

    def case(self, account: Account, reference: str, power: Power = "see_cases") -> Case:
        """A case that a person sees and may use a power on.

        Raises ``UnknownCase`` for one they do not see, as for one that does not exist: which cases there are is told
        to nobody else. Raises ``NotAllowed`` where their role does not go so far.
        """
        case = self.store.case(check_reference(reference))
        if not self.sees(account, case):
            raise UnknownCase(case.reference)
        managing = case.board in account.boards
        if not account.may(power) or (power == "manage_cases" and not managing):
            raise NotAllowed(power)
        return case


def acting(account: Account, power: Power, at: datetime.datetime, place: str) -> Acting:
    """A person as whoever acts with a power, at a time, through a channel."""
    return Acting(account.role_for(power), account.name, at, place, account.id)
