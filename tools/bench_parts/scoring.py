"""Score anything that answers exactly as ``assistant eval`` scores the assistant: by the same code and hit rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from assistant.answers.answer import Answerer
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant
from assistant.channels.cli.evaluate import measured
from assistant.errors import UserError
from assistant.guidance.citations import QuoteSpan, RankedPassage
from assistant.guidance.model import Source
from tools.bench_parts.chunks import Chunk
from tools.bench_parts.plain import Finder

Report = Mapping[str, Any]


class Answers(Protocol):
    """Anything that answers a question."""

    def answer(self, enquiry: Enquiry) -> Answer:
        """The answer, with its passages best first."""


@dataclass(slots=True)
class Recorder:
    """Answers as another does, and keeps every question and answer."""

    behind: Answers
    enquiries: list[Enquiry] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    unusable: int = 0
    """Messages that are no question at all; they are refused, as on the command line."""

    def answer(self, enquiry: Enquiry) -> Answer:
        """The answer of the one behind."""
        try:
            answer = self.behind.answer(enquiry)
        except UserError:
            self.unusable += 1
            return bare(enquiry, ()).model_copy(update={"status": "refused"})
        self.enquiries.append(enquiry)
        self.answers.append(answer)
        return answer


class Chunks:
    """A finder of chunks as something that answers: what it finds are passages, and it never says anything."""

    def __init__(self, finder: Finder, chunks: Sequence[Chunk], sources: Mapping[str, Source]) -> None:
        self._finder = finder
        self._passages = [passage_of(chunk, sources[chunk.source]) for chunk in chunks]

    def answer(self, enquiry: Enquiry) -> Answer:
        """The chunks that were found, best first."""
        return bare(enquiry, [self._passages[number] for number in self._finder.find(enquiry)])


def scored(assistant: Assistant, answers: Answers, file: str) -> Report:
    """The measures of a question file for whatever answers; raises ``UserError`` where the file cannot be used."""
    # The evaluation takes an assistant and asks nothing but its answerer, so any answerer may stand in.
    return measured(dataclasses.replace(assistant, answerer=cast("Answerer", answers)), file)


def bare(enquiry: Enquiry, passages: Sequence[RankedPassage]) -> Answer:
    """An answer that says nothing and shows passages."""
    return Answer(
        id="bench",
        question=enquiry.text,
        board=enquiry.board,
        as_of=enquiry.as_of,
        status="abstained",
        reason="not_in_sources",
        passages=tuple(passages),
    )


def passage_of(chunk: Chunk, source: Source) -> RankedPassage:
    """A chunk in the shape that the hit rule looks at."""
    return RankedPassage(
        id=f"{chunk.source}@{chunk.start}",
        source=source.id,
        source_title=source.title,
        publisher=source.publisher,
        board=source.board,
        edition=source.edition,
        in_force=source.in_force,
        section="",
        page=None,
        statement_id=None,
        text=chunk.text,
        quote=chunk.text,
        quote_span=QuoteSpan(start=chunk.start, end=chunk.end),
        digest=None,
        verified=True,
        score=0.0,
    )
