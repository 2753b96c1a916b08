"""Read the statements of a source from their Markdown file.

The file follows the source: its headings, in its order, and under each the statements made there. ``corpus/README.md``
describes the format for those who write it. All problems of a file are found at once, each with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import MalformedFiles, Problem
from assistant.files import read_text
from assistant.guidance.model import Pinpoint, Statement

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_OPENING = re.compile(r"\*\*([^*]*)\*\*(?:\s+\((.*)\))?\s*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RANGE = re.compile(r"@(\d+)(?:-(\d+))?")
_LABEL = re.compile(r"(?:para|step|item|reg|section|fact) \S.*")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\bhttps?://|\bwww\.|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
MOST_PASSAGES = 6
MOST_WORDS = 80


@dataclass(slots=True)
class _Draft:
    id: str
    line: int
    pinpoint: Pinpoint
    verified: bool
    text: list[str] = field(default_factory=list)
    in_error: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def read_statements(path: Path, source: str) -> tuple[Statement, ...]:
    """The statements of one file, in the source's order.

    Raises ``MalformedFiles`` with everything that is wrong in it.
    """
    reader = _Reader(path, source)
    for number, line in enumerate(read_text(path).splitlines(), 1):
        reader.take(number, line.rstrip())
    reader.close()
    if not reader.statements and not reader.problems:
        reader.problems.append(Problem(path, 1, "no statement in the file"))
    if reader.problems:
        raise MalformedFiles(reader.problems)
    return tuple(reader.statements)


class _Reader:
    """Takes the lines of one file and keeps what they say."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.source = source
        self.headings: list[tuple[int, str]] = []
        self.draft: _Draft | None = None
        self.seen: dict[str, int] = {}
        self.statements: list[Statement] = []
        self.problems: list[Problem] = []

    def take(self, number: int, line: str) -> None:
        if not line.strip():
            return
        if heading := _HEADING.fullmatch(line):
            self.close()
            depth = len(heading[1])
            if depth > 1:
                self.headings = [(d, t) for d, t in self.headings if d < depth]
                self.headings.append((depth, heading[2].strip()))
        elif opening := _OPENING.fullmatch(line):
            self.close()
            self._open(number, opening[1], opening[2] or "")
        elif self.draft is None:
            self._problem(number, "text that belongs to no statement")
        elif line.startswith("- "):
            self._question(number, line[2:].strip())
        elif line.startswith("> "):
            self.draft.in_error.append(line[2:].strip())
        elif self.draft.questions:
            self._problem(number, "text after the questions of a statement")
        else:
            self.draft.text.append(line.strip())

    def close(self) -> None:
        """Keep the statement that was being read."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        text = " ".join(draft.text)
        if not text:
            self._problem(draft.line, f"{draft.id}: no text")
        if len(text.split()) > MOST_WORDS:
            self._problem(draft.line, f"{draft.id}: {len(text.split())} words, at most {MOST_WORDS}")
        if not draft.questions:
            self._problem(draft.line, f"{draft.id}: no question it answers")
        if _CONTACT.search(text):
            self._problem(draft.line, f"{draft.id}: a contact detail or web address")
        self.statements.append(
            Statement(
                id=f"{self.source}#{draft.id}",
                source=self.source,
                text=text,
                questions=tuple(draft.questions),
                pinpoint=draft.pinpoint,
                verified=draft.verified,
                in_error=" ".join(draft.in_error) or None,
                line=draft.line,
            )
        )

    def _open(self, number: int, name: str, details: str) -> None:
        if not _ID.fullmatch(name):
            self._problem(number, f"not an id: {name!r} (lower-case words joined by hyphens)")
        if name in self.seen:
            self._problem(number, f"{name}: the same id as at line {self.seen[name]}")
        if not self.headings:
            self._problem(number, f"{name}: no heading above it")
        self.seen[name] = number
        pinpoint, verified = self._details(number, name, details)
        self.draft = _Draft(name, number, pinpoint, verified)

    def _details(self, number: int, name: str, details: str) -> tuple[Pinpoint, bool]:
        first = last = None
        label = page = None
        verified = True
        for detail in filter(None, (part.strip() for part in details.split(";"))):
            if place := _RANGE.fullmatch(detail):
                first, last = int(place[1]), int(place[2] or place[1])
                if first < 1 or last < first or last - first >= MOST_PASSAGES:
                    self._problem(number, f"{name}: {detail} is not one to {MOST_PASSAGES} passages in order")
            elif detail.startswith("page "):
                page = detail.removeprefix("page ")
            elif _LABEL.fullmatch(detail):
                label = detail
            elif detail == "unverified":
                verified = False
            else:
                self._problem(number, f"{name}: not a pinpoint: {detail!r}")
        headings = tuple(title for _, title in self.headings)
        return Pinpoint(headings, first, last, label, page), verified

    def _question(self, number: int, question: str) -> None:
        assert self.draft is not None  # only called while a statement is open
        if question in self.draft.questions:
            self._problem(number, f"{self.draft.id}: the same question twice")
        self.draft.questions.append(question)

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))
