"""Read a PDF: its text page by page, each page under the label that the PDF itself gives it.

Left out are headers, footers and page numbers that run through the document, and text that is drawn so that it
cannot be seen. Words parted by a hyphen at the end of a line are kept as printed.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from assistant.adapters.readers.pdf_ink import Ink
from assistant.adapters.readers.running import without_running_lines
from assistant.adapters.readers.visible import visible
from assistant.errors import DocumentUnreadable
from assistant.guidance.originals import PageStart

_DAMAGED = "damaged PDF: open it in a PDF program and save it anew, or get it again from its publisher"
_LOCKED = "PDF locked with a password: save a copy without the password and attach that"
_NO_LETTERS = 0.3
"""With more unknown characters than this, what a PDF has for text is not its words."""


def read_pdf(content: bytes) -> tuple[str, tuple[PageStart, ...]]:
    """The text of a PDF, one page after another, and where each page begins."""
    with _quiet_parser():
        reader = _opened(content)
        texts = without_running_lines(list(_page_texts(reader)))
        labels = _labels(reader, len(texts))
    parts: list[str] = []
    starts: list[PageStart] = []
    length = 0
    for label, page in zip(labels, texts, strict=True):
        # A page without text begins nowhere in the text; its neighbours keep their labels.
        if page:
            starts.append(PageStart(length + len(page) - len(page.lstrip()), label))
            parts.append(f"{page}\n\n")
            length += len(parts[-1])
    text = "".join(parts).rstrip("\n")
    if not text:
        what = "PDF without text, probably a scan: run text recognition (OCR) over it and attach the result"
        raise DocumentUnreadable(what)
    if text.count("\N{REPLACEMENT CHARACTER}") > _NO_LETTERS * len("".join(text.split())):
        raise DocumentUnreadable("PDF whose fonts do not say which letters they draw: attach it as DOCX or text")
    return text, tuple(starts)


def _opened(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted
    except Exception as error:
        # The parser lets all sorts of errors out of a damaged file, not only its own.
        raise DocumentUnreadable(_DAMAGED) from error
    if locked:
        # Many PDFs are locked only against changes: they open for anyone, without a password.
        try:
            opened = bool(reader.decrypt(""))
        except Exception as error:
            raise DocumentUnreadable(_LOCKED) from error
        if not opened:
            raise DocumentUnreadable(_LOCKED)
    return reader


def _page_texts(reader: PdfReader) -> Iterator[str]:
    try:
        count = len(reader.pages)
    except Exception as error:
        raise DocumentUnreadable(_DAMAGED) from error
    if not count:
        raise DocumentUnreadable(_DAMAGED)
    for number in range(count):
        try:
            text = _page_text(reader.pages[number])
        except Exception as error:
            # A page that was silently missing would look as if the document did not say what stands on it.
            message = f"damaged PDF, its page {number + 1} cannot be read: save it anew, or get it again"
            raise DocumentUnreadable(message) from error
        lines = [line.rstrip() for line in visible(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        yield "\n".join(lines).strip("\n")


def _page_text(page: PageObject) -> str:
    ink = Ink(page)
    text = page.extract_text(visitor_operand_before=ink.before, visitor_operand_after=ink.after)
    if text.strip() or not ink.is_recognised_scan:
        return text
    # A scan shows the words as a picture; the text laid unseen over it is all there is to read them from.
    ink = Ink(page, keep_unpainted=True)
    return page.extract_text(visitor_operand_before=ink.before, visitor_operand_after=ink.after)


def _labels(reader: PdfReader, count: int) -> list[str]:
    try:
        labels = [visible(label).strip() for label in reader.page_labels]
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        labels = []
    if len(labels) != count:
        labels = [""] * count
    return [label or str(number) for number, label in enumerate(labels, start=1)]


@contextmanager
def _quiet_parser() -> Iterator[None]:
    """Keep the parser's remarks on untidy files from the screen of whoever attaches one."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
