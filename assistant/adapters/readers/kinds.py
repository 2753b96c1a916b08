"""Tell what kind of document a file is: by how its content begins, and by its name only where that says nothing."""

from __future__ import annotations

import re
from typing import Literal

from assistant.errors import DocumentUnreadable

Kind = Literal["text", "markdown", "html", "docx", "pdf"]

NAMES: dict[Kind, str] = {
    "text": "text file",
    "markdown": "Markdown file",
    "html": "HTML page",
    "docx": "Word document (DOCX)",
    "pdf": "PDF",
}

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
}

_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?><!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file or a locked Office file: open it in Word and save it as DOCX, unlocked"),
    (b"{\\rtf", "an RTF file: open it in Word and save it as DOCX"),
    (b"\x89PNG\r\n", "a picture: attach a document that holds the text itself"),
    (b"\xff\xd8\xff", "a picture: attach a document that holds the text itself"),
    (b"GIF87a", "a picture: attach a document that holds the text itself"),
    (b"GIF89a", "a picture: attach a document that holds the text itself"),
    (b"II*\x00", "a picture: attach a document that holds the text itself"),
    (b"MM\x00*", "a picture: attach a document that holds the text itself"),
    (b"\x1f\x8b", "a compressed file: unpack it and attach the document in it"),
    (b"Rar!\x1a", "a compressed file: unpack it and attach the document in it"),
    (b"7z\xbc\xaf", "a compressed file: unpack it and attach the document in it"),
)


def kind_of(content: bytes, suffix: str) -> Kind:
    """What kind of document this is; raises ``DocumentUnreadable`` for a kind that cannot be read."""
    if _PDF.match(content[:1024]):
        return "pdf"
    if content.startswith(_ZIP):
        return "docx"
    for magic, what in _REFUSED:
        if content.startswith(magic):
            raise DocumentUnreadable(what)
    named = _BY_SUFFIX.get(suffix.lower())
    # Markdown and plain text may well begin with a piece of HTML; their name is believed.
    if named not in {"text", "markdown"} and _HTML.match(content[:8192]):
        return "html"
    if named is None:
        known = "PDF, DOCX, HTML, Markdown (.md) or text (.txt)"
        raise DocumentUnreadable(f"an unknown kind of document: attach it as {known}")
    if named == "pdf":
        raise DocumentUnreadable("named a PDF but does not begin like one: get the document again")
    if named == "docx":
        raise DocumentUnreadable("named a Word document (DOCX) but is not one: open it in Word and save it as DOCX")
    return named
