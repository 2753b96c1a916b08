"""The description of the HTTP API in OpenAPI: what each operation takes and gives, and which one goes on with which."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.channels.web.api_examples import given, sent
from assistant.channels.web.site import Site
from assistant.checklists.build import processes_of

_BEARER = {"token": {"type": "http", "scheme": "bearer", "description": "A token made on the accounts page."}}

_TAG = {"ETag": {"description": "Names this version of the document.", "schema": {"type": "string"}}}
_WHERE = {"Location": {"description": "Where what was made is found.", "schema": {"type": "string"}}}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag of what the caller has already; while it holds, 304 is answered.",
}
_ALWAYS_NEW = "/verification"
"""What is worked out at every call has no version."""
_MAKERS = (
    ("/api/v1/cases", "reference", "$response.body#/reference"),
    ("/api/v1/cases/{reference}/sessions", "session", "$response.body#/id"),
)


def describe(made: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of a site; computed once."""
    if made.openapi_schema is None:
        document = get_openapi(title=made.title, version=made.version, description=made.description, routes=made.routes)
        schemas = document["components"]["schemas"]
        for name, example in {**sent(made.state.site), **given(made.state.site)}.items():
            schemas[name]["examples"] = [example]
        _name_what_there_is(schemas, made.state.site)
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                _say_what_may_come(path, method, operation)
        _link(document["paths"])
        document["components"]["securitySchemes"] = _BEARER
        document["security"] = [{"token": []}]
        made.openapi_schema = document
    return made.openapi_schema


def _name_what_there_is(schemas: dict[str, Any], site: Site) -> None:
    """Write into the schemas which boards, workflows and processes this installation has."""
    catalogue = site.cases.workflows.catalogue
    schemas["NewCase"]["properties"]["board"]["enum"] = list(catalogue.boards)
    schemas["NewSession"]["properties"]["workflow"]["enum"] = list(catalogue.editions)
    for name in ("NewChecklist", "CaseChecklist"):
        processes = list(processes_of(site.lists.maker.definitions(None, {})))
        schemas[name]["properties"]["processes"]["propertyNames"] = {"enum": processes}


def _say_what_may_come(path: str, method: str, operation: dict[str, Any]) -> None:
    """Leave out the answers that an operation never gives, and name the headers of the others."""
    responses, taken = operation["responses"], {one["name"] for one in operation.get("parameters", ())}
    reads, keyed = method == "get", "idempotency-key" in taken
    never = {"409", "410", "412", "413", "422"} if reads else set() if keyed else {"409", "410", "412"}
    if "if-match" not in taken:
        never.add("412")
    for status in never:
        responses.pop(status, None)
    for status in {"200", "201"} & set(responses):
        headers = _WHERE | _TAG if status == "201" else _TAG
        if keyed or (reads and not path.endswith(_ALWAYS_NEW)):
            responses[status]["headers"] = headers
    if reads and not path.endswith(_ALWAYS_NEW):
        operation.setdefault("parameters", []).append(_IF_NONE_MATCH)
        responses["304"] = {"description": "It is as the caller has it.", "headers": _TAG}


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
