"""The windows in which it is said what a checklist is made for, step by step, and the one of a single item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.channels.slack import inputs
from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.fact_fields import fields_for
from assistant.channels.slack.message import Block, actions, button, context, section, window, words
from assistant.channels.slack.mrkdwn import inert_within
from assistant.checklists.model import Checklist, Item
from assistant.conversation.list_draft import LEFT_OUT, Draft
from assistant.workflows.labels import in_words
from assistant.workflows.model import NOT_YET_KNOWN, Question

Step = Literal["when", "processes", "facts", "dates", "check"]
STEPS: tuple[Step, ...] = get_args(Step)
STEP, BACK, ITEM = "list_step", "list_back", "list_item_window"
"""The windows and their buttons, as handlers know them."""
ASSIGN, NOTE, AS_OF = "assign", "note", "as_of"
"""The fields of an item; and that of the day whose editions are asked for."""
_TITLES: dict[Step, str] = {
    "when": "When was it?",
    "processes": "What runs beside it?",
    "facts": "What else is known?",
    "dates": "Which days are known?",
    "check": "Check the list",
}
_RUNS = {"yes": "Yes", NOT_YET_KNOWN: "Not yet known", LEFT_OUT: "No, or leave it off"}
_CHANGE: dict[Step, str] = {"when": "Change when", "processes": "Change what runs", "facts": "Change what is known"}
_MOST_ANSWERS, _MOST_TEXT, _MOST_PLACES, _MOST_NOTES = 2_900, 1_500, 12, 10


@dataclass(frozen=True, slots=True)
class Making:
    """Which list is being made, by names that a window keeps: never what was said."""

    name: str
    """What the draft is kept under."""
    step: Step
    checking: bool = False
    """Whether this step is only changed, and leads back to the last one."""

    @property
    def metadata(self) -> str:
        """As Slack keeps it."""
        return f"{self.name} {self.step} {int(self.checking)}"

    @classmethod
    def read(cls, metadata: str) -> Making:
        """What a window holds."""
        name, step, checking = metadata.split(" ")
        return cls(name, next(one for one in STEPS if one == step), checking == "1")

    @property
    def before(self) -> Making | None:
        """The step before this one; none before the first."""
        if self.checking:
            return Making(self.name, "check")
        place = STEPS.index(self.step)
        return Making(self.name, STEPS[place - 1]) if place else None


def days_window(making: Making, asked: Mapping[str, str], draft: Draft) -> Block:
    """The days that pick the edition, or those that the list counts from."""
    fields = [inputs.asked(name, _large(title), inputs.day(draft.dates.get(name))) for name, title in asked.items()]
    if making.step == "when":
        as_of = inputs.asked(AS_OF, wording.AS_OF, inputs.day(draft.as_of), wording.AS_OF_HINT)
        return _step(making, wording.WHEN, [*fields, as_of])
    return _step(making, wording.DATES, fields or [section(wording.NO_DATES)])


def processes_window(making: Making, asked: Mapping[str, Question], draft: Draft) -> Block:
    """What runs beside the review: each process with yes, not yet known, or that it is left off."""
    fields = [
        inputs.asked(name, one.ask, inputs.radio(_RUNS, draft.processes.get(name, LEFT_OUT)), one.why, optional=False)
        for name, one in asked.items()
    ]
    return _step(making, wording.PROCESSES, fields)


def facts_window(making: Making, asked: Mapping[str, Question], draft: Draft) -> Block:
    """What else the list depends on."""
    fields = [field for name, one in asked.items() for field in fields_for(name, one, draft.facts.get(name))]
    return _step(making, wording.FACTS, fields or [section(wording.NO_FACTS)])


def check_window(
    making: Making,
    draft: Draft,
    asked: tuple[Mapping[str, Question], Mapping[str, Question], Mapping[str, str]],
    counted: Checklist | None,
    wrong: str,
) -> Block:
    """Everything that was said, to be changed or made into the list; ``asked`` are processes, facts and days."""
    processes, facts, titles = asked
    runs = [f"{one.ask} *{_RUNS[draft.processes[name]]}*" for name, one in processes.items() if draft.on_list.get(name)]
    known = [f"{one.ask} *{in_words(one, draft.facts[name])}*" for name, one in facts.items() if name in draft.facts]
    days = [f"{_large(titles.get(name, name))}: *{day:%-d %B %Y}*" for name, day in draft.dates.items()]
    if draft.as_of:
        days.append(f"{wording.AS_OF}: *{draft.as_of:%-d %B %Y}*")
    blocks = [section(f":warning: {inert_within(wrong, _MOST_TEXT)}")] if wrong else []
    blocks += [_said("What runs beside the review", runs, "Nothing yet")]
    blocks += [_said("What else is known", known, "Nothing was said"), _said("Days", days, "None is known")]
    blocks.append(actions([_to(Making(making.name, step, checking=True), label) for step, label in _changes(facts)]))
    if counted is not None:
        waiting = sum(item.waits_for is not None for item in counted.items)
        blocks.append(section(wording.counted(len(counted.items), waiting)))
    blocks.append(context(wording.KEPT_WITH_CASE))
    return window(
        _TITLES["check"],
        blocks,
        callback_id=STEP,
        private_metadata=making.metadata,
        submit=words("Make the list"),
    )


def item_window(
    item: Item,
    lines: Sequence[str],
    why: str,
    roles: Mapping[str, str],
    metadata: str | None,
    typed: str | None = None,
) -> Block:
    """One item with why it is there and where that is said; who may work it assigns it and notes something.

    ``roles`` are those that it may be given to; ``metadata`` is what the window keeps, ``None`` for whoever only reads.
    ``typed`` is a note that was not kept, because the item was changed since it was typed.
    """
    shown = [] if typed is None else [section(f":warning: {wording.STALE_WINDOW}")]
    shown += [section("\n".join(lines)), section(f"*Why:* {inert_within(why, _MOST_TEXT)}")]
    shown += [context(inert_within(_place(item, number), _MOST_TEXT)) for number in range(len(item.citations))][
        :_MOST_PLACES
    ]
    for note in item.notes[-_MOST_NOTES:]:
        said = note.text if note.text is not None else "erased"
        shown.append(context(inert_within(f"Note, {note.by}, {note.at:%-d %B %Y}: {said}", _MOST_TEXT)))
    if metadata is None:
        return window("An item", shown)
    chosen = next((name for name, role in roles.items() if role == item.assigned_to), None)
    fields = []
    if item.kind != "note":
        fields.append(inputs.asked(ASSIGN, "Give it to", inputs.menu(roles, chosen, "Nobody yet")))
    fields.append(inputs.asked(NOTE, "Note", inputs.text(typed or ""), "Without names and other personal data"))
    return window(
        "An item",
        [*shown, *fields],
        callback_id=ITEM,
        private_metadata=metadata,
        submit=words("Keep"),
    )


def _step(making: Making, hint: str, fields: Sequence[Block]) -> Block:
    back = making.before
    above = [actions([_to(back, "Back")])] if back else []
    return window(
        _TITLES[making.step],
        [*above, context(hint), *fields],
        callback_id=STEP,
        private_metadata=making.metadata,
        submit=words("Continue"),
    )


def _changes(facts: Mapping[str, Question]) -> list[tuple[Step, str]]:
    steps = {step: label for step, label in _CHANGE.items() if step != "facts" or facts}
    return [*steps.items(), ("dates", "Change the days")]


def _to(making: Making, label: str) -> Block:
    return button(label, f"{BACK}_{making.step}", making.metadata)


def _said(title: str, lines: Sequence[str], nothing: str) -> Block:
    return section(inert_within(f"*{title}*\n" + ("\n".join(lines) or nothing), _MOST_ANSWERS))


def _place(item: Item, number: int) -> str:
    citation = item.citations[number]
    page = f", page {citation.page}" if citation.page else ""
    return f"{citation.source_title} ({citation.edition}), {citation.section}{page}"


def _large(title: str) -> str:
    return title[:1].upper() + title[1:]
