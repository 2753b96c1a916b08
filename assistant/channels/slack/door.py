"""Slack's requests over HTTP, met before everything else that ``assistant serve`` serves.

They come under whatever name a proxy has, are larger than any form, and are signed: they have limits of their own.
"""

from __future__ import annotations

import re
from functools import partial

from slack_bolt import BoltRequest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.slack.app import SlackApp

PATH = "/slack/events"
"""Where Slack sends events, commands and what is pressed."""
MOST_BYTES = 2 * 1024 * 1024
"""A message of 40,000 characters, which Slack sends twice and escapes, has a place in it."""
_SECONDS = re.compile("[0-9]{1,12}")


class Door:
    """Passes everything on but what Slack sends; reminds people while the pages are served."""

    def __init__(self, app: ASGIApp, slack: SlackApp) -> None:
        self._app = app
        self._slack = slack

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request, or pass it on."""
        if scope["type"] == "http" and scope["path"] == PATH:
            response = await self._taken(Request(scope, receive))
            await response(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._app(scope, partial(self._beginning_and_ending, receive), send)
        else:
            await self._app(scope, receive, send)

    async def _taken(self, request: Request) -> Response:
        """What Slack is answered: that a request arrived, or that it is not one of Slack's."""
        if request.method != "POST":
            return Response(status_code=405, headers={"Allow": "POST"})
        if not _SECONDS.fullmatch(request.headers.get("x-slack-request-timestamp", "")):
            return Response(status_code=401)  # the library takes whatever stands there for a number
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return Response(status_code=413)
        asked = BoltRequest(body=body.decode("utf-8", errors="replace"), headers=dict(request.headers))
        answered = await run_in_threadpool(self._slack.bolt.dispatch, asked)
        return Response(answered.body, answered.status, answered.first_headers_without_set_cookie())

    async def _beginning_and_ending(self, receive: Receive) -> Message:
        """What is begun with the pages is ended before they are closed."""
        message = await receive()
        if message["type"] == "lifespan.startup":
            self._slack.reminding.start()
        elif message["type"] == "lifespan.shutdown":
            await run_in_threadpool(self._slack.close)
        return message
