"""The same for other programs: questions in, answer documents out."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from assistant.adapters.api_tokens import ApiToken
from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.channels.web.forms import in_turn
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import Refused, Trouble, problem
from assistant.models import Document

PERSONAL_DATA = "urn:scr-assistant:problem:personal-data"
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
)
_PROBLEMS: dict[int | str, dict[str, object]] = {
    400: {"description": "The question cannot be used; the problem document says why."},
    401: {"description": "No token, or one that is not known here."},
    422: {"description": "The question holds personal data; nothing of it was kept."},
    429: {"description": "Too many questions within a minute; Retry-After says how many seconds to wait."},
}
router = APIRouter(prefix="/api/v1")


class Asked(Document):
    """A question as a program sends it."""

    question: str
    board: str | None = None
    as_of: datetime.date | None = None


def bearer(request: Request) -> ApiToken:
    """The token that a program shows."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    token = site_of(request).tokens.of(secret.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        raise Refused(_NO_TOKEN)
    return token


@router.post("/ask", response_model=Answer, responses=_PROBLEMS)
def ask(request: Request, asked: Asked, token: Annotated[ApiToken, Depends(bearer)]) -> Response:
    """Answer one question with citations, or say why not."""
    site = site_of(request)
    in_turn(site.questions, token.id)
    board = asked.board or site.assistant.settings.board
    answer = site.assistant.answerer.answer(Enquiry(asked.question, board, asked.as_of))
    site.counts.answer(answer)
    if any(notice.kind == "personal_data" for notice in answer.notices):
        return problem(_PERSONAL_DATA, PERSONAL_DATA, notices=[n.model_dump() for n in answer.notices])
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")
