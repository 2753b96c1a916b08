"""A checklist as a message in Slack: a page of it at a time, grouped by when, with what may be done with each item."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.message import Block, Message, actions, button, context, length_of, section
from assistant.channels.slack.mrkdwn import cut, inert, inert_within, link
from assistant.checklists.model import Checklist, Item
from assistant.checklists.working import Changes
from assistant.conversation.list_wording import changed
from assistant.exports.checklist_layout import EARLIEST
from assistant.exports.checklist_sections import sections

TICK, REOPEN, OPEN_ITEM, PAGE = "list_tick", "list_reopen", "list_item", "list_page"
FILE, MAKE, SHOW = "list_file", "list_make", "list_show"
"""The buttons, as handlers know them."""
FILES = {"docx": "Word", "xlsx": "Excel", "ics": "Calendar"}
"""The files that a list is given as here, as people call them."""
_SAID_FIRST = frozenset(["superseded", "not_signed_off"])
_MOST_WORDS, _MOST_HOLD, _MOST_WHEN, _MOST_NOTICE = 500, 250, 250, 800
_MOST_CHANGES = 5
_A_PAGE_BLOCKS, _A_PAGE_CHARACTERS = 36, 7_500
"""How much of a page its items take; what stands above and below them has the rest."""
_MOST_LABEL = 75


@dataclass(frozen=True, slots=True)
class ListButton:
    """What a button of a list is about: ids and numbers, never words."""

    case: str
    version: int
    """How many things had been done to the list when the button was made."""
    page: int = 1
    """The page that it stands on, or leads to."""
    item: str = "-"

    @property
    def value(self) -> str:
        """As Slack keeps it."""
        return f"{self.case} {self.version} {self.page} {self.item}"

    @classmethod
    def read(cls, value: str) -> ListButton:
        """What a button holds."""
        case, version, page, item = value.split(" ")[:4]
        return cls(case, int(version), int(page), item)


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list as it is shown to somebody."""

    case: str
    board: str
    """The board as people call it."""
    checklist: Checklist
    version: int
    today: datetime.date
    working: bool
    """Whether they may work it, and not only read it."""
    since: Changes | None = None
    """What answers given on the case have moved since the list was last made."""


