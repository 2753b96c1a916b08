"""A published document as its user attached it: its text, its pages, and its digest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from assistant.canonical import sha256
from assistant.guidance.model import Span


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of a document begins in its text."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Original:
    """The text of an attached document; every quotation is a slice of it."""

    text: str
    file_sha256: str
    """Digest of the file as it was attached."""
    file_name: str
    pages: tuple[PageStart, ...] = ()
    """Empty where the format shows no pages."""

    digest: str = field(init=False)
    """Digest of the text that spans count in."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", sha256(self.text))

    def quote(self, span: Span) -> str:
        """The words at a span, exactly as the document has them."""
        return self.text[span.start : span.end]

    def page(self, span: Span) -> str | None:
        """The page a span begins on, where the document shows pages."""
        at = bisect_right([page.offset for page in self.pages], span.start)
        return self.pages[at - 1].label if at else None
