"""Find personal data in a message before anything is searched, logged or stored.

Pure: the name lists are handed in. What is found is never kept; ``reworded`` offers the same question without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from assistant.screening.addresses import addresses
from assistant.screening.births import births
from assistant.screening.case_references import case_references as _case_references
from assistant.screening.found import Found, Kind
from assistant.screening.names import NameLists, find_names
from assistant.screening.rewording import reworded
from assistant.screening.structured import (
    emails,
    insurance_numbers,
    nhs_numbers,
    postcodes,
    spoken_telephones,
    telephones,
)

__all__ = ["Found", "Kind", "NameLists", "find", "reworded"]

_FIRST_WINS: tuple[Kind, ...] = (
    "email",
    "nhs_number",
    "national_insurance_number",
    "date_of_birth",
    "telephone",
    "case_reference",
    "address",
    "postcode",
    "name",
)
"""Where two kinds claim the same letters, the more telling one has them."""


def find(
    text: str,
    names: NameLists,
    published: Collection[str] = (),
    case_references: re.Pattern[str] | None = None,
) -> tuple[Found, ...]:
    """The personal data in a message, in order and without overlaps.

    ``published`` holds further names that may stand in a question because they are in published reports;
    ``case_references`` is the form that a board's own references have.
    """
    people = list(find_names(text, names, published))
    found = [*people]
    if any(char.isdigit() for char in text):
        found += nhs_numbers(text)
        found += insurance_numbers(text)
        found += postcodes(text)
        found += telephones(text)
    found += spoken_telephones(text)
    found += addresses(text)
    found += births(text, found)
    found += _case_references(text, case_references)
    if "@" in text or " at" in text or "(at" in text or "[at" in text:
        found += emails(text)
    return tuple(_apart(found))


def _apart(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (_FIRST_WINS.index(each.kind), each.start - each.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.start)
