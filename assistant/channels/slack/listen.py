"""Listen to Slack over Socket Mode: the program calls Slack, so it needs no public address."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient

from assistant.adapters.sql import open_database
from assistant.bootstrap.answering import open_assistant
from assistant.bootstrap.answering_in_turn import answering_in_turn
from assistant.channels.slack.app import SlackApp, now
from assistant.channels.slack.office import OwnOffice
from assistant.channels.slack.quiet import quiet_logger
from assistant.channels.slack.speaker import APP_TOKEN, BOT_TOKEN, token_of
from assistant.errors import UserError
from assistant.settings import Settings

_BUFFER = 64 * 1024
"""The library's own of 1 kB runs out of stack where a message is of the longest."""


def listen(settings: Settings) -> None:
    """Answer in Slack until stopped; what has been taken is answered first.

    Raises ``UserError`` where a token is missing or Slack does not accept it, where Slack cannot be reached, or where
    the channels name what the corpus does not hold.
    """
    token_of(settings.slack_bot_token, *BOT_TOKEN)
    token_of(settings.slack_app_token, *APP_TOKEN)
    opened = open_assistant(settings)
    with (
        open_database(settings) as database,
        answering_in_turn(opened, settings.answering_processes) as assistant,
    ):
        office = OwnOffice(assistant, database)
        slack = SlackApp(assistant, database.deliveries(), now, office)
        try:
            office.lists  # noqa: B018 - opening them takes most of the three seconds that a window has
            with connected(slack, settings) as workspace:
                _tell(f"The assistant listens to {workspace} in Slack (stop it with Ctrl-C).")
                slack.reminding.start()
                _wait()
        finally:
            slack.close()


@contextmanager
def connected(slack: SlackApp, settings: Settings) -> Iterator[str]:
    """Take what Slack sends over Socket Mode, connecting anew whenever Slack asks for it; gives the workspace's name.

    Raises ``UserError`` where Slack does not accept a token or cannot be reached.
    """
    app_token = token_of(settings.slack_app_token, *APP_TOKEN)
    handler = SocketModeHandler(slack.bolt, app_token, logger=quiet_logger(), receive_buffer_size=_BUFFER)
    try:
        yield _connect(slack, handler, settings.slack_api)
    finally:
        _hang_up(handler.client)


def _hang_up(client: SocketModeClient) -> None:
    """End the connection now: whoever waits for the next message, or takes it up, would wait for seconds more."""
    client.message_processor.event.set()
    client.message_queue.put("")
    client.current_session_runner.event.set()
    client.current_session_state.terminated = True
    if client.current_session:
        client.current_session.ping("stopping")  # the answer is the next message; an empty one would not do
    client.close()


def _connect(slack: SlackApp, handler: SocketModeHandler, address: str) -> str:
    setting, _ = BOT_TOKEN
    try:
        workspace = str(slack.client.auth_test()["team"])
        setting, _ = APP_TOKEN
        handler.client.connect()
    except SlackApiError as error:
        raise UserError(f"Slack does not accept {setting}: {error.response['error']}") from None
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise UserError(
            f"Slack cannot be reached at {address}: {getattr(reason, 'strerror', None) or reason}"
        ) from None
    return workspace


def _wait() -> None:
    """Until Ctrl-C is typed, or whoever started the program asks it to end."""
    stopped = threading.Event()
    before = {number: signal.signal(number, lambda *_: stopped.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        stopped.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is where whoever started it looks
