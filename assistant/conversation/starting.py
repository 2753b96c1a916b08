"""Beginning a walk, wherever that is asked for: the dates that count, a walk under way, a case that is opened."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.accounts.model import Account
from assistant.cases.model import Case, Placed
from assistant.conversation.access import acting
from assistant.conversation.seat import Place, Seat
from assistant.conversation.walk import CaseDesk
from assistant.workflows.desk import edition_of


def dates_asked(desk: CaseDesk, workflow: str, board: str) -> Mapping[str, str]:
    """The dates that any edition of a workflow counts from, in words; first the one that picks the edition."""
    catalogue = desk.workflows.catalogue
    known, _ = edition_of(catalogue, workflow)
    editions = [catalogue.composed(known, edition, board) for edition in catalogue.editions[known]]
    picks = editions[-1].edition_chosen_by or ()
    first = dict.fromkeys((picks,) if isinstance(picks, str) else picks, "")
    named = {name: words for edition in editions for name, words in edition.dates.items()}
    return {name: named.get(name) or catalogue.vocabulary.dates.get(name, name) for name in {**first, **named}}


def under_way(seat: Seat, workflow: str) -> str | None:
    """The walk through a workflow that is under way in a case, where one is."""
    known, _ = edition_of(seat.cases.workflows.catalogue, workflow)
    kept = seat.cases.store.sessions(seat.case.reference)
    return next((one.id for one in kept if one.workflow == known and one.state != "sealed"), None)


def in_words(desk: CaseDesk, message: str) -> str:
    """A message about dates, with each in words in place of its name."""
    titles = desk.workflows.catalogue.vocabulary.dates
    return re.sub(r"\b[a-z_]+_on\b", lambda found: titles.get(found[0], found[0]), message)


def open_case(place: Place, account: Account, board: str) -> Case:
    """Open a case; whoever opens it is put on it."""
    opened = place.cases.open_case(board, acting(account, "walk", place.at, place.channel))
    placed = Placed(account=account.id, kind="joined", by=account.id, at=place.at)
    place.cases.store.place(opened.reference, placed)
    return opened
