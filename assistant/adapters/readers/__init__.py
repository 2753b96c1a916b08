"""Read a published document that a user attaches: plain text, Markdown, HTML, Word (DOCX) or PDF.

What comes out is the text a reader of the document sees, and where its pages begin. Nothing here looks at what the
text says, and nothing is ever fetched: a document that names pictures, styles or entities elsewhere is read without
them.
"""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.readers.docx import read_docx
from assistant.adapters.readers.html import read_html
from assistant.adapters.readers.kinds import NAMES, Kind, kind_of
from assistant.adapters.readers.markdown import read_markdown
from assistant.adapters.readers.pdf import read_pdf
from assistant.adapters.readers.text import read_text
from assistant.canonical import sha256
from assistant.errors import DocumentUnreadable
from assistant.guidance.originals import Original, PageStart

__all__ = ["LARGEST_FILE", "read_document"]

LARGEST_FILE = 64 * 1024 * 1024
"""No published guidance comes near this; reading on would only fill the memory."""


def read_document(path: Path) -> Original:
    """The text of a document as its readers see it, with its pages where the document stores them.

    Plain text and Markdown are kept character for character, because citations count characters in them.
    Raises ``DocumentUnreadable`` with one line that says which file, what is wrong with it, and what to do.
    """
    # A file name may hold line breaks, and the message has to stay one line.
    name = str(path) if str(path).isprintable() else repr(str(path))
    kind: Kind | None = None
    try:
        content = _content(path)
        kind = kind_of(content, path.suffix)
        text, pages = _read(kind, content)
        if not text.strip():
            raise DocumentUnreadable("holds no text that can be seen: attach the document itself")
    except DocumentUnreadable as error:
        raise DocumentUnreadable(f"{name}: {error}") from None
    except Exception as error:
        # The parsers raise whatever they stumble over in a damaged file; to a user all of it means the same.
        what = f"damaged {NAMES[kind]}" if kind else "damaged file"
        message = f"{name}: {what}, it cannot be read to its end: get the document again or save it anew"
        raise DocumentUnreadable(message) from error
    return Original(text, sha256(content), path.name, pages)


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise DocumentUnreadable("there is no such file: check its name")
        if not path.is_file():
            raise DocumentUnreadable("not a file: name the document itself")
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1) if path.stat().st_size <= LARGEST_FILE else None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a file name"
        raise DocumentUnreadable(f"cannot be opened ({why}): check the file and who may read it") from None
    if content is None or len(content) > LARGEST_FILE:
        raise DocumentUnreadable(f"larger than {LARGEST_FILE // 1024**2} MB: attach the text without its pictures")
    if not content:
        raise DocumentUnreadable("the file is empty: get the document again")
    return content


def _read(kind: Kind, content: bytes) -> tuple[str, tuple[PageStart, ...]]:
    match kind:
        case "pdf":
            return read_pdf(content)
        case "docx":
            return read_docx(content)
        case "html":
            return read_html(content), ()
        case "markdown":
            return read_markdown(content), ()
        case "text":
            return read_text(content), ()
