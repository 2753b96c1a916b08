"""Measure the assistant and the plain systems in this process, over one data folder that is ready.

It imports every heavy library there is, so that it comes after everything that is measured in a process of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.adapters.data_folder import DataFolder
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.errors import UserError
from assistant.guidance.load import load
from assistant.settings import Settings
from tools.bench_parts.chunks import Chunk, cut, how_cut
from tools.bench_parts.figures import BM25, CHROMA, COMPILED, PLAIN, PLAIN_EXPORTED, Figures, Forbidden, Quality
from tools.bench_parts.numbers import Spread, seconds_each
from tools.bench_parts.plain import Bm25Finder, Encode, Finder, LangChainFinder, sentence_transformers_encode
from tools.bench_parts.scoring import Answers, Chunks, Recorder, Report, scored

_WARMING = 5
"""Questions asked before any is timed: the first ones pay for what is loaded when it is first needed."""
Say = Callable[[str], None]


@dataclass(slots=True)
class Bench:
    """One data folder, the assistant on it, and what has been measured so far."""

    settings: Settings
    figures: Figures
    say: Say
    assistant: Assistant = field(init=False)
    data: DataFolder = field(init=False)

    def __post_init__(self) -> None:
        self.assistant = open_assistant(self.settings)
        self.data = DataFolder(self.settings.data_dir)

    def measure(self, questions: Sequence[Path], forbidden: Sequence[Path]) -> None:
        """Measure everything; the questions that are timed are those of the first file."""
        with tempfile.TemporaryDirectory(prefix="bench-plain-") as folder:
            finders, chunks = self._finders(Path(folder))
            timed = self._score(questions, forbidden, finders, chunks)
            if timed:
                self.figures.asked = questions[0].name
                self._time(timed, finders)

    def _score(
        self, questions: Sequence[Path], forbidden: Sequence[Path], finders: dict[str, Finder], chunks: Sequence[Chunk]
    ) -> list[Enquiry]:
        """Score every file, check every answer, and give the questions of the first file."""
        systems = {
            name: Chunks(finder, chunks, self.assistant.index.library.sources) for name, finder in finders.items()
        }
        first: list[Enquiry] = []
        for file in (*questions, *forbidden):
            self.say(f"asking what {file.name} asks")
            recorder = Recorder(self.assistant.answerer)
            report = self._report(recorder, file)
            if report is None:
                continue
            self._check(recorder.answers)
            if file == questions[0]:
                first = recorder.enquiries
            if recorder.unusable:
                self.figures.notes.append(f"{file.name}: {recorder.unusable} messages are no question at all.")
            if messages := report.get("must_not_be_answered"):
                self.figures.forbidden.append(Forbidden(file.name, int(messages), int(report["answered_all_the_same"])))
            if report["questions"]:
                reports = {COMPILED: report}
                for name, system in systems.items():
                    other = self._report(system, file) if name != PLAIN_EXPORTED else None
                    reports |= {name: other} if other else {}
                self.figures.quality.append(Quality(file.name, reports))
        return first

    def _report(self, answers: Answers, file: Path) -> Report | None:
        try:
            return scored(self.assistant, answers, str(file))
        except UserError as error:
            self.figures.notes.append(f"{file.name} was not measured: {error}.")
            return None

    def _check(self, answers: Sequence[Answer]) -> None:
        texts = {key: kept[0].text for key in self.data.attached() if (kept := self.data.original(key))}
        # The corpus is read anew: what the index knows is what is being checked.
        self.figures.checks.count(answers, texts.get, load(*self.settings.corpora).statements)

    def _time(self, enquiries: Sequence[Enquiry], finders: dict[str, Finder]) -> None:
        recorders = {COMPILED: Recorder(self.assistant.answerer)}
        recorders[CHROMA] = Recorder(open_assistant(self.settings, with_chroma=True).answerer)
        asks: dict[str, Callable[[Enquiry], object]] = {name: made.answer for name, made in recorders.items()}
        asks |= {name: finder.find for name, finder in finders.items()}
        for name, ask in asks.items():
            self.say(f"timing {name}")
            seconds_each(ask, enquiries[:_WARMING])
            self.figures.warm[name] = Spread.of(seconds_each(ask, enquiries))
        pairs = zip(recorders[COMPILED].answers, recorders[CHROMA].answers, strict=True)
        self.figures.apart = sum(_places(one) != _places(other) for one, other in list(pairs)[_WARMING:])

    def _finders(self, folder: Path) -> tuple[dict[str, Finder], list[Chunk]]:
        """The plain systems over the attached documents; none where none is attached."""
        sources = self.assistant.index.library.sources
        chunks: list[Chunk] = []
        for key in sorted(self.data.attached()):
            if kept := self.data.original(key):
                chunks += cut(key, sources[key].board, kept[0].text)
        if not chunks:
            self.figures.notes.append("The plain systems were not measured: no published document is attached.")
            return {}, []
        self.figures.chunks, self.figures.cut = len(chunks), how_cut()
        self.say("setting up the plain pipelines")
        finders: dict[str, Finder] = {}
        encodes: dict[str, Encode] = {
            PLAIN: sentence_transformers_encode(self.settings.model),
            PLAIN_EXPORTED: lambda texts: self.assistant.index.encoder.encode(texts).tolist(),
        }
        for number, (name, encode) in enumerate(encodes.items()):
            finders[name] = LangChainFinder(chunks, encode, folder / str(number))
        finders[BM25] = Bm25Finder(chunks)
        return finders, chunks


def _places(answer: Answer) -> list[str]:
    return [passage.id for passage in answer.passages]
