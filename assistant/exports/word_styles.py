"""How our Word documents look: the styles, the language, and what stands on top and at the foot of every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from assistant.exports.issued import Issued

TABLE, CELL, DETAIL, GAP, ABOVE = "RuledTable", "TableText", "TableDetail", "AfterTable", "AboveTable"
_LANGUAGE = "en-GB"
_FONT = "Arial"
_INK, _PAPER = "1F2A37", "E8EDF3"
"""The dark of headings and the light behind a table's head: a contrast of more than 12 to 1."""


def prepare(document: Any, title: str, issued: Issued) -> None:
    """Give an empty document its styles, language, properties, margins, header and footer."""
    _properties(document, title, issued)
    _styles(document.styles)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header.paragraphs[0].text = " · ".join(_named(title, issued))
    section.footer.paragraphs[0].text = issued.standing
    section.footer.add_paragraph(style="Page number")._p.extend(_page_of_pages())  # noqa: SLF001 python-docx has no fields


def _named(title: str, issued: Issued) -> Iterator[str]:
    yield title
    if issued.board not in title:
        yield issued.board
    if issued.case:
        yield issued.case


def _properties(document: Any, title: str, issued: Issued) -> None:
    about = document.core_properties
    about.title, about.language = title, _LANGUAGE
    about.subject = issued.standing
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = issued.at.replace(tzinfo=None)
    about.revision = 1


def _styles(styles: Any) -> None:
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    _written(styles["Normal"], 10.5, after=6)
    for name, size, before in (("Title", 20, 0), ("Heading 1", 15, 14), ("Heading 2", 12, 10)):
        _written(styles[name], size, before=before, after=6, ink=_INK)
    styles["Heading 1"].paragraph_format.keep_with_next = True
    _written(styles["Caption"], 9, before=6, after=3, ink=_INK)
    styles["Caption"].paragraph_format.keep_with_next = True
    _written(styles["Header"], 8)
    _written(styles["Footer"], 8)
    for edge in styles["Title"].element.iter(qn("w:pBdr")):
        edge.getparent().remove(edge)
    page = styles.add_style("Page number", WD_STYLE_TYPE.PARAGRAPH)
    page.base_style = styles["Footer"]
    page.paragraph_format.alignment = 2
    notice = styles.add_style("Notice", WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style = styles["Normal"]
    notice.font.bold = True
    notice.element.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{_INK}"/></w:pBdr>')
    )
    above = styles.add_style(ABOVE, WD_STYLE_TYPE.PARAGRAPH)
    above.base_style = styles["Normal"]
    above.paragraph_format.keep_with_next = True
    for name, size, after in ((CELL, 9, 2), (DETAIL, 8, 2), (GAP, 4, 0)):
        _written(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), size, after=after)
    styles[GAP].paragraph_format.line_spacing = Pt(6)
    styles.element.append(parse_xml(_table_style()))


def _written(style: Any, size: float, *, before: float = 0, after: float = 0, ink: str = "000000") -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor.from_string(ink)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if style.type == WD_STYLE_TYPE.PARAGRAPH:
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="9AA5B1"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    bold = "<w:rPr><w:b/></w:rPr>"
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_PAPER}"/></w:tcPr>'
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Ruled table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>'
        f"{edges}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow">{bold}{shade}</w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol">{bold}</w:tblStylePr></w:style>'
    )


def _page_of_pages() -> list[Any]:
    """The runs of *page x of y*; Word and LibreOffice count when they open the document."""
    pieces = ("Page ", "PAGE", " of ", "NUMPAGES")
    return [
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {piece} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            if piece.isupper()
            else f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        )
        for piece in pieces
    ]
