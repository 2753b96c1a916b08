"""Everything that the pages work with, in one place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from fastapi import Request

from assistant.adapters.api_tokens import ApiTokens
from assistant.adapters.feedback_file import FeedbackFile
from assistant.bootstrap.answering import Assistant
from assistant.channels.web.counts import Counts
from assistant.channels.web.rates import Rates
from assistant.channels.web.sessions import Clock, OneTimeLinks, Sessions
from assistant.guidance.library import Library
from assistant.guidance.reading import Part, parts_of
from assistant.search.model import Place
from assistant.workflows.load import Catalogue

QUESTIONS_A_MINUTE = 60
SIGN_INS_A_MINUTE = 10


@dataclass(slots=True)
class Site:
    """One running web application."""

    assistant: Assistant
    address: str
    """Where it is reached, as in ``http://127.0.0.1:8000``."""
    clock: Clock
    announce: Callable[[str], None]
    """Tells whoever started the program something, in its terminal."""
    sessions: Sessions = field(init=False)
    links: OneTimeLinks = field(init=False)
    questions: Rates = field(init=False)
    sign_ins: Rates = field(init=False)
    tokens: ApiTokens = field(init=False)
    feedback: FeedbackFile = field(init=False)
    workflows: Catalogue = field(init=False)
    places: dict[str, Place] = field(init=False)
    """The places of the index by their ids."""
    counts: Counts = field(default_factory=Counts)
    _parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    _laying_out: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        settings = self.assistant.settings
        self.sessions = Sessions(self.clock)
        self.links = OneTimeLinks(self.clock)
        self.questions = Rates(self.clock, QUESTIONS_A_MINUTE)
        self.sign_ins = Rates(self.clock, SIGN_INS_A_MINUTE)
        self.tokens = ApiTokens(settings.data_dir)
        self.feedback = FeedbackFile(settings.data_dir)
        self.workflows = Catalogue(settings.workflows_dir)
        self.places = {place.id: place for place in self.assistant.index.places}

    @property
    def library(self) -> Library:
        """The corpus that is answered from."""
        return self.assistant.index.library

    @property
    def secure(self) -> bool:
        """Whether browsers reach it encrypted, so that its cookie is never sent in clear."""
        return self.address.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the session cookie; the prefix binds it to this host where it is encrypted."""
        return "__Host-session" if self.secure else "session"

    def parts(self, source: str) -> tuple[Part, ...]:
        """A source laid out to be read; finding headings in an original takes seconds, so it is done once."""
        if source not in self._parts:
            with self._laying_out:
                if source not in self._parts:
                    original = self.assistant.index.original(source)
                    statements = self.library.statements_of(source)
                    record = self.library.sources[source]
                    self._parts[source] = parts_of(record, statements, original.text if original else None)
        return self._parts[source]

    def announce_link(self) -> None:
        """Print a new one-time link where the program was started."""
        self.announce(f"Sign in with this link; it works once, within 15 minutes:\n  {self.link()}")

    def link(self) -> str:
        """A new one-time link."""
        return f"{self.address}/sign-in/{self.links.issue()}"


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)
