"""A checklist in every format it is given in."""

from __future__ import annotations

from assistant.checklists.model import Checklist
from assistant.errors import UserError
from assistant.exports.issued import Issued

FORMATS = {"json": True, "md": True, "docx": False, "xlsx": False, "csv": True, "ics": True}
"""Each format, and whether it is text."""


def check_format(form: str) -> str:
    """The format, where there is one of that name; raises ``UserError``."""
    if form not in FORMATS:
        raise UserError(f"no such format: {form!r} (one of {', '.join(FORMATS)})")
    return form


def written(checklist: Checklist, form: str, issued: Issued) -> bytes:
    """The checklist as the bytes of one format; what writes each is imported here, because some are heavy."""
    match check_format(form):
        case "json":
            return checklist.model_dump_json(by_alias=True).encode("utf-8") + b"\n"
        case "docx":
            from assistant.exports.checklist_docx import checklist_docx

            return checklist_docx(checklist, issued)
        case "xlsx":
            from assistant.exports.checklist_xlsx import checklist_xlsx

            return checklist_xlsx(checklist, issued)
        case "csv":
            from assistant.exports.checklist_csv import checklist_csv

            return checklist_csv(checklist, issued)
        case "ics":
            from assistant.exports.checklist_ics import checklist_ics

            return checklist_ics(checklist, issued)
        case _:
            from assistant.exports.checklist_markdown import markdown

            return markdown(checklist, issued).encode("utf-8")
