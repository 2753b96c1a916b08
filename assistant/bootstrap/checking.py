"""Check the workflows against the corpus as both stand in their files, with no index needed, and tell all at once."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.calendars.load import load as load_calendar
from assistant.checklists.timetables import faults_of_timetables
from assistant.errors import Problem, UserError
from assistant.guidance.load import look_through
from assistant.settings import Settings
from assistant.workflows.checks import Checker
from assistant.workflows.load import Catalogue
from assistant.workflows.mistakes import Mistakes
from assistant.workflows.proof import Proof


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: what cannot be read or leads nowhere, what was proved, and what was written."""

    problems: tuple[Problem, ...]
    proofs: tuple[Proof, ...]
    between: tuple[str, ...]
    """What does not hold between workflows."""
    written: tuple[Path, ...] = ()
    """Pages of paths."""

    @property
    def faults(self) -> list[str]:
        """Everything that does not hold."""
        return [f"{proof.workflow}: {fault}" for proof in self.proofs for fault in proof.faults] + [*self.between]


class _Everything:
    """Holds every statement: where a pinpoint leads nowhere, that has been told already, with its line."""

    def __contains__(self, _: object) -> bool:
        return True


def check_workflows(settings: Settings, name: str | None = None, *, write_paths: bool = False) -> Checked:
    """Look through all files, and prove one workflow, or all of them, as far as they can be read.

    Raises ``UnknownWorkflow`` for a name that is none. Pages of paths are written only where nothing is wrong before.
    """
    catalogue = Catalogue(settings.workflows_dir, settings.local_workflows, lenient=True)
    names = [catalogue.known(name)] if name else list(catalogue.editions)
    corpus, wrong = look_through(*settings.corpora)
    problems = {*wrong}
    mistakes = Mistakes(catalogue, corpus)
    problems |= {*mistakes.common(), *faults_of_timetables(catalogue, corpus)}
    for workflow in names:
        problems |= {*mistakes.of(workflow)}
    statements: Container[str] = corpus.statements if corpus and not problems else _Everything()
    checker = Checker(catalogue, statements, load_calendar(settings.workflows_dir))
    written = checker.write_paths(names) if write_paths and not problems else []
    proofs: list[Proof] = []
    between: list[str] = []
    for workflow in names:
        with _unless(problems):
            proofs += checker.prove([workflow])
    with _unless(problems):
        between = [] if name else checker.faults_between()
    return Checked(tuple(sorted(problems)), tuple(proofs), tuple(between), tuple(written))


@contextmanager
def _unless(problems: Collection[Problem]) -> Iterator[None]:
    """Let an error pass where files are known to be wrong: it only says again that they cannot be read."""
    try:
        yield
    except UserError:
        if not problems:
            raise
