"""Fill a template in, with what every page shows and every form carries."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache

import jinja2
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from assistant.channels.web.site import Site, site_of
from assistant.guidance.citations import Citation
from assistant.workflows.labels import in_words, label


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> HTMLResponse:
    """One page; a browser that has no name yet is given one, since the forms of the page are bound to it."""
    site = site_of(request)
    given = request.cookies.get(site.cookie, "")
    name = given if site.sessions.genuine(given) else site.sessions.new_name()
    html = (
        _templates()
        .get_template(template)
        .render(
            form_token=site.sessions.form_token(name),
            session=site.sessions.of(name),
            library=site.library,
            here=request.url.path,
            by_service=site.openid is not None,
            **values,
        )
    )
    response = HTMLResponse(html, status, dict(headers or {}))
    if name != given:
        keep_name(site, response, name)
    return response


def keep_name(site: Site, response: Response, name: str) -> None:
    """Have the browser keep its name until it is closed; scripts cannot read it and other sites cannot send it."""
    response.set_cookie(site.cookie, name, secure=site.secure, httponly=True, samesite="lax", path="/")


def day(date: datetime.date) -> str:
    """A date as people write it."""
    return f"{date:%-d %B %Y}"


def capital(text: str) -> str:
    """Words as they begin a line: the first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def citation_path(citation: Citation) -> str:
    """Where a citation opens in its source."""
    source = f"/sources/{citation.source}/{citation.edition}"
    if citation.statement_id:
        return f"{source}/statements/{citation.statement_id.partition('#')[2]}#cited"
    return f"{source}/passages/{citation.quote_span.start if citation.quote_span else 0}#cited"


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("assistant.channels.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day, capital=capital, citation_path=citation_path, label=label, in_words=in_words)
    return environment
