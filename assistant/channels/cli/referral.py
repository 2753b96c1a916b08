"""``assistant referral``: a case's answers under the fields of its board's own form."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer


def referral(
    case: Annotated[str, typer.Option("--case", help="The case, by the reference it was given here.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write, in DOCX.")] = None,
) -> int:
    """Lay a case's answers out under the fields of the board's form, as a document to complete by hand."""
    from assistant.bootstrap.cases import open_cases
    from assistant.conversation.referral import referral_of
    from assistant.exports.issued import issued_for
    from assistant.exports.referral_docx import referral_docx
    from assistant.exports.target import put
    from assistant.settings import read_settings

    with open_cases(read_settings()) as desk:
        filled = referral_of(desk, case)
        issued = issued_for(desk, case, datetime.datetime.now(datetime.UTC))
    put(referral_docx(filled, issued), output, text=False)
    return 0
