"""What the screening finds in a message: a kind of personal data and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name",
    "date_of_birth",
    "nhs_number",
    "national_insurance_number",
    "postcode",
    "address",
    "telephone",
    "email",
    "case_reference",
]


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data: ``text[start:end]``."""

    kind: Kind
    start: int
    end: int
