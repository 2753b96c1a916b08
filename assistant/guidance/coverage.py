"""How far the statements of a source and its attached original hold each other, in both directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.guidance.alignment import MOST_CHARACTERS, SUPPORTS, Encode, supports
from assistant.guidance.model import LeftOut, Source, Span, Statement
from assistant.guidance.passages import Passage, substantive, word_count
from assistant.guidance.sections import Outline, outline

_MOST_LEFT_OUT = 0.10
_MOST_PASSAGES = 6


@dataclass(frozen=True, slots=True)
class Coverage:
    """What ``corpus coverage`` prints for one source."""

    source: str
    statements: int
    aligned: int
    passages: int
    covered: int
    left_out_words: int
    words: int
    not_found: tuple[str, ...]
    """Statements no passage of the original was found for."""
    wrong: tuple[str, ...]
    """Stored alignments that do not hold, each with the reason."""
    uncovered: tuple[str, ...]
    """Passages of the original that no statement covers."""

    @property
    def aligned_share(self) -> float:
        """Statements whose passage was found and holds, 0 to 1."""
        return self.aligned / self.statements if self.statements else 1.0

    @property
    def covered_share(self) -> float:
        """Substantive passages that a statement covers, 0 to 1."""
        return self.covered / self.passages if self.passages else 1.0

    @property
    def left_out_share(self) -> float:
        """Words of the original that its record leaves out with a reason, 0 to 1."""
        return self.left_out_words / self.words if self.words else 0.0

    @property
    def too_much_left_out(self) -> bool:
        """Whether the record leaves out more than a tenth of the words."""
        return self.left_out_share > _MOST_LEFT_OUT


def outline_of(text: str, statements: Sequence[Statement], source: Source) -> Outline:
    """Cut an original along the headings that its statements and its record name."""
    paths = list(dict.fromkeys(statement.pinpoint.headings for statement in statements))
    known = {path[-1] for path in paths}
    extra = [(left.section,) for left in source.left_out if left.section and left.section not in known]
    return outline(text, [*paths, *dict.fromkeys(extra)])


def coverage(
    text: str, source: Source, statements: Sequence[Statement], spans: Mapping[str, Span], encode: Encode
) -> Coverage:
    """Check every stored span afresh and count both directions."""
    cut = outline_of(text, statements, source)
    wrong: list[str] = []
    good: list[Span] = []
    pairs = [(statement, spans[statement.id]) for statement in statements if statement.id in spans]
    for (statement, span), score in zip(pairs, supports(text, pairs, encode), strict=True):
        reason = _wrong(cut, statement, span, score)
        if reason:
            wrong.append(f"{statement.id}: {reason}")
        else:
            good.append(span)
    left_out = _left_out(cut, source.left_out)
    headings = {p for p in cut.passages if any(s.start <= p.start and p.end <= s.body for s in cut.sections)}
    counted = [p for p in substantive(text, cut.passages) if p not in left_out and p not in headings]
    covered = {p for span in good for p in _covered(span, cut.passages)}
    open_ = [p for p in counted if p not in covered]
    return Coverage(
        source=source.key,
        statements=len(statements),
        aligned=len(good),
        passages=len(counted),
        covered=len(counted) - len(open_),
        left_out_words=sum(word_count(text[p.start : p.end]) for p in left_out),
        words=word_count(text),
        not_found=tuple(s.id for s in statements if s.id not in spans),
        wrong=tuple(wrong),
        uncovered=tuple(" ".join(text[p.start : p.end].split()) for p in open_),
    )


def _wrong(cut: Outline, statement: Statement, span: Span, score: float) -> str | None:
    section = cut.section(statement.pinpoint.headings)
    if not (section.start <= span.start and span.end <= section.end):
        return f"its span {span.start}-{span.end} lies outside the section {statement.pinpoint.section!r}"
    if span.end - span.start > MOST_CHARACTERS:
        return f"its span is {span.end - span.start} characters long, at most {MOST_CHARACTERS}"
    if len(_covered(span, cut.passages)) > _MOST_PASSAGES:
        return f"its span covers more than {_MOST_PASSAGES} passages"
    if score < SUPPORTS:
        return f"the passage at {span.start}-{span.end} does not say what the statement says (likeness {score:.2f})"
    return None


def _covered(span: Span, passages: Sequence[Passage]) -> list[Passage]:
    held = []
    for passage in passages:
        inside = min(span.end, passage.end) - max(span.start, passage.start)
        if inside > 0 and 2 * inside >= passage.end - passage.start:
            held.append(passage)
    return held


def _left_out(cut: Outline, ranges: Sequence[LeftOut]) -> set[Passage]:
    out: set[Passage] = set()
    for left in ranges:
        first, last = left.bounds
        for section in cut.sections:
            if (section.headings[-1] if section.headings else "") == left.section:
                out.update(cut.passages[section.first + first - 1 : min(section.first + last, section.after)])
    return out
