"""A page of headings, paragraphs and tables, as Markdown or as HTML without any script.

Whatever a text holds is shown as it is: no mark in it becomes markup, and no control character reaches a terminal.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;"
    "vertical-align:top}p,td{white-space:pre-line}@media print{body{margin:0}}"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that is marked is not to be overlooked."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of at least one row; without a head its first column names what stands in the second."""

    rows: Sequence[Sequence[str]]
    head: Sequence[str] = ()


Block = Heading | Paragraph | Grid


def markdown(blocks: Iterable[Block]) -> str:
    """The page as Markdown."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text, marked):
            return f"**{_plain(text)}**" if marked else _plain(text)
        case _:
            top = block.head or ("",) * len(block.rows[0])
            lines = [_cells(top), "| " + " | ".join("---" for _ in top) + " |", *(_cells(row) for row in block.rows)]
            return "\n".join(lines)


def _cells(row: Sequence[str]) -> str:
    return "| " + " | ".join(_plain(cell).replace("\n", " / ") for cell in row) + " |"


def _plain(text: str) -> str:
    escaped = _MARKS.sub(r"\\\1", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).strip())
    return re.sub(r"\n\s*", "\n", _BEGINS.sub(r"\1\\\2", escaped))


def web_page(title: str, blocks: Iterable[Block]) -> str:
    """The page as one HTML document that loads and runs nothing."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(_element(block) for block in blocks)
        + "\n</body>\n</html>\n"
    )


def _element(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{_html(text)}</h{level}>"
        case Paragraph(text, marked):
            return f"<p><strong>{_html(text)}</strong></p>" if marked else f"<p>{_html(text)}</p>"
        case _:
            heads = "".join(f'<th scope="col">{_html(cell)}</th>' for cell in block.head)
            top = f"<tr>{heads}</tr>\n" if heads else ""
            return "<table>\n" + top + "\n".join(_row(row, named=not block.head) for row in block.rows) + "\n</table>"


def _row(row: Sequence[str], *, named: bool) -> str:
    first = f'<th scope="row">{_html(row[0])}</th>' if named else f"<td>{_html(row[0])}</td>"
    return "<tr>" + first + "".join(f"<td>{_html(cell)}</td>" for cell in row[1:]) + "</tr>"


def _html(text: str) -> str:
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.strip()))
