"""The description of the HTTP API in OpenAPI, with examples taken from this installation's own workflows and boards."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.channels.web.site import Site
from assistant.checklists.build import processes_of
from assistant.workflows.engine import stand
from assistant.workflows.given import picked
from assistant.workflows.model import NOT_YET_KNOWN, Workflow

_BEARER = {"token": {"type": "http", "scheme": "bearer", "description": "A token made on the accounts page."}}

_MAKERS = (
    ("/api/v1/cases", "reference", "$response.body#/reference"),
    ("/api/v1/cases/{reference}/sessions", "session", "$response.body#/id"),
)


def describe(made: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of a site; computed once."""
    if made.openapi_schema is None:
        document = get_openapi(title=made.title, version=made.version, description=made.description, routes=made.routes)
        schemas = document["components"]["schemas"]
        for name, example in _examples(made.state.site).items():
            schemas[name]["examples"] = [example]
        _name_what_there_is(schemas, made.state.site)
        _link(document["paths"])
        document["components"]["securitySchemes"] = _BEARER
        document["security"] = [{"token": []}]
        made.openapi_schema = document
    return made.openapi_schema


def _examples(site: Site) -> dict[str, dict[str, Any]]:
    """What may be sent, by the name of its schema."""
    catalogue, day = site.cases.workflows.catalogue, site.clock().date().isoformat()
    name = next(iter(catalogue.editions))
    workflow = catalogue.composed(name, catalogue.undated(name))
    answers = _first_answers(workflow)
    question, value = next(iter(answers.items()))
    board = catalogue.boards[0]
    process = next(iter(processes_of(site.lists.maker.definitions(None, {}))), "the id of a process")
    decision = next(iter(workflow.decision.options)) if workflow.decision else "the id of a decision"
    return {
        "Asked": {"question": "Who decides whether a review is held?", "board": board, "as_of": None},
        "NewCase": {"board": board},
        "NewSession": {"workflow": name, "dates": {}, "as_of": None},
        "SafetyAnswer": {"answer": "no"},
        "NewAnswer": {"question": question, "value": value, "reasons": "What the panel weighed, without names."},
        "NewDecision": {
            "option": decision,
            "made_on": day,
            "reasons": "What was weighed, without names.",
            "departures": "",
            "supersedes": None,
        },
        "Reasons": {"reasons": "What was weighed, without names."},
        "NewChecklist": {"processes": {process: "yes"}, "facts": {}, "dates": {}, "board": board, "as_of": None},
        "CaseChecklist": {"processes": {process: NOT_YET_KNOWN}, "facts": {}, "dates": {}, "as_of": None},
        "ItemChange": {"what": "note", "to": None, "text": "Agreed at the panel."},
        "Evaluated": {"answers": answers, "board": board, "dates": {}, "as_of": None},
    }


def _name_what_there_is(schemas: dict[str, Any], site: Site) -> None:
    """Write into the schemas which boards, workflows and processes this installation has."""
    catalogue = site.cases.workflows.catalogue
    schemas["NewCase"]["properties"]["board"]["enum"] = list(catalogue.boards)
    schemas["NewSession"]["properties"]["workflow"]["enum"] = list(catalogue.editions)
    for name in ("NewChecklist", "CaseChecklist"):
        processes = list(processes_of(site.lists.maker.definitions(None, {})))
        schemas[name]["properties"]["processes"]["propertyNames"] = {"enum": processes}


def _link(paths: dict[str, Any]) -> None:
    """Say which operations go on with what another has made."""
    for path, parameter, place in _MAKERS:
        following = {
            operation["operationId"]: {"operationId": operation["operationId"], "parameters": {parameter: place}}
            for other, operations in paths.items()
            if f"{{{parameter}}}" in other
            for operation in operations.values()
        }
        paths[path]["post"]["responses"]["201"]["links"] = following


def _first_answers(workflow: Workflow) -> dict[str, Any]:
    """The first answer to each question on the way, to the end of it."""
    given: dict[str, Any] = {}
    while (name := stand(workflow, given).asking) is not None:
        question = workflow.questions[name]
        plain = (option for option, held in question.options.items() if held.from_ is None and held.to is None)
        given[name] = picked(question, next(plain))
    return given
