"""What holds for every request and response, whatever page it is for."""

from __future__ import annotations

import logging
import time
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.raised_at import place_of
from assistant.channels.web.site import Site
from assistant.channels.web.troubles import FAILED, TOO_LARGE, WRONG_HOST, Trouble, respond_with

MOST_BYTES = 64 * 1024
"""The body of a request: more than the longest question in any writing."""
_LOG = logging.getLogger("assistant.web")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
_LOOPBACK = frozenset(["127.0.0.1", "localhost", "::1"])
_ENCRYPTED_ONLY = "max-age=31536000"


class Guard:
    """Limits what comes in, sets the headers of what goes out, counts both, and lets no failure tell a question.

    A failure is logged by its kind and the place in the program where it happened. Its message is not: it may hold
    what somebody typed.
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site
        own = urlsplit(site.address).hostname
        self._hosts = _LOOPBACK if own in _LOOPBACK else {own}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, guarded."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._set_headers(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            refused = self._refused(Headers(scope=scope))
            if refused:
                await self._respond(refused, scope, receive, sending)
            else:
                await self._app(scope, _limited(receive), sending)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told and nothing typed is logged
            _LOG.error("%s", place_of(error))
            if not status:
                await self._respond(FAILED, scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            self._site.counts.request(scope["method"], route, status, time.perf_counter() - began)

    async def _respond(self, trouble: Trouble, scope: Scope, receive: Receive, send: Send) -> None:
        await respond_with(Request(scope), trouble)(scope, receive, send)

    def _refused(self, headers: Headers) -> Trouble | None:
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return TOO_LARGE
        # A page elsewhere may have its own name lead to this machine; it must not be answered under that name.
        return None if _name_of(headers.get("host", "")) in self._hosts else WRONG_HOST

    def _set_headers(self, scope: Scope, headers: MutableHeaders) -> None:
        headers.update(_HEADERS)
        headers["Cache-Control"] = "no-cache" if scope["path"].startswith("/static/") else "no-store"
        if self._site.secure:
            headers["Strict-Transport-Security"] = _ENCRYPTED_ONLY


def _limited(receive: Receive) -> Receive:
    """A body that does not say how long it is, cut off where it is too long."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise HTTPException(TOO_LARGE.status)  # any other error would be taken for a damaged body
        return message

    return receiving


def _name_of(host: str) -> str | None:
    """The name in a Host header, without its port; ``None`` where it is not one."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
