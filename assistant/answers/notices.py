"""What the reader must know beside an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import wording
from assistant.answers.choose import Found
from assistant.answers.scope import Enquiry, Scope
from assistant.guidance.citations import Notice
from assistant.guidance.comparisons import Topic
from assistant.guidance.library import Library
from assistant.guidance.out_of_force import out_of_force


def notices_of(chosen: Sequence[Found], enquiry: Enquiry, scope: Scope, library: Library) -> list[Notice]:
    """The notices that follow from what was chosen: the end of the regime, differences, errors, unchecked facts."""
    notices = superseded(enquiry, scope, library)
    cited = [library.sources[found.place.source] for found in chosen]
    day = enquiry.as_of or (library.regimes.scr_ended if scope.regime == "scr" else None)
    notices += out_of_force(((source.short_title, source.in_force) for source in cited), day)
    if len(scope.boards) != 1:
        topics = differing(chosen, library)
        if topics:
            notices.append(Notice(kind="boards_differ", text=wording.boards_differ(t.title for t in topics)))
    for found in chosen:
        if found.place.in_error:
            title = library.sources[found.place.source].short_title
            notices.append(Notice(kind="source_error", text=f"{title}: {found.place.in_error}"))
    unchecked = [library.sources[f.place.source].short_title for f in chosen if not f.place.verified]
    if unchecked:
        notices.append(Notice(kind="unverified", text=wording.unverified(unchecked)))
    return notices


def superseded(enquiry: Enquiry, scope: Scope, library: Library) -> list[Notice]:
    """The line on the end of serious case reviews, wherever the answer is given under that regime."""
    ended = library.regimes.scr_ended
    if scope.regime == "scr" or (enquiry.as_of is not None and enquiry.as_of <= ended):
        return [Notice(kind="superseded", text=library.regimes.superseded)]
    return []


def differing(chosen: Sequence[Found], library: Library) -> list[Topic]:
    """The topics of what was chosen on which boards differ, the best statement's first."""
    topics: dict[str, Topic] = {}
    for found in chosen[:2]:
        for topic in library.comparisons.of(found.place.id):
            if topic.differ:
                topics.setdefault(topic.id, topic)
    return list(topics.values())[:2]
