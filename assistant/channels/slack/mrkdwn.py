"""Slack's way of writing, both ways: what people typed as plain text, and any text so that it comes out inert.

Slack marks mentions, channels and links with angle brackets, and escapes those that were typed.
"""

from __future__ import annotations

import re

_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SCHEMES = ("mailto:", "tel:")


def plain(text: str, own: str | None = None) -> str:
    """A message as its writer sees it, without the mention of the application itself, whose id is ``own``.

    A link keeps its label and its address: either may hold what must be found in it.
    """
    shown = _MARKED.sub(lambda mark: _shown(mark[1], mark[2] or "", own), text)
    for entity, character in _ENTITIES:
        shown = shown.replace(entity, character)
    return shown.strip()


def inert(text: str) -> str:
    """A text that mentions nobody and links nowhere when Slack shows it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(address: str, label: str) -> str:
    """A link of our own."""
    return f"<{inert(address).replace('|', '%7C')}|{inert(label)}>"


def cut(text: str, most: int) -> str:
    """A text of at most ``most`` characters, cut between words, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    kept = text[: most - 2]
    return f"{kept.rsplit(None, 1)[0] if ' ' in kept else kept} …"


def inert_within(text: str, most: int) -> str:
    """An inert text of at most ``most`` characters; no escape is cut in two."""
    allowed = most
    while len(shown := inert(cut(text, allowed))) > most:
        allowed -= max(1, (len(shown) - most) // 5)
    return shown


def inert_parts(text: str, most: int) -> list[str]:
    """An inert text in parts of at most ``most`` characters, parted between words where that can be."""
    parts = [""]
    for word in re.findall(r"\s*\S+", text):
        for piece in (word[start : start + most // 5] for start in range(0, len(word), most // 5)):
            if len(parts[-1]) + len(inert(piece)) > most:
                parts.append("")
            parts[-1] += inert(piece)
    return [part.strip() for part in parts]


def _shown(target: str, label: str, own: str | None) -> str:
    """What stands between angle brackets, as people read it."""
    if target.startswith("@"):
        return "" if target[1:] == own else f"@{label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    for scheme in _SCHEMES:
        target = target.removeprefix(scheme)
    return target if not label or label == target else f"{label} {target}"
