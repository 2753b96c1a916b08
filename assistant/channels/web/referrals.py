"""The referral of a case: its board's own form with what the case says, to be read and to be completed by hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from assistant.cases.referral import Missing
from assistant.channels.web.downloads import DOCX, download
from assistant.channels.web.on_case import CASE, OnCase, on_case
from assistant.channels.web.pages import page
from assistant.conversation.referral import referral_of

Reader = Annotated[OnCase, Depends(on_case("see_cases"))]
router = APIRouter(include_in_schema=False)


@router.get(f"{CASE}/referral")
def referral(on: Reader) -> Response:
    """The form, with what is missing first."""
    filled = referral_of(on.site.cases, on.case.reference)
    missing = [(one, _where(on, one)) for each in filled.fields for one in each.missing]
    return page(on.request, "case_referral.html", on=on, referral=filled, missing=missing)


@router.get(f"{CASE}/referral.docx")
def referral_document(on: Reader) -> Response:
    """The form as a Word document."""
    from assistant.exports.issued import issued_for
    from assistant.exports.referral_docx import referral_docx

    desk = on.site.cases
    content = referral_docx(referral_of(desk, on.case.reference), issued_for(desk, on.case.reference, on.now))
    return download(content, f"{on.case.reference}-referral.docx", DOCX)


def _where(on: OnCase, missing: Missing) -> str:
    """Where what is missing is asked for."""
    asked = missing.where in on.site.cases.workflows.catalogue.editions
    return f"asked in “{on.title(missing.where)}”" if asked else "given as a walk is started"
