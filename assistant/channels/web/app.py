"""Put the web application together."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.channels.web import api, chat, health, sign_in, sources, workflows
from assistant.channels.web.guard import Guard
from assistant.channels.web.sessions import Clock
from assistant.channels.web.site import Site
from assistant.channels.web.troubles import respond
from assistant.errors import UserError
from assistant.settings import Settings

LOCAL = "http://127.0.0.1:8000"
_STATIC = Path(__file__).parent / "static"


def app(settings: Settings, address: str = LOCAL) -> FastAPI:
    """The web application of an installation, as it is reached at an address.

    Raises ``IndexMissing`` where there is no index to answer from.
    """
    return website(open_assistant(settings, with_chroma=True), address)


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is where the one-time link belongs


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
    )
    made.state.site = Site(assistant, address, clock, announce)
    for pages in (chat, sign_in, sources, workflows, health, api):
        made.include_router(pages.router)
    made.mount("/static", StaticFiles(directory=_STATIC))
    for error in (UserError, HTTPException, RequestValidationError):
        made.add_exception_handler(error, respond)
    made.add_middleware(Guard, site=made.state.site)
    return made
