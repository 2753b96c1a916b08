"""Find whatever has been changed in a board's chain, by reading it once from its beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from pydantic_core import from_json

from assistant.canonical import sha256
from assistant.records.chain import BEGINNING, Link, link_sha256
from assistant.records.model import Checkpoint, Sealed, texts_of
from assistant.records.ports import Ledger, Signer, Texts

FaultKind = Literal[
    "edited",
    "unreadable",
    "column",
    "removed",
    "reordered",
    "broken",
    "cut",
    "rehashed",
    "signature",
    "definition",
    "text",
]
_COLUMNS = ("board", "case", "id", "recorded_at")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a chain that does not hold."""

    kind: FaultKind
    sequence: int
    """The place in the chain where it shows."""
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in the chain of one board."""

    board: str
    count: int
    """How many records were read."""
    head_sha256: str
    anchored: int
    """The records 1 to this one are covered by a signed checkpoint that the chain agrees with; 0 for none."""
    faults: tuple[Fault, ...]

    def lines(self) -> list[str]:
        """The result for people: what is anchored, what is not, and every fault."""
        lines = [f"{self.board}: {self.count} records, {len(self.faults)} faults"]
        if self.anchored:
            lines.append(f"  records 1 to {self.anchored} are anchored by a signed checkpoint")
        if self.anchored < self.count:
            lines.append(
                f"  records {self.anchored + 1} to {self.count} are not anchored: whoever can write to the database "
                "could have computed them anew; make a checkpoint and keep it elsewhere"
            )
        return [*lines, *(f"  ! {fault.message}" for fault in self.faults)]

    def document(self) -> dict[str, Any]:
        """The result for programs."""
        return {
            "board": self.board,
            "count": self.count,
            "head_sha256": self.head_sha256,
            "anchored": self.anchored,
            "faults": [asdict(fault) for fault in self.faults],
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a chain is held against besides itself."""

    checkpoints: Sequence[Checkpoint] = ()
    signed: Callable[[Checkpoint], bool] = lambda _: False
    """Whether a checkpoint's signature is good."""
    definition: Callable[[str], bytes | None] | None = None
    """The bytes kept under a digest; definitions are not checked without it."""
    texts: Mapping[str, str] | None = None
    """The digest of every ciphertext that is kept, by its id; texts are not checked without it."""


def verify(board: str, links: Iterable[Link], evidence: Evidence) -> Verification:
    """Read a board's chain from its beginning and find everything that does not hold."""
    checking = _Checking(board, evidence)
    for link in links:
        checking.take(link)
    return checking.ended()


