"""``assistant workflow``: the guided workflows, walked, evaluated, shown and checked."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.channels.cli.ask import Json, json_object, parse_day, read_lines
from assistant.errors import NotInForce, UserError

if TYPE_CHECKING:
    from assistant.workflows.desk import Case, WorkflowDesk
    from assistant.workflows.finding import Finding

_FINDING_FORMATS = ("text", "json", "docx")
app = typer.Typer(help="The guided workflows: step by step to what the criteria say.", no_args_is_help=True)
Board = Annotated[str | None, typer.Option("--board", help="The board whose additions apply.")]
Dates = Annotated[
    list[str] | None, typer.Option("--date", help="A date of the case, NAME=YYYY-MM-DD; may be repeated.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Take what was in force on this day (YYYY-MM-DD), only.")]


@app.command("list")
def list_workflows(as_of: AsOf = None, as_json: Json = False) -> int:
    """List the guided workflows: what each is for, and when it applies."""
    from assistant.settings import read_settings
    from assistant.workflows.load import Catalogue, workflows_in

    day = parse_day(as_of)
    settings = read_settings()
    found = workflows_in(Catalogue(settings.workflows_dir, settings.local_workflows))
    rows = [
        {
            "id": workflow.id,
            "edition": workflow.edition,
            "title": workflow.title,
            "purpose": workflow.purpose,
            "in_force": str(workflow.in_force),
        }
        for workflow in found
        if day is None or workflow.in_force.holds(day)
    ]
    if found and not rows:
        windows = "; ".join(f"{workflow.key} from {workflow.in_force}" for workflow in found)
        raise NotInForce(f"no workflow was in force on {day}: {windows}")
    print(json.dumps(rows, ensure_ascii=False) if as_json else "\n".join(_row(row) for row in rows))
    return 0


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The workflow, with its edition where it has several.")],
    board: Board = None,
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="md, svg or mermaid.")] = "md",
    as_json: Json = False,
) -> int:
    """Show one workflow as a page to read and sign: criteria beside their pinpoints, the diagram, all paths."""
    from assistant.adapters.signatures import Signatures
    from assistant.bootstrap.workflows import open_workflows
    from assistant.settings import read_settings
    from assistant.workflows.diagram import mermaid, svg
    from assistant.workflows.load import digest
    from assistant.workflows.page import page

    settings = read_settings()
    day = parse_day(as_of)
    desk = open_workflows(settings)
    workflow = desk.workflow(name, board or settings.board, as_of=day)
    signed = Signatures(settings.data_dir).of(digest(workflow))
    shown = {
        "md": lambda: page(
            workflow, desk.setting.sources, tuple(f"{s.name}, {s.role}, {s.at:%-d %B %Y}" for s in signed)
        ),
        "svg": lambda: svg(workflow),
        "mermaid": lambda: mermaid(workflow),
    }
    if form not in shown:
        raise UserError(f"no such format: {form!r} (md, svg or mermaid)")
    if as_json:
        print(workflow.model_dump_json(by_alias=True, exclude_defaults=True))
    else:
        print(shown[form](), end="")
    return 0


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="One edition, as in workflow-id/2015-03-26.")],
    new: Annotated[str, typer.Argument(help="Another edition.")],
    board: Board = None,
    as_json: Json = False,
) -> int:
    """List what changed between two editions: its place, the pinpoints, and each case whose finding differs."""
    from assistant.settings import read_settings
    from assistant.workflows import wording
    from assistant.workflows.desk import edition_of
    from assistant.workflows.differences import differences
    from assistant.workflows.findings_compared import findings_that_differ
    from assistant.workflows.load import Catalogue

    settings = read_settings()
    catalogue = Catalogue(settings.workflows_dir, settings.local_workflows)
    was, now = (catalogue.composed(*edition_of(catalogue, name), board) for name in (old, new))
    found, differing = differences(was, now), findings_that_differ(was, now)
    found += [wording.TOO_MANY_ANSWERS] if differing is None else [line for one in differing for line in one.lines()]
    print(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(found) or "nothing changed")
    return 0


@app.command()
def sign(
    name: Annotated[str, typer.Argument(metavar="ID", help="The workflow that was read.")],
    by: Annotated[str, typer.Option("--by", help="Who signs: NAME, ROLE.")],
    board: Board = None,
) -> int:
    """Record that a safeguarding lead has read and signed a workflow's page; any change to it clears the signature."""
    from assistant.adapters.signatures import Signatures, SignedOff
    from assistant.settings import read_settings
    from assistant.workflows.desk import edition_of
    from assistant.workflows.load import Catalogue, digest

    person, comma, role = (part.strip() for part in by.partition(","))
    if not (person and comma and role):
        raise UserError("a signature needs a name and a role: --by 'NAME, ROLE'")
    settings = read_settings()
    catalogue = Catalogue(settings.workflows_dir, settings.local_workflows)
    workflow = catalogue.composed(*edition_of(catalogue, name), board or settings.board)
    signed = SignedOff(
        digest(workflow), workflow.key, workflow.board, person, role, datetime.datetime.now(datetime.UTC)
    )
    Signatures(settings.data_dir).add(signed)
    print(f"{workflow.key}{' for ' + workflow.board if workflow.board else ''} signed off, digest {signed.digest}")
    return 0


