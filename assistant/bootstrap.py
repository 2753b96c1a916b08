"""Choose the adapters: the one place that knows what stands behind each port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.adapters.compiled_index import CompiledIndex, open_index
from assistant.adapters.corpus_citer import CitedCorpus, open_citer
from assistant.adapters.data_folder import DataFolder
from assistant.adapters.personal_data_gate import PersonalDataGate
from assistant.adapters.signatures import Signatures
from assistant.adapters.sql import Records
from assistant.answers.answer import Answerer
from assistant.answers.ports import Desk, Writer
from assistant.calendars.load import load as load_calendar
from assistant.canonical import canonical_json
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.conversation.walk import CaseDesk
from assistant.search.cite import Citer
from assistant.search.ports import Searcher
from assistant.settings import Settings
from assistant.workflows.checks import Checker
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.load import Catalogue
from assistant.workflows.report import Setting


@dataclass(frozen=True, slots=True)
class Assistant:
    """An opened index and everything that answers from it."""

    settings: Settings
    index: CompiledIndex
    answerer: Answerer


def open_assistant(settings: Settings, *, with_chroma: bool = False) -> Assistant:
    """Open the index to answer from it.

    With Chroma the search goes through the LangChain retriever, as long-running channels do; without it through the
    compiled index alone, which opens in a fraction of the time. Both give the same places in the same order.
    """
    index = open_index(DataFolder(settings.data_dir), settings.corpus_dir, settings.model)
    searcher: Searcher = index.search()
    if with_chroma:
        from assistant.adapters.langchain_retriever import chroma_searcher

        searcher = chroma_searcher(index)
    desk = Desk(
        library=index.library,
        places=index.places,
        searcher=searcher,
        citer=Citer(index.library, index.original),
        exemplars=index.examples,
        gate=PersonalDataGate.open(index.folder),
    )
    answering = index.answering
    return Assistant(settings, index, Answerer(desk, answering.calibration, answering.offers, _writer(settings)))


def _writer(settings: Settings) -> Writer | None:
    """The chat model that may reword answers, where one is named."""
    if settings.writer_model is None:
        return None
    from assistant.adapters.langchain_writer import open_writer

    return open_writer(settings.writer_model)


def open_workflows(settings: Settings, corpus: CitedCorpus | None = None) -> WorkflowDesk:
    """The workflows with the corpus they cite; raises ``IndexMissing`` where no index matches the corpus."""
    corpus = corpus or open_citer(settings)
    setting = Setting(
        sources=corpus.citer,
        calendar=load_calendar(settings.workflows_dir),
        board_names={board.id: board.short_name for board in corpus.library.boards.values()},
        superseded=corpus.library.regimes.superseded,
        signed_off=Signatures(settings.data_dir).digests(),
    )
    return WorkflowDesk(Catalogue(settings.workflows_dir), setting)


@contextmanager
def open_cases(settings: Settings) -> Iterator[CaseDesk]:
    """Cases with everything they are walked, kept and sealed with."""
    from assistant.adapters.sql import open_records

    with open_records(settings) as records:
        yield _case_desk(settings, records)


@contextmanager
def open_lists(settings: Settings) -> Iterator[ListDesk]:
    """The checklists of cases, with everything they are made and worked with."""
    from assistant.adapters.sql import open_records

    with open_records(settings) as records:
        cases = _case_desk(settings, records)
        yield ListDesk(ListMaker(cases.workflows), cases, records.lists)


def _case_desk(settings: Settings, records: Records) -> CaseDesk:
    corpus = open_citer(settings)
    workflows = open_workflows(settings, corpus)
    return CaseDesk(
        workflows=workflows,
        store=records.cases,
        texts=records.texts,
        ledger=records.ledger,
        gate=PersonalDataGate.open(corpus.folder),
        calendar=canonical_json(workflows.setting.calendar.model_dump(mode="json", by_alias=True)),
    )


def open_checker(settings: Settings) -> Checker:
    """The checks of the workflows against the corpus as it stands in its files, with no index needed."""
    from assistant.guidance.load import load as load_corpus

    library = load_corpus(settings.corpus_dir)
    return Checker(Catalogue(settings.workflows_dir), library.statements, load_calendar(settings.workflows_dir))
