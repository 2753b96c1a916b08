"""Put the Slack application together: which handler takes what Slack sends."""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from assistant.adapters.feedback_file import FeedbackFile
from assistant.bootstrap.answering import Assistant
from assistant.channels.slack import wording
from assistant.channels.slack.answering import Answering
from assistant.channels.slack.answers import HELPFUL, NOT_HELPFUL, SHARE, Layout
from assistant.channels.slack.asking import Asking
from assistant.channels.slack.channels import Channels
from assistant.channels.slack.home import HomeTab
from assistant.channels.slack.linked import Linked
from assistant.channels.slack.linking import Linking
from assistant.channels.slack.lists import Lists
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import said
from assistant.channels.slack.mrkdwn import plain
from assistant.channels.slack.office import Office
from assistant.channels.slack.opinions import REASONS, Answers, Opinions, answering, asking_why, chosen
from assistant.channels.slack.passages import Passages
from assistant.channels.slack.quiet import quiet_logger
from assistant.channels.slack.reminding import Reminding
from assistant.channels.slack.reply import Reply
from assistant.channels.slack.speaker import Speaker, open_client
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.taking import Body, Caller, Command, Taking, pressed
from assistant.channels.slack.walk_beside import Beside
from assistant.channels.slack.walk_handlers import WalkHandlers
from assistant.channels.slack.walk_parts import PASSAGE
from assistant.channels.slack.walking import Walking
from assistant.channels.slack.who import People, Who
from assistant.channels.slack.work import Work
from assistant.conversation.deliveries import Deliveries
from assistant.settings import Settings

COMMAND = "/scr"
_TYPED = frozenset([None, "file_share", "me_message", "thread_broadcast"])
"""Kinds of message that a person typed; others tell of changes, or come from programs."""
_ACKNOWLEDGING = 8


