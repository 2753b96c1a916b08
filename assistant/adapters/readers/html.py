"""Read an HTML page: the text a reader of the page sees, one heading, paragraph, list item or table row to a line."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from assistant.adapters.readers.blocks import Block, BlockKind, laid_out, row_of
from assistant.adapters.readers.html_look import WHITE, Look, look_of
from assistant.adapters.readers.text import decoded
from assistant.adapters.readers.visible import visible

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|html|legend|main|menu|nav|ol|option|p|search|section|summary|table|tbody|tfoot"
    "|thead|tr|ul"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def read_html(content: bytes) -> str:
    """The visible text of a page; scripts, styles, comments and hidden elements are left out."""
    with warnings.catch_warnings():
        # The parser warns of pages that look like XML or like a file name; they are read all the same.
        warnings.simplefilter("ignore")
        page = BeautifulSoup(decoded(content), "lxml")
    # White text is only known to be unseen where nothing but the page itself can have coloured what is behind it.
    styled = page.find("style") or page.find("link", rel="stylesheet")
    lines = _Lines()
    _read(page, Look(background=None if styled else WHITE), lines)
    return visible(laid_out(lines.finished()))


class _Lines:
    """Gathers running text and cuts it into blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._running: list[str] = []
        self._kind: BlockKind = "paragraph"

    def add(self, text: str) -> None:
        """Carry on the line."""
        self._running.append(text)

    def end(self, opens: BlockKind = "paragraph") -> None:
        """End the block; what comes next is of the given kind until it has ended in turn."""
        text = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", "".join(self._running)))
        self._running.clear()
        opened = bool(text.strip())
        if opened:
            self._blocks.append(Block(self._kind, re.sub(r"\n{3,}", "\n\n", text).strip()))
        # A list item that holds a paragraph is still to come when that paragraph begins.
        if opened or opens != "paragraph":
            self._kind = opens

    def close(self) -> None:
        """End the block and whatever it stood in."""
        self.end()
        self._kind = "paragraph"

    def put(self, block: Block) -> None:
        """Add a block as it is."""
        self.close()
        if block.text.strip():
            self._blocks.append(block)

    def finished(self) -> list[Block]:
        """All blocks, in order."""
        self.close()
        return self._blocks


def _read(tag: Tag, look: Look, lines: _Lines) -> None:
    for child in tag.children:
        if isinstance(child, NavigableString):
            # Comments, declarations and the like are strings too; no reader sees them.
            if look.seen and not isinstance(child, PreformattedString):
                lines.add(_SPACE.sub(" ", child))
        elif isinstance(child, Tag) and (inside := look_of(child, look)):
            _read_element(child, inside, lines)


def _read_element(tag: Tag, look: Look, lines: _Lines) -> None:
    match tag.name:
        case "br":
            lines.add("\n")
        case "pre":
            lines.put(Block("paragraph", "".join(_verbatim(tag, look)).strip("\r\n")))
        case "tr" if not _is_layout(tag):
            lines.put(row_of(_cells(tag, look)))
        case "li":
            lines.close()
            lines.end(opens="item")
            _read(tag, look, lines)
            lines.close()
        case "td" | "th":
            lines.close()
            _read(tag, look, lines)
            lines.close()
        case name if _BLOCK.fullmatch(name):
            lines.end()
            _read(tag, look, lines)
            lines.end()
        case _:
            _read(tag, look, lines)


def _is_layout(row: Tag) -> bool:
    """Whether a row is only there to arrange the page: it holds whole sections rather than cells of a table."""
    return len(row.find_all(["td", "th"], limit=2)) < 2 or row.find(["table", *_HEADINGS]) is not None


def _cells(row: Tag, look: Look) -> Iterator[str]:
    for cell in row.find_all(["td", "th"], recursive=False):
        if inside := look_of(cell, look):
            lines = _Lines()
            _read(cell, inside, lines)
            yield laid_out(lines.finished())


def _verbatim(tag: Tag, look: Look) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, NavigableString):
            if look.seen and not isinstance(child, PreformattedString):
                yield child
        elif isinstance(child, Tag) and (inside := look_of(child, look)):
            yield "\n" if child.name == "br" else "".join(_verbatim(child, inside))
