"""Requests that programs may send again, and documents that they need not fetch again.

A program that sends the header ``Idempotency-Key`` with a write gets the same answer however often it sends it: after
a lost connection it need not know whether the first got through. A document carries an ``ETag``: sent back in
``If-None-Match`` it saves fetching it again, and in ``If-Match`` it keeps a write from what was changed meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from assistant.canonical import sha256
from assistant.channels.web.api import CHANGED, ERASED, Caller
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import Refused, Trouble
from assistant.models import Document
from assistant.records.model import TextRef

_KEY = re.compile(r"[\x21-\x7e]{1,128}")
_NO_KEY = Trouble(400, "This Idempotency-Key cannot be used", "Give 1 to 128 printable ASCII characters, best a UUID.")
_OTHER_REQUEST = Trouble(
    422, "This Idempotency-Key was used for another request", "Give each request a key of its own. Nothing was changed."
)
_UNDER_WAY = Trouble(
    409,
    "The first request under this Idempotency-Key is not answered yet",
    "Wait a moment and send it again. If this stays so for a minute, the program was stopped meanwhile: look at the "
    "case to see whether the request was met.",
    {"Retry-After": "2"},
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request is answered with, and the case whose key it may be kept under."""

    document: BaseModel
    case: str
    status: int = 200
    location: str | None = None


class _Kept(Document):
    """An answer as it is kept."""

    status: int
    location: str | None
    content: TextRef
    """The document, encrypted under the key of its case."""


async def _digest(request: Request) -> str:
    return sha256(f"{request.method} {request.url.path}\n".encode() + await request.body())


@dataclass(frozen=True, slots=True)
class Once:
    """A write, done once under its key."""

    site: Site
    caller: str
    key: str | None
    request_sha256: str = field(repr=False)

    def reply(self, work: Callable[[], Reply]) -> Response:
        """Do the work, or give what was answered when it was done; work that fails may be sent again."""
        if self.key is None:
            return _respond(work())
        name = sha256(self.key)
        earlier = self.site.replies.claim(self.caller, name, self.request_sha256, self.site.clock())
        if earlier is None:
            return self._work(name, work)
        if earlier.request_sha256 != self.request_sha256:
            raise Refused(_OTHER_REQUEST)
        if earlier.content is None:
            raise Refused(_UNDER_WAY)
        kept = _Kept.model_validate_json(earlier.content)
        content = self.site.cases.texts.read(kept.content)
        if content is None:
            raise Refused(ERASED)
        return _response(content, kept.status, kept.location)

    def _work(self, name: str, work: Callable[[], Reply]) -> Response:
        try:
            reply = work()
        except BaseException:
            self.site.replies.release(self.caller, name)
            raise
        content = reply.document.model_dump_json(by_alias=True)
        text = self.site.cases.texts.put(reply.case, content)
        kept = _Kept(status=reply.status, location=reply.location, content=text)
        self.site.replies.keep(self.caller, name, kept.model_dump_json())
        return _response(content, reply.status, reply.location)


def once(
    request: Request,
    caller: Caller,
    digest: Annotated[str, Depends(_digest)],
    idempotency_key: Annotated[str | None, Header(description="Makes it safe to send the request again.")] = None,
) -> Once:
    """The write that a request asks for."""
    if idempotency_key is not None and not _KEY.fullmatch(idempotency_key):
        raise Refused(_NO_KEY)
    return Once(site_of(request), caller.id, idempotency_key, digest)


Writing = Annotated[Once, Depends(once)]
IfMatch = Annotated[str | None, Header(description="The ETag of what the write is based on.")]


def shown(request: Request, document: BaseModel) -> Response:
    """A document with its tag, or 304 where the program has it already."""
    content = document.model_dump_json(by_alias=True)
    tag = _tag(content)
    if {tag, "*"} & set(_tags(request.headers.get("if-none-match", ""))):
        return Response(status_code=304, headers={"ETag": tag})
    return _response(content, 200, None)


def unchanged(given: str | None, document: BaseModel) -> None:
    """That a document is still as the program had it, where it says which that was."""
    if given and "*" not in _tags(given) and _tag(document.model_dump_json(by_alias=True)) not in _tags(given):
        raise Refused(CHANGED)


def _respond(reply: Reply) -> Response:
    return _response(reply.document.model_dump_json(by_alias=True), reply.status, reply.location)


def _response(content: str, status: int, location: str | None) -> Response:
    headers = {"ETag": _tag(content)} | ({"Location": location} if location else {})
    return Response(content, status, headers, "application/json")


def _tag(content: str) -> str:
    return f'"{sha256(content)[:32]}"'


def _tags(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]
