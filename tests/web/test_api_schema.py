"""What the description of the API promises, tried with whatever it allows: no failure of ours, no other document."""

import json
from collections import Counter
from contextlib import asynccontextmanager, suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyStrategyDefinition
from jsonschema_rs import validator_for
from schemathesis.specs.openapi.checks import positive_data_acceptance

import picnics
from assistant.cases.model import Placed
from people import BOARD, office
from programs import program

EVERYTHING = ("referrer", "panel_member", "chair", "business_manager")
DESCRIPTION = "/api/v1/openapi.json"
FEAST = {"oven": "yes", "dough": 3, "taste": "good", "crisps": "yes"}
DECISION = {"option": "party", "made_on": "2026-03-02", "reasons": "Everybody is hungry."}

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@pytest.fixture(scope="module")
def caller(handbook, tmp_path_factory):
    """A site, a program that may do everything with the cases of its board, and two that chair; no limit on calls."""
    folder = tmp_path_factory.mktemp("api")
    with office(handbook, folder, picnics.workflows(folder)) as made:
        made.browser.app.router.lifespan_context = _staying_open
        made.browser.site.calls.wait = made.browser.site.questions.wait = lambda _: 0
        yield made, program(made, "Di", roles=EVERYTHING), [program(made, name) for name in ("Cy", "Guy")]


@asynccontextmanager
async def _staying_open(app):
    """A site that is not closed when one of its callers goes, since its cases live in memory."""
    yield


@pytest.fixture(scope="module")
def schema(caller):
    place, acting, _ = caller
    loaded = schemathesis.openapi.from_asgi(DESCRIPTION, place.browser.app, headers={"Host": "127.0.0.1"})
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


def test_every_operation_on_what_exists_answers_as_it_is_described(schema, caller, met):
    """A case, its walk, its checklist and its record, each asked for by its own id with whatever else is allowed."""
    ids = _made(caller)
    within = [one for found in schema.get_all_operations() if (one := found.ok()).path_parameters]
    for operation in within:
        named = {one.name: ids[one.name] for one in operation.path_parameters}

        @settings(max_examples=10, deadline=None, suppress_health_check=SLOW, database=None)
        @given(case=operation.as_strategy(), named=st.just(named))
        def answers(case, named):
            case.path_parameters = named
            valid(case.call(), case, met)

        answers()

    assert {label for label, status in met if status != 404} == {operation.label for operation in within}
    assert {label for label, status in met if status == 200} >= {one.label for one in within if one.method == "get"}


def _made(caller):
    """The ids of what the operations work on: a case with a list, a walk under way and a record sealed by its Chair."""
    place, acting, chairs = caller
    reference = acting.post("/cases", {"board": BOARD}).json()["reference"]
    for chair in chairs:
        joined = Placed(account=chair.account.id, kind="joined", by=acting.account.id, at=place.browser.clock())
        place.desk.store.place(reference, joined)
    sealed, walking = (_walk(acting, reference) for _ in range(2))
    for question, value in FEAST.items():
        acting.post(f"{sealed}/answers", {"question": question, "value": value, "reasons": "We tried it."})
    acting.post(f"{sealed}/submission")
    chairs[0].post(f"{sealed}/decision", DECISION)
    for chair in chairs:
        confirmed = chair.post(f"{sealed}/confirmation").json()
    made = acting.put(f"/cases/{reference}/checklist", {"processes": {"picnic": "yes"}}).json()
    source, _, edition = acting.get("/sources").json()["sources"][0]["key"].partition("/")
    return {
        "reference": reference,
        "session": walking.rpartition("/")[2],
        "record": confirmed["record"],
        "item": made["items"][0]["id"],
        "name": "pizza-party",
        "source": source,
        "edition": edition,
    }


def _walk(acting, reference):
    started = acting.post(f"/cases/{reference}/sessions", {"workflow": "pizza-party"}).json()
    where = f"/sessions/{started['id']}"
    acting.post(f"{where}/safety", {"answer": "no"})
    return where


def test_steps_taken_one_after_another_answer_as_they_are_described(schema, met):
    """Where one answer leads to another request; what lies behind a walk's id is tried above, without chance."""
    broken = []

    class Steps(schema.as_state_machine()):
        def validate_response(self, response, case, **more):
            try:
                valid(response, case, met)
            except (AssertionError, BaseExceptionGroup) as error:
                broken.append(error)  # told at the end: a step is never the same twice, so none can be shrunk

    limits = settings(max_examples=25, stateful_step_count=10, deadline=None, suppress_health_check=SLOW, database=None)
    with suppress(FlakyStrategyDefinition):  # the site remembers what was done, and what is drawn next depends on it
        Steps.run(settings=limits)

    assert broken == []
    assert ("POST /api/v1/cases", 201) in met


def test_every_request_has_an_example_that_its_schema_allows(caller):
    place, *_ = caller
    document = place.browser.app.openapi()
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


def test_the_documents_of_the_contract_have_examples_of_their_own_schema(caller):
    """Those that every program gets, as this installation gives them."""
    document = caller[0].browser.app.openapi()
    schemas = document["components"]["schemas"]

    for name in ("Finding", "Checklist"):
        [example] = schemas[name]["examples"]
        whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        validator_for(json.loads(json.dumps(whole))).validate(example)


def test_every_answer_is_described_with_its_headers_and_every_problem_with_an_example(caller):
    """And none that an operation never gives."""
    operations = [
        (method, operation)
        for path in caller[0].browser.app.openapi()["paths"].values()
        for method, operation in path.items()
    ]

    for method, operation in operations:
        taken = {one["name"] for one in operation.get("parameters", ())}
        answers = operation["responses"]
        assert {"Retry-After", "RateLimit-Limit", "RateLimit-Reset"} <= set(answers["429"]["headers"])
        assert ("412" in answers) == ("if-match" in taken) and ("410" in answers) == ("idempotency-key" in taken)
        assert ("304" in answers) == ("If-None-Match" in taken) and (method != "get" or "409" not in answers)
        problems = {int(status): one for status, one in answers.items() if int(status) >= 400}
        examples = {status: one["content"]["application/problem+json"]["example"] for status, one in problems.items()}
        assert {status: example["status"] for status, example in examples.items()} == {one: one for one in problems}
