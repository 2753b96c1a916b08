"""What a page says where a request cannot be met: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.accounts.model import POWERS, Account, Power
from assistant.channels.web.pages import page
from assistant.errors import (
    AccountMoved,
    AnsweringOff,
    NotAllowed,
    NotInForce,
    PersonalDataFound,
    SessionMoved,
    SignInRefused,
    SignInUnavailable,
    StorageFailed,
    UnknownAccount,
    UnknownCase,
    UnknownRecord,
    UnknownSession,
    UnknownSource,
    UnknownWorkflow,
    UserError,
)

API = "/api/"
PERSONAL_DATA = "urn:scr-assistant:problem:personal-data"
PROBLEM_TYPE = "application/problem+json"
PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do."},
    },
}
"""A problem document of RFC 9457, for the description of the API."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened and what to do, and the status that says so to programs."""

    status: int
    title: str
    what_to_do: str
    headers: Mapping[str, str] = field(default_factory=dict)
    may_sign_in: bool = False
    """Whether signing in is what to do."""
    kind: str = "about:blank"
    """What programs tell this trouble from others by."""


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
    may_sign_in=True,
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
MOVED = Trouble(
    409,
    "Somebody else went on meanwhile",
    "What you sent has not been kept, and nothing that was saved before is lost. Open the page again: it shows how it "
    "stands now.",
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
_OUT_OF_FORCE = "Nothing was in force on that day"


def too_often(seconds: int, a_minute: int) -> Trouble:
    """A person asks more often than one person does: how long to wait, and how often they may, for programs, too."""
    headers = {
        "Retry-After": str(seconds),
        "RateLimit-Limit": str(a_minute),
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": str(seconds),
    }
    what = f"Wait {seconds} seconds and try again. What was just sent has not been kept."
    return Trouble(429, "Too many requests", what, headers)


def wait_and_send(too_often: Trouble) -> str:
    """The same beside a question that stands in its field again."""
    return f"You have asked very often: wait {too_often.headers['Retry-After']} seconds, then send this again"


_AGAIN = "Begin the sign-in again; if it happens again, tell whoever keeps this program."
_TO = {
    "ask": "ask questions",
    "see_cases": "see cases",
    "walk": "open cases and answer the questions of a workflow",
    "dissent": "record dissent",
    "decide": "decide",
    "manage_cases": "say who is on a case and work its checklist",
    "administer": "manage accounts and sources",
}
"""What each power is for, after "to"."""


def not_allowed(power: Power, account: Account) -> Trouble:
    """The roles of whoever is signed in do not go so far: what it would need, and whom to ask."""
    able = " or ".join(role.replace("_", " ") for role, powers in POWERS.items() if power in powers)
    own = " and ".join(role.replace("_", " ") for role in account.counted) or "none"
    what = f"To {_TO[power]} takes the role of {able}; yours: {own}. Nothing was changed. "
    if "administrator" in account.counted:
        what += "Whoever administers sees no case and decides nothing: sign in with another account for that."
    else:
        what += "Ask whoever keeps the accounts here."
    return Trouble(403, "Your role does not go so far", what)


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
        may_sign_in=trouble.may_sign_in,
        to=request.url.path if request.method == "GET" and trouble is SIGNED_OUT else "/",
    )


def problem(trouble: Trouble, **more: object) -> JSONResponse:
    """An error as RFC 9457 has it."""
    return JSONResponse(problem_document(trouble) | more, trouble.status, dict(trouble.headers), PROBLEM_TYPE)


def problem_document(trouble: Trouble) -> dict[str, object]:
    """What it says."""
    return {"type": trouble.kind, "title": trouble.title, "status": trouble.status, "detail": trouble.what_to_do}


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
        case (
            UnknownSource() | UnknownWorkflow() | UnknownCase() | UnknownSession() | UnknownRecord() | UnknownAccount()
        ):
            return NOT_FOUND
        case SessionMoved() | AccountMoved():
            return MOVED
        case PersonalDataFound():
            return Trouble(422, "The text holds personal data", f"{_sentence(error)}", kind=PERSONAL_DATA)
        case AnsweringOff():
            return Trouble(503, "Answering is switched off", f"{error.reason}. Nothing of the question was kept.")
        case SignInRefused():
            return Trouble(
                403, "You are not signed in", f"{_sentence(error)} Nothing was kept. {_AGAIN}", may_sign_in=True
            )
        case SignInUnavailable():
            return Trouble(503, "You cannot sign in just now", f"{_sentence(error)} {_AGAIN}", may_sign_in=True)
        case NotAllowed():
            return Trouble(403, "Your role does not go so far", f"{error}. Nothing was changed.")
        case StorageFailed():
            return Trouble(503, "Nothing can be read or kept just now", f"{error}.")
        case _:
            title = _OUT_OF_FORCE if isinstance(error, NotInForce) else _UNUSABLE
            return Trouble(400, title, f"{error}.")


def _sentence(error: Exception) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
