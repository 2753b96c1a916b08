"""``assistant checklist``: one list of what runs beside a review, made, kept with a case, and worked."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.channels.cli.ask import Json, json_object, parse_day, read_lines
from assistant.channels.cli.workflow import AsOf, Dates, parse_dates
from assistant.errors import UserError

if TYPE_CHECKING:
    from assistant.checklists.build import Asked
    from assistant.checklists.model import Answer, Checklist
    from assistant.checklists.working import Changes, ListEventKind
    from assistant.exports.issued import Issued
    from assistant.settings import Settings

app = typer.Typer(help="Checklists for what runs beside a review.", invoke_without_command=True)
Board = Annotated[
    str | None, typer.Option("--board", help="The board whose document applies; none for the national list.")
]
Case = Annotated[str, typer.Option("--case", help="The case, by the reference it was given here.")]
Item = Annotated[str, typer.Argument(help="The item, by its id or the beginning of it.")]
_WITHIN = re.compile(r"(\d{1,4})d")


@app.callback()
def make(
    context: typer.Context,
    board: Board = None,
    process: Annotated[
        list[str] | None, typer.Option("--process", help="NAME, NAME=yes or NAME=not_yet_known; may be repeated.")
    ] = None,
    date: Dates = None,
    as_of: AsOf = None,
    case: Annotated[str | None, typer.Option("--case", help="Keep the list with a case.")] = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", help="A JSON file of further facts: question to answer.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="json, md, docx, xlsx, csv or ics.")] = "md",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; standard output otherwise.")
    ] = None,
    batch: Annotated[
        str | None, typer.Option("--batch", help="A file of cases, one JSON object a line; - for standard input.")
    ] = None,
    as_json: Json = False,
) -> int | None:
    """Make the merged checklist for the processes that run beside a review."""
    if context.invoked_subcommand is not None:
        return None
    from assistant.checklists.build import Asked
    from assistant.conversation import list_wording
    from assistant.exports.checklists import FORMATS, check_format, written
    from assistant.exports.target import put
    from assistant.settings import read_settings

    if (process is None) == (batch is None):
        raise UserError("give the processes with --process, or --batch with a file of cases")
    form = check_format("json" if as_json else form)
    settings = read_settings()
    given, day = parse_dates(date or ()), parse_day(as_of)
    if batch is not None:
        return _batch(settings, batch, board, given, day)
    asked = Asked(parse_processes(process or ()), _facts(facts), given, board or settings.board, day)
    checklist, changed, issued = _made(settings, case, asked)
    put(written(checklist, form, issued), output, text=FORMATS[form])
    if changed is not None:
        print("\n".join(list_wording.changed(changed)), file=sys.stderr)
    return 0


@app.command()
def show(
    case: Case,
    form: Annotated[str, typer.Option("--format", help="json, md, docx, xlsx, csv or ics.")] = "md",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write.")] = None,
    as_json: Json = False,
) -> int:
    """Show a case's list as it stands."""
    from assistant.bootstrap.cases import open_lists
    from assistant.exports.checklists import FORMATS, check_format, written
    from assistant.exports.issued import issued_for
    from assistant.exports.target import put
    from assistant.settings import read_settings

    form = check_format("json" if as_json else form)
    with open_lists(read_settings()) as desk:
        checklist = desk.show(case)
        issued = issued_for(desk.cases, case, _now(), desk.times_made(case))
    put(written(checklist, form, issued), output, text=FORMATS[form])
    return 0


@app.command()
def tick(item: Item, case: Case, as_json: Json = False) -> int:
    """Mark an item as done."""
    return _worked(case, "tick", item, as_json=as_json)


@app.command()
def reopen(item: Item, case: Case, as_json: Json = False) -> int:
    """Open an item again that was done."""
    return _worked(case, "reopen", item, as_json=as_json)


@app.command()
def assign(
    item: Item,
    case: Case,
    to: Annotated[str, typer.Option("--to", help="The role that takes it.")],
    as_json: Json = False,
) -> int:
    """Give an item to a role."""
    return _worked(case, "assign", item, to=to, as_json=as_json)


@app.command()
def note(
    item: Item,
    text: Annotated[str, typer.Argument(help="The note, without personal data.")],
    case: Case,
    as_json: Json = False,
) -> int:
    """Keep a note on an item, encrypted with the case's key."""
    return _worked(case, "note", item, text=text, as_json=as_json)


