"""Write out for a terminal, or as JSON, what changed on a topic from one time to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.guidance.library import Library
from assistant.guidance.then_and_now import ChangedTopic, Time

_NOT_CHECKED = "not checked against the published document"


def topic_lines(library: Library, topic: ChangedTopic) -> Iterator[str]:
    """One topic: what changed, and under each time what it says."""
    yield f"{topic.title[:1].upper()}{topic.title[1:]}"
    yield topic.changed
    for time in library.then_and_now.times:
        yield ""
        yield f"{time.title}, {time.in_force}{_standing(library, time)}"
        for name in topic.statements.get(time.id, ()):
            statement = library.statements[name]
            source = library.sources[statement.source]
            mark = "" if statement.verified else f" [{_NOT_CHECKED}]"
            yield f"  {statement.text}{mark}"
            yield f"    {source.short_title} ({source.edition}), {statement.pinpoint.section}; {source.in_force}"
        if not topic.statements.get(time.id):
            yield "  Nothing is held here on this. That is not to say that there was no rule."
    yield ""
    yield library.regimes.only_england


def topic_document(library: Library, topic: ChangedTopic) -> dict[str, Any]:
    """The same as JSON."""
    found = library.then_and_now
    last = found.last_checked
    return {
        "topic": topic.id,
        "title": topic.title,
        "changed": topic.changed,
        "times": [
            {
                "id": time.id,
                "title": time.title,
                "in_force": str(time.in_force),
                "unchecked": time.unchecked,
                "last_checked": last is not None and time.id == last.id,
                "statements": [
                    {"id": name, "text": library.statements[name].text, "verified": library.statements[name].verified}
                    for name in topic.statements.get(time.id, ())
                ],
            }
            for time in found.times
        ],
    }


def _standing(library: Library, time: Time) -> str:
    last = library.then_and_now.last_checked
    if time.unchecked:
        return ": not checked" + (f"; the last one checked is {last.title}" if last else "")
    return ": the last one checked" if last is not None and time.id == last.id else ""
