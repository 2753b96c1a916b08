"""Who may open a page and who may send a form."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Form, Request

from assistant.accounts.model import Power
from assistant.channels.web.rates import Rates
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import SIGNED_OUT, STALE_FORM, Refused, not_allowed, too_often


def signed_in(request: Request) -> Session:
    """The session of whoever opens the page; without one the sign-in page is shown in its place."""
    site = site_of(request)
    session = site.session(request.cookies.get(site.cookie, ""))
    if session is None:
        raise Refused(SIGNED_OUT)
    return session


def own_form(request: Request, form_token: Annotated[str, Form()] = "") -> None:
    """That a form was sent from a page that this browser was given, and not from somewhere else."""
    site = site_of(request)
    name = request.cookies.get(site.cookie, "")
    expected = site.sessions.form_token(name)
    if not site.sessions.genuine(name) or not hmac.compare_digest(form_token.encode(), expected.encode()):
        raise Refused(STALE_FORM)
    if session := site.sessions.of(name):
        session.unsent.pop(request.url.path, None)  # it has come through now


Person = Annotated[Session, Depends(signed_in)]
OWN_FORM = Depends(own_form)


def needs(power: Power) -> Callable[[Session], Session]:
    """The session of whoever opens the page, who must have a power: ``Annotated[Session, Depends(needs("walk"))]``.

    Anybody else is shown who may open it.
    """

    def permitted(session: Person) -> Session:
        if not session.account.may(power):
            raise Refused(not_allowed(power, session.account))
        return session

    return permitted


def in_turn(rates: Rates, person: str) -> None:
    """That a person does not ask more often than one person does."""
    if wait := rates.wait(person):
        raise Refused(too_often(wait, rates.a_minute))
