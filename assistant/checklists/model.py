"""The merged checklist as other programs get it: schema ``checklist.v1``."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from assistant.guidance.citations import Citation, Notice
from assistant.models import Document
from assistant.workflows.finding import HoldText

ItemKind = Literal["action", "hold", "note"]
ItemStatus = Literal["open", "done"]
Answer = Literal["yes", "not_yet_known"]


class ItemNote(Document):
    """A note on an item: its text is kept encrypted, and shown while the case is not erased."""

    at: datetime.datetime
    by: str
    text: str | None


class Item(Document):
    """One thing to do, to hold back, or to know."""

    id: str
    """Stays the same however often the list is made, so that what was done to it is kept."""
    processes: tuple[str, ...]
    """The processes it belongs to; each item stands once, however many they are."""
    kind: ItemKind
    what: str
    who: str | None
    when: str | None
    """The time in words."""
    due: datetime.date | None
    act_by: datetime.date | None
    """The last working day not after the date."""
    waits_for: str | None
    """The date that is missing."""
    due_note: str | None
    earlier: bool
    """Whether it is the earliest of several timescales for the same thing."""
    hold: HoldText | None
    weight: Literal["must", "should", "may"] | None
    origin: Literal["board", "national"]
    reasons: tuple[str, ...]
    """Why it is on the list: one line for each answer that brings it."""
    status: ItemStatus = "open"
    assigned_to: str | None = None
    notes: tuple[ItemNote, ...] = ()
    citations: tuple[Citation, ...]


class Stage(Document):
    """One stage of a review's timetable."""

    what: str
    who: str
    when: str
    """The time in words."""
    starts: datetime.date | None
    """Where its bar begins; a stage without it is a milestone."""
    due: datetime.date | None
    act_by: datetime.date | None
    """The last working day not after the date."""
    waits_for: str | None
    """The date that is missing."""
    due_note: str | None
    earlier: bool
    """Whether it is the earliest of several dates for the same thing."""
    citations: tuple[Citation, ...]


class Timetable(Document):
    """The stages of one review as a board's own document has them."""

    id: str
    title: str
    note: str
    """How it is counted, and what the source leaves open."""
    stages: tuple[Stage, ...]


class Checklist(Document):
    """What runs beside the review, who does what by when, and what waits for whom."""

    schema_: Literal["checklist.v1"] = Field(default="checklist.v1", alias="schema")
    board: str | None
    processes: dict[str, Answer]
    facts: dict[str, str | int | list[str]]
    off_list: tuple[str, ...]
    """Facts that were given and that no question of the list asks for."""
    dates: dict[str, datetime.date]
    names: dict[str, str] = Field(default_factory=dict)
    """Each process of the list, and each date that it goes by or waits for, by its name."""
    facts_in_words: dict[str, str] = Field(default_factory=dict)
    """Each fact as its question and its answer."""
    definitions: dict[str, str]
    """Workflow and edition to the digest of the definition the list was made with."""
    items: tuple[Item, ...]
    silent: tuple[str, ...]
    """The processes that the board's own document says nothing on."""
    timetables: tuple[Timetable, ...] = ()
    notices: tuple[Notice, ...]
