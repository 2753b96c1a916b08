"""A checklist as a spreadsheet to work in: filters, a list of states to choose from, real dates, and no formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import starmap
from math import ceil
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.checklists.model import Checklist, ItemStatus, Stage
from assistant.exports.cells import may_be_formula, without_controls
from assistant.exports.checklist_layout import about, cited_in, words
from assistant.exports.checklist_rows import COLUMNS, PRINTED, Cell, in_words, rows
from assistant.exports.issued import Issued
from assistant.exports.sources import numbers_of, passages
from assistant.guidance.citations import Citation

_ITEMS = "Items"
_DATE = "d mmm yyyy"
_LINE, _TALLEST = 13, 409
"""The height of a line, and the most that a row may have, in points."""
_LETTERS = 1.1
"""Letters of a text for each character of a column's width, which is that of a digit."""
_EDGES = 0.4
"""The margins of a printed page, in inches."""
_TOP = Alignment(vertical="top", horizontal="left", wrap_text=True)
_EDGE = Side(style="thin", color="9AA5B1")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD = NamedStyle(
    name="Column head",
    font=Font(name="Arial", size=10, bold=True, color="1F2A37"),
    fill=PatternFill("solid", fgColor="E8EDF3"),
    alignment=_TOP,
    border=_BOX,
)
_TEXT = NamedStyle(name="Cell text", font=Font(name="Arial", size=10), alignment=_TOP, border=_BOX)
_DAY = NamedStyle(
    name="Cell date",
    font=Font(name="Arial", size=10),
    alignment=Alignment(vertical="top", horizontal="left"),
    border=_BOX,
    number_format=_DATE,
)
_STAGES = {"Timetable": 24, "Stage": 44, "Who": 22, "When": 34, "From": 12, "To": 12, "Act by": 12, "Source": 40}
_SOURCES = {
    "No.": 5,
    "Source": 26,
    "Edition": 11,
    "Where": 28,
    "Page": 6,
    "What it says": 44,
    "Passage": 56,
    "Checked": 12,
}
_NOTICES = {"About": 18, "What to know": 100}
_ABOUT = {"What": 24, "Said": 100}


def checklist_xlsx(checklist: Checklist, issued: Issued) -> bytes:
    """The items on the first sheet; timetables, sources, notices and what the list was made for on others."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = f"Checklist: {issued.board}", ""
    book.properties.language, book.properties.subject = "en-GB", issued.standing
    for style in (_HEAD, _TEXT, _DAY):
        book.add_named_style(style)
    cited = cited_in(checklist)
    cite = partial(_cited, numbers=numbers_of(cited))
    items = _sheet(book, _ITEMS, COLUMNS, rows(checklist, cite), issued)
    items.freeze_panes = "C2"
    items.print_area = f"A1:{_column(PRINTED)}{items.max_row}"
    _offer_states(items)
    if checklist.timetables:
        stages = [
            (table.title, *_stage(stage, checklist), cite(stage.citations))
            for table in checklist.timetables
            for stage in table.stages
        ]
        _sheet(book, "Timetables", _STAGES, stages, issued)
    numbered = enumerate(zip(cited, passages(cited), strict=True), 1)
    _sheet(book, "Sources", _SOURCES, [_source(number, *one) for number, one in numbered], issued)
    notices = [(words(notice.kind), notice.text) for notice in checklist.notices]
    _sheet(book, "Notices", _NOTICES, notices, issued)
    _sheet(book, "About", _ABOUT, about(checklist, issued), issued)
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def _sheet(
    book: Workbook, title: str, columns: Mapping[str, int], lines: Iterable[Sequence[Cell]], issued: Issued
) -> Any:
    sheet = book.create_sheet(title)
    for number, (head, width) in enumerate(columns.items(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        _fill(sheet.cell(1, number), head, _HEAD.name)
    for row, line in enumerate(lines, 2):
        tall = max(starmap(_lines, zip(line, columns.values(), strict=True)))
        sheet.row_dimensions[row].height = min(_TALLEST, _LINE * tall + 2)
        for number, value in enumerate(line, 1):
            _fill(sheet.cell(row, number), value, _TEXT.name)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = _EDGES
    sheet.oddFooter.left.text = issued.standing.replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"
    return sheet


def _lines(value: Cell, width: int) -> int:
    """The lines that a cell takes: programs do not all work them out when they open a file."""
    return (
        sum(max(1, ceil(len(line) / (width * _LETTERS))) for line in value.split("\n")) if isinstance(value, str) else 1
    )


def _fill(cell: Any, value: Cell, style: str) -> None:
    """Write one cell; a text is a text, whatever it begins with, and stays one when the cell is edited."""
    if not isinstance(value, str):
        cell.value = value
        cell.style = _TEXT.name if value is None or isinstance(value, int) else _DAY.name
        return
    cell.value = without_controls(value)
    cell.style = style
    cell.data_type = "s"
    if may_be_formula(value):
        cell.quotePrefix = True


def _column(name: str) -> str:
    return str(get_column_letter(list(COLUMNS).index(name) + 1))


def _offer_states(sheet: Any) -> None:
    column = _column("Status")
    states = DataValidation(type="list", formula1=f'"{",".join(get_args(ItemStatus))}"', allow_blank=True)
    states.showErrorMessage = True
    states.errorTitle, states.error = "Status", f"One of: {', '.join(get_args(ItemStatus))}"
    sheet.add_data_validation(states)
    states.add(f"{column}2:{column}{max(2, sheet.max_row)}")


def _stage(stage: Stage, checklist: Checklist) -> tuple[Cell, ...]:
    return stage.what, stage.who, in_words(stage, checklist), stage.starts, stage.due, stage.act_by


def _cited(citations: Iterable[Citation], numbers: Mapping[str, int]) -> str:
    """Where it says so, by the numbers of the sheet of sources."""
    return "\n".join(f"[{numbers[citation.id]}] {citation.section}" for citation in citations)


def _source(number: int, citation: Citation, passage: str) -> tuple[Cell, ...]:
    return (
        number,
        citation.source_title,
        citation.edition,
        citation.section,
        citation.page or "",
        citation.text,
        passage,
        "yes" if citation.verified else "not checked against the published document",
    )