@dataclass(frozen=True, slots=True)
class ListLayout:
    """What lists are laid out with."""

    titles: Mapping[str, str]
    """The dates of a case in words."""
    pages: str
    """Where people reach the pages of the web application; empty where that is not known."""

    def message(self, shown: ListShown, page: int = 1, told: Sequence[str] = ()) -> Message:
        """One page of a list; ``told`` is what is said above it, our own or inert."""
        parts = _paged(self._parts(shown))
        page = min(max(page, 1), len(parts))
        here = ListButton(shown.case, shown.version, page)
        above = [*(section(text) for text in told), section(self._head(shown)), *self._above(shown, page, len(parts))]
        below = self._below(shown, here, len(parts))
        body = [block for part in parts[page - 1] for block in part.blocks]
        lines = [inert_free(text) for text in told] + [wording.checklist_of(shown.case)]
        lines += [part.text for part in parts[page - 1]]
        return Message("\n".join(lines), (*above, *body, *below))

    def _head(self, shown: ListShown) -> str:
        todo = [item for item in shown.checklist.items if item.kind != "note"]
        done = sum(item.status == "done" for item in todo)
        board = inert(shown.board or "The national list")
        return f"*{wording.checklist_of(shown.case)}* {board}. {wording.done_of(done, len(todo))}"

    def _above(self, shown: ListShown, page: int, count: int) -> list[Block]:
        blocks: list[Block] = []
        if page == 1:
            first = [notice for notice in shown.checklist.notices if notice.kind in _SAID_FIRST]
            blocks += [context(f":warning: {inert_within(notice.text, _MOST_NOTICE)}") for notice in first]
            if shown.since:
                blocks.append(section("\n".join([f"*{wording.SINCE}*", *changes_in_short(shown.since)])))
        if count > 1:
            blocks.append(context(wording.page_of(page, count)))
        return blocks

    def _below(self, shown: ListShown, here: ListButton, count: int) -> list[Block]:
        rows: list[Block] = []
        turning = []
        if here.page > 1:
            before = replace(here, page=here.page - 1)
            turning.append(button("Back", f"{PAGE}_back", before.value, "The page of the list before"))
        if here.page < count:
            after = replace(here, page=here.page + 1)
            turning.append(button("More", f"{PAGE}_more", after.value, "The next page of the list"))
        if turning:
            rows.append(actions(turning))
        files = [
            button(name, f"{FILE}_{form}", here.value, f"The list as a {name} file") for form, name in FILES.items()
        ]
        if shown.working:
            files.append(button("Make it anew", MAKE, here.value))
        rows.append(actions(files))
        if self.pages:
            rows.append(context(link(f"{self.pages}/cases/{shown.case}/checklist", wording.ON_THE_WEB)))
        return rows

    def _parts(self, shown: ListShown) -> list[_Part]:
        parts = [
            _Part(found.title, *self._item(number, item, shown))
            for found in sections(shown.checklist, "when", shown.today)
            for number, item in found.items
        ]
        rest = [notice for notice in shown.checklist.notices if notice.kind not in _SAID_FIRST]
        parts += [
            _Part(wording.RESTS_ON, notice.text, [context(inert_within(notice.text, _MOST_NOTICE))]) for notice in rest
        ]
        return parts or [_Part("", wording.NOTHING_ON_IT, [section(wording.NOTHING_ON_IT)])]

    def _item(self, number: int, item: Item, shown: ListShown) -> tuple[str, list[Block]]:
        """An item as plain text, and as blocks with its buttons."""
        lines = self.lines(number, item)
        about = ListButton(shown.case, shown.version, item=item.id)
        buttons = []
        if shown.working and item.kind != "note":
            name, action = ("Open again", REOPEN) if item.status == "done" else ("Mark as done", TICK)
            buttons.append(button(name, action, about.value, cut(f"{name}: {item.what}", _MOST_LABEL)))
        label = "Assign or note" if shown.working and item.kind != "note" else "Note" if shown.working else "Why"
        buttons.append(button(label, OPEN_ITEM, about.value, cut(f"{label}: {item.what}", _MOST_LABEL)))
        return f"{number}. {item.what}", [section("\n".join(lines)), actions(buttons)]

    def lines(self, number: int, item: Item) -> list[str]:
        """An item in lines that are inert."""
        done = ":white_check_mark: Done. " if item.status == "done" else ""
        lines = [f"{done}*{number}.* {inert_within(item.what, _MOST_WORDS)}"]
        if item.kind != "note":
            who = item.assigned_to or item.who or ""
            weight = f" {item.weight}" if item.weight and not item.assigned_to else ""
            lines.append(f"{inert_within(who, _MOST_HOLD)}{weight} · {inert_within(self.when(item), _MOST_WHEN)}")
        if item.hold:
            waits = inert_within(f"{item.hold.what}, until {item.hold.until}", _MOST_HOLD)
            lines.append(f":hourglass_flowing_sand: Waits: {waits}")
        if item.notes:
            lines.append(wording.notes(len(item.notes)))
        return lines

    def when(self, item: Item) -> str:
        """The date of an item, and what is to be known of it."""
        day = f"{item.due:%-d %B %Y}" if item.due else ""
        waits = wording.waits_for(self.titles.get(item.waits_for, item.waits_for)) if item.waits_for else ""
        parts = (day, item.when, waits, EARLIEST if item.earlier else "", item.due_note)
        return "; ".join(filter(None, parts)) or wording.NO_TIME


@dataclass(frozen=True, slots=True)
class _Part:
    """What is never torn in two by the end of a page."""

    title: str
    """What it stands under."""
    text: str
    blocks: list[Block]


def _paged(parts: Iterable[_Part]) -> list[list[_Part]]:
    """The parts page by page; a heading stands above the first part of a group, and again on every page."""
    pages: list[list[_Part]] = []
    blocks = characters = 0
    for part in parts:
        headed = _headed(part, pages[-1] if pages else [])
        added, long = len(headed.blocks), sum(map(length_of, headed.blocks))
        if not pages or blocks + added > _A_PAGE_BLOCKS or characters + long > _A_PAGE_CHARACTERS:
            headed = _headed(part, [])
            added, long = len(headed.blocks), sum(map(length_of, headed.blocks))
            pages.append([])
            blocks = characters = 0
        pages[-1].append(headed)
        blocks, characters = blocks + added, characters + long
    return pages


def _headed(part: _Part, page: Sequence[_Part]) -> _Part:
    if not part.title or (page and page[-1].title == part.title):
        return part
    return replace(part, text=f"{part.title}\n{part.text}", blocks=[section(f"*{part.title}*"), *part.blocks])


def changes_in_short(changes: Changes) -> list[str]:
    """What is other on a list than before, inert, and at most a few lines of it."""
    counted, *lines = changed(changes)
    shown = [counted, *(inert_within(line.strip(), _MOST_HOLD) for line in lines[:_MOST_CHANGES])]
    return [*shown, wording.more_changes(len(lines) - _MOST_CHANGES)] if len(lines) > _MOST_CHANGES else shown


def inert_free(text: str) -> str:
    """One of our own sentences without its formatting."""
    return text.replace("*", "")
