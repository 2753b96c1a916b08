"""A form that arrives after its session has ended: what was typed stands in it again once its person is back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from assistant.channels.web.list_work import ITEM
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import SIGNED_OUT, STALE_FORM, Refused, respond, respond_with
from assistant.channels.web.unsent import HOLDS, MOST_LETTERS, Unsent
from assistant.channels.web.walk import WALK

_SHORT = 80
"""Letters of a field that is chosen, not written."""
_MINUTES = HOLDS.seconds // 60
_SESSIONS_END = "A session ends after 30 minutes without use, after 10 hours, and when the program stops."
_KEPT = replace(
    SIGNED_OUT,
    what_to_do=f"What you just sent is kept for {_MINUTES} minutes, for you alone: sign in here as the same person, "
    f"and it stands in its form again, to be read and sent. {_SESSIONS_END}",
)
_TOO_LONG = replace(
    SIGNED_OUT,
    what_to_do=f"What you just sent has not been kept: it is longer than {MOST_LETTERS:,} characters. Go back in your "
    f"browser to copy it before you sign in. {_SESSIONS_END}",
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form with something typed in it that is worth keeping."""

    page: str
    """The page that shows it."""
    texts: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    """Its other fields."""


_DAY = ("day", "month", "year")
_FORMS = {
    "/": _Form("/", ("question",), ("board", *_DAY)),
    f"{WALK}/answer": _Form(WALK, ("reasons",), ("question", "answer", "written", *_DAY)),
    f"{WALK}/note": _Form(WALK, ("note",)),
    f"{WALK}/ask": _Form(WALK, ("asked",)),
    f"{WALK}/noted": _Form(f"{WALK}/decision", ("reasons",)),
    f"{WALK}/decide": _Form(f"{WALK}/decision", ("reasons", "departures"), ("option", "supersedes", *_DAY)),
    f"{WALK}/disagree": _Form(f"{WALK}/decision", ("dissent",)),
    f"{ITEM}/note": _Form(ITEM, ("text",)),
}
"""The pattern of the path that each is sent to."""


async def respond_refused(request: Request, error: Exception) -> Response:
    """What is answered to a request that cannot be met; a form of a session that has ended is kept first."""
    kind = _FORMS.get(getattr(request.scope.get("route"), "path", ""))
    ended = isinstance(error, Refused) and error.trouble in (SIGNED_OUT, STALE_FORM)
    if kind is None or request.method != "POST" or not ended:
        return await run_in_threadpool(respond, request, error)
    return await run_in_threadpool(_respond, request, error, kind, await request.form())


def shown_again(site: Site, browser: str, account: str, session: str, to: str) -> str:
    """Give a session that begins what its person had sent from this browser; the page to go to, which shows it."""
    if begun := site.sessions.of(session):
        for form in site.unsent.take(browser, account):
            begun.unsent[form.action] = form
            to = form.page
    return to


def _respond(request: Request, error: Exception, kind: _Form, form: FormData) -> Response:
    site = site_of(request)
    browser = request.cookies.get(site.cookie, "")
    account = site.sessions.ended(str(form.get("form_token", "")))
    if account is None or not site.sessions.genuine(browser):
        return respond(request, error)  # it came from somewhere else, or from before the program was started
    now = site.session(browser)
    if now and now.account.id != account:
        return respond(request, error)
    if sum(len(str(text)) for name, text in form.multi_items() if name in kind.texts) > MOST_LETTERS:
        return respond_with(request, _TOO_LONG)
    page = kind.page.format(**request.path_params)
    unsent = Unsent(account, request.url.path, page, _cleaned(site, kind, form), site.clock() + HOLDS)
    if now:  # signed in again already, in another tab
        now.unsent[unsent.action] = unsent
        return RedirectResponse(page, 303)
    site.unsent.keep(browser, unsent)
    return respond_with(request, _KEPT)


def _cleaned(site: Site, kind: _Form, form: FormData) -> list[tuple[str, str]]:
    """The fields of the form that are its own; what is written in them without personal data, which is never kept."""
    gate = site.assistant.answerer.desk.gate
    sent = [(name, str(text)) for name, text in form.multi_items()]
    written = [(name, gate.reworded(text)[0]) for name, text in sent if name in kind.texts]
    return [*written, *((name, text) for name, text in sent if name in kind.chosen and len(text) <= _SHORT)]
