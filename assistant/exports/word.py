"""Word documents from the blocks of a page: styles that can be edited, and no formatting beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.exports import word_styles
from assistant.exports.issued import Issued
from assistant.exports.word_picture import Picture, add_picture
from assistant.records.layout import Block, Grid, Heading, Paragraph

_STYLES = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CHARACTER, _MARGINS = 108, 200
"""The width of a character and of a cell's margins, in twentieths of a point."""
_LONGEST_WORD = 18
"""Characters of a word that a column makes room for; a longer one is broken."""
_MOST_KEPT_TOGETHER = 700
"""Characters of a cell up to which its row stays on one page."""
_HEAD_ROW, _HEAD_COLUMN = "0620", "0680"
"""The bits of a table's look that make its first row, or its first column, a head."""
_TWIPS = 635
"""EMU in a twentieth of a point, the unit of a table's widths."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie on their side, or stand again."""

    sideways: bool


Part = Block | Picture | Turn


def word_document(title: str, parts: Iterable[Part], issued: Issued) -> bytes:
    """One document in the format of Word, with page numbers and the standing on every page."""
    document = Document()
    word_styles.prepare(document, title, issued)
    numbers = count(1)
    heading = title
    for part, following in pairwise((*parts, None)):
        match part:
            case Heading(text, level):
                heading = text
                document.add_paragraph(_clean(text), style=_STYLES[level])
            case Paragraph(text, marked):
                style = "Notice" if marked else word_styles.ABOVE if isinstance(following, Grid) else "Normal"
                for line in _clean(text).split("\n"):
                    document.add_paragraph(line, style=style)
            case Grid(rows, head):
                _add_table(document, rows, head, heading)
            case Picture():
                add_picture(document, part, next(numbers))
            case Turn(sideways):
                _turn(document, sideways=sideways)
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def _turn(document: Any, *, sideways: bool) -> None:
    if (document.sections[-1].orientation == WD_ORIENT.LANDSCAPE) == sideways:
        return
    body = document.element.body
    if len(body) > 1 and (last := body[-2]).style == word_styles.GAP:
        body.remove(last)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # Its own line is as low as can be: a table that fills the page to the foot must leave no empty page behind it.
    document.paragraphs[-1].style = word_styles.GAP
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT


def _add_table(document: Any, rows: Sequence[Sequence[str]], head: Sequence[str], title: str) -> None:
    """A table written as a whole: cell by cell a long one would take seconds."""
    section = document.sections[-1]
    width = (section.page_width - section.left_margin - section.right_margin) // _TWIPS
    widths = _widths([*([head] if head else []), *rows], width)
    top = _row(head, widths, word_styles.CELL, head=True) if head else ""
    below = word_styles.DETAIL if head else word_styles.CELL
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{word_styles.TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{_HEAD_ROW if head else _HEAD_COLUMN}" w:firstRow="{int(bool(head))}"'
        f' w:lastRow="0" w:firstColumn="{int(not head)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{_attribute(title)}"/>'
        f'<w:tblDescription w:val="{_attribute(_description(head, title))}"/>'
        "</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        + "</w:tblGrid>"
        + top
        + "".join(_row(row, widths, below) for row in rows)
        + "</w:tbl>"
    )
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))  # the last element of the body is the section's own
    document.add_paragraph(style=word_styles.GAP)


def _row(cells: Sequence[str], widths: Sequence[int], below: str, *, head: bool = False) -> str:
    together = "<w:cantSplit/>" if max(map(len, cells)) <= _MOST_KEPT_TOGETHER else ""
    properties = f"<w:trPr>{together}{'<w:tblHeader/>' if head else ''}</w:trPr>"
    return f"<w:tr>{properties}" + "".join(_cell(*cell, below) for cell in zip(cells, widths, strict=True)) + "</w:tr>"


def _cell(text: str, width: int, below: str) -> str:
    """One cell; ``below`` is the style of what stands under its first line."""
    lines = _clean(text).split("\n")
    styles = [word_styles.CELL, *[below] * (len(lines) - 1)]
    shown = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line, style in zip(lines, styles, strict=True)
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{shown}</w:tc>'


def _widths(rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """How wide each column is: room for its longest word, and what is left as its texts are long."""
    columns = list(zip(*rows, strict=True))
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    least = [min(word, _LONGEST_WORD) * _CHARACTER + _MARGINS for word in words]
    means = [sum(map(len, column)) / len(column) ** 0.9 for column in columns]
    wanted = [max(0, mean * _CHARACTER - room) for mean, room in zip(means, least, strict=True)]
    spare = whole - sum(least)
    share = spare / sum(wanted) if sum(wanted) and spare > 0 else 0
    widths = [round(room + want * share) for room, want in zip(least, wanted, strict=True)]
    return [width * whole // sum(widths) for width in widths]


def _description(head: Sequence[str], title: str) -> str:
    return f"{title}. Columns: {', '.join(head)}." if head else f"{title}. What is named stands left of what is said."


def _clean(text: str) -> str:
    """The text without what no Word document may hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text.strip().replace("\r\n", "\n").replace("\r", "\n"))


def _attribute(text: str) -> str:
    return escape(_clean(text).replace("\n", " "), {'"': "&quot;"})
