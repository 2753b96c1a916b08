"""The documentation names what the program has, its links lead somewhere and its examples can be typed."""

import json
import re
import shlex
import textwrap
import tomllib
import typing

import pytest
import typer.main
from typer.exceptions import TyperException

from assistant.answers import model as answers
from assistant.calendars.load import load as load_calendar
from assistant.channels.cli.app import app
from assistant.checklists import model as checklist
from assistant.checklists import timetables
from assistant.guidance import citations
from assistant.guidance.load import load as load_corpus
from assistant.guidance.model import LeftOut, Source
from assistant.models import FileModel
from assistant.settings import Settings
from assistant.workflows import finding, forms, model, proof, scenarios
from assistant.workflows.checks import Checker
from assistant.workflows.load import Catalogue
from conftest import PROJECT

DOCS = PROJECT / "docs"
REFERENCE = DOCS / "reference"
ROOT = typer.main.get_command(app)
PAGES = sorted(
    page
    for page in (
        *PROJECT.glob("*.md"),
        *DOCS.rglob("*.md"),
        PROJECT / "corpus" / "README.md",
        PROJECT / "workflows" / "README.md",
    )
    if not page.name.startswith(".")
)
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def text_of(page):
    return page.read_text(encoding="utf-8")


def commands(command=ROOT, path=("assistant",)):
    """Every command that does something, with the words it is called by."""
    below = getattr(command, "commands", None)
    if below is None:
        return [(path, command)]
    own = [(path, command)] if command.invoke_without_command else []
    return own + [found for name, one in below.items() for found in commands(one, (*path, name))]


COMMANDS = commands()
WORKFLOW_SECTIONS = {
    model.Workflow: "Workflow",
    model.FindingText: "Finding",
    model.Question: "Question",
    model.Option: "Option",
    model.Judgement: "Judgement",
    model.Step: "Step",
    model.Outcome: "Outcome",
    model.Rule: "Rule",
    model.Consequence: "Consequence",
    model.Action: "Action",
    model.Hold: "Hold",
    model.Exclusion: "Exclusion",
    model.Invariant: "Invariant",
    model.Decision: "Decision",
    model.DecisionOption: "Decision option",
    model.Overlay: "A board's additions",
    model.Help: "Help",
    model.OwnTimescale: "Own timescale",
    model.Silence: "Silence",
    model.BoardFile: "board.yaml",
    model.Vocabulary: "vocabulary.yaml",
    forms.Form: "form.yaml",
    forms.FormSection: "Form section",
    forms.FormField: "Form field",
    timetables.TimetableFile: "Timetable",
    timetables.TimetableStage: "Timetable stage",
    proof.Invariants: "invariants.yaml",
    proof.Implication: "Implication",
    proof.Side: "Side",
    scenarios.ScenarioFile: "Scenario file",
    scenarios.Scenario: "Scenario",
    scenarios.Expectation: "Expectation",
}
"""Each model of the workflows' files, and its heading in workflow-format.md."""
FINDING_SECTIONS = {
    finding.Finding: "Finding",
    finding.FindingCode: "Finding code",
    finding.Reason: "Reason",
    finding.FactThatWouldChange: "Fact that would change it",
    finding.FindingAction: "Action",
    finding.HoldText: "Hold",
}
"""Each part of a finding document, and its heading in finding-document.md."""
CHECKLIST_SECTIONS = {
    checklist.Checklist: "Checklist",
    checklist.Item: "Item",
    checklist.ItemNote: "Note",
    checklist.Timetable: "Timetable",
    checklist.Stage: "Stage",
}
"""Each part of a checklist document, and its heading in checklist-document.md."""


def section(page, heading):
    """What stands under a second-level heading, up to the next one."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text_of(page), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def rows(described):
    """Every name in code style in the first cell of a section's tables."""
    return sorted(
        name for cell in re.findall(r"^\| (`.*?) \|", described, re.MULTILINE) for name in re.findall(r"`(\S+?)`", cell)
    )


def fields(model_of_file):
    """The keys of a model, under the names that stand in a file or a document."""
    return sorted(field.alias or name for name, field in model_of_file.model_fields.items())


def named(name, text):
    """Whether a text names something in code style, alone or with what belongs to it behind it."""
    return re.search(rf"`{re.escape(name)}(?:[ `.]|\s)", text) is not None


def shell_lines(page):
    """The lines of a page's shell examples that call the assistant."""
    blocks = [body for language, body in _FENCE.findall(text_of(page)) if language == "sh"]
    lines = [line.strip() for body in blocks for line in body.splitlines()]
    return [line for line in lines if line.startswith("assistant")]


