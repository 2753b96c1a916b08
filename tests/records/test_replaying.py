"""Real workflows, evaluated, sealed and computed again on what was sealed."""

import datetime
import json

import pytest
from test_record_command import run

import stores
from assistant.calendars.load import load as load_calendar
from assistant.canonical import canonical_json
from assistant.cases.again import evaluated_again
from assistant.guidance.citations import Citation
from assistant.guidance.model import Period
from assistant.records.model import Answered, Pins
from assistant.records.replay import replay
from assistant.workflows.load import Catalogue, definition_bytes
from assistant.workflows.report import Setting, report
from conftest import PROJECT
from tools.bench_parts.made_up_records import MORNING, made_up_record

WORKFLOWS = PROJECT / "workflows"


class Quoting:
    """Sources that have every statement, with words of their own."""

    def cite(self, statement):
        source, _, name = statement.partition("#")
        return Citation(
            id=f"c-{name}", source=source, source_title="Kites", publisher="Nobody", board=None, edition="undated",
            in_force=Period(), section="Flying", page=None, statement_id=statement, text=f"What {name} says.",
            quote=None, quote_span=None, digest=None, verified=True,
        )  # fmt: skip

    def in_error(self, statement):
        return None


def every_workflow():
    catalogue = Catalogue(WORKFLOWS)
    return [
        pytest.param(catalogue.composed(name, editions[-1]), id=name) for name, editions in catalogue.editions.items()
    ]


def given_first(workflow, setting):
    """Answers that lead to an end: the first option wherever one is asked for."""
    answers = {}
    while (found := report(workflow, answers, {}, setting)).asking:
        question = workflow.questions[found.asking]
        name, option = next(iter(question.options.items()))
        bound = option.to if option.from_ is None else option.from_
        value = [name] if question.kind == "several" else name if bound is None else bound
        answers[found.asking] = value.isoformat() if isinstance(value, datetime.date) else value
    return answers, found


@pytest.mark.parametrize("workflow", every_workflow())
def test_a_sealed_finding_is_computed_again_to_the_letter(tmp_path, workflow):
    """On the definition and the calendar that were kept with it."""
    calendar = load_calendar(WORKFLOWS)
    setting = Setting(Quoting(), calendar, board_names={}, superseded="It has ended.")
    answers, found = given_first(workflow, setting)
    with stores.opened("memory", tmp_path) as store:
        record = sealed_finding(store.ledger, workflow, calendar, answers, found)
        replayed = replay(store.ledger.append(record), store.ledger.definition, evaluated_again)

    assert replayed.replayable
    assert list(map(str, replayed.differences)) == []


def sealed_finding(ledger, workflow, calendar, answers, found, **changed):
    kept = canonical_json(calendar.model_dump(mode="json", by_alias=True))
    return made_up_record(
        1,
        finding=found.model_dump(mode="json", by_alias=True),
        dates={},
        answers=[
            Answered(question=name, value=tuple(v) if isinstance(v, list) else v, origin="w", at=MORNING, by="chair")
            for name, v in answers.items()
        ],
        pins=Pins(
            workflow=workflow.id,
            edition=workflow.edition,
            workflow_sha256=ledger.keep_definition(definition_bytes(workflow)),
            calendar_sha256=ledger.keep_definition(kept),
            engine=workflow.format,
        ),
        **changed,
    )


def test_the_command_names_what_differs_and_ends_with_four(tmp_path):
    """A record whose finding is not what its definition gives."""
    workflow = every_workflow()[0].values[0]
    calendar = load_calendar(WORKFLOWS)
    answers, found = given_first(workflow, Setting(Quoting(), calendar, board_names={}, superseded=""))
    other = found.model_copy(update={"trail": ("kite",)})
    with stores.opened("sqlite", tmp_path) as store:
        record = sealed_finding(store.ledger, workflow, calendar, answers, found)
        store.ledger.append(record)
        wrong = sealed_finding(store.ledger, workflow, calendar, answers, other, id="hilltop-2")
        store.ledger.append(wrong)

    right, both, as_json = (
        run(tmp_path, "replay", "hilltop-1"),
        run(tmp_path, "replay"),
        run(tmp_path, "replay", "--json"),
    )

    assert (right.returncode, right.stdout) == (0, "hilltop-1: the same finding\n")
    assert both.returncode == 4
    assert 'trail[0]: recorded "kite", now ' in both.stdout
    assert both.stderr == "assistant: 1 of 2 records do not replay to their findings\n"
    assert [bool(one["differences"]) for one in json.loads(as_json.stdout)] == [False, True]
