"""The same for other programs: questions in, answer documents out."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from assistant.accounts.model import Account, Power
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.channels.web.forms import in_turn
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import (
    MOVED,
    NOT_FOUND,
    PERSONAL_DATA,
    PROBLEM_SCHEMA,
    PROBLEM_TYPE,
    TOO_LARGE,
    Refused,
    Trouble,
    not_allowed,
    problem,
    problem_document,
    too_often,
    trouble_of,
)
from assistant.errors import AnsweringOff, UserError
from assistant.models import Document

_NO_TOKEN = Trouble(
    401,
    "No token that is known here",
    "Send the header `Authorization: Bearer TOKEN`; `assistant token create` makes a token.",
    {"WWW-Authenticate": "Bearer"},
)
_PERSONAL_DATA = Trouble(
    422,
    "The question holds personal data",
    "It has not been searched for, logged or kept. The notices say what was found, and offer another wording.",
    kind=PERSONAL_DATA,
)
CHANGED = Trouble(
    412, "It was changed meanwhile", "Fetch it again, look at what is new, and send what still holds. Nothing was kept."
)
ERASED = Trouble(410, "What was answered has been erased with its case", "Nothing was changed.")
_SAID = {
    400: ("It cannot be used; the problem document says why.", trouble_of(UserError("The board 'none' is not known"))),
    401: ("No token, or one that is not known here.", _NO_TOKEN),
    403: (
        "The token's account does not go so far.",
        not_allowed("decide", Account(id="a-1", name="Example", roles=("practitioner",))),
    ),
    404: ("There is no such thing, or none that the account sees.", NOT_FOUND),
    409: ("Somebody else went on meanwhile, or the first request under the key is not answered yet.", MOVED),
    410: ("What was answered under the Idempotency-Key has been erased with its case.", ERASED),
    412: ("It was changed since the version that If-Match names.", CHANGED),
    413: ("The request is too large.", TOO_LARGE),
    422: (
        "A text holds personal data; nothing of it was kept. Or an Idempotency-Key was used for another request.",
        _PERSONAL_DATA,
    ),
    429: ("Too many requests within a minute; Retry-After says how many seconds to wait.", too_often(12, 60)),
    503: (
        "Answering is switched off, or nothing can be read or kept just now; the problem document says why.",
        trouble_of(AnsweringOff("Two sources are being corrected")),
    ),
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": said,
        "content": {PROBLEM_TYPE: {"schema": PROBLEM_SCHEMA, "example": problem_document(trouble)}},
        "headers": {name: {"schema": {"type": "string"}, "example": value} for name, value in trouble.headers.items()},
    }
    for status, (said, trouble) in _SAID.items()
}
router = APIRouter(prefix="/api/v1")


class Asked(Document):
    """A question as a program sends it."""

    question: str
    board: str | None = None
    as_of: datetime.date | None = None


def bearer(request: Request) -> Account:
    """The account that a program acts for, by the token that it shows."""
    site = site_of(request)
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    token = site.tokens.of(secret.strip()) if scheme.lower() == "bearer" else None
    account = site.accounts.account(token.account) if token else None
    if account is None or not account.active:
        raise Refused(_NO_TOKEN)
    in_turn(site.calls, account.id)
    return account


Caller = Annotated[Account, Depends(bearer)]


def caller_needs(power: Power) -> Callable[[Account], Awaitable[Account]]:
    """The account that a program acts for, which must have a power."""

    async def permitted(caller: Caller) -> Account:  # it waits for nothing, and needs no thread of its own
        if not caller.may(power):
            raise Refused(not_allowed(power, caller))
        return caller

    return permitted


@router.post("/ask", response_model=Answer, responses=PROBLEMS)
def ask(request: Request, asked: Asked, caller: Annotated[Account, Depends(caller_needs("ask"))]) -> Response:
    """Answer one question with citations, or say why not."""
    site = site_of(request)
    in_turn(site.questions, caller.id)
    board = asked.board or site.assistant.settings.board
    answer = site.assistant.answerer.answer(Enquiry(asked.question, board, asked.as_of))
    site.counts.answer(answer)
    if any(notice.kind == "personal_data" for notice in answer.notices):
        return problem(_PERSONAL_DATA, notices=[n.model_dump() for n in answer.notices])
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")
