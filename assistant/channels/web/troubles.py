"""What a page says where a request cannot be met: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.channels.web.pages import page
from assistant.errors import StorageFailed, UnknownSource, UnknownWorkflow, UserError

API = "/api/"
_PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened and what to do, and the status that says so to programs."""

    status: int
    title: str
    what_to_do: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(UserError):
    """A request that cannot be met; whoever made it sees what happened and what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.title)
        self.trouble = trouble


NOT_FOUND = Trouble(
    404,
    "There is no such page",
    "The address may be mistyped, or what it named may have been removed. Nothing was changed.",
)
SIGNED_OUT = Trouble(
    401,
    "You are not signed in",
    "Sign in and go on. A session ends after 30 minutes without use, after 10 hours, and when the program stops; "
    "the conversation ends with it, and what was just sent has not been kept.",
)
STALE_FORM = Trouble(
    403,
    "This form can no longer be used",
    "It was opened before you signed in, or it came from somewhere else. Nothing was kept. "
    "Open the page again and send it from there.",
)
TOO_LARGE = Trouble(413, "That is too much at once", "Nothing was kept. A question has at most 4,000 characters.")
WRONG_HOST = Trouble(
    421, "This address is not served here", "Open the address that was printed when the program was started."
)
FAILED = Trouble(
    500,
    "Something went wrong",
    "It was not your doing. What was saved before is unchanged. Go back and try again; if it happens again, "
    "tell whoever keeps this program.",
)
_BY_STATUS = {
    404: NOT_FOUND,
    405: Trouble(405, "This page cannot be used so", "Open it from the menu instead. Nothing was changed."),
    413: TOO_LARGE,
}
_UNUSABLE = "This cannot be used"


def too_often(seconds: int) -> Trouble:
    """A person asks more often than one person does."""
    what = f"Wait {seconds} seconds and try again. What was just sent has not been kept."
    return Trouble(429, "Too many requests", what, {"Retry-After": str(seconds)})


def respond(request: Request, error: Exception) -> Response:
    """What is answered where an error was raised."""
    return respond_with(request, trouble_of(error))


def respond_with(request: Request, trouble: Trouble) -> Response:
    """The page that says what happened; for a program, the problem document."""
    if request.url.path.startswith(API):
        return problem(trouble)
    return page(
        request,
        "trouble.html",
        status=trouble.status,
        headers=trouble.headers,
        title=trouble.title,
        what_to_do=trouble.what_to_do,
        may_sign_in=trouble is SIGNED_OUT,
    )


def problem(trouble: Trouble, kind: str = "about:blank", **more: object) -> JSONResponse:
    """An error as RFC 9457 has it."""
    content = {"type": kind, "title": trouble.title, "status": trouble.status, "detail": trouble.what_to_do, **more}
    return JSONResponse(content, trouble.status, dict(trouble.headers), _PROBLEM)


def trouble_of(error: Exception) -> Trouble:
    """What an error that was foreseen is to the person who made the request."""
    match error:
        case Refused():
            return error.trouble
        case HTTPException():
            what = "Nothing was changed. Open the page again."
            other = Trouble(error.status_code, _UNUSABLE, what, dict(error.headers or {}))
            return _BY_STATUS.get(error.status_code, other)
        case RequestValidationError():
            # What was sent is not repeated: it may hold anything.
            fields = sorted({".".join(str(step) for step in each["loc"][1:]) or "body" for each in error.errors()})
            return Trouble(400, _UNUSABLE, f"Missing, or not of the form that is asked for: {', '.join(fields)}.")
        case UnknownSource() | UnknownWorkflow():
            return NOT_FOUND
        case StorageFailed():
            return Trouble(503, "Nothing can be read or kept just now", f"{error}.")
        case _:
            return Trouble(400, _UNUSABLE, f"{error}.")
