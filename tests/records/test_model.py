"""What a record may be, and that it comes back as it went."""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.canonical import canonical_json, sha256
from assistant.errors import VerificationFailed
from assistant.records.chain import BEGINNING, seal
from assistant.records.model import Record, Sealed, TextRef, texts_of
from conftest import PROJECT
from tools.bench_parts.made_up_records import MORNING, made_up_record

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)
MOMENTS = st.datetimes(timezones=st.sampled_from([datetime.UTC, datetime.timezone(datetime.timedelta(hours=1))]))
RECORDS = st.builds(
    made_up_record,
    st.integers(0, 10_000),
    citations=st.integers(0, 2),
    finding=st.dictionaries(WORDS, JSON, max_size=5),
    recorded_at=MOMENTS,
    place=st.none() | WORDS,
    as_of=st.none() | st.dates(),
    dates=st.dictionaries(WORDS, st.dates(), max_size=3),
)


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_a_record_comes_back_as_it_was_sealed(record):
    """Whatever its fields hold."""
    sealed = seal(record, 1, BEGINNING)

    assert sealed.opened() == record
    assert sealed.opened().canonical() == sealed.record
    assert sealed.record_sha256 == sha256(canonical_json(json.loads(sealed.record)))


def test_every_text_a_record_refers_to_is_listed():
    """Names, reasons, departures, dissent and consulted questions: wherever a reference may stand."""
    reference = TextRef(id=f"CASE-1-{'d' * 32}", sha256="d" * 64)
    record = made_up_record(1)
    record = record.model_copy(update={"decision": record.decision.model_copy(update={"departures": reference})})
    document = json.loads(record.canonical())

    assert sorted(texts_of(document)) == sorted(everywhere(document))


def everywhere(value):
    if isinstance(value, dict):
        if set(value) == {"id", "sha256"}:
            return [(value["id"], value["sha256"])]
        value = value.values()
    return [found for item in value for found in everywhere(item)] if not isinstance(value, str | int | None) else []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"finding": None}, "a decision needs its finding"),
        ({"pins": None}, "a decision needs its finding"),
        ({"kind": "correction"}, "a correction names the record it supersedes"),
        ({"supersedes": "hilltop-0"}, "and nothing else does"),
        ({"kind": "erasure"}, "an erasure has neither a finding"),
        ({"recorded_at": MORNING.replace(tzinfo=None)}, "timezone"),
        ({"case": "../etc"}, "pattern"),
        ({"note": "kite"}, "Extra inputs"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_record_that_is_not_whole_cannot_be_made(changed, said):
    """Whatever is missing or too much."""
    with pytest.raises(ValidationError, match=said):
        made_up_record(1, **changed)


def test_times_are_kept_in_utc():
    """A summer's afternoon in London is an hour less there."""
    afternoon = datetime.datetime(2016, 5, 26, 15, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))

    assert b'"recorded_at":"2016-05-26T14:00:00Z"' in made_up_record(1, recorded_at=afternoon).canonical()


def test_bytes_that_are_no_record_are_not_opened():
    """The reader is told what to run."""
    with pytest.raises(VerificationFailed, match="record 4 of its chain cannot be read"):
        Sealed(b"{}", 4, "", "", "").opened()


def test_the_published_schema_is_that_of_the_model():
    """docs/reference/schema/record.v1.json is what the model says; write it anew where this fails."""
    published = json.loads((PROJECT / "docs" / "reference" / "schema" / "record.v1.json").read_text(encoding="utf-8"))

    assert published == Record.model_json_schema(by_alias=True)
