"""Handing a walk over to a colleague, who is put on the case; it waits until somebody takes it up."""

from __future__ import annotations

from assistant.accounts.model import Account
from assistant.cases.model import Placed
from assistant.cases.view import View
from assistant.conversation.seat import WalkSeat


def hand_over(seat: WalkSeat, to: Account) -> View:
    """Hand the walk over to somebody who may walk it."""
    placed = Placed(account=to.id, kind="joined", by=seat.account.id, at=seat.place.at)
    acting = seat.acting("walk")
    seat.cases.store.place(seat.case.reference, placed)
    return seat.cases.pause(seat.cases.hand_over(seat.view, to.role_for("walk"), acting), acting)