class SlackApp:
    """The handlers of everything that Slack sends, whichever way it comes.

    Each acknowledges first; the work is then done in another thread, once for each delivery.
    """

    def __init__(self, assistant: Assistant, deliveries: Deliveries, clock: Clock, office: Office) -> None:
        """Make it; raises ``UserError`` where a setting is missing or names what the corpus does not hold."""
        settings = assistant.settings
        self.client: WebClient = open_client(settings)
        answerer = assistant.answerer
        channels = Channels(self.client, answerer, settings.board, settings.slack_channels, clock)
        self._speaker = Speaker(self.client)
        self._answers = Answers(clock)
        layout = Layout(assistant.index.library, settings.public_url)
        answering = Answering(answerer, settings.answering_processes or 1)
        self._asking = Asking(answering, channels, self._speaker, layout, self._answers, clock)
        self._opinions = Opinions(FeedbackFile(settings.data_dir), clock)
        self._passages = Passages(assistant.index, clock)
        people = People(self.client, settings.slack_guests, clock)
        self._work = Work(deliveries, people, self._speaker, clock)
        self._taking = Taking(self._work, self._speaker, Linked(office))
        self._linking = Linking(self.client, self._speaker, office, clock)
        self._walk = WalkHandlers(Walking(office, clock), Beside(answering, layout), office, self.client, self._speaker)
        self._lists = Lists(self.client, self._speaker, office, clock)
        self._home = HomeTab(self._speaker, office, self._linking, clock)
        self.reminding = Reminding(self.client, self._speaker, office, people, clock)
        self._commands: dict[str, Command] = {}
        self._acknowledging = ThreadPoolExecutor(_ACKNOWLEDGING, thread_name_prefix="slack-acknowledging")
        self.bolt = self._bolt(settings)

    def close(self) -> None:
        """Take nothing more, and wait until everything that was taken has been answered."""
        self.reminding.stop()
        self._acknowledging.shutdown()
        self._work.finish()

    def _bolt(self, settings: Settings) -> App:
        secret = settings.slack_signing_secret
        bolt = App(
            name="slack_bolt.assistant",
            logger=quiet_logger(),
            client=self.client,
            # Socket Mode signs nothing; an empty secret would be one that anybody knows.
            signing_secret=secret.get_secret_value() if secret else secrets.token_hex(),
            token_verification_enabled=False,
            listener_executor=self._acknowledging,
            attaching_conversation_kwargs_enabled=False,
        )
        bolt.event("app_mention")(self._mentioned)
        bolt.event("message")(self._written)
        bolt.event("app_home_opened")(self._opened)
        bolt.command(COMMAND)(self._commanded)
        bolt.action(re.compile(f"^{PASSAGE}_[0-9]+$"))(self._passage)
        bolt.action(HELPFUL)(self._helpful)
        bolt.action(NOT_HELPFUL)(self._not_helpful)
        bolt.action(SHARE)(self._share)
        bolt.view(REASONS)(self._reasons)
        for part in (self._linking, self._walk, self._lists, self._home):
            self._commands |= part.register(bolt, self._taking)
        return bolt

    def _mentioned(self, body: Body, event: Body, context: BoltContext) -> None:
        """Somebody mentioned the application in a channel."""
        if _typed(event):
            self._asked(body, event, context)

    def _written(self, body: Body, event: Body, context: BoltContext) -> None:
        """Somebody wrote in the messages tab or in a direct message."""
        if event.get("channel_type") == "im" and _typed(event):
            self._asked(body, event, context)

    def _asked(self, body: Body, event: Body, context: BoltContext) -> None:
        spot = Spot(event["channel"], event["user"], event["ts"], event.get("thread_ts"))
        text = plain(event.get("text") or "", context.bot_user_id)
        if not text and event.get("files"):
            self._take(body, context, spot, lambda _: self._speaker.to_asker(spot, said(wording.NO_TEXT)))
        else:
            self._ask(body, context, spot, text)

    def _opened(self, body: Body, event: Body, context: BoltContext) -> None:
        """Somebody opened a tab: what they have in hand, or in the messages tab what may be asked first."""
        user = event["user"]
        if event.get("tab") == "home":
            self._taking.called(body, context, Spot(user, user), self._home.show)
        elif event.get("tab") == "messages":
            spot = Spot(event["channel"], user)
            offered = wording.FIRST_QUESTIONS
            # Whoever opens a tab asked for nothing, and need not hear that nothing could be offered.
            self._taking.take(body, context, spot, lambda _: self._speaker.offer(spot.channel, offered), failed="")

    def _commanded(self, ack: Ack, body: Body, context: BoltContext) -> None:
        """Somebody typed the command; what follows it is not posted."""
        ack()
        spot = Spot(body["channel_id"], body["user_id"], response_url=body["response_url"])
        text = plain(body.get("text") or "", context.bot_user_id)
        word, _, rest = text.partition(" ")
        if (command := self._commands.get(word.lower())) and command.takes(rest):
            command.do(body, context, spot, rest.strip())
        else:
            self._ask(body, context, spot, text)

    def _passage(self, ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        """Somebody opens a cited passage."""
        ack()
        self._taking.opening(body, context, pressed(body), lambda _: self._passages.view(action["value"]))

    def _helpful(self, ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        """Somebody found an answer helpful."""
        ack()
        spot = pressed(body)
        self._take(body, context, spot, lambda who: self._keep_helpful(action["value"], spot, who))

    def _keep_helpful(self, name: str, spot: Spot, who: Who) -> None:
        given = self._answers.of(name, who.user)
        told = self._opinions.helpful(given) if given else wording.GONE
        self._speaker.to_asker(spot, said(told))

    def _not_helpful(self, ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        """Somebody did not find an answer helpful: they are asked why."""
        ack()
        self._taking.opening(body, context, pressed(body), lambda _: asking_why(action["value"]))

    def _reasons(self, ack: Ack, body: Body, view: Body, context: BoltContext) -> None:
        """Somebody said why an answer did not help."""

        def kept(caller: Caller) -> Reply:
            given = self._answers.of(view["private_metadata"], caller.who.user)
            return Reply(answering(self._opinions.not_helpful(given, chosen(view)) if given else wording.GONE))

        self._taking.sent(ack, body, context, kept)

    def _share(self, ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        """Somebody shares their answer in the channel."""
        ack()
        spot = pressed(body)
        self._take(body, context, spot, lambda who: self._asking.share(action["value"], spot, who))

    def _take(self, body: Body, context: BoltContext, spot: Spot, handler: Callable[[Who], None]) -> None:
        self._taking.take(body, context, spot, handler)

    def _ask(self, body: Body, context: BoltContext, spot: Spot, text: str) -> None:
        self._taking.take(body, context, spot, lambda _: self._asking.ask(text, spot), failed=wording.FAILED)


def _typed(event: Body) -> bool:
    """Whether a person typed a message, rather than a program or Slack itself."""
    return bool(event.get("user")) and not event.get("bot_id") and event.get("subtype") in _TYPED


def now() -> datetime.datetime:
    """The time, with its zone."""
    return datetime.datetime.now().astimezone()
