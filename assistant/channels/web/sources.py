"""The sources: which there are, each part by part, and what the boards say side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fastapi import APIRouter, Depends, Request, Response

from assistant.channels.web.forms import signed_in
from assistant.channels.web.pages import page
from assistant.channels.web.site import Site, site_of
from assistant.channels.web.troubles import NOT_FOUND, Refused
from assistant.guidance.model import NATIONAL, Source, Statement
from assistant.guidance.reading import part_with, standing
from assistant.search.model import Place

router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])
_NO_BOARD = "Documents that name no board"
_FOR_ALL = "For all boards"


@router.get("/sources")
def sources(request: Request) -> Response:
    """Every source with its status, board by board."""
    site = site_of(request)
    today = site.clock().date()
    groups = {
        name: [
            (source, standing(source, today), len(site.library.statements_of(key)), _attached(site, key))
            for key, source in sorted(site.library.sources.items())
            if source.board == board
        ]
        for board, name in _publishers(site)
    }
    return page(request, "sources.html", groups=groups)


@router.get("/sources/unchecked")
def unchecked(request: Request) -> Response:
    """What is stated here and was not checked against the published document, and where a document itself is wrong."""
    library = site_of(request).library
    statements = {key: library.statements_of(key) for key in sorted(library.sources)}
    return page(
        request,
        "unchecked.html",
        unchecked=_with(statements, lambda statement: not statement.verified),
        in_error=_with(statements, lambda statement: bool(statement.in_error)),
        count=len(library.statements),
    )


@router.get("/glossary")
def glossary(request: Request) -> Response:
    """The field's words and abbreviations, and what each board calls the same thing."""
    terms = sorted(site_of(request).library.glossary.terms, key=lambda term: term.names[0].lower())
    return page(request, "glossary.html", terms=terms)


@router.get("/sources/{source}/{edition}")
def contents(request: Request, source: str, edition: str) -> Response:
    """One source: its record and its parts."""
    site, record = _record(request, source, edition)
    return page(
        request,
        "source.html",
        source=record,
        standing=standing(record, site.clock().date()),
        attached=_attached(site, record.key),
        parts=site.parts(record.key),
        unchecked=sum(not statement.verified for statement in site.library.statements_of(record.key)),
    )


@router.get("/sources/{source}/{edition}/parts/{number}")
def part(request: Request, source: str, edition: str, number: int) -> Response:
    """One part of a source, between its neighbours; parts are counted from 1."""
    site, record = _record(request, source, edition)
    return _part(request, site, record, number - 1)


@router.get("/sources/{source}/{edition}/statements/{name}")
def statement(request: Request, source: str, edition: str, name: str) -> Response:
    """The part that a statement stands in, with the words it rests on marked."""
    site, record = _record(request, source, edition)
    return _cited(request, site, record, f"{record.key}#{name}")


@router.get("/sources/{source}/{edition}/passages/{start}")
def passage(request: Request, source: str, edition: str, start: int) -> Response:
    """The part that a passage of a document without statements stands in, with the passage marked."""
    site, record = _record(request, source, edition)
    found = (p for p in site.places.values() if p.source == record.key and p.span and p.span.start == start)
    place = next((place for place in found if not place.is_statement), None)
    return _cited(request, site, record, place.id if place else "")


@router.get("/compare")
def topics(request: Request) -> Response:
    """The topics on which boards differ, or on which some are silent."""
    return page(request, "topics.html", topics=site_of(request).library.comparisons.topics)


@router.get("/compare/{topic}")
def comparison(request: Request, topic: str) -> Response:
    """One topic, all boards side by side."""
    site = site_of(request)
    shown = next((one for one in site.library.comparisons.topics if one.id == topic), None)
    if shown is None:
        raise Refused(NOT_FOUND)
    statements = [site.library.statements[name] for name in shown.statements]
    columns = [
        (name, board in shown.silent, [s for s in statements if site.library.sources[s.source].board == board])
        for board, name in _publishers(site)
    ]
    return page(request, "comparison.html", topic=shown, columns=columns, ended=out_of_force_now(site))


def out_of_force_now(site: Site) -> dict[str, str]:
    """Every edition that does not apply today, with the words for that."""
    today = site.clock().date()
    return {key: standing(one, today) for key, one in site.library.sources.items() if not one.in_force.holds(today)}


def _record(request: Request, source: str, edition: str) -> tuple[Site, Source]:
    site = site_of(request)
    record = site.library.sources.get(f"{source}/{edition}")
    if record is None:
        raise Refused(NOT_FOUND)
    return site, record


def _cited(request: Request, site: Site, record: Source, name: str) -> Response:
    place = site.places.get(name)
    number = part_with(site.parts(record.key), place.id, place.span) if place else None
    if number is None:
        raise Refused(NOT_FOUND)
    return _part(request, site, record, number, place)


def _part(request: Request, site: Site, record: Source, number: int, cited: Place | None = None) -> Response:
    """A page of one part; ``cited`` is what led to it."""
    parts = site.parts(record.key)
    if not 0 <= number < len(parts):
        raise Refused(NOT_FOUND)
    shown = parts[number]
    return page(
        request,
        "part.html",
        source=record,
        standing=standing(record, site.clock().date()),
        parts=parts,
        number=number,
        part=shown,
        cited=cited,
        quoted=shown.around(cited.span) if cited and cited.span else None,
    )


def _with(
    statements: Mapping[str, Sequence[Statement]], holds: Callable[[Statement], bool]
) -> dict[str, list[Statement]]:
    """Of each source the statements of a kind, where it has any."""
    found = {key: [one for one in listed if holds(one)] for key, listed in statements.items()}
    return {key: listed for key, listed in found.items() if listed}


def _publishers(site: Site) -> list[tuple[str | None, str]]:
    """Everybody who says something: the boards, the nation, and documents that name no board."""
    boards: list[tuple[str | None, str]] = [(board.id, board.short_name) for board in site.library.boards.values()]
    return [*boards, (NATIONAL, _FOR_ALL), (None, _NO_BOARD)]


def _attached(site: Site, key: str) -> bool:
    return site.assistant.index.original(key) is not None
