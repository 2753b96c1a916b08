"""Give somebody a file in their direct message: Slack says where to, takes it there, and is told that it is whole."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

_TIMES = 3
_MOST_PAUSE = 30.0
"""Seconds; where Slack asks for a longer pause, the file is not waited for."""
_TIMEOUT = 30
_ASKED_TOO_OFTEN, _SLACKS_OWN_FAULT = 429, 500


class FileRefused(SlackClientError):
    """Slack did not take the bytes of a file."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as people see it."""

    name: str
    """Letters, digits, dots and hyphens; it names nobody."""
    title: str
    content: bytes


def upload(client: WebClient, channel: str, file: File) -> None:
    """Share a file in a direct message, whose own id ``channel`` is; Slack takes no person's id here.

    Raises ``SlackClientError`` or ``OSError`` where Slack does not take it; nothing is shown then.
    """
    place = client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
    _send(str(place["upload_url"]), file.content)
    client.files_completeUploadExternal(files=[{"id": str(place["file_id"]), "title": file.title}], channel_id=channel)


def _send(address: str, content: bytes) -> None:
    """Send the bytes; where Slack asks for a pause or fails, they are sent again."""
    for left in reversed(range(_TIMES)):
        request = urllib.request.Request(address, content, method="POST")  # noqa: S310 - Slack gave the address
        request.add_header("Content-Type", "application/octet-stream")
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT):  # noqa: S310 - as above
                return
        except urllib.error.HTTPError as error:
            with error:
                pause = _pause(error) if left else None
            if pause is None:
                raise FileRefused(f"the upload was answered with status {error.code}") from None
        threading.Event().wait(pause)


def _pause(error: urllib.error.HTTPError) -> float | None:
    """How long to wait before it is sent again; ``None`` where that would not help."""
    if error.code == _ASKED_TOO_OFTEN:
        asked = float(error.headers.get("Retry-After") or 1)
        return asked if asked <= _MOST_PAUSE else None
    return 0.2 if error.code >= _SLACKS_OWN_FAULT else None
