"""Answer in turn where many ask at once: in this process, or in several so that several cores are at work.

Several questions at once in one process hold each other up, and more threads than cores do, too: sixteen askers were
served five times as fast in turn, on one thread each (ADR 0029).
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from multiprocessing.connection import Connection
from threading import Lock

from threadpoolctl import threadpool_limits

from assistant.answers.answer import Answerer
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.errors import StorageFailed, UserError
from assistant.settings import Settings

_SPAWNING = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Here:
    """This process, where it answers by itself."""

    answerer: Answerer

    def answer(self, enquiry: Enquiry) -> Answer | UserError:
        return _outcome(self.answerer, enquiry)

    def stop(self) -> None:
        """There is nothing to be stopped."""


class _Process:
    """One process that answers, with an index of its own; where it has been killed, the next question starts another.

    Whoever asks talks to it directly over a pipe: nothing in between has to be woken for a question or an answer.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._start()

    def _start(self) -> None:
        self._end, other = _SPAWNING.Pipe()
        self._process = _SPAWNING.Process(target=_answer_what_comes, args=(other, self._settings), daemon=True)
        self._process.start()
        other.close()

    def answer(self, enquiry: Enquiry) -> Answer | UserError:
        try:
            self._end.send(enquiry)
            outcome: Answer | UserError = self._end.recv()
        except (EOFError, OSError):
            self.stop()
            self._start()
            raise StorageFailed("the process that was to answer has ended, and another starts: ask again") from None
        return outcome

    def stop(self) -> None:
        self._end.close()
        self._process.join()


class _Turns:
    """The processes that wait for a question, each given to whoever has waited longest."""

    def __init__(self, processes: Iterable[_Here | _Process]) -> None:
        self._free: deque[_Here | _Process | None] = deque(processes)
        self._waiting: deque[Future[_Here | _Process | None]] = deque()
        self._lock = Lock()

    def take(self) -> _Here | _Process | None:
        """Wait for a process; ``None`` once they have been stopped."""
        turn: Future[_Here | _Process | None] = Future()
        with self._lock:
            if self._free:
                return self._free.popleft()
            self._waiting.append(turn)
        return turn.result()

    def give(self, process: _Here | _Process | None) -> None:
        """Let the next one have it."""
        with self._lock:
            if not self._waiting:
                self._free.append(process)
                return
            turn = self._waiting.popleft()
        turn.set_result(process)


@dataclass(frozen=True, slots=True)
class AnsweringInTurn(Answerer):
    """An answerer that has each question answered by whichever of its processes is free."""

    turns: _Turns = field(kw_only=True)

    def answer(self, enquiry: Enquiry) -> Answer:
        """Answer a question as ``Answerer`` does, and raise what it raises."""
        process = self.turns.take()
        try:
            if process is None:
                raise StorageFailed("what answers has been stopped: start the program again")
            outcome = process.answer(enquiry)
        finally:
            self.turns.give(process)
        if isinstance(outcome, UserError):
            raise outcome
        return outcome


@contextmanager
def answering_in_turn(assistant: Assistant, processes: int = 0) -> Iterator[Assistant]:
    """An assistant whose questions are answered one after the other, or in so many processes.

    Each of the processes holds an index of its own.
    """
    started: list[_Here | _Process] = [_Process(assistant.settings) for _ in range(processes)]
    answering = started or [_Here(assistant.answerer)]
    turns = _Turns(answering)
    own = {one.name: getattr(assistant.answerer, one.name) for one in fields(assistant.answerer)}
    try:
        with threadpool_limits(1):
            yield replace(assistant, answerer=AnsweringInTurn(**own, turns=turns))
    finally:
        for _ in answering:
            if process := turns.take():  # what is being answered is answered first
                process.stop()
        turns.give(None)


def _answer_what_comes(end: Connection, settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the program, and the program ends this
    with threadpool_limits(1):
        answerer = open_assistant(settings).answerer
        while True:
            try:
                enquiry = end.recv()
            except EOFError:
                return
            end.send(_outcome(answerer, enquiry))


def _outcome(answerer: Answerer, enquiry: Enquiry) -> Answer | UserError:
    try:
        return answerer.answer(enquiry)
    except UserError as error:
        return error