@dataclass(slots=True)
class _Checking:
    """How far the chain has been read, and what was found so far."""

    board: str
    evidence: Evidence
    count: int = 0
    last: int = 0
    head: str = BEGINNING
    anchored: int = 0
    whole: bool = True
    """Whether every link so far follows the one before and fits its record."""
    faults: list[Fault] = field(default_factory=list)
    breaks: list[Sealed] = field(default_factory=list)
    """Records that do not follow the one they stand after."""
    beside: set[str] = field(default_factory=lambda: {BEGINNING})
    """Digests of the links at breaks and just before them."""
    definitions: dict[str, bool] = field(default_factory=dict)
    waiting: dict[int, list[Checkpoint]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for checkpoint in self.evidence.checkpoints:
            self.waiting.setdefault(checkpoint.count, []).append(checkpoint)
            if not self.evidence.signed(checkpoint):
                what = f"the checkpoint of {checkpoint.at:%Y-%m-%d %H:%M} over {checkpoint.count} records"
                self._fault("signature", checkpoint.count, f"{what} is not signed with this installation's key")

    def _fault(self, kind: FaultKind, sequence: int, message: str) -> None:
        self.faults.append(Fault(kind, sequence, message))

    def take(self, link: Link) -> None:
        sealed, expected = link.sealed, self.last + 1
        self.count += 1
        if sealed.sequence != expected:
            self._gap(expected, sealed)
        elif sealed.previous_sha256 != self.head:
            self.breaks.append(sealed)
            self.beside |= {self.head, sealed.sha256}
            self.whole = False
        if link_sha256(sealed.previous_sha256, sealed.record_sha256) != sealed.sha256:
            message = f"record {sealed.sequence}: its digest is not that of its record and the link before it"
            self._fault("edited", sealed.sequence, message)
            self.whole = False
        if sha256(sealed.record) != sealed.record_sha256:
            self._fault("edited", sealed.sequence, f"record {sealed.sequence} has been edited")
            self.whole = False
        else:
            self._contents(link)
        self.last, self.head = sealed.sequence, sealed.sha256
        for checkpoint in self.waiting.pop(sealed.sequence, ()):
            self._meet(checkpoint)

    def _gap(self, expected: int, sealed: Sealed) -> None:
        self.whole = False
        missing = f"record {expected} is" if sealed.sequence == expected + 1 else f"records {expected} on are"
        if sealed.sequence > expected:
            self._fault("removed", expected, f"{missing} missing before record {sealed.sequence}")
        else:
            self._fault("reordered", sealed.sequence, f"record {sealed.sequence} stands after record {self.last}")

    def _contents(self, link: Link) -> None:
        """Check the columns, the definitions and the texts of a record whose bytes are the sealed ones."""
        number = link.sealed.sequence
        try:
            document = from_json(link.sealed.record, cache_strings="keys")
            said = (document["board"], document["case"], document["id"], document["recorded_at"])
            texts = [] if self.evidence.texts is None else texts_of(document)
            pins = document["pins"]
            pinned = (str(pins["workflow_sha256"]), str(pins["calendar_sha256"])) if pins else ()
        except (ValueError, TypeError, KeyError, AttributeError):
            self._fault("unreadable", number, f"record {number} is not a decision record")
            return
        stored = (link.board, link.case, link.id, link.recorded_at)
        if said != stored:
            for name, says, column in zip(_COLUMNS, said, stored, strict=True):
                if says != column:
                    what = f"{name} is stored as {column!r} but sealed as {says!r}"
                    self._fault("column", number, f"record {number}: {what}")
        for digest in pinned:
            if not self._kept(digest):
                self._fault("definition", number, f"record {number}: the definition {digest[:12]} it pins is changed")
        for name, digest in texts:
            if self.evidence.texts and self.evidence.texts.get(name) == digest:
                continue
            self._fault("text", number, f"record {number}: its encrypted text {name} is missing or changed")

    def _kept(self, digest: str) -> bool:
        if self.evidence.definition is None:
            return True
        if digest not in self.definitions:
            content = self.evidence.definition(digest)
            self.definitions[digest] = content is not None and sha256(content) == digest
        return self.definitions[digest]

    def _meet(self, checkpoint: Checkpoint) -> None:
        if self.head == checkpoint.head_sha256:
            if self.whole and self.evidence.signed(checkpoint):
                self.anchored = checkpoint.count
            return
        message = (
            f"records {self.anchored + 1} to {checkpoint.count} are not those that the checkpoint of "
            f"{checkpoint.at:%Y-%m-%d %H:%M} was signed for: one was changed and the chain computed anew"
        )
        self._fault("rehashed", checkpoint.count, message)

    def ended(self) -> Verification:
        for sealed in self.breaks:
            number = sealed.sequence
            if sealed.previous_sha256 in self.beside:
                self._fault("reordered", number, f"record {number} stands out of its order")
            else:
                message = f"record {number} does not follow record {number - 1}: one was replaced or taken out"
                self._fault("broken", number, message)
        for count in sorted(count for count in self.waiting if count > self.last):
            first = f"record {count} is" if count == self.last + 1 else f"records {self.last + 1} to {count} are"
            for checkpoint in self.waiting[count]:
                signed = f"the checkpoint of {checkpoint.at:%Y-%m-%d %H:%M} was signed over {count} records"
                self._fault("cut", self.last + 1, f"{first} missing at the end: {signed}")
        faults = tuple(sorted(self.faults, key=lambda fault: fault.sequence))
        return Verification(self.board, self.count, self.head, self.anchored, faults)


def verify_ledger(
    ledger: Ledger, texts: Texts, signer: Signer, *, board: str | None = None, elsewhere: Sequence[Checkpoint] = ()
) -> list[Verification]:
    """Verify the chain of one board, or of every board, against all there is to hold it against.

    ``elsewhere`` are checkpoints that were kept outside the database.
    """
    digests = texts.digests()
    found = []
    for name in [board] if board else sorted({*ledger.boards(), *(checkpoint.board for checkpoint in elsewhere)}):
        checkpoints = [*ledger.checkpoints(name), *(kept for kept in elsewhere if kept.board == name)]
        evidence = Evidence(checkpoints, lambda kept: signed_by(kept, signer), ledger.definition, digests)
        found.append(verify(name, ledger.links(name), evidence))
    return found


def signed_by(checkpoint: Checkpoint, signer: Signer) -> bool:
    """Whether a checkpoint was signed with this installation's key and not changed since."""
    named = checkpoint.public_key_id == signer.key_id
    return named and signer.verify(checkpoint.signed_bytes(), checkpoint.signature)
