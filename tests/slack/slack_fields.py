"""How much Slack takes of the fields and buttons of a layout, by its documents."""

import json

MOST_OPTIONS = {"radio_buttons": 10, "checkboxes": 10, "static_select": 100, "multi_static_select": 100}
_MOST_VIEW = 250_000
_MOST_IN = {"context": 10, "actions": 25}
_MOST_OPTION, _MOST_VALUE, _MOST_TYPED = 75, 150, 3_000
_MOST_LABEL, _MOST_BUTTON, _MOST_BUTTON_VALUE = 2_000, 75, 2_000


def wrong_in_view(view):
    """What Slack answers where a window cannot be shown; None where it can."""
    if len(json.dumps(view, ensure_ascii=False)) > _MOST_VIEW:
        return "view_too_large"
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    if view["type"] == "modal" and fields and "submit" not in view:
        return "invalid_arguments"
    return wrong_in(view["blocks"])


def wrong_in(blocks):
    """What Slack answers where a layout cannot be shown; None where it can."""
    names = [block["block_id"] for block in blocks if "block_id" in block]
    if len(names) != len(set(names)) or not all(map(_fits, blocks)):
        return "invalid_blocks"
    return None


def _fits(block):
    parts = block.get("elements", [])
    if len(parts) > _MOST_IN.get(block["type"], len(parts)):
        return False
    labels = [block[name]["text"] for name in ("label", "hint") if block.get(name)]
    held = [*parts, *(block[name] for name in ("element", "accessory") if name in block)]
    return all(len(label) <= _MOST_LABEL for label in labels) and all(map(_element_fits, held))


def _element_fits(element):
    kind = element["type"]
    if kind == "button":
        longest = len(element["text"]["text"]), len(element.get("accessibility_label", ""))
        return max(longest) <= _MOST_BUTTON and len(element.get("value", "")) <= _MOST_BUTTON_VALUE
    if kind == "plain_text_input":
        most = element.get("max_length", _MOST_TYPED)
        return most <= _MOST_TYPED and len(element.get("initial_value", "")) <= most
    if kind == "number_input":
        return "is_decimal_allowed" in element
    if kind not in MOST_OPTIONS:
        return True
    options = element["options"]
    chosen = [
        *([element["initial_option"]] if "initial_option" in element else ()),
        *element.get("initial_options", ()),
    ]
    return (
        0 < len(options) <= MOST_OPTIONS[kind] and all(map(_option_fits, options)) and all(c in options for c in chosen)
    )


def _option_fits(option):
    texts = [option[name]["text"] for name in ("text", "description") if name in option]
    return all(0 < len(text) <= _MOST_OPTION for text in texts) and len(option["value"]) <= _MOST_VALUE
