"""Who is reminded of what is due on the lists of their cases."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from assistant.accounts.model import Account
from assistant.cases.model import Case
from assistant.checklists.model import Item
from assistant.checklists.reminding import to_remind_of
from assistant.conversation.access import Access
from assistant.conversation.lists import ListDesk
from assistant.conversation.reminders import Reminder
from assistant.errors import UserError

LONDON = ZoneInfo("Europe/London")
MORNING = 8
"""The hour, in London, from which people are reminded on a working day."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to remind somebody of."""

    case: Case
    item: Item
    reminder: Reminder


def is_morning(at: datetime.datetime) -> bool:
    """Whether the day, in London, has come so far that people may be reminded."""
    return at.astimezone(LONDON).hour >= MORNING


def due_for(
    accounts: Iterable[Account], lists: ListDesk, access: Access, at: datetime.datetime
) -> Iterator[tuple[Account, Sequence[Due]]]:
    """For each of these people who has any: what they are to be reminded of today, in the order of the dates.

    They are on the case or manage it. An item that was assigned goes to those of them who are what it was assigned
    to, a person or a role; where nobody is, and where it was not assigned, to those who may tick it.
    """
    if not is_morning(at):
        return
    today, calendar = at.astimezone(LONDON).date(), lists.maker.workflows.setting.calendar
    people = list(accounts)
    found: dict[str, list[Due]] = {}
    for case in access.store.cases():
        near = [account for account in people if access.sees(account, case)]
        if not near:
            continue
        with suppress(UserError):  # no list has been made, or it can no longer be made
            for item in to_remind_of(lists.show(case.reference), today, calendar):
                for account in those_reminded(item, case, near):
                    reminder = Reminder(case.reference, item.id, item.due or today, account.id)
                    found.setdefault(account.id, []).append(Due(case, item, reminder))
    for account in people:
        if account.id in found:
            yield account, sorted(found[account.id], key=lambda due: due.reminder.due)


def those_reminded(item: Item, case: Case, near: Sequence[Account]) -> Sequence[Account]:
    """Who of those near a case is reminded of an item of its list."""
    assigned = _same(item.assigned_to or "")
    own = [account for account in near if assigned and assigned in _called(account)]
    return own or [account for account in near if account.may("manage_cases") and case.board in account.boards]


def _called(account: Account) -> set[str]:
    """What an item can be assigned to that means this person."""
    return {_same(account.name), *(_same(role.replace("_", " ")) for role in account.counted)}


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()
