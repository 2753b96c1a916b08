"""Working the list of a case: ticking, opening again, assigning, noting."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from assistant.channels.web.checklists import LIST, Manager
from assistant.channels.web.forms import OWN_FORM
from assistant.channels.web.on_case import OnCase
from assistant.channels.web.pages import page
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.channels.web.walk_page import HERE_AGAIN
from assistant.checklists.model import Item
from assistant.checklists.working import ListEventKind
from assistant.errors import UserError
from assistant.exports.checklist_sections import By

ITEM = f"{LIST}/items/{{item}}"
STALE = (
    "This page was out of date: the item or the list has been changed since it was opened, here or by somebody else. "
    "You see it as it stands now. What you sent was not kept; nothing that was saved before is lost."
)
Version = Annotated[int, Form()]
"""How many things had been done to the list when the page was made that a form is on."""
Text = Annotated[str, Form()]
router = APIRouter(include_in_schema=False)


@router.get(ITEM)
def item_page(on: Manager, item: str) -> Response:
    """One item: what was done to it, and whose it is."""
    found, form = _found(on, item), on.unsent(f"/checklist/items/{item}/note")
    return _item(on, found) if form is None else _item(
        on, found, HERE_AGAIN, status=200, text=str(form.get("text", ""))
    )  # fmt: skip


@router.post(f"{LIST}/tick", dependencies=[OWN_FORM])
def work(
    on: Manager, version: Version, tick: Text = "", reopen: Text = "", by: Annotated[By, Form()] = "when"
) -> Response:
    """Tick an item of the list, or open it again; the list stays grouped as it was."""
    kind: ListEventKind = "tick" if tick else "reopen"
    return _done(on, kind, _found(on, tick or reopen), version, by=by)


@router.post(f"{ITEM}/assign", dependencies=[OWN_FORM])
def assign(on: Manager, item: str, version: Version, to: Text = "") -> Response:
    """Give an item to a role."""
    found = _found(on, item)
    return _done(on, "assign", found, version, to=to.strip()) if to.strip() else _item(
        on, found, "Write who takes it", "to"
    )  # fmt: skip


@router.post(f"{ITEM}/note", dependencies=[OWN_FORM])
def note(on: Manager, item: str, version: Version, text: Text = "") -> Response:
    """Keep a note on an item."""
    return _done(on, "note", _found(on, item), version, text=text)


@router.post(f"{ITEM}/{{kind}}", dependencies=[OWN_FORM])
def tick_item(on: Manager, item: str, kind: str, version: Version) -> Response:
    """Tick an item on its own page, or open it again."""
    if kind not in {"tick", "reopen"}:
        raise Refused(NOT_FOUND)
    return _done(on, "tick" if kind == "tick" else "reopen", _found(on, item), version)


def _found(on: OnCase, item: str) -> Item:
    """The item of an id; one that has fallen away is told like one that never was."""
    if not on.site.lists.times_made(on.case.reference):
        raise Refused(NOT_FOUND)
    items = on.site.lists.show(on.case.reference).items
    found = next((one for one in items if one.id == item), None)
    if found is None:
        raise Refused(NOT_FOUND)
    return found


def _done(
    on: OnCase,
    kind: ListEventKind,
    item: Item,
    version: int,
    *,
    to: str | None = None,
    text: str | None = None,
    by: By = "when",
) -> Response:
    reference = on.case.reference
    grouped = "" if by == "when" else f"?by={by}"
    back = RedirectResponse(f"{on.path}/checklist{grouped}#item-{item.id}", 303)
    at = {"assign": "to", "note": "text"}.get(kind, "")
    try:
        seen = on.site.lists.work_as_seen(
            reference, version, kind, item.id, on.acting("manage_cases"), to=to, text=text
        )
    except UserError as error:
        return _item(on, item, str(error), at, to=to, text=text)
    # "done already": the form was sent before
    return _item(on, _found(on, item.id), STALE, status=409, to=to, text=text) if seen == "moved" else back


def _item(
    on: OnCase,
    item: Item,
    error: str = "",
    at: str = "",
    *,
    status: int = 400,
    to: str | None = None,
    text: str | None = None,
) -> Response:
    """The page of an item; what could not be kept stands in its fields again, in a wording that could be."""
    typed = text or ""
    worded = on.site.cases.gate.reworded(typed)[0] if typed else ""
    return page(
        on.request,
        "list_item.html",
        status=status if error else 200,
        again=bool(error) and status == 200,
        on=on,
        item=item,
        error=error[:1].upper() + error[1:],
        at=at,
        to=item.assigned_to or "" if to is None else to,
        text=worded,
        typed=typed if typed != worded else "",
        version=on.site.lists.version(on.case.reference),
    )
