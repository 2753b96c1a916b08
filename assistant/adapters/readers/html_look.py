"""Work out from an element of an HTML page, as far as the page itself says, whether a reader sees its text.

Only what stands in the element counts (its attributes and its inline style). Style sheets are not read: what they
hide is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bs4 import Tag

_NEVER_SHOWN = re.compile(
    "head|script|style|template|noscript|title|meta|link|iframe|object|embed|applet|canvas|audio|video|map|datalist|rp"
    "|desc|metadata"
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))\s*(px|pt|pc|em|rem|ex|ch|%|vw|vh|cm|mm|in)?")
_PIXELS = {
    "pt": 1.33,
    "pc": 16,
    "em": 16,
    "rem": 16,
    "ex": 8,
    "ch": 8,
    "vw": 10,
    "vh": 8,
    "cm": 38,
    "mm": 3.8,
    "in": 96,
}
_OFF_SCREEN = -900
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d+)(%?)[\s,]+(\d+)%?[\s,]+(\d+)%?\s*(?:[,/]\s*([\d.]+)(%?)\s*)?\)")
_NOTHING_LEFT = re.compile(r"rect\(\s*[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?\s*\)|inset\(\s*(50|100)%")
_SCALED_AWAY = re.compile(r"scale[xy]?\(\s*0*\.?0*\s*[,)]|translate[xy3d]*\([^)]*-\s*\d{3,}")

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks at one place of a page; what is None was not said."""

    colour: Colour | None = None
    background: Colour | None = None
    hidden: bool = False
    """Hidden in a way that an element inside may take back."""
    tiny: bool = False

    @property
    def seen(self) -> bool:
        """Whether a reader can see text that looks like this."""
        return not (self.hidden or self.tiny or (self.colour and self.background and self._same_colour()))

    def _same_colour(self) -> bool:
        pairs = zip(self.colour or (), self.background or (), strict=False)
        return all(abs(one - other) <= 8 for one, other in pairs)


def look_of(tag: Tag, around: Look) -> Look | None:
    """How text in this element looks, or None where nothing inside the element can be seen."""
    style = _style(_attribute(tag, "style"))
    if (
        _NEVER_SHOWN.fullmatch(tag.name)
        or tag.has_attr("hidden")
        or _attribute(tag, "aria-hidden").strip().lower() == "true"
    ):
        return None
    if (tag.name == "dialog" and not tag.has_attr("open")) or _gone(style):
        return None
    look = _coloured(tag, style, around)
    if look is None:
        return None
    visibility = style.get("visibility")
    if visibility in {"hidden", "collapse", "visible"}:
        look = replace(look, hidden=visibility != "visible")
    if (size := _pixels(style.get("font-size", ""))) is not None:
        # One pixel cannot be read; a size inside in other units is taken as a size of its own.
        look = replace(look, tiny=size <= 1)
    return look


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _style(text: str) -> dict[str, str]:
    declared = {}
    for declaration in _COMMENT.sub("", text).lower().split(";"):
        name, _, value = declaration.partition(":")
        declared[name.strip()] = value.replace("!important", "").strip()
    return declared


def _gone(style: Mapping[str, str]) -> bool:
    """Whether a style takes an element off the page for good."""
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    opacity = re.fullmatch(r"(-?[\d.]+)(%?)", style.get("opacity", ""))
    if opacity and _number(opacity[1]) / (100 if opacity[2] else 1) < 0.05:
        return True
    moved = ["text-indent", "margin-left", "margin-top"]
    if style.get("position") in {"absolute", "fixed", "relative"}:
        moved += ["left", "top", "right", "bottom"]
    if any((_pixels(style.get(name, "")) or 0) <= _OFF_SCREEN for name in moved):
        return True
    sizes = [_pixels(style.get(name, "")) for name in ("width", "height", "max-width", "max-height")]
    if style.get("overflow") in {"hidden", "clip"} and any(size is not None and size <= 1 for size in sizes):
        return True
    clipped = style.get("clip", "") + style.get("clip-path", "")
    return bool(_NOTHING_LEFT.search(clipped) or _SCALED_AWAY.search(style.get("transform", "")))


def _coloured(tag: Tag, style: Mapping[str, str], around: Look) -> Look | None:
    """The colours inside an element, or None where its text is transparent."""
    look = around
    colour = style.get("color") or (_attribute(tag, "color") if tag.name == "font" else "").lower()
    if colour and colour not in {"inherit", "currentcolor"}:
        if colour == "transparent" or _clear(colour):
            return None
        look = replace(look, colour=_colour(colour))
    behind = style.get("background", "") + " " + style.get("background-color", "")
    behind = behind.strip() or _attribute(tag, "bgcolor").lower()
    if "url(" in behind + style.get("background-image", "") or "gradient(" in behind + style.get(
        "background-image", ""
    ):
        return replace(look, background=None)
    if behind and behind not in {"none", "transparent", "inherit"} and not _clear(behind):
        look = replace(look, background=_colour(behind))
    return look


def _colour(text: str) -> Colour | None:
    """The first colour named in a value, where it is named in a way that is understood."""
    if re.search(r"\bwhite\b", text):
        return WHITE
    if re.search(r"\bblack\b", text):
        return (0, 0, 0)
    if found := _HEX.search(text):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        return (int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))
    if found := _RGB.search(text):
        parts = [int(found[group]) * (2.55 if found[2] else 1) for group in (1, 3, 4)]
        return (round(parts[0]), round(parts[1]), round(parts[2]))
    return None


def _clear(text: str) -> bool:
    """Whether a colour is named with no opacity at all."""
    rgb, digits = _RGB.search(text), _HEX.search(text)
    if rgb and rgb[5]:
        return _number(rgb[5]) < 0.05
    return bool(
        digits and len(digits[1]) in {4, 8} and set(digits[1][3:] if len(digits[1]) == 4 else digits[1][6:]) == {"0"}
    )


def _pixels(text: str) -> float | None:
    found = _LENGTH.match(text)
    if not found:
        return None
    # A percentage of a size counts like that share of an ordinary line of text.
    return _number(found[1]) * (0.16 if found[2] == "%" else _PIXELS.get(found[2] or "px", 1))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
