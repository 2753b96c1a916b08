"""Understand a follow-up from what came before it.

"And in Essex?" asks the last question again for another board; "who does that?" asks about what was just answered. A
question that stands by itself is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answers.model import Answer
from assistant.answers.scope import Enquiry
from assistant.guidance.library import Library

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENING = re.compile(
    r"^\s*(?:and|but|so|or|then|also|ok(?:ay)?|what about|how about|what if|same for|(?:is|does|who does) that)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:that|this|it|its|they|them|their|those|these|he|she|him|her|there|one|ones|then)\b", re.IGNORECASE
)
_EMPTY = frozenset(
    [
        "a",
        "about",
        "again",
        "also",
        "an",
        "and",
        "are",
        "at",
        "but",
        "can",
        "did",
        "do",
        "does",
        "else",
        "for",
        "from",
        "how",
        "i",
        "if",
        "in",
        "instead",
        "is",
        "it",
        "me",
        "my",
        "of",
        "ok",
        "okay",
        "on",
        "or",
        "our",
        "please",
        "same",
        "say",
        "says",
        "so",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "those",
        "to",
        "too",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "would",
        "you",
        "your",
    ]
)
_SHORT = 8
_FEW = 3


@dataclass(frozen=True, slots=True)
class Thread:
    """What a conversation remembers."""

    board: str | None = None
    """The board it is about, as set or last named."""
    question: str | None = None
    """The last question, complete in itself."""
    answer: Answer | None = None

    def on_board(self, board: str | None) -> Thread:
        """The same conversation about another board."""
        return replace(self, board=board)

    def after(self, enquiry: Enquiry, answer: Answer) -> Thread:
        """The conversation after an answer; a refused message is not remembered."""
        if answer.status == "refused" or answer.reason == "child_at_risk":
            return replace(self, answer=answer)
        return Thread(enquiry.board or self.board, enquiry.text, answer)


def resolved(text: str, thread: Thread, library: Library) -> Enquiry:
    """The message as a question that stands by itself."""
    named = library.boards_named(text)
    if thread.question is None:
        return Enquiry(text, board=None if named else thread.board)
    left = _content(text, named, library)
    if named and len(left) == 0:
        return Enquiry(library.without_boards(thread.question), board=named[0])
    if _depends(text, left):
        return Enquiry(f"{thread.question.rstrip(' ?.!')}: {text}", board=None if named else thread.board)
    return Enquiry(text, board=None if named else thread.board)


def _content(text: str, named: tuple[str, ...], library: Library) -> list[str]:
    """The words that carry meaning, board names aside."""
    plain = library.without_boards(text) if named else text
    return [word for word in _WORD.findall(plain.lower()) if word not in _EMPTY]


def _depends(text: str, content: list[str]) -> bool:
    """Whether a message only makes sense after the one before it."""
    words = _WORD.findall(text)
    if len(words) > _SHORT:
        return False
    if _OPENING.match(text):
        return len(content) <= _FEW
    return len(content) == 0 or (len(content) < _FEW and _POINTING.search(text) is not None)
