"""What somebody has in hand: the cases they see, the walks that wait for them, and what is late or due."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from assistant.accounts.model import Account
from assistant.cases.model import Case
from assistant.cases.view import View
from assistant.checklists.model import Item
from assistant.checklists.working import coming
from assistant.conversation.access import Access
from assistant.conversation.deciding import needed
from assistant.conversation.lists import ListDesk
from assistant.errors import UserError

SOON = 7
"""Days within which something is due soon."""
LOOKED_THROUGH = 60
"""Cases that are looked through, the newest first: whoever sees more is told how many more there are."""


@dataclass(frozen=True, slots=True)
class MyWalk:
    """One walk of a case that is not sealed."""

    session: str
    title: str
    status: str
    mine: bool
    """Whether it waits for this person."""


@dataclass(frozen=True, slots=True)
class MyCase:
    """One case that is open."""

    case: Case
    board: str
    """The board as people call it."""
    walks: Sequence[MyWalk]
    late: Sequence[Item]
    soon: Sequence[Item]
    listed: bool
    """Whether it has a checklist."""
    works: bool
    """Whether this person makes and works its checklist."""


@dataclass(frozen=True, slots=True)
class InHand:
    """What somebody has in hand."""

    cases: Sequence[MyCase]
    more: int
    """Cases that they see and that were not looked through."""


def in_hand(account: Account, lists: ListDesk, access: Access, today: datetime.date) -> InHand:
    """What somebody has in hand today; cases in which everything is sealed and done are left out."""
    seen = access.cases(account)
    looked = [_case(account, lists, case, today) for case in seen[:LOOKED_THROUGH]]
    return InHand([case for case in looked if case], max(0, len(seen) - LOOKED_THROUGH))


def _case(account: Account, lists: ListDesk, case: Case, today: datetime.date) -> MyCase | None:
    kept = lists.cases.store.sessions(case.reference)
    walks = [_walk(account, lists.cases.view(one.id)) for one in kept if one.state != "sealed"]
    listed = bool(lists.times_made(case.reference))
    late: Sequence[Item] = ()
    soon: Sequence[Item] = ()
    left = False
    if listed:
        with suppress(UserError):  # it can no longer be made: its own page says so
            checklist = lists.show(case.reference)
            late, soon = coming(checklist, today, SOON)
            left = any(item.status == "open" and item.kind != "note" for item in checklist.items)
    if kept and not walks and not left:
        return None
    board = lists.cases.workflows.setting.board_names.get(case.board, case.board)
    works = account.may("manage_cases") and case.board in account.boards
    return MyCase(case, board, walks, late, soon, listed, works)


def _walk(account: Account, view: View) -> MyWalk:
    title, session = view.workflow.title, view.session.id
    if pending := view.pending:
        if pending.decided is None:
            return MyWalk(session, title, "Ready for a decision", account.may("decide"))
        confirmed = {event.by.account for event in pending.confirmed}
        status = f"Decided; confirmed by {len(pending.confirmed)} of {needed(view)}"
        return MyWalk(session, title, status, account.may("decide") and account.id not in confirmed)
    mine = account.may("walk")
    if view.session.state == "paused":
        return MyWalk(session, title, "Paused", mine)
    if view.safety_pending:
        return MyWalk(session, title, "At the safety question", mine)
    answered = "Being answered" if view.standing.asking else "Answered, not sent for decision"
    return MyWalk(session, title, answered, mine)