@app.command()
def due(
    case: Case,
    within: Annotated[str, typer.Option("--within", help="How far ahead, in days, as in 7d.")] = "7d",
    on: Annotated[str | None, typer.Option("--on", help="Count from this day (YYYY-MM-DD) instead of today.")] = None,
    as_json: Json = False,
) -> int:
    """List what is late and what is coming."""
    from assistant.bootstrap.cases import open_lists
    from assistant.checklists.working import coming
    from assistant.settings import read_settings

    span = _WITHIN.fullmatch(within)
    if span is None:
        raise UserError(f"how far ahead is given in days, as in 7d, not {within!r}")
    today = parse_day(on) or datetime.datetime.now(datetime.UTC).date()
    with open_lists(read_settings()) as desk:
        late, soon = coming(desk.show(case), today, int(span[1]))
    if as_json:
        listed = {"late": late, "coming": soon}
        print(json.dumps({k: [i.model_dump(mode="json") for i in v] for k, v in listed.items()}, ensure_ascii=False))
    else:
        for title, items in (("Late", late), (f"Within {span[1]} days", soon)):
            print(f"{title}: {len(items)}")
            for each in items:
                print(f"  {each.due}  {each.assigned_to or each.who}: {each.what} ({each.id})")
    return 0


def parse_processes(named: Iterable[str]) -> dict[str, Answer]:
    """Processes given as NAME or NAME=ANSWER; raises ``UserError`` for another answer than the two there are."""
    return {
        name: _answer(name, value if equals else "yes") for name, equals, value in (n.partition("=") for n in named)
    }


def _answer(name: str, value: object) -> Answer:
    match value:
        case "yes":
            return "yes"
        case "not_yet_known":
            return "not_yet_known"
        case _:
            raise UserError(f"a process is NAME, NAME=yes or NAME=not_yet_known, not {name}={value}")


def _batch(
    settings: Settings,
    batch: str,
    board: str | None,
    dates: Mapping[str, datetime.date],
    day: datetime.date | None,
) -> int:
    from assistant.bootstrap.workflows import open_workflows
    from assistant.checklists.build import Asked
    from assistant.conversation.lists import ListMaker

    rows: list[tuple[int, object, Asked]] = []
    for number, line in read_lines(batch):
        row = json_object(batch, number, line)
        processes, facts, days = row.get("processes"), row.get("facts") or {}, row.get("dates") or {}
        if not isinstance(processes, dict):
            raise UserError(f"{batch}:{number}: no processes in the line")
        if not isinstance(facts, dict) or not isinstance(days, dict):
            raise UserError(f"{batch}:{number}: facts and dates are given as objects, name to value")
        try:
            own = parse_dates(f"{name}={on}" for name, on in days.items())
            own_day = parse_day(row.get("as_of")) or day
            wanted = {name: _answer(name, value) for name, value in processes.items()}
        except UserError as error:
            raise UserError(f"{batch}:{number}: {error}") from None
        asked = Asked(wanted, facts, {**dates, **own}, row.get("board") or board or settings.board, own_day)
        rows.append((number, row.get("id"), asked))
    maker = ListMaker(open_workflows(settings))
    documents = []
    for number, name, asked in rows:
        try:
            checklist = maker.make(asked)
        except UserError as error:
            raise UserError(f"{batch}:{number}: {error}") from None
        documents.append({"id": name, **checklist.model_dump(mode="json", by_alias=True)})
    for document in documents:
        print(json.dumps(document, ensure_ascii=False))
    return 0


def _made(settings: Settings, case: str | None, asked: Asked) -> tuple[Checklist, Changes | None, Issued]:
    from assistant.bootstrap.cases import open_lists
    from assistant.bootstrap.workflows import open_workflows
    from assistant.channels.cli.walk import acting_here
    from assistant.conversation.lists import ListMaker
    from assistant.exports.issued import issued_for, issued_without_case

    if case is None:
        workflows = open_workflows(settings)
        checklist = ListMaker(workflows).make(asked)
        return checklist, None, issued_without_case(workflows, checklist.board, _now())
    with open_lists(settings) as desk:
        checklist, changed = desk.make(case, asked, acting_here(settings))
        return checklist, changed, issued_for(desk.cases, case, _now(), desk.times_made(case))


def _worked(
    case: str, kind: ListEventKind, item: str, *, as_json: bool, to: str | None = None, text: str | None = None
) -> int:
    from assistant.bootstrap.cases import open_lists
    from assistant.channels.cli.walk import acting_here
    from assistant.checklists.working import check_item
    from assistant.settings import read_settings

    settings = read_settings()
    with open_lists(settings) as desk:
        checklist = desk.work(case, kind, item, acting_here(settings), to=to, text=text)
    found = check_item(checklist, item)
    if as_json:
        print(found.model_dump_json())
    else:
        print(f"{found.id}: {found.status}" + (f", with {found.assigned_to}" if found.assigned_to else ""))
    return 0


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _facts(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    lines = read_lines(str(file))
    return json_object(str(file), lines[0][0] if lines else 1, "\n".join(line for _, line in lines))
