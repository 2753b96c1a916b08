"""The library of guided workflows: each on a page that a safeguarding lead can read, print and sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from assistant.adapters.signatures import Signatures, SignedOff
from assistant.channels.web.as_of import AskedAsOf, AsOf
from assistant.channels.web.downloads import picture
from assistant.channels.web.forms import Person, signed_in
from assistant.channels.web.pages import page
from assistant.channels.web.site import site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.guidance.model import NATIONAL
from assistant.workflows.desk import WorkflowDesk, edition_of
from assistant.workflows.diagram import mermaid, svg
from assistant.workflows.differences import differences
from assistant.workflows.findings_compared import findings_that_differ
from assistant.workflows.labels import label
from assistant.workflows.load import digest
from assistant.workflows.model import Condition, Workflow
from assistant.workflows.paths import listed, paths_of

A_PAGE = 50
"""Paths on one page."""
PARTS = {
    "in_force": "When it applies",
    "sources": "Sources",
    "findings": "Findings",
    "rules": "Criteria",
    "questions": "Questions",
    "start": "The way through it",
    "steps": "The way through it",
    "outcomes": "The way through it",
    "consequences": "What follows",
    "actions": "What follows",
    "rests": "Pinpoints",
}
"""What the parts of a definition are called where its editions are laid side by side."""
_OTHER = "Everything else"
WORKFLOW = "/workflows/{name}"
EDITION = f"{WORKFLOW}/{{edition}}"
router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])


@dataclass(frozen=True, slots=True)
class Way:
    """One path in the words in which people read it."""

    steps: Sequence[tuple[str, str]]
    """Each question with its answer."""
    finding: str
    rules: tuple[str, ...]
    possible: Sequence[str]
    """What could still turn out, where that is more than one finding."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One edition of a workflow as a board's people see it."""

    request: Request
    desk: WorkflowDesk
    workflow: Workflow
    board: str | None
    signed: Sequence[SignedOff]
    as_of: AsOf
    """The day as at which it was asked for."""

    @property
    def path(self) -> str:
        """Where this edition is shown."""
        return f"/workflows/{self.workflow.key}"

    def to(self, step: str = "", **query: object) -> str:
        """Where something of it is shown, for the same board."""
        given = {"board": self.board, "as_of": self.as_of.day, **query}
        asked = {name: value for name, value in given.items() if value is not None}
        return f"{self.path}{step}" + (f"?{urlencode(asked)}" if asked else "")

    @property
    def editions(self) -> tuple[str, ...]:
        """Every edition of it, oldest first."""
        return self.desk.catalogue.editions[self.workflow.id]

    @property
    def before(self) -> str | None:
        """The edition before this one."""
        earlier = self.editions[: self.editions.index(self.workflow.edition)]
        return earlier[-1] if earlier else None

    def condition(self, when: Condition) -> list[tuple[str, str]]:
        """A condition as questions with the answers that meet it."""
        asked = {name: self.workflow.questions[name] for name in when}
        return [
            (asked[name].ask, " or ".join(label(asked[name], one) for one in options)) for name, options in when.items()
        ]

    def render(self, template: str, **values: Any) -> Response:
        """A page about it."""
        setting = self.desk.setting
        return page(
            self.request,
            template,
            shown=self,
            workflow=self.workflow,
            cite=setting.sources.cite,
            board_names=setting.board_names,
            national=NATIONAL,
            **values,
        )


def shown(
    request: Request, session: Person, as_of: AskedAsOf, name: str, edition: str = "", board: str | None = None
) -> Shown:
    """An edition of a workflow, the one in force on a day asked for, or the one that is taken where no date picks one.

    Without ``board`` the board that is asked about in the conversation counts; ``national`` is for none. Raises
    ``NotInForce`` where the day lies outside every edition, or outside the one named.
    """
    site = site_of(request)
    desk = site.cases.workflows
    boards = desk.catalogue.boards
    asked = session.thread.board if board is None else board
    chosen = asked if asked in boards else None
    if board not in {None, NATIONAL, chosen}:
        raise Refused(NOT_FOUND)
    named = edition_of(desk.catalogue, f"{name}/{edition}" if edition else name, as_of=as_of.day)
    workflow = desk.catalogue.composed(*named, chosen)
    signed = Signatures(site.assistant.settings.data_dir).of(digest(workflow))
    return Shown(request, desk, workflow, chosen or (NATIONAL if board else None), signed, as_of)