EXAMPLES = [pytest.param(line, id=f"{page.name}: {line}") for page in PAGES for line in shell_lines(page)]


def parsed(line):
    """Parse one shell line as the program would, without running it."""
    words = shlex.split(line, comments=True)
    words = words[: next((n for n, word in enumerate(words) if word in {"|", ">", "<"}), len(words))]
    command, path, rest = ROOT, words[:1], words[1:]
    while hasattr(command, "commands") and rest and rest[0] in command.commands:
        path, rest, command = [*path, rest[0]], rest[1:], command.commands[rest[0]]
    if hasattr(command, "commands") and not command.invoke_without_command and rest != ["--help"]:
        raise LookupError(f"no command {' '.join(words)!r}")
    if "--help" not in rest:
        command.make_context(" ".join(path), list(rest))
    return path


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_command_is_in_the_reference_with_its_options(path, command):
    """Each command has its section in cli.md, and the section names each option and argument."""
    described = section(REFERENCE / "cli.md", " ".join(path))
    params = [p for p in command.params if "--help" not in p.opts]
    names = [p.opts[0] if p.opts[0].startswith("-") else p.metavar or p.opts[0].upper() for p in params]

    assert described, f"cli.md has no section for {' '.join(path)}"
    assert [name for name in names if not named(name, described)] == []


def test_the_reference_has_no_command_that_is_gone():
    """Each section of cli.md that is headed like a command describes one there is."""
    headed = re.findall(r"^## (assistant .*)$", text_of(REFERENCE / "cli.md"), re.MULTILINE)

    assert sorted(headed) == sorted(" ".join(path) for path, _ in COMMANDS)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_the_reference_has_no_option_that_is_gone(path, command):
    """Each option that a command's table lists is one the command has."""
    listed = re.findall(r"^\| `(--[a-z-]+)", section(REFERENCE / "cli.md", " ".join(path)), re.MULTILINE)

    assert set(listed) <= {opt for p in command.params for opt in p.opts}


def test_every_setting_is_in_the_reference():
    """Each field of the settings is in settings.md as its environment variable, and no other is."""
    fields = {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}
    rows = re.findall(r"^\| `(ASSISTANT_[A-Z_]+)`", text_of(REFERENCE / "settings.md"), re.MULTILINE)

    assert sorted(rows) == sorted(fields)