@app.command()
def evaluate(
    name: Annotated[str, typer.Argument(metavar="ID", help="The workflow, as `workflow list` names it.")],
    answers: Annotated[Path | None, typer.Option("--answers", help="A JSON file: question to answer.")] = None,
    batch: Annotated[
        str | None, typer.Option("--batch", help="A file of cases, one JSON object a line; - for standard input.")
    ] = None,
    board: Board = None,
    date: Dates = None,
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="text, json or docx.")] = "text",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; standard output otherwise.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Say what the criteria say on answers given, without a conversation."""
    from assistant.answers.wording import IMMEDIATE_ACTION
    from assistant.bootstrap.workflows import open_workflows
    from assistant.exports.target import put
    from assistant.settings import read_settings
    from assistant.workflows.desk import Case

    if (answers is None) == (batch is None):
        raise UserError("give --answers with one case, or --batch with a file of them")
    form = "json" if as_json else form
    if form not in _FINDING_FORMATS:
        raise UserError(f"no such format: {form!r} (one of {', '.join(_FINDING_FORMATS)})")
    if batch is not None and (form == "docx" or output is not None):
        raise UserError("--format docx and -o go with --answers: a batch prints one JSON document a line")
    given, day = parse_dates(date or ()), parse_day(as_of)
    settings = read_settings()
    board = board or settings.board
    if answers is not None:
        case = Case(_answers(answers), board, given, day)
        desk = open_workflows(settings)
        finding = desk.evaluate(name, case, immediate_action=IMMEDIATE_ACTION)
        put(_written(finding, form, desk, case), output, text=form != "docx")
        return 0
    cases = list(_cases(str(batch), board, given, day))
    desk = open_workflows(settings)
    documents = []
    for number, case_id, case in cases:
        try:
            finding = desk.evaluate(name, case, immediate_action=IMMEDIATE_ACTION)
        except UserError as error:
            raise UserError(f"{batch}:{number}: {error}") from None
        documents.append({"id": case_id, **finding.model_dump(mode="json", by_alias=True)})
    for document in documents:
        print(json.dumps(document, ensure_ascii=False))
    return 0


@app.command()
def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="The workflow, as `workflow list` names it.")],
    board: Board = None,
    case: Annotated[str | None, typer.Option("--case", help="The case, by the reference it was given here.")] = None,
    date: Dates = None,
    as_of: AsOf = None,
) -> int:
    """Walk a workflow step by step: answer, back, change, why, pause, resume, seal."""
    from assistant.bootstrap.cases import open_lists
    from assistant.channels.cli.walk import Terminal
    from assistant.settings import read_settings

    settings = read_settings()
    dates, day = parse_dates(date or ()), parse_day(as_of)
    with open_lists(settings) as desk:
        return Terminal(desk, settings).walk(name, board or settings.board, case, dates, day)


@app.command()
def check(
    name: Annotated[str | None, typer.Argument(metavar="ID", help="One workflow; all of them otherwise.")] = None,
    write_paths: Annotated[bool, typer.Option("--write-paths", help="Write the pages of all paths anew.")] = False,
    as_json: Json = False,
) -> int:
    """Prove the workflows over every path, with every board's additions and every scenario."""
    from assistant.bootstrap.checking import check_workflows
    from assistant.errors import VerificationFailed
    from assistant.settings import read_settings

    found = check_workflows(read_settings(), name, write_paths=write_paths)
    if found.problems:
        raise UserError("\n".join([*map(str, found.problems), *found.faults]))
    for file in found.written:
        print(f"written: {file}", file=sys.stderr)
    proofs = found.proofs
    if as_json:
        held = {"workflows": [asdict(proof) for proof in proofs], "between": found.between}
        print(json.dumps(held, ensure_ascii=False))
    else:
        print("\n".join(proof.line() for proof in proofs))
        settling = sum(proof.settling for proof in proofs)
        print(f"{len(proofs)} workflows, {sum(p.paths for p in proofs)} paths, {settling} settling unknowns")
    if found.faults:
        raise VerificationFailed("what does not hold:\n" + "\n".join(found.faults))
    return 0


