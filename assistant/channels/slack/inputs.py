"""The fields of a window: what is asked, what may be chosen or typed, and what was."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from assistant.channels.slack.message import Block, words
from assistant.channels.slack.mrkdwn import cut

MOST_OPTIONS = 100
MOST_RADIO = 10
"""Options that Slack takes beside one another; more are chosen from a menu."""
_MOST_OPTION, _MOST_LABEL, _MOST_HINT = 75, 2_000, 2_000
_MOST_PLACEHOLDER = 150
_MOST_TYPED = 3_000
FIELD = "field"
"""What the element of every field is called; the field itself goes by its block."""


def asked(name: str, label: str, element: Block, hint: str = "", *, optional: bool = True) -> Block:
    """A field by its name, with what is asked above it."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "optional": optional,
        "label": words(cut(label, _MOST_LABEL)),
        "element": {**element, "action_id": FIELD},
    }
    return {**block, "hint": words(cut(hint, _MOST_HINT))} if hint else block


def radio(options: Mapping[str, str], chosen: str | None) -> Block:
    """Buttons of which one is chosen; at most ten."""
    return _with_initial({"type": "radio_buttons", "options": _options(options)}, options, chosen)


def menu(options: Mapping[str, str], chosen: str | None, placeholder: str = "") -> Block:
    """A menu of which one is chosen."""
    element: Block = {"type": "static_select", "options": _options(options)}
    if placeholder:
        element["placeholder"] = words(cut(placeholder, _MOST_PLACEHOLDER))
    return _with_initial(element, options, chosen)


def several(options: Mapping[str, str], chosen: tuple[str, ...]) -> Block:
    """A menu of which any number is chosen."""
    return _with_several({"type": "multi_static_select", "options": _options(options)}, options, chosen)


def boxes(options: Mapping[str, str], chosen: tuple[str, ...]) -> Block:
    """Boxes of which any number is ticked; at most ten."""
    return _with_several({"type": "checkboxes", "options": _options(options)}, options, chosen)


def day(chosen: datetime.date | None) -> Block:
    """A day."""
    element: Block = {"type": "datepicker"}
    return {**element, "initial_date": chosen.isoformat()} if chosen else element


def number(chosen: int | None) -> Block:
    """A whole number."""
    element: Block = {"type": "number_input", "is_decimal_allowed": False}
    return element if chosen is None else {**element, "initial_value": str(chosen)}


def text(chosen: str = "") -> Block:
    """A text of several lines."""
    element: Block = {"type": "plain_text_input", "multiline": True, "max_length": _MOST_TYPED}
    return {**element, "initial_value": chosen[:_MOST_TYPED]} if chosen else element


def person() -> Block:
    """Somebody of the workspace."""
    return {"type": "users_select"}


def chosen_in(view: Block, name: str) -> tuple[str, ...]:
    """What was chosen or typed in a field, whatever its kind; nothing where it was left empty."""
    state: Mapping[str, Any] = view["state"]["values"].get(name, {}).get(FIELD, {})
    if "selected_options" in state:
        return tuple(option["value"] for option in state["selected_options"] or ())
    option = state.get("selected_option")
    written = (state[kind] for kind in ("selected_date", "selected_user", "value") if state.get(kind))
    found = option["value"] if option else next(written, None)
    return (str(found),) if found else ()


def day_in(view: Block, name: str) -> datetime.date | None:
    """The day that was chosen in a field."""
    found = chosen_in(view, name)
    return datetime.date.fromisoformat(found[0]) if found else None


def _options(options: Mapping[str, str]) -> list[Block]:
    return [{"text": words(cut(label, _MOST_OPTION)), "value": name} for name, label in options.items()]


def _with_initial(element: Block, options: Mapping[str, str], chosen: str | None) -> Block:
    if chosen is None or chosen not in options:
        return element
    (initial,) = _options({chosen: options[chosen]})
    return {**element, "initial_option": initial}


def _with_several(element: Block, options: Mapping[str, str], chosen: tuple[str, ...]) -> Block:
    kept = {name: options[name] for name in chosen if name in options}
    return {**element, "initial_options": _options(kept)} if kept else element
