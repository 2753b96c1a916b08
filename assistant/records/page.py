"""What the readable page of one record shows: the finding, and beside it what people decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.records.labels import NO_LABELS, Labels
from assistant.records.layout import Block, Grid, Heading, Paragraph
from assistant.records.model import Checkpoint, Record, Sealed, Signatory, TextRef, Value
from assistant.records.ports import Texts

_PROMINENT = frozenset(["not_signed_off", "superseded", "unverified"])
"""The kinds of notices that stand beside the finding; the others stand with the sources they are on."""
_TITLES = {"decision": "Decision record", "correction": "Correction of a decision record", "erasure": "Erasure"}


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One record with what stands around it."""

    sealed: Sealed
    record: Record
    texts: Texts
    checkpoint: Checkpoint | None
    """The first checkpoint that covers it."""
    superseded_by: str | None = None
    labels: Labels = NO_LABELS
    """The words of the definition it was sealed with."""

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"{_TITLES[self.record.kind]} {self.record.id}"

    def blocks(self) -> list[Block]:
        """The whole page."""
        return [
            Heading(self.title, 1),
            *self._about(),
            *self._finding(),
            *self._decision(),
            *self._answers(),
            *self._actions(),
            *self._consulted(),
            *self._notices(),
            *self._citations(),
            *self._seal(),
        ]

    def _about(self) -> Iterator[Block]:
        record = self.record
        if self.superseded_by:
            yield Paragraph(f"Superseded: record {self.superseded_by} corrects this one.", marked=True)
        rows = [("Board", record.board), ("Case", record.case), ("Recorded", _moment(record.recorded_at))]
        rows += [("Recorded through", record.place)] if record.place else []
        rows += [("As at", _day(record.as_of))] if record.as_of else []
        rows += [("Corrects", record.supersedes)] if record.supersedes else []
        rows += [("Prepared by", self._who(record.prepared_by))]
        rows += [("Confirmed by", self._who(signatory)) for signatory in record.confirmed_by]
        rows += [(self.labels.date(name), _day(day)) for name, day in sorted(record.dates.items())]
        yield Grid(rows)

    def _finding(self) -> Iterator[Block]:
        finding = self.record.finding
        if finding is None:
            return
        yield Heading("What the criteria say on these answers")
        found = finding.get("finding") or {}
        yield Paragraph(f"{found.get('headline', 'No finding')} ({found.get('code', '-')})", marked=True)
        yield from (Paragraph(text) for kind, text in self._said_beside() if kind in _PROMINENT)
        numbers = self._numbers()
        if reasons := finding.get("reasons"):
            yield Grid([(str(reason.get("text")), _marks(reason, numbers)) for reason in reasons], ("Reason", "Source"))
        if unknown := finding.get("not_yet_known"):
            yield Paragraph("Not yet known: " + "; ".join(self.labels.question(str(name)) for name in unknown))

    def _actions(self) -> Iterator[Block]:
        numbers = self._numbers()
        if actions := (self.record.finding or {}).get("actions"):
            before, after = ("what", "who", "when"), ("weight", "origin")
            rows = [
                (
                    *(_shown(action.get(name)) for name in before),
                    _due(action),
                    *(_shown(action.get(name)) for name in after),
                    _marks(action, numbers),
                )
                for action in actions
            ]
            yield Heading("What is to be done")
            yield Grid(rows, (*(name.capitalize() for name in (*before, "due", *after)), "Source"))

    def _decision(self) -> Iterator[Block]:
        decision = self.record.decision
        yield Heading("What was decided")
        if decision.departs_from_finding:
            yield Paragraph("The decision departs from the finding.", marked=True)
        rows = [
            ("Decided", self.labels.decided(decision.decided)),
            ("Made on", _day(decision.made_on)),
            ("By", self._who(decision.by)),
            ("Reasons", self._text(decision.reasons)),
        ]
        if decision.departures:
            rows.append(("Why it departs", self._text(decision.departures)))
        yield Grid(rows)
        if decision.dissent:
            yield Heading("Dissent", 3)
            yield Grid([(self._who(one.by), self._text(one.reasons)) for one in decision.dissent], ("Who", "Reasons"))

    def _answers(self) -> Iterator[Block]:
        if self.record.answers:
            yield Heading("Answers")
            rows = [
                (
                    self.labels.question(given.question),
                    self.labels.answer(given.question, given.value),
                    f"{_role(given.by)}, {_moment(given.at)}",
                    self.labels.workflow(given.origin),
                    self._text(given.reasons) if given.reasons else "",
                )
                for given in self.record.answers
            ]
            yield Grid(rows, ("Question", "Answer", "Given by", "In workflow", "Reasons"))

    def _consulted(self) -> Iterator[Block]:
        if self.record.consulted:
            yield Heading("Guidance consulted")
            rows = [
                (_moment(asked.at), self._text(asked.question), ", ".join(asked.statement_ids))
                for asked in self.record.consulted
            ]
            yield Grid(rows, ("When", "Question", "Statements"))

    def _notices(self) -> Iterator[Block]:
        rest = [text for kind, text in self._said_beside() if kind not in _PROMINENT]
        if rest:
            yield Heading("What is to be known of it")
            yield from map(Paragraph, rest)

    def _said_beside(self) -> list[tuple[str, str]]:
        """The notices of the finding, each with its kind."""
        notices = (self.record.finding or {}).get("notices") or ()
        return [(str(one.get("kind")), str(one.get("text"))) for one in notices]

    def _citations(self) -> Iterator[Block]:
        """Source by source; a passage that several citations share stands once, and the others point to it."""
        cited = list(enumerate((self.record.finding or {}).get("citations") or (), 1))
        if cited:
            yield Heading("Sources")
        rows: dict[str, list[tuple[str, ...]]] = {}
        first: dict[tuple[str, str], int] = {}
        for number, one in cited:
            source = f"{one.get('source_title')} ({one.get('edition')})"
            passage = " ".join((one.get("quote") or "").split())
            before = first.setdefault((source, passage), number)
            quoted = f"“{passage}”" if before == number else f"The passage at [{before}]"
            unchecked = "" if one.get("verified", True) else "Not checked against the published document"
            where = f"{one.get('section')}" + (f", page {one['page']}" if one.get("page") else "")
            said = "\n".join(filter(None, (str(one.get("text")), quoted if passage else "", unchecked)))
            rows.setdefault(source, []).append((f"[{number}]", where, said))
        for source, listed in rows.items():
            yield Heading(source, 3)
            yield Grid(listed, ("No.", "Where", "What it says"))

    def _seal(self) -> Iterator[Block]:
        sealed, pins = self.sealed, self.record.pins
        yield Heading("Seal")
        rows = [
            ("Place in the chain", f"{sealed.sequence} of {self.record.board}"),
            ("Digest of the record", sealed.record_sha256),
            ("Digest of the link before", sealed.previous_sha256),
            ("Digest of this link", sealed.sha256),
        ]
        if pins:
            rows += [
                ("Workflow", f"{pins.workflow}, edition {pins.edition}, {pins.workflow_sha256}"),
                ("Calendar", pins.calendar_sha256),
            ]
            given = "\n".join(f"{one.question}: {_held(one.value)}" for one in self.record.answers)
            rows += [("Answers by their ids", given)] if given else []
            rows += [("Decision by its id", self.record.decision.decided)]
        if kept := self.checkpoint:
            over = f"{_moment(kept.at)}, over {kept.count} records, head {kept.head_sha256}, key {kept.public_key_id}"
            rows.append(("Checkpoint", over))
        yield Grid(rows)
        if not self.checkpoint:
            yield Paragraph("No checkpoint has been made since: nothing outside the database vouches for this record.")

    def _numbers(self) -> dict[str, int]:
        cited = (self.record.finding or {}).get("citations") or ()
        return {str(one.get("id")): number for number, one in enumerate(cited, 1)}

    def _who(self, signatory: Signatory) -> str:
        return f"{self._text(signatory.name)}, {_role(signatory.role)}, {_moment(signatory.at)}"

    def _text(self, reference: TextRef) -> str:
        text = self.texts.read(reference)
        return text if text is not None else self._erased()

    def _erased(self) -> str:
        at = self.texts.erased_at(self.record.case)
        return f"(erased on {at:%-d %B %Y})" if at else "(erased)"


def _held(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _role(role: str) -> str:
    return role.replace("_", " ")


def _marks(item: Mapping[str, Any], numbers: Mapping[str, int]) -> str:
    cited: Sequence[str] = item.get("citations") or ()
    return " ".join(f"[{numbers.get(name, '?')}]" for name in cited)


def _due(action: Mapping[str, Any]) -> str:
    """The date, the working day to act by where that is another, and what is to be known of the two."""
    due, act_by = _shown(action.get("due")), _shown(action.get("act_by"))
    return "\n".join(
        filter(None, (due, f"act by {act_by}" if act_by and act_by != due else "", action.get("due_note")))
    )


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _day(day: datetime.date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


def _moment(at: datetime.datetime) -> str:
    return f"{at:%-d %B %Y, %H:%M} UTC"
