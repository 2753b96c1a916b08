"""Checklists: made for a case and kept with it, or made without a case, shown and downloaded, and not kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from assistant.channels.web.downloads import DOCX, download, picture
from assistant.channels.web.forms import OWN_FORM, needs
from assistant.channels.web.list_making import NO_CASE, Making, Step, ask, check, take
from assistant.channels.web.on_case import CASE, OnCase, on_case
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.channels.web.walk import form_sent
from assistant.checklists.model import Checklist
from assistant.checklists.working import last_made
from assistant.conversation.list_draft import draft_of, process_questions
from assistant.errors import UserError
from assistant.exports.checklist_layout import silences, silent_on, why, words
from assistant.exports.checklist_sections import By, sections
from assistant.exports.checklists import FORMATS, written
from assistant.exports.gantt import draw, svg
from assistant.exports.issued import Issued, issued_for, issued_without_case

LIST = f"{CASE}/checklist"
TYPES = {
    "docx": DOCX,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
"""Each format of a list, as browsers call it."""
NAMES = {
    "docx": "Word document",
    "xlsx": "Spreadsheet (Excel)",
    "csv": "Spreadsheet (CSV)",
    "ics": "Calendar",
    "md": "Plain text (Markdown)",
    "json": "For programs (JSON)",
}
"""Each format, as people call it."""
SAID_FIRST = frozenset(["superseded", "not_signed_off"])
"""Notices that stand above a list; the others, on what it rests on, stand below it."""
Reader = Annotated[OnCase, Depends(on_case("see_cases"))]
Manager = Annotated[OnCase, Depends(on_case("manage_cases"))]
Asker = Annotated[Session, Depends(needs("ask"))]
Sent = Annotated[FormData, Depends(form_sent)]
router = APIRouter(include_in_schema=False)


def without_case(request: Request, session: Asker, checking: str = "") -> Making:
    """A list that belongs to no case."""
    return Making(request, site_of(request), session, checking=checking == "yes")


def for_case(on: Manager, checking: str = "") -> Making:
    """The list of a case, for whoever makes and works it."""
    return Making(on.request, on.site, on.session, on, checking == "yes")


Free = Annotated[Making, Depends(without_case)]
Kept = Annotated[Making, Depends(for_case)]


@router.get(f"{NO_CASE}/new")
def begin(making: Free) -> Response:
    """Begin, or go on with what was said."""
    return making.to("when")


@router.get(f"{NO_CASE}/new/{{step}}")
def ask_step(making: Free, step: Step) -> Response:
    """One page of what the list is made for."""
    return ask(making, step)


@router.post(f"{NO_CASE}/new/clear", dependencies=[OWN_FORM])
def clear(making: Free) -> Response:
    """Forget what was said, and begin again."""
    making.session.drafts.pop("", None)
    return making.to("when")


@router.post(f"{NO_CASE}/new/{{step}}", dependencies=[OWN_FORM])
def take_step(making: Free, step: Step, form: Sent) -> Response:
    """Take what one page says; from the last one, show the list."""
    if step != "check":
        return take(making, step, form)
    refused = _refused(making)
    return refused or RedirectResponse(f"{NO_CASE}/list", 303)


@router.get(f"{NO_CASE}/list")
def show_free(making: Free, by: By = "when") -> Response:
    """The list that was made; it is made anew each time and kept nowhere."""
    if not making.draft.on_list:
        return making.to("when")
    return _shown(making.request, making, _free(making), by)


@router.get(f"{NO_CASE}/list.{{form}}")
def download_free(making: Free, form: str) -> Response:
    """The list in one of its formats."""
    checklist = _free(making)
    workflows = making.maker.workflows
    return _file(checklist, form, issued_without_case(workflows, checklist.board, making.site.clock()), "checklist")


@router.get(f"{NO_CASE}/list/timetables/{{number}}.svg")
def picture_free(making: Free, number: int) -> Response:
    """The picture of one timetable; they are counted from 1."""
    return _picture(_free(making), number)


@router.get(f"{LIST}/new")
def begin_for_case(making: Kept) -> Response:
    """Begin with what the case says now."""
    reference = _reference(making)
    making.session.drafts[reference] = draft_of(making.site.lists, reference)
    return making.to("when")


@router.get(f"{LIST}/new/{{step}}")
def ask_step_for_case(making: Kept, step: Step) -> Response:
    """One page of what the list is made for."""
    return ask(making, step)


@router.post(f"{LIST}/new/{{step}}", dependencies=[OWN_FORM])
def take_step_for_case(making: Kept, on: Manager, step: Step, form: Sent) -> Response:
    """Take what one page says; from the last one, make the list and keep it with the case."""
    return _make(making, on, str(form.get("version", ""))) if step == "check" else take(making, step, form)


@router.get(LIST)
def show(on: Reader, by: By = "when") -> Response:
    """The list of a case as it stands, or that none has been made."""
    making = Making(on.request, on.site, on.session, on)
    if not on.site.lists.times_made(on.case.reference):
        return page(on.request, "list_none.html", on=on, problem="")
    try:
        checklist = on.site.lists.show(on.case.reference)
    except UserError as error:
        return page(on.request, "list_none.html", on=on, problem=making.worded(error))
    return _shown(on.request, making, checklist, by)


@router.get(f"{LIST}.{{form}}")
def download_list(on: Reader, form: str) -> Response:
    """The list of a case in one of its formats."""
    reference = on.case.reference
    checklist = on.site.lists.show(reference)
    issued = issued_for(on.site.cases, reference, on.now, on.site.lists.times_made(reference))
    return _file(checklist, form, issued, f"{reference}-checklist")


@router.get(f"{LIST}/timetables/{{number}}.svg")
def picture_of(on: Reader, number: int) -> Response:
    """The picture of one timetable of a case's list; they are counted from 1."""
    return _picture(on.site.lists.show(on.case.reference), number)


