"""Choose what the workflows are read, cited and checked with."""

from __future__ import annotations

from assistant.adapters.corpus_citer import CitedCorpus, open_citer
from assistant.adapters.signatures import Signatures
from assistant.calendars.load import load as load_calendar
from assistant.settings import Settings
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.load import Catalogue
from assistant.workflows.report import Setting


def open_workflows(settings: Settings, corpus: CitedCorpus | None = None) -> WorkflowDesk:
    """The workflows with the corpus they cite; raises ``IndexMissing`` where no index matches the corpus."""
    corpus = corpus or open_citer(settings)
    setting = Setting(
        sources=corpus.citer,
        calendar=load_calendar(settings.workflows_dir),
        board_names={board.id: board.short_name for board in corpus.library.boards.values()},
        superseded=corpus.library.regimes.superseded,
        only_england=corpus.library.regimes.only_england,
        instead={nation: there.say for nation, there in corpus.library.regimes.elsewhere.items()},
        signed_off=Signatures(settings.data_dir).digests(),
    )
    return WorkflowDesk(Catalogue(settings.workflows_dir, settings.local_workflows), setting)
