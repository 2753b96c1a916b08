"""Put the web application together."""

from __future__ import annotations

import datetime
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.bootstrap.answering_in_turn import answering_in_turn
from assistant.channels.slack.mount import mount_slack
from assistant.channels.web import (
    accounts,
    answering,
    api,
    api_cases,
    api_lists,
    api_reading,
    api_records,
    beside_walk,
    case_people,
    cases,
    chat,
    checklists,
    deciding,
    findings,
    health,
    library,
    list_work,
    records,
    referrals,
    sign_in,
    slack_link,
    sources,
    starting,
    then_and_now,
    walk,
)
from assistant.channels.web.api_description import describe
from assistant.channels.web.guard import Guard
from assistant.channels.web.sent_too_late import respond_refused
from assistant.channels.web.sessions import Clock
from assistant.channels.web.site import Site
from assistant.channels.web.troubles import Refused, respond
from assistant.errors import UserError
from assistant.settings import Settings

LOCAL = "http://127.0.0.1:8000"
_STATIC = Path(__file__).parent / "static"


_PAGES = (
    api,  # first, since it is looked through from the first on for every request
    *(chat, sign_in, slack_link, accounts, answering, sources, then_and_now, library, health),
    *(api_reading, api_cases, api_lists, api_records),
    *(cases, case_people, referrals, starting, walk, beside_walk, findings, deciding),
    *(checklists, list_work, records),
)


def app(settings: Settings, address: str = LOCAL) -> FastAPI:
    """The web application of an installation, as it is reached at an address.

    Raises ``IndexMissing`` where there is no index to answer from.
    """
    assistant, answering = open_assistant(settings), ExitStack()
    assistant = answering.enter_context(answering_in_turn(assistant, settings.answering_processes))
    made = website(assistant, address)
    made.state.site.close_with(answering.close)
    made.state.site.lists  # noqa: B018 - whatever keeps it from opening is told before anybody is served
    return made


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is where the one-time link belongs


@asynccontextmanager
async def _while_running(made: FastAPI) -> AsyncIterator[None]:
    yield
    await run_in_threadpool(made.state.site.close)


def website(
    assistant: Assistant,
    address: str = LOCAL,
    clock: Clock = _now,
    announce: Callable[[str], None] = _print,
) -> FastAPI:
    """The web application of an assistant that has been opened."""
    made = FastAPI(
        title="SCR assistant",
        description="Cited answers on serious case reviews in England.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_while_running,
        routes=[route for pages in _PAGES for route in pages.router.routes],
    )
    made.state.site = Site(assistant, address, clock, announce)
    made.openapi = lambda: describe(made)  # type: ignore[method-assign]  # as FastAPI's own manual has it
    made.mount("/static", StaticFiles(directory=_STATIC))
    for error in (UserError, HTTPException, RequestValidationError):
        made.add_exception_handler(error, respond)
    made.add_exception_handler(Refused, respond_refused)
    made.add_middleware(Guard, site=made.state.site)
    mount_slack(made, made.state.site, assistant, clock)
    return made
