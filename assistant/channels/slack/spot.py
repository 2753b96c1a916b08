"""Where in Slack something was said, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

_OF_ONE_PERSON = ("D", "U", "W")
"""How the ids of direct messages and of people begin."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message stands, so that it can be answered there."""

    channel: str
    user: str
    message: str | None = None
    """Slack's name of the message; ``None`` for a command, which is none."""
    thread: str | None = None
    """The message that opened the thread it stands in; ``None`` where it stands in none."""
    response_url: str | None = None
    """Where Slack takes an answer to a command or a button for half an hour."""

    @property
    def direct(self) -> bool:
        """Whether only this person and the application read along."""
        return self.channel.startswith(_OF_ONE_PERSON)

    @property
    def root(self) -> str | None:
        """The message under which an answer stands for everybody to see."""
        return self.thread or self.message

    @property
    def session(self) -> tuple[str, str, str]:
        """What names the conversation: a thread, and in it one person, who alone sees what is answered."""
        return self.channel, self.root or "", self.user
