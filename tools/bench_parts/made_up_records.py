"""Made-up decision records of the size that real ones have, for measuring and for tests. All in them is invented."""

from __future__ import annotations

import datetime
from typing import Any

from assistant.canonical import canonical_json, sha256
from assistant.records.model import Answered, Consulted, Decision, Dissent, Pins, Record, Signatory, TextRef
from assistant.records.ports import Ledger, Texts

BOARD = "hilltop"
MORNING = datetime.datetime(2016, 5, 26, 9, 30, tzinfo=datetime.UTC)
WORKFLOW = canonical_json(
    {"id": "kite-flying", "edition": "2015-03-26", "questions": {"wind": {"ask": "Is it windy?"}}}
)
CALENDAR = canonical_json({"id": "hilltop", "holidays": ["2016-05-30"]})
_QUESTIONS = ("wind", "string", "tail", "field", "company", "daylight", "permission", "height", "weather")


def citation(number: int) -> dict[str, Any]:
    """A citation as a finding carries it."""
    return {
        "id": f"c-{number:04d}a7c2e19f",
        "source": "kite-guide",
        "source_title": "The Hilltop guide to flying kites safely, with examples",
        "publisher": "Hilltop Council",
        "board": None,
        "edition": "2015-03-26",
        "in_force": {"from": "2015-03-26", "to": "2018-06-29"},
        "section": f"Chapter {number % 5 + 1} > Before flying > Paragraph {number}",
        "page": str(40 + number),
        "statement_id": f"kite-guide/2015-03-26#before-flying-{number}",
        "text": "Whoever flies a kite looks at the sky first, asks the keeper of the field, and stays clear of wires.",
        "quote": "A kite is not flown near wires; the keeper of the field is asked before anybody sets one up.",
        "quote_span": {"start": 18_200 + number, "end": 18_292 + number},
        "digest": "5f" * 32,
        "verified": True,
    }


def finding(citations: int = 6) -> dict[str, Any]:
    """A finding document with as many citations."""
    cited = [citation(number) for number in range(citations)]
    return {
        "schema": "finding.v1",
        "workflow": "kite-flying",
        "edition": "2015-03-26",
        "workflow_digest": "a3" * 32,
        "board": BOARD,
        "status": "finding",
        "asking": None,
        "answers": dict.fromkeys(_QUESTIONS, "yes"),
        "trail": list(_QUESTIONS),
        "off_path": [],
        "finding": {"code": "may_fly", "headline": "On these answers a kite may be flown."},
        "reasons": [{"text": f"Condition {n + 1} is met.", "citations": [c["id"]]} for n, c in enumerate(cited)],
        "not_yet_known": [],
        "possible_findings": ["may_fly"],
        "what_would_change": [{"question": "wind", "value": "no", "finding": "may_not_fly"}],
        "judgements": ["company"],
        "actions": [
            {
                "what": "Ask the keeper of the field, and write down what was said",
                "who": "keeper",
                "when": "3 working days after decided_on",
                "due": "2016-06-01",
                "hold": False,
                "weight": "should",
                "origin": "national",
                "citations": [c["id"]],
            }
            for c in cited
        ],
        "citations": cited,
        "notices": [],
    }


def made_up_record(number: int, *, board: str = BOARD, citations: int = 6, **changed: Any) -> Record:
    """A record that differs from the others by its number; its texts are references that nothing stands behind."""
    at = MORNING + datetime.timedelta(minutes=number)
    texts = (TextRef(id=f"CASE-{number}-{n:032x}", sha256=f"{n:064x}") for n in range(1_000))
    chair = Signatory(role="chair", name=next(texts), at=at)
    fields: dict[str, Any] = {
        "id": f"{board}-{number}",
        "kind": "decision",
        "case": f"CASE-{number}",
        "board": board,
        "recorded_at": at,
        "place": "terminal",
        "finding": finding(citations),
        "pins": pins(),
        "dates": {"decided_on": datetime.date(2016, 5, 26)},
        "as_of": datetime.date(2016, 5, 26),
        "answers": [
            Answered(question=name, value="yes", origin="kite-flying", at=at, by="keeper", reasons=reasons)
            for name, reasons in zip(_QUESTIONS, [next(texts), *[None] * len(_QUESTIONS)], strict=False)
        ],
        "consulted": [
            Consulted(statement_ids=("kite-guide/2015-03-26#before-flying-1",), question=next(texts), at=at),
        ],
        "decision": Decision(
            decided="fly",
            made_on=at.date(),
            departs_from_finding=False,
            by=chair,
            reasons=next(texts),
            dissent=(Dissent(by=Signatory(role="member", name=next(texts), at=at), reasons=next(texts)),),
        ),
        "prepared_by": Signatory(role="keeper", name=next(texts), at=at),
        "confirmed_by": [chair],
    }
    return Record(**(fields | changed))


def pins() -> Pins:
    """The digests of the made-up definitions."""
    return Pins(
        workflow="kite-flying",
        edition="2015-03-26",
        workflow_sha256=sha256(WORKFLOW),
        calendar_sha256=sha256(CALENDAR),
        engine=1,
    )


def keep_definitions(ledger: Ledger) -> None:
    """Keep what the made-up records pin."""
    ledger.keep_definition(WORKFLOW)
    ledger.keep_definition(CALENDAR)


def written_out(record: Record, texts: Texts) -> Record:
    """The same record with a text really kept behind every reference."""
    return Record.model_validate(_kept(record.model_dump(by_alias=True), record.case, texts))


def _kept(value: Any, case: str, texts: Texts) -> Any:
    if isinstance(value, dict):
        if set(value) == {"id", "sha256"}:
            return texts.put(case, f"A made-up text of case {case}.")
        return {key: _kept(item, case, texts) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_kept(item, case, texts) for item in value]
    return value
