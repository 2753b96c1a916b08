"""Read Markdown: the text as its author typed it, without the comments that no reader of the page would see."""

from __future__ import annotations

import re

from assistant.adapters.readers.text import decoded
from assistant.adapters.readers.visible import visible

# Code is matched first and kept: a comment shown inside code is meant to be read. The length of inline code is
# limited, and no run of ticks is tried twice, so that no file can make the search slow.
_CODE_OR_COMMENT = re.compile(
    r"""
      ^[ ]{0,3}(?P<fence>`{3,}+(?=[^`\n]*\n)|~{3,}+)[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t\r]*$|.*\Z)
    | (?<!`)(?P<ticks>`{1,3})(?!`)(?:(?!\n[ \t\r]*\n).){1,1000}?(?<!`)(?P=ticks)(?!`)
    | (?P<comment>(?P<line>^[ ]{0,3})?<!--)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def read_markdown(content: bytes) -> str:
    """The text exactly as it is in the file, apart from HTML comments and characters that cannot be seen."""
    return visible(without_comments(decoded(content)))


def without_comments(text: str) -> str:
    """The text without HTML comments; those inside code stay, for there a reader sees them."""
    kept, at, searched = [], 0, 0
    last_end = text.rfind("-->")
    while found := _CODE_OR_COMMENT.search(text, searched):
        searched = found.end()
        if not found["comment"]:
            continue
        # The shortest comments share their dashes: <!--> and <!---> are whole.
        if last_end >= found.end() - 2:
            end = text.index("-->", found.end() - 2) + 3
        elif found["line"] is not None:
            # Begun on a line of its own and never ended, it hides all that follows.
            end = len(text)
        else:
            continue
        kept.append(text[at : found.end() - 4])
        at = searched = end
    return "".join([*kept, text[at:]])
