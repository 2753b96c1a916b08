"""What the description of the API promises, tried with whatever it allows: no failure of ours, no other document."""

import json
from collections import Counter
from contextlib import asynccontextmanager, suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import FlakyStrategyDefinition
from jsonschema_rs import validator_for
from schemathesis.specs.openapi.checks import positive_data_acceptance

import picnics
from people import office
from programs import program

EVERYTHING = ("referrer", "panel_member", "chair", "business_manager")
DESCRIPTION = "/api/v1/openapi.json"

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@pytest.fixture(scope="module")
def caller(handbook, tmp_path_factory):
    """A program that may do everything with the cases of its board, and never calls too often."""
    folder = tmp_path_factory.mktemp("api")
    with office(handbook, folder, picnics.workflows(folder)) as made:
        made.browser.app.router.lifespan_context = _staying_open
        made.browser.site.calls.wait = made.browser.site.questions.wait = lambda _: 0
        yield made.browser.app, program(made, "Di", roles=EVERYTHING)


@asynccontextmanager
async def _staying_open(app):
    """A site that is not closed when one of its callers goes, since its cases live in memory."""
    yield


@pytest.fixture(scope="module")
def schema(caller):
    app, acting = caller
    loaded = schemathesis.openapi.from_asgi(DESCRIPTION, app, headers={"Host": "127.0.0.1"})
    loaded.config.update(base_url="http://127.0.0.1:8000")

    @loaded.auth()
    class _Token:
        def get(self, case, context):
            return acting.headers["Authorization"]

        def set(self, case, data, context):
            case.headers = {**(case.headers or {}), "Authorization": data}

    return loaded


@pytest.fixture
def met():
    """How often each operation answered with each status."""
    return Counter()


def valid(response, case, met):
    """No failure of ours, and nothing that the description does not say.

    An id that the schema allows and that nothing has is refused with 400 or 404, so what is refused is not counted.
    """
    met[case.operation.label, response.status_code] += 1
    case.validate_response(response, excluded_checks=[positive_data_acceptance])


def test_every_operation_answers_as_it_is_described(schema, met):
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:

        @settings(max_examples=15, deadline=None, suppress_health_check=SLOW, database=None)
        @given(case=operation.as_strategy())
        def answers(case):
            valid(case.call(), case, met)

        answers()

    assert {label for label, _ in met} == {operation.label for operation in operations}
    assert len(operations) > 25
    assert not any(status == 401 for _, status in met)


def test_steps_taken_one_after_another_answer_as_they_are_described(schema, met):
    broken = []

    def arrived():
        reached = {label for label, status in met if status < 300}
        cases = {"POST /api/v1/cases", "GET /api/v1/cases/{reference}"} <= reached
        return cases and any("/sessions/{session}" in label for label in reached)

    class Steps(schema.as_state_machine()):
        def validate_response(self, response, case, **more):
            try:
                valid(response, case, met)
            except (AssertionError, BaseExceptionGroup) as error:
                broken.append(error)  # told at the end: a step is never the same twice, so none can be shrunk

    limits = settings(max_examples=25, stateful_step_count=10, deadline=None, suppress_health_check=SLOW, database=None)
    for _ in range(30):  # where a walk goes is chance: about half of them open a session
        with suppress(
            FlakyStrategyDefinition
        ):  # the site remembers what was done, and what is drawn next depends on it
            Steps.run(settings=limits)
        if broken or arrived():
            break

    assert broken == []
    assert arrived()


def test_every_request_has_an_example_that_its_schema_allows(caller):
    app, _ = caller
    document = app.openapi()
    bodies = [
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for path in document["paths"].values()
        for operation in path.values()
        if "requestBody" in operation and "application/json" in operation["requestBody"]["content"]
    ]

    assert len(bodies) > 10
    for name in bodies:
        [example] = document["components"]["schemas"][name]["examples"]
        whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        validator_for(json.loads(json.dumps(whole))).validate(example)
