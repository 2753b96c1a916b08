"""Who is signed in: sessions kept in memory, named by a signed random id in a cookie, and links that begin one.

Nothing of a session outlives the program: when it stops, everybody is signed out and every conversation is gone.
"""

from __future__ import annotations

import datetime
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from assistant.accounts.model import LOCAL_ADMINISTRATOR, Account
from assistant.canonical import sha256
from assistant.channels.web.record_search import Searched
from assistant.channels.web.unsent import Unsent
from assistant.checklists.working import Changes
from assistant.conversation.follow_up import Thread
from assistant.conversation.list_draft import Draft
from assistant.conversation.lists import Answered
from assistant.conversation.turn import Turn

Clock = Callable[[], datetime.datetime]
"""The time, with its zone."""

IDLE = datetime.timedelta(minutes=30)
"""A session that nobody has used for so long ends."""
LONGEST = datetime.timedelta(hours=10)
"""A session ends after a working day, used or not."""
LINK_HOLDS = datetime.timedelta(minutes=15)
MOST_SESSIONS = 200
MOST_TURNS = 20
_MOST_LINKS = 5
_MOST_ENDED = 1_000
_BYTES = 32


@dataclass(slots=True)
class NumberedTurn:
    """A turn as a page names it."""

    number: int
    turn: Turn
    thanked: bool = False
    """Whether somebody has said what they think of the answer."""


@dataclass(slots=True)
class Session:
    """One person at one browser, and their conversation."""

    account: Account
    """As it was when a page was last opened."""
    began: datetime.datetime
    used: datetime.datetime
    thread: Thread
    as_of: datetime.date | None = None
    turns: list[NumberedTurn] = field(default_factory=list)
    """The last ones, newest last."""
    opened: dict[str, str] = field(default_factory=dict)
    """The case that each form opened: one that is sent again opens no other."""
    moved: dict[str, Answered] = field(default_factory=dict)
    """Of each walk, what the last answer in it moved elsewhere in its case."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    """What a checklist is being made for, by its case; without a case under no name."""
    list_changes: dict[str, Changes] = field(default_factory=dict)
    """Of each case, what changed when its list was made anew here."""
    searched: Searched = field(default_factory=Searched)
    """What records were last searched for."""
    unsent: dict[str, Unsent] = field(default_factory=dict)
    """What was sent too late to count, by the path it was sent to: it stands in its form again."""
    _asked: int = 0
    _keeping: threading.Lock = field(default_factory=threading.Lock)

    @property
    def local(self) -> bool:
        """Whether it is whoever started the program, with the link printed there."""
        return self.account.id == LOCAL_ADMINISTRATOR

    def keep(self, turn: Turn, thread: Thread) -> int:
        """Keep a turn of the conversation and give its number; of more than twenty the oldest goes."""
        with self._keeping:
            self._asked += 1
            self.thread = thread
            self.turns = [*self.turns, NumberedTurn(self._asked, turn)][-MOST_TURNS:]
            return self._asked

    def unsent_to(self, action: str, now: datetime.datetime) -> FormData | None:
        """The fields of a form that was sent to a path too late; none where it was sent again since, or is old."""
        kept = self.unsent.get(action)
        return kept.form if kept and now < kept.until else None

    def turn(self, number: int) -> NumberedTurn | None:
        """A turn by its number, where it is still kept."""
        return next((turn for turn in self.turns if turn.number == number), None)


class Sessions:
    """The sessions of one running program."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(_BYTES)
        self._sessions: dict[str, Session] = {}
        self._ended: dict[str, str] = {}
        self._lock = threading.Lock()

    def new_name(self) -> str:
        """A name for a browser: a random id and its signature."""
        name = secrets.token_urlsafe(_BYTES)
        return f"{name}.{self._signed('name', name)}"

    def genuine(self, name: str) -> bool:
        """Whether this program gave the name."""
        plain, _, signature = name.partition(".")
        return hmac.compare_digest(signature.encode(), self._signed("name", plain).encode())

    def form_token(self, name: str) -> str:
        """What every form for this browser carries, so that no other page can send one in its place."""
        return self._signed("form", name)

    def begin(self, account: Account, board: str | None) -> str:
        """Sign somebody in under a new name; where too many are, whoever has been idle longest is signed out."""
        name, now = self.new_name(), self._clock()
        with self._lock:
            for kept in [kept for kept, one in self._sessions.items() if _over(one, now)]:
                self._end(kept)
            if len(self._sessions) >= MOST_SESSIONS:
                self._end(min(self._sessions, key=lambda kept: self._sessions[kept].used))
            self._sessions[name] = Session(account, now, now, Thread(board=board))
        return name

    def of(self, name: str) -> Session | None:
        """The session of a name; ``None`` where it has ended or there was none."""
        now = self._clock()
        with self._lock:
            session = self._sessions.get(name)
            if session is None or _over(session, now):
                self._end(name)
                return None
            session.used = now
            return session

    def end(self, name: str) -> None:
        """Sign out: the conversation is gone."""
        with self._lock:
            self._end(name)

    def ended(self, form_token: str) -> str | None:
        """Whose session it was that a form was given to, where it has ended; ``None`` where no such form was given."""
        with self._lock:
            return self._ended.get(form_token)

    def _end(self, name: str) -> None:
        session = self._sessions.pop(name, None)
        if session:
            newest = list(self._ended.items())[-(_MOST_ENDED - 1) :]
            self._ended = {**dict(newest), self.form_token(name): session.account.id}

    def _signed(self, purpose: str, text: str) -> str:
        return hmac.digest(self._key, f"{purpose}:{text}".encode(), "sha256").hex()


class OneTimeLinks:
    """Links that sign somebody in once, within a quarter of an hour; only their digests are kept."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[str, datetime.datetime] = {}
        self._lock = threading.Lock()

    def issue(self) -> str:
        """The secret part of a new link; of more than five that were not used the oldest is void."""
        secret = secrets.token_urlsafe(_BYTES)
        with self._lock:
            newest = list(self._until.items())[-(_MOST_LINKS - 1) :]
            self._until = {**dict(newest), sha256(secret): self._clock() + LINK_HOLDS}
        return secret

    def use(self, secret: str) -> bool:
        """Use a link up; ``False`` where it was used before, is too old or was never issued."""
        with self._lock:
            until = self._until.pop(sha256(secret), None)
        return until is not None and self._clock() < until


def _over(session: Session, now: datetime.datetime) -> bool:
    return now - session.used >= IDLE or now - session.began >= LONGEST