Chosen = Annotated[Shown, Depends(shown)]


@router.get("/workflows")
def workflows(request: Request, as_of: AskedAsOf) -> Response:
    """Every workflow: what it is for, and when each edition applies; as at a day, those in force on it."""
    catalogue = site_of(request).cases.workflows.catalogue
    found = [
        [catalogue.national(name, edition) for edition in editions] for name, editions in catalogue.editions.items()
    ]
    found.sort(key=lambda editions: editions[-1].title)
    held = [[one for one in editions if as_of.day is None or one.in_force.holds(as_of.day)] for editions in found]
    return page(
        request,
        "workflows.html",
        status=400 if as_of.error else 200,
        as_of=as_of,
        workflows=[editions for editions in held if editions],
        outside=[editions for editions, left in zip(found, held, strict=True) if not left],
    )


@router.get(WORKFLOW)
def workflow(one: Chosen) -> Response:
    """One workflow, in the edition that is taken where no date picks one."""
    return _whole(one)


@router.get(EDITION)
def edition(one: Chosen) -> Response:
    """One edition of a workflow."""
    return _whole(one)


@router.get(f"{EDITION}/print")
def printed(one: Chosen) -> Response:
    """The whole of it on one page with every path, to be printed and signed."""
    return _whole(one, ways=_ways(one.workflow), to_sign=True)


@router.get(f"{EDITION}/diagram.svg")
def diagram(one: Chosen) -> Response:
    """The picture of which answer leads where."""
    return picture(svg(one.workflow))


@router.get(f"{EDITION}/paths")
def paths(one: Chosen, number: int = 1) -> Response:
    """Every path, fifty a page; pages are counted from 1."""
    ways = _ways(one.workflow)
    pages = max(1, -(-len(ways) // A_PAGE))
    if not 1 <= number <= pages:
        raise Refused(NOT_FOUND)
    first = (number - 1) * A_PAGE
    return one.render(
        "workflow_paths.html",
        ways=ways[first : first + A_PAGE],
        first=first,
        count=len(ways),
        number=number,
        pages=pages,
        listed=_listed(one.workflow),
    )


@router.get(f"{EDITION}/changes")
def changes(one: Chosen) -> Response:
    """What is other in this edition than in the one before."""
    if one.before is None:
        raise Refused(NOT_FOUND)
    old = one.desk.catalogue.composed(one.workflow.id, one.before, one.workflow.board)
    return one.render(
        "workflow_changes.html",
        old=old,
        differing=findings_that_differ(old, one.workflow),
        groups=grouped(differences(old, one.workflow)),
    )


def _whole(one: Shown, ways: Sequence[Way] = (), *, to_sign: bool = False) -> Response:
    boards = {board: one.desk.setting.board_names.get(board, board) for board in one.desk.catalogue.boards}
    return one.render(
        "workflow.html",
        boards=boards,
        digest=digest(one.workflow),
        mermaid=mermaid(one.workflow),
        ways=ways,
        to_sign=to_sign,
        status=400 if one.as_of.error else 200,
        listed=_listed(one.workflow) if to_sign else "",
    )


def _ways(workflow: Workflow) -> list[Way]:
    """Every path of a workflow of steps."""
    if workflow.kind == "list":
        return []
    return [
        Way(
            steps=[
                (workflow.questions[name].ask, label(workflow.questions[name], str(path.answers[name])))
                for name in path.standing.trail
            ],
            finding=workflow.findings[str(path.standing.finding)].headline,
            rules=path.standing.rules,
            possible=[workflow.findings[code].headline for code in path.standing.possible]
            if len(path.standing.possible) > 1
            else [],
        )
        for path in paths_of(workflow)
    ]


def _listed(workflow: Workflow) -> str:
    """What each answer of a list brings; a workflow of steps has paths instead."""
    return listed(workflow) if workflow.kind == "list" else ""


def grouped(found: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The lines of a comparison under the part of the definition that each is about."""
    groups: dict[str, list[str]] = {title: [] for title in [*PARTS.values(), _OTHER]}
    for line in found:
        part = line.split(" ")[0].partition(":")[0].partition(".")[0]
        groups[PARTS.get(part, _OTHER)].append(line)
    return {title: lines for title, lines in groups.items() if lines}