@pytest.mark.parametrize("closed_set", ["Status", "Reason", "NoticeKind"])
def test_every_status_reason_and_notice_is_in_the_reference(closed_set):
    """Each value that an answer document may hold is explained in answer-document.md."""
    described = text_of(REFERENCE / "answer-document.md")
    values = typing.get_args(getattr(answers, closed_set, None) or getattr(citations, closed_set))

    assert values
    assert [value for value in values if not re.search(rf"^\| `{value}` \|", described, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "model",
    [
        answers.Answer,
        citations.Citation,
        citations.RankedPassage,
        answers.Sentence,
        citations.Notice,
        answers.Suggestion,
    ],
    ids=lambda model: model.__name__,
)
def test_every_field_of_an_answer_is_in_the_reference(model):
    """Each field of the published document is named, under the name that is printed."""
    described = text_of(REFERENCE / "answer-document.md")
    names = [field.alias or name for name, field in model.model_fields.items()]

    assert [name for name in names if not named(name, described)] == []


@pytest.mark.parametrize("model", [Source, LeftOut], ids=lambda model: model.__name__)
def test_every_field_of_a_source_record_is_in_the_reference(model):
    """Each key that a record may hold is named in source-record.md."""
    described = text_of(REFERENCE / "source-record.md")

    assert [name for name in model.model_fields if not named(name, described)] == []


@pytest.mark.parametrize(("part", "heading"), WORKFLOW_SECTIONS.items(), ids=WORKFLOW_SECTIONS.values())
def test_the_keys_of_a_workflow_file_are_those_in_the_reference(part, heading):
    """The section of each model in workflow-format.md lists its keys, and no others."""
    assert rows(section(REFERENCE / "workflow-format.md", heading)) == fields(part)


def test_every_model_of_a_workflow_file_has_a_section():
    """No part of the format is left out of the reference."""
    there = {
        part
        for module in (forms, model, proof, scenarios, timetables)
        for part in vars(module).values()
        if isinstance(part, type) and issubclass(part, FileModel) and part.__module__ == module.__name__
    }

    assert there == set(WORKFLOW_SECTIONS)


@pytest.mark.parametrize(("part", "heading"), FINDING_SECTIONS.items(), ids=FINDING_SECTIONS.values())
def test_the_fields_of_a_finding_are_those_in_the_reference(part, heading):
    """The section of each part in finding-document.md lists its fields, and no others."""
    assert rows(section(REFERENCE / "finding-document.md", heading)) == fields(part)


@pytest.mark.parametrize(("part", "heading"), CHECKLIST_SECTIONS.items(), ids=CHECKLIST_SECTIONS.values())
def test_the_fields_of_a_checklist_are_those_in_the_reference(part, heading):
    """The section of each part in checklist-document.md lists its fields, and no others."""
    assert rows(section(REFERENCE / "checklist-document.md", heading)) == fields(part)


def test_the_published_schema_of_a_checklist_is_that_of_the_model():
    """docs/reference/schema/checklist.v1.json is what the model says; write it anew where this fails."""
    published = json.loads(text_of(REFERENCE / "schema" / "checklist.v1.json"))

    assert published == checklist.Checklist.model_json_schema(by_alias=True)


def test_the_workflow_of_the_how_to_holds(tmp_path):
    """The file, the scenarios and the paths that the how-to pages show are proved as they stand there."""
    folder = tmp_path / "national" / "staff-allegation"
    (folder / "scenarios").mkdir(parents=True)
    (tmp_path / "vocabulary.yaml").write_text(text_of(PROJECT / "workflows" / "vocabulary.yaml"), encoding="utf-8")
    for page, file in (("write-a-workflow", "2015-03-26.yaml"), ("write-a-scenario", "scenarios/kinds.yaml")):
        [shown] = [
            body for language, body in _FENCE.findall(text_of(DOCS / "how-to" / f"{page}.md")) if language == "yaml"
        ]
        (folder / file).write_text(textwrap.dedent(shown), encoding="utf-8")
    checker = Checker(
        Catalogue(tmp_path), load_corpus(PROJECT / "corpus").statements, load_calendar(PROJECT / "workflows")
    )
    checker.write_paths()

    [proof_of_it] = checker.prove()

    assert proof_of_it.faults == ()
    assert proof_of_it.line().replace("2 scenarios", "0 scenarios") in text_of(DOCS / "how-to" / "write-a-workflow.md")


def test_the_published_schema_of_a_finding_is_that_of_the_model():
    """docs/reference/schema/finding.v1.json is what the model says; write it anew where this fails."""
    published = json.loads(text_of(REFERENCE / "schema" / "finding.v1.json"))

    assert published == finding.Finding.model_json_schema(by_alias=True)


def test_every_runtime_dependency_has_its_reason():
    """Each dependency in pyproject.toml has a row in ADR 0006, and no row is left over."""
    project = tomllib.loads(text_of(PROJECT / "pyproject.toml"))["project"]
    wanted = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}
    rows = re.findall(r"^\| `([\w.-]+)` \|", text_of(DOCS / "adr" / "0006-dependencies.md"), re.MULTILINE)

    assert sorted(rows) == sorted(wanted)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_relative_links_lead_somewhere(page):
    """Each link to another file of the project names one that is there."""
    prose = _FENCE.sub("", text_of(page))
    targets = [t.partition("#")[0] for t in _LINK.findall(prose) if not re.match(r"[a-z]+:|#", t)]

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_shell_example_can_be_typed(line):
    """Each example that calls the assistant names a command there is, with options it takes."""
    assert parsed(line)


def test_the_readme_has_examples():
    """The check of the examples has something to check."""
    assert len(shell_lines(PROJECT / "README.md")) >= 3


@pytest.mark.parametrize(
    "line",
    ["assistant frobnicate", "assistant ask who --bord essex", "assistant corpus", "assistant corpus attach one"],
)
def test_an_example_that_cannot_be_typed_is_found(line):
    """The check can fail: an unknown command or option, or a missing argument, is an error."""
    with pytest.raises((LookupError, TyperException)):
        parsed(line)


def test_records_of_decisions_are_numbered_without_gaps_and_have_their_parts():
    """Each decision record has its number in a row and every part a reader looks for."""
    records = sorted((DOCS / "adr").glob("*.md"))
    parts = ["Context", "Decision", "Consequences", "Alternatives", "Revisit when"]

    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        assert re.findall(r"^## (.*)$", text_of(record), re.MULTILINE) == parts, record.name
        assert re.search(r"^Status: ", text_of(record), re.MULTILINE), record.name
