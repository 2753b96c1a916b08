"""Erase a case: nobody can read its free texts and names again, while its sealed records still verify.

Two people do it together, and that they did is itself a record, sealed before the key is destroyed. Their names and
their reason stand under a key of their own, so that who erased a case can still be told afterwards.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import UnknownRecord, UserError
from assistant.records.model import Decision, Record, Sealed, Signatory
from assistant.records.ports import Ledger, Texts

ERASED = "case_erased"
"""What the record of an erasure says was decided."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts, by name and role."""

    name: str
    role: str


def erase(
    case: str,
    board: str,
    by: Sequence[Person],
    reason: str,
    *,
    at: datetime.datetime,
    place: str,
    ledger: Ledger,
    texts: Texts,
) -> Sealed:
    """Seal the record of the erasure and then destroy the key of the case.

    Where an earlier attempt was interrupted between the two, its record stands and only the key is destroyed.
    Raises ``UserError`` where not two different people are named, no reason is given, or the case is erased already,
    and ``UnknownRecord`` where nothing is kept of it.
    """
    _check(case, by, reason, texts)
    records = ledger.of_case(case)
    if not records and not texts.holds(case):
        raise UnknownRecord(f"nothing is kept of a case {case!r}: `assistant record list` shows the cases with records")
    sealed = next((one for one in records if one.opened().kind == "erasure"), None)
    sealed = sealed or ledger.append(_record(case, board, by, reason, at, place, texts))
    texts.erase(case, at)
    return sealed


def _check(case: str, by: Sequence[Person], reason: str, texts: Texts) -> None:
    names = {" ".join(person.name.split()).casefold() for person in by}
    if len(by) != 2 or len(names) != 2 or not all(person.name.strip() and person.role.strip() for person in by):
        raise UserError("erasing a case takes two different people, each with name and role")
    if not reason.strip():
        raise UserError("erasing a case needs a reason")
    if gone := texts.erased_at(case):
        raise UserError(f"case {case} was erased on {gone:%-d %B %Y}")


def _record(
    case: str, board: str, by: Sequence[Person], reason: str, at: datetime.datetime, place: str, texts: Texts
) -> Record:
    holder = f"{case}-erasure"
    first, second = (Signatory(role=one.role.strip(), name=texts.put(holder, one.name.strip()), at=at) for one in by)
    return Record(
        id=holder,
        kind="erasure",
        case=case,
        board=board,
        recorded_at=at,
        place=place,
        decision=Decision(
            decided=ERASED,
            made_on=at.date(),
            departs_from_finding=False,
            by=first,
            reasons=texts.put(holder, reason.strip()),
        ),
        prepared_by=first,
        confirmed_by=(second,),
    )
