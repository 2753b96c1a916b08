"""``assistant recommendation``: what a case's walk through a workflow found, as a document for the Chair."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer


def recommendation(
    workflow: Annotated[str, typer.Argument(metavar="ID", help="The workflow that the case was walked through.")],
    case: Annotated[str, typer.Option("--case", help="The case, by the reference it was given here.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write, in DOCX.")] = None,
) -> int:
    """Write what a case's walk through a workflow found as a document for whoever decides."""
    from assistant.bootstrap.cases import open_cases
    from assistant.conversation.recommendation import last_walk
    from assistant.exports.finding_docx import finding_docx
    from assistant.exports.issued import issued_for_walk
    from assistant.exports.target import put
    from assistant.settings import read_settings

    with open_cases(read_settings()) as desk:
        view = last_walk(desk, case, workflow)
        issued = issued_for_walk(desk, view.session, datetime.datetime.now(datetime.UTC))
        content = finding_docx(desk.finding(view), view.workflow, issued)
    put(content, output, text=False)
    return 0
