"""A picture in a Word document: SVG for programs that know it, the same as PNG for those that do not."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_USES_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The name that Office gave the extension which points from a picture to its SVG."""
_CAPTION = Mm(14)
"""Room for the caption, which stands on the same page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its words for whoever does not see it."""

    svg: str
    png: bytes
    title: str
    described: str


def add_picture(document: Any, picture: Picture, number: int) -> None:
    """Add a picture as large as the page has room for; ``number`` tells it from the others of the document."""
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin - _CAPTION
    document.add_paragraph(f"Picture {number}: {picture.title}", style="Caption")
    shape = document.add_picture(io.BytesIO(picture.png))
    scale = min(width / shape.width, height / shape.height)
    shape.width, shape.height = Emu(round(shape.width * scale)), Emu(round(shape.height * scale))
    properties = shape._inline.docPr  # noqa: SLF001 python-docx has no alternative text
    properties.set("descr", f"{picture.title}. {picture.described}")
    properties.set("name", f"Picture {number}")
    name = PackURI(f"/word/media/timetable{number}.svg")
    drawn = Part(name, "image/svg+xml", picture.svg.encode("utf-8"), document.part.package)
    relation = document.part.relate_to(drawn, RELATIONSHIP_TYPE.IMAGE)
    blip = next(shape._inline.iter(qn("a:blip")))  # noqa: SLF001 as above
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<a:ext uri="{_USES_SVG}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
