"""Answer in processes of their own, so that a server with several cores answers several questions at once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace

from assistant.answers.answer import Answerer
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.errors import StorageFailed, UserError
from assistant.settings import Settings

_opened: list[Answerer] = []
"""In a process that answers: its answerer, opened once."""


@dataclass(frozen=True, slots=True)
class AnsweringElsewhere(Answerer):
    """An answerer that has each question answered by whichever of its processes is free."""

    processes: ProcessPoolExecutor = field(kw_only=True)

    def answer(self, enquiry: Enquiry) -> Answer:
        """Answer a question as ``Answerer`` does, and raise what it raises."""
        try:
            outcome = self.processes.submit(_answer, enquiry).result()
        except RuntimeError as error:  # after they were stopped, or where one of them was killed
            raise StorageFailed("the processes that answer have been stopped: start the program again") from error
        if isinstance(outcome, UserError):
            raise outcome
        return outcome


@contextmanager
def answering_in_processes(assistant: Assistant, number: int) -> Iterator[Assistant]:
    """An assistant whose questions are answered in so many processes; each holds an index of its own."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, spawning, _open, (assistant.settings,)) as processes:
        own = {one.name: getattr(assistant.answerer, one.name) for one in fields(assistant.answerer)}
        yield replace(assistant, answerer=AnsweringElsewhere(**own, processes=processes))


def _open(settings: Settings) -> None:
    _opened.append(open_assistant(settings).answerer)


def _answer(enquiry: Enquiry) -> Answer | UserError:
    try:
        return _opened[0].answer(enquiry)
    except UserError as error:
        return error
