"""Read a question file and score the answers to it."""

from __future__ import annotations

import json
from typing import Any

from assistant.answers.evaluation import Asked, Gold, Measures
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant
from assistant.channels.cli.ask import read_lines
from assistant.errors import UserError


def measured(assistant: Assistant, file: str) -> dict[str, Any]:
    """The measures of a question file, one JSON object a line.

    A line holds ``question`` (or ``text``), ``board`` and ``gold`` (a list of ``{source, quote}`` or
    ``{source, start, end}``); without ``gold`` it must not be answered. ``need_all`` asks for a passage of each source.
    """
    measures = Measures()
    for number, line in read_lines(file):
        asked = _asked(file, number, line)
        measures.count(asked, assistant.answerer.answer(Enquiry(asked.question, asked.board)))
    return measures.report()


def _asked(file: str, number: int, line: str) -> Asked:
    try:
        row = json.loads(line)
        golds = [Gold(g["source"], g.get("quote"), g.get("start"), g.get("end")) for g in row.get("gold", [])]
        golds += [Gold(g["source"], g.get("quote"), g.get("start"), g.get("end")) for g in row.get("gold_alt", [])]
        text = row.get("question") or row["text"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(f"{file}:{number}: not a question with its gold passages") from None
    groups: tuple[tuple[Gold, ...], ...] = ()
    if golds:
        groups = (tuple(golds),)
        if row.get("need_all"):
            sources = dict.fromkeys(g["source"] for g in row["gold"])
            groups = tuple(tuple(g for g in golds if g.source == source) for source in sources)
    return Asked(str(row.get("id", number)), text, row.get("board"), groups)