def parse_dates(named: Iterable[str]) -> dict[str, datetime.date]:
    """Dates given as NAME=YYYY-MM-DD; raises ``UserError`` where one is not that."""
    dates = {}
    for text in named:
        name, equals, day = text.partition("=")
        parsed = parse_day(day) if equals and name else None
        if parsed is None:
            raise UserError(f"a date is given as NAME=YYYY-MM-DD, not {text!r}")
        dates[name] = parsed
    return dates


def _written(finding: Finding, form: str, desk: WorkflowDesk, case: Case) -> bytes:
    """A finding as the bytes of one format."""
    if form == "docx":
        from assistant.exports.finding_docx import finding_docx
        from assistant.exports.issued import issued_without_case

        workflow = desk.workflow(f"{finding.workflow}/{finding.edition}", case.board, case.dates)
        now = datetime.datetime.now(datetime.UTC)
        return finding_docx(finding, workflow, issued_without_case(desk, finding.board, now))
    if form == "json":
        return f"{finding.model_dump_json(by_alias=True)}\n".encode()
    from assistant.channels.cli.render_finding import render_finding

    return f"{render_finding(finding)}\n".encode()


def _answers(file: Path) -> dict[str, Any]:
    lines = read_lines(str(file))
    text = "\n".join(line for _, line in lines)
    found = json_object(str(file), lines[0][0] if lines else 1, text)
    nested = found.get("answers")
    return nested if isinstance(nested, dict) else found


def _cases(
    batch: str, board: str | None, dates: dict[str, datetime.date], day: datetime.date | None
) -> Iterable[tuple[int, object, Case]]:
    from assistant.workflows.desk import Case

    for number, line in read_lines(batch):
        asked = json_object(batch, number, line)
        answers, days = asked.get("answers"), asked.get("dates") or {}
        if not isinstance(answers, dict):
            raise UserError(f"{batch}:{number}: no answers in the line")
        if not isinstance(days, dict):
            raise UserError(f"{batch}:{number}: dates are given as an object, name to day")
        try:
            own = parse_dates(f"{name}={on}" for name, on in days.items())
            own_day = parse_day(asked.get("as_of")) or day
        except UserError as error:
            raise UserError(f"{batch}:{number}: {error}") from None
        yield number, asked.get("id"), Case(answers, asked.get("board") or board, {**dates, **own}, own_day)


def _row(row: dict[str, str]) -> str:
    return f"{row['id']:24} {row['edition']:11} {row['title']}"
