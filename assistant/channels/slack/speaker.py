"""Say something in Slack: to one person alone, or for everybody to see.

Slack may say when to ask again, and is then asked again when it says; what it refuses to show in one place is shown in
another, so that whoever asked always sees something.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pydantic import SecretStr
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.webhook import WebhookClient

from assistant.channels.slack import wording
from assistant.channels.slack.message import Message
from assistant.channels.slack.quiet import quiet_logger
from assistant.channels.slack.spot import Spot
from assistant.errors import UserError
from assistant.settings import Settings

BOT_TOKEN = ("ASSISTANT_SLACK_BOT_TOKEN", "xoxb-")
APP_TOKEN = ("ASSISTANT_SLACK_APP_TOKEN", "xapp-")
"""Where a token is set, and how it begins."""
_UNTIL_ALLOWED = 5
_AFTER_FAILURE = 2
_DONE = 200
_GONE = frozenset(["message_not_found", "cant_update_message", "edit_window_closed"])
_EXPIRED = frozenset(["expired_trigger_id", "exchanged_trigger_id", "trigger_expired"])
_ALREADY_CHANGED = frozenset(["hash_conflict", "not_found"])
_AT_ONCE = FixedValueRetryIntervalCalculator(0.2)


class NotOpened(Exception):
    """Slack did not open a window: it was asked too late, too often, or failed."""


def open_client(settings: Settings) -> WebClient:
    """A client of Slack's Web API that asks again where Slack says so, and where it failed.

    Raises ``UserError`` where there is nothing to sign its calls with.
    """
    return WebClient(
        token=token_of(settings.slack_bot_token, *BOT_TOKEN),
        base_url=settings.slack_api,
        logger=quiet_logger(),
        retry_handlers=_retrying(),
    )


def token_of(secret: SecretStr | None, setting: str, begins: str) -> str:
    """A token in clear; raises ``UserError`` where it is not set, or is of another kind."""
    token = secret.get_secret_value().strip() if secret else ""
    if not token.startswith(begins):
        raise UserError(
            f"Slack needs {setting}, a token that begins with {begins}: docs/how-to/slack.md says where it is"
        )
    return token


def _retrying() -> list[RetryHandler]:
    return [
        RateLimitErrorRetryHandler(_UNTIL_ALLOWED),
        ServerErrorRetryHandler(_AFTER_FAILURE),
        ConnectionErrorRetryHandler(_AFTER_FAILURE),
    ]


class Speaker:
    """Says things in Slack."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        # What is only a courtesy is never waited for.
        self._hasty = self._in_a_hurry(client)
        # A trigger holds for three seconds: time enough to ask once more where Slack failed.
        self._opening = self._in_a_hurry(client, ServerErrorRetryHandler(1, _AT_ONCE))

    def to_asker(self, spot: Spot, message: Message) -> None:
        """Answer so that the asker alone sees it: where they asked or, where Slack refuses that, directly."""
        if not self._beside(spot, message):
            self.directly(spot.user, message)

    def directly(self, user: str, message: Message) -> Spot:
        """Write somebody a direct message, and say where it stands."""
        posted = self._post(user, message, None)
        return Spot(channel=str(posted["channel"]), user=user, message=str(posted["ts"]))

    def for_everybody(self, spot: Spot, message: Message) -> None:
        """Post where everybody sees it, under the message that asked; raises ``SlackApiError`` where Slack refuses."""
        self._post(spot.channel, message, spot.root)

    def show_view(self, trigger: str, view: dict[str, object], *, over: bool = False) -> None:
        """Open a window, ``over`` another or by itself; raises ``NotOpened`` where Slack did not in its time."""
        show = self._opening.views_push if over else self._opening.views_open
        try:
            show(trigger_id=trigger, view=view)
        except SlackApiError as error:
            if error.response.status_code == _DONE and error.response["error"] not in _EXPIRED:
                raise
            raise NotOpened from None
        except OSError:
            raise NotOpened from None

    def change_view(self, name: str, shown: str | None, view: dict[str, object]) -> None:
        """Put another window in the place of one; ``shown`` is Slack's digest of what it must still show.

        Where it shows something else by now, or is closed, it is left: whoever pressed has seen that.
        """
        try:
            self._client.views_update(view_id=name, hash=shown, view=view)
        except SlackApiError as error:
            if error.response["error"] not in _ALREADY_CHANGED:
                raise

    def show_home(self, user: str, view: dict[str, object]) -> None:
        """Show somebody their home tab."""
        self._client.views_publish(user_id=user, view=view)

    def change(self, spot: Spot, message: Message) -> None:
        """Put another message in the place of one of our own; one that is gone is written anew, directly."""
        try:
            self._client.chat_update(channel=spot.channel, ts=spot.message or "", **message.fields())
        except SlackApiError as error:
            if error.response["error"] not in _GONE:
                raise
            self.directly(spot.user, message)

    def offer(self, channel: str, questions: tuple[tuple[str, str], ...]) -> None:
        """Offer first questions in the messages tab: a title, and what it asks."""
        offered = [{"title": title, "message": question} for title, question in questions]
        self._client.api_call("assistant.threads.setSuggestedPrompts", json={"channel_id": channel, "prompts": offered})

    def take_back(self, spot: Spot) -> None:
        """Take away the message whose button was pressed; where Slack refuses, it stays."""
        if spot.response_url:
            with suppress(SlackClientError, OSError):
                self._webhook(spot.response_url).send(delete_original=True)

    @contextmanager
    def working(self, spot: Spot) -> Iterator[None]:
        """Show that the answer is being looked for, until it is there."""
        self._status(spot, wording.WORKING)
        try:
            yield
        finally:
            if not spot.direct:  # in a direct message the answer itself takes it away
                self._status(spot, "")

    @staticmethod
    def _in_a_hurry(client: WebClient, *retrying: RetryHandler) -> WebClient:
        return WebClient(
            token=client.token, base_url=client.base_url, logger=quiet_logger(), retry_handlers=[*retrying], timeout=3
        )

    def _beside(self, spot: Spot, message: Message) -> bool:
        """Show a message where its asker is, to them alone; whether Slack took it."""
        try:
            if spot.response_url:
                body = {**message.fields(), "response_type": "ephemeral", "replace_original": False}
                return self._webhook(spot.response_url).send_dict(body).status_code == _DONE
            if spot.direct:
                self._post(spot.channel, message, spot.root)
            else:
                # In a thread that nobody has answered in yet, Slack would not show it.
                self._client.chat_postEphemeral(
                    channel=spot.channel, user=spot.user, thread_ts=spot.thread, **message.fields()
                )
        except (SlackClientError, OSError):
            return False
        return True

    def _post(self, channel: str, message: Message, thread: str | None) -> dict[str, object]:
        posted = self._client.chat_postMessage(
            channel=channel, thread_ts=thread, unfurl_links=False, unfurl_media=False, **message.fields()
        )
        return {"channel": posted["channel"], "ts": posted["ts"]}

    def _status(self, spot: Spot, status: str) -> None:
        if spot.root:
            with suppress(SlackClientError, OSError):
                self._hasty.assistant_threads_setStatus(channel_id=spot.channel, thread_ts=spot.root, status=status)

    def _webhook(self, address: str) -> WebhookClient:
        return WebhookClient(address, logger=quiet_logger(), retry_handlers=_retrying())
