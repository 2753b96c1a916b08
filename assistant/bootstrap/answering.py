"""Choose what answers: the index and the adapters behind the answerer's ports.

Nothing here imports YAML, Chroma, LangChain or PyTorch before it is needed: a question from cold waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.adapters.compiled_index import CompiledIndex, open_index
from assistant.adapters.data_folder import DataFolder
from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.adapters.personal_data_gate import PersonalDataGate
from assistant.adapters.spelling import Spelling
from assistant.answers.answer import Answerer
from assistant.answers.ports import Desk, Writer
from assistant.guidance.model import NATIONAL
from assistant.search.cite import Citer
from assistant.search.ports import Searcher
from assistant.settings import Settings


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
    index = open_index(DataFolder(settings.data_dir), settings.corpora, settings.model)
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
        speller=Spelling.open(index.folder),
    )
    answering = index.answering
    folders = (settings.workflows_dir, *settings.local_workflows)
    there = {folder.name for root in folders for folder in (root / NATIONAL).glob("*/")}
    answerer = Answerer(
        desk,
        answering.calibration,
        answering.offers.among(there),
        _writer(settings),
        off_because=OffSwitchFile(settings.data_dir).off_because,
    )
    return Assistant(settings, index, answerer)


def _writer(settings: Settings) -> Writer | None:
    """The chat model that may reword answers, where one is named."""
    if settings.writer_model is None:
        return None
    from assistant.adapters.langchain_writer import open_writer

    return open_writer(settings.writer_model)
