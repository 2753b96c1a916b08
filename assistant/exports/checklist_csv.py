"""A checklist as CSV: one row an item, for whatever reads tables."""

from __future__ import annotations

import codecs
import csv
import datetime
import io

from assistant.checklists.model import Checklist
from assistant.exports.cells import may_be_formula, without_controls
from assistant.exports.checklist_rows import COLUMNS, Cell, rows, sources
from assistant.exports.issued import Issued


def checklist_csv(checklist: Checklist, issued: Issued) -> bytes:
    """The items in UTF-8 with a byte order mark, lines ended as Windows ends them.

    A text that a spreadsheet might take for a formula has an apostrophe before it. The last column says of every row
    what the list rests on, because a table alone has no title.
    """
    filled = io.StringIO(newline="")
    writer = csv.writer(filled, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "Standing"])
    writer.writerows([*map(_plain, row), issued.standing] for row in rows(checklist, sources))
    return codecs.BOM_UTF8 + filled.getvalue().encode("utf-8")


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime.date():
            return cell.isoformat()
        case str():
            return f"'{without_controls(cell)}" if may_be_formula(cell) else without_controls(cell)
        case _:
            return str(cell)
