"""From a finding to a sealed record: sent for decision, decided, disagreed with, confirmed, each by its own person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from assistant.cases.model import EventKind
from assistant.channels.web.decision_fields import (
    Typed,
    choice_in,
    options,
    typed_before,
    typed_in,
)
from assistant.channels.web.forms import OWN_FORM
from assistant.channels.web.on_case import OnWalk, on_walk
from assistant.channels.web.pages import page
from assistant.channels.web.walk import WALK, Reader, Version, Walker
from assistant.channels.web.walk_page import HERE_AGAIN, NO_TEXTS, STALE, Unkept, stale, unkept
from assistant.conversation.choosing import OPTION, NoDecision
from assistant.conversation.deciding import DecisionDesk, needed
from assistant.errors import SessionMoved, UserError

Chair = Annotated[OnWalk, Depends(on_walk("decide"))]
Member = Annotated[OnWalk, Depends(on_walk("dissent"))]
Text = Annotated[str, Form()]
router = APIRouter(include_in_schema=False)


@router.get(f"{WALK}/decision")
def decision(on: Reader) -> Response:
    """What has been decided so far, and what whoever looks may do next."""
    typed, again = None, dict(NO_TEXTS)
    if (form := on.unsent("/decide")) is not None:
        typed = typed_in(form)
        again |= typed.texts
    for step, name in (("/noted", "reasons"), ("/disagree", "dissent")):
        if (form := on.unsent(step)) is not None:
            again[name] = str(form.get(name, ""))
    return _shown(on, Unkept(HERE_AGAIN, status=200, texts=again) if again else None, typed)


@router.post(f"{WALK}/send", dependencies=[OWN_FORM])
def send(on: Walker, version: Version) -> Response:
    """Send the finding for decision."""
    return _done(on, version, "prepared", partial(_desk(on).prepare, on.view, on.acting("walk")))


@router.post(f"{WALK}/noted", dependencies=[OWN_FORM])
def noted(on: Walker, version: Version, reasons: Text = "") -> Response:
    """Take note of a finding on which nothing is decided, and seal the record of it."""
    return _done(
        on, version, "sealed", partial(_desk(on).note, on.view, reasons, on.acting("walk")), {"reasons": reasons}
    )


@router.post(f"{WALK}/decide", dependencies=[OWN_FORM])
def decide(on: Chair, version: Version, typed: Annotated[Typed, Depends(typed_in)]) -> Response:
    """Decide on a finding that was sent; deciding anew takes earlier confirmations back."""
    try:
        choice = choice_in(on, typed)
    except NoDecision as error:
        at = f"{OPTION}-1" if error.at == OPTION else error.at  # the first of its buttons
        return _shown(on, unkept(on, str(error), at, typed.texts), typed)
    act = partial(_desk(on).decide, on.view, choice, on.acting("decide"))
    return _done(on, version, "decided", act, typed.texts, typed)


@router.post(f"{WALK}/disagree", dependencies=[OWN_FORM])
def disagree(on: Member, version: Version, dissent: Text = "") -> Response:
    """Record that somebody does not agree with what was decided, and why."""
    return _done(
        on,
        version,
        "dissented",
        partial(_desk(on).disagree, on.view, dissent, on.acting("dissent")),
        {"dissent": dissent},
    )


@router.post(f"{WALK}/confirm", dependencies=[OWN_FORM])
def confirm(on: Chair, version: Version) -> Response:
    """Confirm what was decided; with the last confirmation that is asked for, the record is sealed."""
    return _done(on, version, "confirmed", partial(_desk(on).confirm, on.view, on.acting("decide")))


def _done(
    on: OnWalk,
    version: int,
    kind: EventKind,
    act: Callable[[], object],
    texts: Mapping[str, str] = NO_TEXTS,
    typed: Typed | None = None,
) -> Response:
    """Do something on the way to the record, once, on what whoever did it had before them."""
    events = on.view.session.events[version : version + 1]
    if any((one.kind, one.by.account) == (kind, on.account.id) for one in events):
        return on.to("/decision")  # the form was sent twice
    if version != on.view.session.version:
        return _shown(on, stale(on, texts), typed)
    try:
        act()
    except SessionMoved:
        return _shown(on.anew(), stale(on, texts), typed)
    except UserError as error:
        return _shown(on, unkept(on, str(error), next(iter(texts), ""), texts), typed)
    return on.to("/decision")


def _shown(on: OnWalk, sent: Unkept | None = None, typed: Typed | None = None) -> Response:
    view = on.view
    pending = view.pending
    typed = typed or typed_before(on)
    if sent:
        texts = {**typed.texts, **sent.texts}
        typed = replace(typed, reasons=texts["reasons"], departures=texts["departures"])
    return page(
        on.request,
        "decision.html",
        status=sent.status if sent else 200,
        on=on,
        view=view,
        workflow=view.workflow,
        sent=sent,
        adrift=sent is not None and sent.status == STALE,
        typed=typed,
        pending=pending,
        was_sent=any(event.kind == "prepared" for event in view.session.events),
        needed=needed(view),
        options={name: (one, on.seat.departs(one)) for name, one in options(on).items()},
        prepared_here=pending is not None and pending.prepared.by.account == on.account.id,
        confirmed_here=pending is not None and any(one.by.account == on.account.id for one in pending.confirmed),
        earlier_record=on.seat.earlier_record,
        lines=on.seat.lines,
        finding=on.site.cases.finding(view).finding,
    )


def _desk(on: OnWalk) -> DecisionDesk:
    return DecisionDesk(on.site.cases)
