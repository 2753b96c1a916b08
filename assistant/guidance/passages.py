"""Cut the text of a published document into passages: sentences, list items and table rows.

A passage is the smallest thing a citation may quote. Every passage keeps its character offsets in the text it was
cut from, so that a quotation can always be checked against the document, byte for byte. Nothing here knows which
board or edition the text belongs to.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "item", "row"]

SUBSTANTIVE_WORDS = 5
"""A passage of fewer words (a heading, a form label, a page number) states nothing that could be acted on."""

_LIST_MARK = re.compile(
    r"""[ \t]*(?:
        [-–•▪·●*»>=¢✓✔☐□\uf0b7]+(?=\s)        # bullets, and what scanning makes of them
      | e(?=\s+[A-Z¢])                         # a scanned round bullet
      | \(?(?:\d{1,2}(?:[.,]\s?\d{1,2})*|[a-z]|[ivx]{1,4})[.)]+(?=\s|[A-Z])
      | \d{1,2}\.\d{1,2}(?=\s)
      | \#{1,6}(?=\s)
    )""",
    re.VERBOSE,
)
_BARE_MARK = re.compile(r"\s*(?:[-–•»>=]\s*)?\(?(?:\d{1,2}(?:[.,]\s?\d{1,2})*|[A-Za-z]|[ivx]{1,4})[.)]+\s*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|p|pp|para|paras|no|nos|dr|mr|mrs|ms|st|vs|cf|ch|fig|reg|regs|s|ss|sch|inc|ltd)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_WRAP_AT_MOST = 130
_WRAP_AT_LEAST = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, list item or table row, and where it stands: ``text[start:end]``."""

    start: int
    end: int
    kind: Kind
    block: int
    """Number of the paragraph, item or row it belongs to, from 0."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document without its line ending."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but space, or a page number, stands on the line."""
        return not self.text.strip() or _PAGE_NUMBER.fullmatch(self.text) is not None

    @property
    def row(self) -> bool:
        """Whether the line is a table row: cells are parted by tabs or by bars."""
        return "\t" in self.text.strip() or (self.text.count("|") > 1 and self.text.strip().startswith("|"))

    @property
    def item(self) -> bool:
        """Whether the line opens a list item."""
        return _LIST_MARK.match(self.text) is not None


def word_count(text: str) -> int:
    """How many words a text has; numbers count, punctuation does not."""
    return len(_WORD.findall(text))


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their offsets; the last one need not end in a newline."""
    lines, start = [], 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        lines.append(Line(start, start + len(body), body))
        start += len(raw)
    return lines


def passages_of(text: str, *, breaks: Sequence[int] = ()) -> list[Passage]:
    """Cut a text into passages, in order.

    ``breaks`` are offsets no passage may run across, such as the ends of headings. A sentence cut by a page break
    or by a page number is joined again; a line that only wraps a paragraph does not end it.
    """
    found: list[Passage] = []
    for number, (kind, lines) in enumerate(_blocks(lines_of(text), frozenset(breaks))):
        for start, end in _pieces(text, kind, lines):
            found.append(Passage(start, end, kind, number))
    return found


def substantive(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages long enough to state something (five words or more)."""
    return [p for p in passages if word_count(text[p.start : p.end]) >= SUBSTANTIVE_WORDS]


def _blocks(lines: Sequence[Line], breaks: frozenset[int]) -> Iterator[tuple[Kind, list[Line]]]:
    width = _wrap_width(lines)
    block: list[Line] = []
    kind: Kind = "sentence"
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        if block and _continues(block, kind, line, gap=gap, width=width) and not _broken(block, line, breaks):
            block.append(line)
        else:
            if block:
                yield kind, block
            block, kind = [line], "row" if line.row else "item" if line.item else "sentence"
        gap = False
    if block:
        yield kind, block


def _broken(block: Sequence[Line], line: Line, breaks: frozenset[int]) -> bool:
    return any(block[-1].start <= at <= line.start for at in breaks)


def _continues(block: Sequence[Line], kind: Kind, line: Line, *, gap: bool, width: int | None) -> bool:
    """Whether a line carries on the block before it rather than opening a new one."""
    last = block[-1].text.rstrip()
    if kind == "row" or line.row or line.item:
        return False
    opens_low = line.text.lstrip()[:1].islower()
    unfinished = not re.search(r"[.!?:;][\"'”’)\]*_]*$", last)
    if gap:
        return unfinished and opens_low
    if width is None:
        return unfinished and opens_low
    return len(last) >= 0.55 * width or (unfinished and opens_low)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width a document's lines are wrapped at, or None where every paragraph is one line."""
    prose = [len(line.text) for line in lines if not line.blank and not line.row]
    if len(prose) < 3:
        return None
    widest = statistics.quantiles(prose, n=20)[-1]
    return int(widest) if _WRAP_AT_LEAST <= widest <= _WRAP_AT_MOST else None


def _pieces(text: str, kind: Kind, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start, end = lines[0].start, lines[-1].end
    if kind == "row":
        yield _trimmed(text, start, end)
        return
    body = text[start:end]
    cut = 0
    for match in _SENTENCE_END.finditer(body):
        upto = match.start() + len(match.group().rstrip())
        if _ABBREVIATION.search(body[cut : match.start() + 1]) or _BARE_MARK.fullmatch(body[cut:upto]):
            continue
        yield _trimmed(text, start + cut, start + upto)
        cut = match.end()
    yield _trimmed(text, start + cut, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
