"""Choose where cases, lists and records are kept, and what they are worked with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.adapters.corpus_citer import CitedCorpus, open_citer
from assistant.adapters.personal_data_gate import PersonalDataGate
from assistant.adapters.sql import Records, open_records
from assistant.bootstrap.workflows import open_workflows
from assistant.canonical import canonical_json
from assistant.cases.again import evaluated_again
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.conversation.walk import CaseDesk
from assistant.records.desk import RecordDesk
from assistant.settings import Settings


@contextmanager
def open_cases(settings: Settings) -> Iterator[CaseDesk]:
    """Cases with everything they are walked, kept and sealed with."""
    with open_records(settings) as records:
        yield _case_desk(settings, records, open_citer(settings))


@contextmanager
def open_lists(settings: Settings) -> Iterator[ListDesk]:
    """The checklists of cases, with everything they are made and worked with."""
    with open_records(settings) as records:
        yield list_desk(settings, records, open_citer(settings))


@contextmanager
def open_record_desk(settings: Settings) -> Iterator[RecordDesk]:
    """Sealed records with everything they are read and proved with."""
    with open_records(settings) as records:
        yield record_desk(records)


def list_desk(settings: Settings, records: Records, corpus: CitedCorpus) -> ListDesk:
    """The checklists of cases on records that are open already; they are cited from a corpus that is open, too."""
    cases = _case_desk(settings, records, corpus)
    return ListDesk(ListMaker(cases.workflows), cases, records.lists)


def record_desk(records: Records) -> RecordDesk:
    """Sealed records on records that are open already."""
    return RecordDesk(records.ledger, records.texts, records.signer, evaluated_again)


def _case_desk(settings: Settings, records: Records, corpus: CitedCorpus) -> CaseDesk:
    workflows = open_workflows(settings, corpus)
    return CaseDesk(
        workflows=workflows,
        store=records.cases,
        texts=records.texts,
        ledger=records.ledger,
        gate=PersonalDataGate.open(corpus.folder),
        calendar=canonical_json(workflows.setting.calendar.model_dump(mode="json", by_alias=True)),
    )
