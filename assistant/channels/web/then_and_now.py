"""What changed: topic by topic along the times, between two editions of a document, and between two of a workflow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from assistant.channels.web.forms import Person, signed_in
from assistant.channels.web.library import grouped
from assistant.channels.web.pages import page
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.sources import out_of_force_now
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.checklists.resting import changed
from assistant.guidance.model import Source
from assistant.guidance.then_and_now import ChangedTopic
from assistant.workflows.desk import WorkflowDesk, edition_of
from assistant.workflows.differences import differences
from assistant.workflows.findings_compared import findings_that_differ
from assistant.workflows.model import Workflow

router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])
Named = Annotated[str, Query(max_length=120)]
"""An edition, as in ``working-together/2018-07-04``; empty where none was chosen."""


@router.get("/then-and-now")
def topics(request: Request) -> Response:
    """The topics, each with what changed on it in a sentence."""
    return page(request, "then_and_now.html", found=site_of(request).library.then_and_now)


@router.get("/then-and-now/{topic}")
def topic(request: Request, topic: str) -> Response:
    """One topic: what each time says on it, side by side."""
    site = site_of(request)
    shown = site.library.then_and_now.topic(topic)
    if shown is None:
        raise Refused(NOT_FOUND)
    return page(
        request,
        "then_and_now_topic.html",
        topic=shown,
        found=site.library.then_and_now,
        statements=site.library.statements,
        ended=out_of_force_now(site),
        partly_unchecked=_partly_unchecked(site, shown),
    )


@router.get("/sources/diff")
def editions_of_a_source(request: Request, old: Named = "", new: Named = "") -> Response:
    """Two editions of one document: what changed, statement by statement, and what rests on it."""
    site = site_of(request)
    sources = site.library.sources
    if any(name and name not in sources for name in (old, new)):
        raise Refused(NOT_FOUND)
    pairs = _successions(sources)
    known = {key: f"{sources[key].short_title} ({sources[key].edition})" for pair in pairs for key in pair}
    outcome = changed(site.library, site.workflows, old, new) if old and new else None
    return page(request, "sources_diff.html", old=old, new=new, pairs=pairs, known=known, outcome=outcome)


@router.get("/workflows/diff")
def editions_of_a_workflow(request: Request, session: Person, old: Named = "", new: Named = "") -> Response:
    """Two editions of a workflow, or two workflows: where their findings differ on the same answers, in words."""
    desk = site_of(request).cases.workflows
    catalogue = desk.catalogue
    board = session.thread.board if session.thread.board in catalogue.boards else None
    titles = {
        f"{name}/{edition}": catalogue.national(name, edition).title
        for name, editions in catalogue.editions.items()
        for edition in editions
    }
    # The edition stands first: a narrow window shows the beginning of the one that is chosen, and no more.
    known = {key: f"{key.partition('/')[2]}: {title}" for key, title in sorted(titles.items(), key=lambda one: one[1])}
    if any(name and name not in known for name in (old, new)):
        raise Refused(NOT_FOUND)
    was, now = (_composed(desk, name, board) if old and new else None for name in (old, new))
    return page(
        request,
        "workflows_diff.html",
        old=old,
        new=new,
        was=was,
        now=now,
        known=known,
        board=board,
        board_names=desk.setting.board_names,
        differing=findings_that_differ(was, now) if was and now else None,
        groups=grouped(differences(was, now)) if was and now else {},
    )


def _composed(desk: WorkflowDesk, name: str, board: str | None) -> Workflow:
    return desk.catalogue.composed(*edition_of(desk.catalogue, name), board)


def _partly_unchecked(site: Site, shown: ChangedTopic) -> bool:
    """Whether something before the time whose text could not be had was not checked either."""
    checked = [time.id for time in site.library.then_and_now.times if not time.unchecked]
    cited = (name for time in checked for name in shown.statements.get(time, ()))
    return any(not site.library.statements[name].verified for name in cited)


def _successions(sources: Mapping[str, Source]) -> Sequence[tuple[str, str]]:
    """Every edition with the one that replaced it, document by document."""
    return sorted((one.supersedes, key) for key, one in sources.items() if one.supersedes and one.supersedes in sources)
