"""Whether the program lives, whether it can answer, and what it has counted."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from assistant.channels.web.site import site_of

router = APIRouter(include_in_schema=False)
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/livez")
def live() -> PlainTextResponse:
    """That the program runs."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(request: Request) -> PlainTextResponse:
    """Whether questions can be answered: the index that was opened is still there."""
    if site_of(request).assistant.index.folder.is_dir():
        return PlainTextResponse("ok\n")
    return PlainTextResponse("the index has been replaced: start the program again\n", 503)


@router.get("/metrics")
def metrics(request: Request) -> PlainTextResponse:
    """Counts and timings."""
    return PlainTextResponse(site_of(request).counts.text(), media_type=_PROMETHEUS)
