"""Read plain text: UTF-8, UTF-16 or the Windows code page 1252, kept character for character."""

from __future__ import annotations

import codecs

from assistant.adapters.readers.visible import visible
from assistant.errors import DocumentUnreadable

_TEXT_CONTROLS = frozenset("\n\t\f\r\x0b\x1a")
_NOT_TEXT = "not text in UTF-8, UTF-16 or Windows-1252: save it as text in UTF-8, or attach the original document"


def read_text(content: bytes) -> str:
    """The text exactly as it is in the file, apart from characters that cannot be seen."""
    return visible(decoded(content))


def decoded(content: bytes) -> str:
    """The characters of a text file, line endings untouched; raises ``DocumentUnreadable`` where it is not text."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _plausible(content.decode("utf-16"), share=0.3)
        if encoding := _utf16_without_mark(content):
            return _plausible(content.decode(encoding), share=0.3)
        try:
            return _plausible(content.decode("utf-8"), share=0.3)
        except UnicodeDecodeError as error:
            _refuse_broken_utf8(content, error.start)
        # Nearly any byte is a character in Windows-1252, so it is the last resort and held to more.
        if b"\0" in content or sum(byte > 0x7F for byte in content) > 0.3 * len(content):
            raise DocumentUnreadable(_NOT_TEXT)
        return _plausible(content.decode("cp1252"), share=0.02)
    except UnicodeDecodeError:
        raise DocumentUnreadable(_NOT_TEXT) from None


def _utf16_without_mark(content: bytes) -> str | None:
    """The UTF-16 form that Western text without a byte order mark is in: every second byte is zero."""
    pairs = len(content) // 2
    if pairs < 2 or len(content) % 2:
        return None
    high, low = content[0::2].count(0), content[1::2].count(0)
    if low > 0.5 * pairs and high < 0.05 * pairs:
        return "utf-16-le"
    if high > 0.5 * pairs and low < 0.05 * pairs:
        return "utf-16-be"
    return None


def _refuse_broken_utf8(content: bytes, at: int) -> None:
    """Refuse UTF-8 with a few wrong bytes: read as Windows-1252, each of its quotation marks would be three signs."""
    tried = content.decode("utf-8", errors="replace")
    wrong = tried.count("\N{REPLACEMENT CHARACTER}")
    if sum(char > "\x7f" for char in tried) > 2 * wrong:
        raise DocumentUnreadable(f"text in UTF-8 with damaged bytes, the first at byte {at}: get the document again")


def _plausible(text: str, *, share: float) -> str:
    controls = sum(text.count(chr(code)) for code in range(0x20) if chr(code) not in _TEXT_CONTROLS)
    if controls > share * len(text):
        raise DocumentUnreadable(_NOT_TEXT)
    return text
