"""A checklist in every format it is given in."""

from __future__ import annotations

from assistant.checklists.model import Checklist
from assistant.exports.checklist_markdown import markdown

FORMATS = {"json": True, "md": True, "docx": False, "xlsx": False, "csv": True, "ics": True}
"""Each format, and whether it is text."""


def written(checklist: Checklist, form: str) -> bytes:
    """The checklist as the bytes of one format."""
    match form:
        case "json":
            return checklist.model_dump_json(by_alias=True).encode("utf-8") + b"\n"
        case _:
            return markdown(checklist).encode("utf-8")
