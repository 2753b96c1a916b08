"""Direct messages the working day before something on a list is due: each person is told once of each item."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from slack_sdk import WebClient

from assistant.channels.raised_at import place_of
from assistant.channels.slack import home_wording as wording
from assistant.channels.slack.linked import Linked
from assistant.channels.slack.list_layout import SHOW, ListButton
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Message, button, context, section
from assistant.channels.slack.mrkdwn import inert_within
from assistant.channels.slack.office import Office
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.who import Home, People
from assistant.conversation.reminding import Due, due_for, is_morning

_LOG = logging.getLogger("assistant.slack")
_EVERY = 600.0
"""Seconds between two looks at what is due: whoever starts the program after eight is reminded all the same."""
_MOST_DUE = 20
_MOST_TEXT = 300


class Reminding:
    """Reminds people of what is due, while the program runs."""

    def __init__(self, client: WebClient, speaker: Speaker, office: Office, people: People, clock: Clock) -> None:
        self._client = client
        self._speaker = speaker
        self._office = office
        self._linked = Linked(office)
        self._people = people
        self._clock = clock
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look at once, and then again and again, in a thread of its own."""
        self._thread = threading.Thread(target=self._look_on, name="slack-reminding")
        self._thread.start()

    def stop(self) -> None:
        """Look no more; what is being sent is sent first."""
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def look(self) -> None:
        """Remind everybody of what they are to be reminded of now, and were not yet.

        What Slack does not take is tried again at the next look.
        """
        at = self._clock()
        if not is_morning(at):
            return
        links = self._office.slack_links
        accounts = [one for one in self._office.accounts.accounts() if one.active and links.person(one.id)]
        if not accounts:
            return
        told = self._client.auth_test()
        home = Home(str(told["team_id"]), told.get("enterprise_id"))
        for account, due in due_for(accounts, self._office.lists, self._office.access, at):
            try:
                self._remind(self._linked.user(account.id, home), home, due)
            except Exception as error:  # noqa: BLE001 - whatever it is, others are reminded, and it is tried again
                _LOG.error("somebody could not be reminded: %s", place_of(error))

    def _remind(self, user: str | None, home: Home, due: Sequence[Due]) -> None:
        if user is None or not self._people.who(user, home).allowed:
            return
        reminders = self._office.reminders
        taken = [one for one in due if reminders.take(one.reminder, self._clock())]
        if not taken:
            return
        try:
            self._speaker.directly(user, reminding(taken))
        except BaseException:
            for one in taken:
                reminders.give_back(one.reminder)
            raise
        for one in taken:
            reminders.sent(one.reminder)

    def _look_on(self) -> None:
        while not self._stopped.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - the next look may succeed; nothing personal is logged
                _LOG.error("nobody could be reminded: %s", place_of(error))
            self._stopped.wait(_EVERY)


def reminding(due: Sequence[Due]) -> Message:
    """What somebody is reminded of, in one message; each with a button that opens its list."""
    lines, blocks = [wording.REMINDER], [section(f"*{wording.REMINDER}*")]
    for one in due[:_MOST_DUE]:
        item, reference = one.item, one.case.reference
        day = f"{one.reminder.due:%A %-d %B %Y}"
        who = inert_within(item.assigned_to or item.who or "", _MOST_TEXT)
        lines.append(f"{day}: {item.what} ({reference})")
        text = f"*{day}* {inert_within(item.what, _MOST_TEXT)}\n{who} · {reference}"
        opening = button("Checklist", SHOW, ListButton(reference, 0).value, f"Checklist of case {reference}")
        blocks.append({**section(text), "accessory": opening})
    if len(due) > _MOST_DUE:
        lines.append(wording.more(len(due) - _MOST_DUE))
        blocks.append(context(wording.more(len(due) - _MOST_DUE)))
    return Message("\n".join(lines), tuple(blocks))
