"""A decision record: what the criteria said, what people decided, and everything the two rest on.

The sealed part holds no free text and no person's name. Both are encrypted under a key of their case and kept beside
it; the record holds only a reference to them, so that a case can be erased and the chain still verifies.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
    StrictInt,
    StrictStr,
    StringConstraints,
    ValidationError,
    model_validator,
)

from assistant.canonical import canonical_json
from assistant.errors import VerificationFailed
from assistant.guidance.model import Word
from assistant.models import Document

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$", max_length=80)]
"""An id that the program issued: letters, digits and single hyphens, so that it may also name a file."""
Utc = Annotated[AwareDatetime, AfterValidator(lambda at: at.astimezone(datetime.UTC))]
Kind = Literal["decision", "correction", "erasure"]
Value = StrictStr | StrictInt | tuple[StrictStr, ...]


class TextRef(Document):
    """Where an encrypted text is kept. The digest is that of the ciphertext, so nothing can be guessed from it."""

    id: Id
    """Begins with the reference of the case whose key the text is encrypted with."""
    sha256: Sha256


class Signatory(Document):
    """Who did something, in which role and when; the name is an encrypted text."""

    role: str
    name: TextRef
    at: Utc


class Answered(Document):
    """One answer the finding rests on: to which question, given in which workflow, when and in which role."""

    question: str
    value: Value
    origin: str
    """The workflow the answer was given in."""
    at: Utc
    by: str
    """The role of whoever answered."""
    reasons: TextRef | None = None


class Dissent(Document):
    """Somebody who took part and did not agree, with reasons."""

    by: Signatory
    reasons: TextRef


class Decision(Document):
    """What people decided; it stands beside the finding and may differ from it."""

    decided: str
    """The id of what was decided, as the board's words for it define."""
    made_on: datetime.date
    departs_from_finding: bool
    by: Signatory
    reasons: TextRef
    departures: TextRef | None = None
    """Why the decision differs from the finding or from guidance; null where it does not."""
    dissent: tuple[Dissent, ...] = ()


class Pins(Document):
    """Exactly which definitions the finding was computed from; their bytes are kept by these digests."""

    workflow: str
    edition: str
    workflow_sha256: Sha256
    """Of the composed definition: the national workflow with what the board adds to it."""
    calendar_sha256: Sha256
    engine: int
    """The format of the definition, as the program that computed the finding counted it."""

    def named(self, definition: str) -> bool:
        """Whether it is meant by a name: a workflow, one edition of it, or a definition's digest."""
        return definition in {self.workflow, f"{self.workflow}/{self.edition}", self.workflow_sha256}


class Consulted(Document):
    """A question on guidance that was asked on the way, and the statements that answered it."""

    statement_ids: tuple[str, ...]
    question: TextRef
    at: Utc


class Record(Document):
    """One decision, one correction of an earlier record, or the erasure of a case."""

    schema_: Literal["record.v1"] = Field(default="record.v1", alias="schema")
    id: Id
    kind: Kind
    case: Id
    """The reference the program issued for the case."""
    board: Word
    recorded_at: Utc
    place: str | None = None
    """The channel it was recorded through, as in ``terminal``, ``web`` or ``slack``."""
    finding: dict[str, Any] | None = None
    """The document of schema ``finding.v1``, exactly as it was shown; null for an erasure."""
    pins: Pins | None = None
    dates: dict[str, datetime.date] = Field(default_factory=dict)
    as_of: datetime.date | None = None
    answers: tuple[Answered, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    decision: Decision
    prepared_by: Signatory
    confirmed_by: tuple[Signatory, ...] = ()
    supersedes: Id | None = None
    """The record that this one corrects."""

    @model_validator(mode="after")
    def _whole(self) -> Record:
        if self.kind == "erasure" and (self.finding is not None or self.pins is not None):
            raise ValueError("an erasure has neither a finding nor pinned definitions")
        if self.kind != "erasure" and (self.finding is None or self.pins is None):
            raise ValueError(f"a {self.kind} needs its finding and the definitions it was computed from")
        if (self.kind == "correction") != (self.supersedes is not None):
            raise ValueError("a correction names the record it supersedes, and nothing else does")
        return self

    def canonical(self) -> bytes:
        """The bytes that are sealed."""
        return canonical_json(self.model_dump(mode="json", by_alias=True))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record in its place in a board's chain."""

    record: bytes
    """Canonical JSON, as it was when it was sealed."""
    sequence: int
    """Its place in the chain of its board, counted from 1."""
    record_sha256: str
    previous_sha256: str
    sha256: str

    def opened(self) -> Record:
        """The record itself; raises ``VerificationFailed`` where the bytes are none."""
        try:
            return Record.model_validate_json(self.record)
        except ValidationError:
            message = f"record {self.sequence} of its chain cannot be read: run `assistant record verify`"
            raise VerificationFailed(message) from None


class Checkpoint(Document):
    """The state of one board's chain at one moment, with a signature over it."""

    board: Word
    count: Annotated[int, Field(ge=1)]
    """How many records the chain held."""
    head_sha256: Sha256
    """The ``sha256`` of the last of them."""
    at: Utc
    signature: str = ""
    """Ed25519, in base64, over the canonical JSON of the other fields."""
    public_key_id: str

    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        return canonical_json(self.model_dump(mode="json", exclude={"signature"}))


def texts_of(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The id and digest of every encrypted text that a record refers to, from its JSON form."""
    decision = record["decision"]
    references = [record["prepared_by"]["name"], decision["by"]["name"], decision["reasons"], decision["departures"]]
    references += [signatory["name"] for signatory in record["confirmed_by"]]
    references += [answer["reasons"] for answer in record["answers"]]
    references += [consulted["question"] for consulted in record["consulted"]]
    for dissent in decision["dissent"]:
        references += [dissent["by"]["name"], dissent["reasons"]]
    return [(str(reference["id"]), str(reference["sha256"])) for reference in references if reference]
