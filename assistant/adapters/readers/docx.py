"""Read a Word document (DOCX): its paragraphs, lists and tables in order, then its footnotes.

Read is what a reader of the final document sees: hidden and deleted text is left out, inserted text is in. Headers
and footers repeat on every page and are left out as well. Word stores where pages began when it last laid the
document out; that is taken for the pages, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.adapters.readers.blocks import Block, laid_out, row_of
from assistant.adapters.readers.docx_package import Element, Package, child, children, value, word
from assistant.adapters.readers.docx_styles import Styles, styles_of
from assistant.adapters.readers.visible import visible
from assistant.errors import DocumentUnreadable
from assistant.guidance.originals import PageStart

# Page breaks travel through the text as characters that XML cannot hold: one that the author set, and one that Word
# noted when it laid the document out. Word notes each set break again, so the second of such a pair counts for none.
_SET, _NOTED = "\x00", "\x01"
_BREAKS = _SET + _NOTED
_CONTAINERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
_INLINE = (*_CONTAINERS, "hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase")
_TYPED_NUMBER = re.compile(rf"^([{_BREAKS}]*(?:[^\s\w]|\(?\w{{1,4}}(?:\.\w{{1,3}}){{0,4}}[.)]?))\t+")


def read_docx(content: bytes) -> tuple[str, tuple[PageStart, ...]]:
    """The text of a Word document and where its pages begin, where Word has stored that."""
    package = Package(content)
    main = package.part(package.main)
    if main is None or child(main, "body") is None:
        raise DocumentUnreadable("no Word document, or a damaged one: open it in Word and save it as DOCX")
    reader = _Reader(styles_of(package.related("styles")))
    blocks = list(reader.blocks(child(main, "body")))
    for kind, ids in (("footnote", reader.footnotes), ("endnote", reader.endnotes)):
        notes = {value(note, "id"): note for note in children(package.related(f"{kind}s"), kind)}
        for note in ids:
            # Notes stand at the foot of some page before; they must not end up as the text of a page of their own.
            blocks += map(_on_one_page, reader.blocks(notes.get(note)))
    return _paged(laid_out(_with_breaks_moved(blocks)))


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.footnotes: list[str | None] = []
        """The footnotes that the text refers to, in order."""
        self.endnotes: list[str | None] = []

    def blocks(self, parent: Element | None) -> Iterator[Block]:
        """The paragraphs, items and rows in an element."""
        for element in parent if parent is not None else ():
            match word(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case name if name in _CONTAINERS:
                    yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        boxes: list[Element] = []
        text = "".join(self._text(paragraph, paragraph, boxes))
        # What stands before and after a page break that was set is on two lines, as on two pages.
        text = re.sub(rf"(?<=\S) *({_SET}[{_BREAKS}]*) *(?=\S)", r"\1\n", text)
        # A tab after a number that was typed by hand is no column of a table.
        text = _TYPED_NUMBER.sub(r"\1 ", re.sub(r" *\n *", "\n", text)).strip()
        yield Block("item" if text.strip(_BREAKS) and self._styles.is_item(paragraph) else "paragraph", text)
        for box in boxes:
            yield from map(_on_one_page, self.blocks(box))

    def _text(self, element: Element, paragraph: Element, boxes: list[Element]) -> Iterator[str]:
        for part in element:
            match word(part):
                case "r":
                    if not self._styles.is_hidden(part, paragraph):
                        yield from self._run(part, boxes)
                case name if name in _INLINE:
                    yield from self._text(part, paragraph, boxes)

    def _run(self, run: Element, boxes: list[Element]) -> Iterator[str]:
        for part in run:
            match word(part):
                case "t":
                    yield visible(part.text or "")
                case "tab" | "ptab":
                    yield "\t"
                case "br":
                    yield _SET if value(part, "type") == "page" else "\n"
                case "cr":
                    yield "\n"
                case "lastRenderedPageBreak":
                    yield _NOTED
                case "noBreakHyphen":
                    yield "-"
                case "sym":
                    yield _symbol(value(part, "char"))
                case "footnoteReference":
                    self.footnotes.append(value(part, "id"))
                case "endnoteReference":
                    self.endnotes.append(value(part, "id"))
                case "ruby":
                    yield from self._text(part, part, boxes)
                case _:
                    boxes.extend(_text_boxes(part))

    def _table(self, table: Element) -> Iterator[Block]:
        for row in _through(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = list(_through(row, "tc"))
            if len(cells) == 1:
                # A table of one cell is a box around text, not a table.
                yield from self.blocks(cells[0])
                continue
            texts = [laid_out(_with_breaks_moved(self.blocks(cell))) for cell in cells if not _is_merged(cell)]
            # A page that ends within a row is noted in each of its cells.
            most = max(range(len(texts)), key=lambda at: sum(map(texts[at].count, _BREAKS)), default=0)
            yield row_of(text if at == most else _without_breaks(text) for at, text in enumerate(texts))


def _through(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that stand in a content control."""
    for element in parent:
        if word(element) == name:
            yield element
        elif word(element) in _CONTAINERS:
            yield from _through(element, name)


def _is_merged(cell: Element) -> bool:
    """Whether a cell only carries on the one above it or the one before it."""
    merges = [child(cell, "tcPr", name) for name in ("vMerge", "hMerge")]
    return any(merge is not None and value(merge) != "restart" for merge in merges)


def _text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing; where Word stores a drawing in two ways, only the first of them."""
    if word(element) == "txbxContent":
        yield element
        return
    alternative = element.tag.endswith("}AlternateContent")
    for part in list(element)[:1] if alternative else element:
        yield from _text_boxes(part)


def _symbol(code: str | None) -> str:
    try:
        return visible(chr(int(code or "", 16)))
    except (ValueError, OverflowError):
        return ""


def _on_one_page(block: Block) -> Block:
    return replace(block, text=_without_breaks(block.text))


def _without_breaks(text: str) -> str:
    return text.translate({ord(char): None for char in _BREAKS})


def _with_breaks_moved(blocks: Iterable[Block]) -> Iterator[Block]:
    """Drop empty blocks; a page break in one of them is put before the text that follows."""
    waiting = ""
    for block in blocks:
        if block.text.strip(_BREAKS + " \t\n"):
            yield replace(block, text=waiting + block.text)
            waiting = ""
        else:
            waiting += re.sub(rf"[^{_BREAKS}]", "", block.text)


def _paged(marked: str) -> tuple[str, tuple[PageStart, ...]]:
    """The text without the marks of page breaks, and the pages that these begin."""
    # The dash of a list item belongs to the page that its words are on.
    pieces = re.split(rf"([{_BREAKS}])", re.sub(rf"^- ([{_BREAKS}]+)", r"\1- ", marked, flags=re.MULTILINE))
    pages: list[PageStart] = []
    text, number, before = "", 1, ""
    for piece in pieces:
        if piece and piece in _BREAKS:
            number += 0 if piece == _NOTED and before == _SET else 1
            before = "" if piece == _NOTED and before == _SET else piece
            continue
        if piece.strip():
            words = len(text) + len(piece) - len(piece.lstrip())
            pages.append(PageStart(words, str(number)))
            before = ""
        text += piece
    return text, tuple(pages) if number > 1 else ()