def _reference(making: Making) -> str:
    return making.on.case.reference if making.on else ""


def _free(making: Making) -> Checklist:
    if not making.draft.on_list:
        raise Refused(NOT_FOUND)
    return making.preview()


def _refused(making: Making) -> Response | None:
    """The page of what was said, where no list can be made of it."""
    if not making.draft.on_list:
        return check(making, {"make": "No process is on the list yet"})
    try:
        making.preview()
    except UserError as error:
        return check(making, {"make": making.worded(error)})
    return None


def _make(making: Making, on: OnCase, version: str) -> Response:
    """Make the list of a case; a form that is sent again makes it once."""
    lists, reference = making.site.lists, on.case.reference
    if version != str(lists.times_made(reference)):
        last = last_made(lists.store.list_events(reference))
        if last and last[0].by.account == on.account.id and version == str(lists.times_made(reference) - 1):
            return RedirectResponse(making.path, 303)
        stale = (
            "Somebody else made the list meanwhile. What you chose is still here: look at the list, then make it anew"
        )
        return check(making, {"make": stale}, status=409)
    if refused := _refused(making):
        return refused
    _, changed = lists.make(reference, making.draft.asked_of_case(), on.acting("manage_cases"))
    making.session.drafts.pop(reference, None)
    making.session.list_changes.pop(reference, None)
    if changed and changed.any:
        making.session.list_changes[reference] = changed
    return RedirectResponse(making.path, 303)


def _shown(request: Request, making: Making, checklist: Checklist, by: By) -> Response:
    site, on, reference = making.site, making.on, _reference(making)
    workflows = making.maker.workflows
    board = workflows.setting.board_names.get(checklist.board or "", "")
    made = last_made(site.lists.store.list_events(reference)) if on else None
    day = made[1].as_of if made else making.draft.as_of
    definitions = making.maker.definitions(checklist.board, checklist.dates, day)
    return page(
        request,
        "list.html",
        making=making,
        on=on,
        checklist=checklist,
        as_of=day,
        board=board,
        by=by,
        sections=sections(checklist, by, site.clock().date()),
        asks={name: question.ask for name, question in process_questions(definitions).items()},
        first=[notice for notice in checklist.notices if notice.kind in SAID_FIRST],
        last=[notice for notice in checklist.notices if notice.kind not in SAID_FIRST],
        drawn=[draw(timetable) is not None for timetable in checklist.timetables],
        silences=silences(checklist),
        silent_on=silent_on(board),
        why=why,
        words=words,
        titles=workflows.catalogue.vocabulary.dates,
        formats={form: NAMES[form] for form in NAMES if form in FORMATS},
        made_anew=making.session.list_changes.get(reference),
        since=site.lists.since_made(reference) if on else None,
        working=on is not None and on.may("manage_cases"),
        version=len(site.lists.store.list_events(reference)) if on else 0,
    )


def _file(checklist: Checklist, form: str, issued: Issued, name: str) -> Response:
    if form not in TYPES:
        raise Refused(NOT_FOUND)
    return download(written(checklist, form, issued), f"{name}.{form}", TYPES[form])


def _picture(checklist: Checklist, number: int) -> Response:
    drawing = draw(checklist.timetables[number - 1]) if 1 <= number <= len(checklist.timetables) else None
    if drawing is None:
        raise Refused(NOT_FOUND)
    return picture(svg(drawing))
