"""``assistant record``: decision records, as they were sealed, and what proves that they still are."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import UnknownRecord, UserError, VerificationFailed

if TYPE_CHECKING:
    from assistant.records.desk import RecordDesk

app = typer.Typer(help="Decision records: sealed, kept in one chain a board.", no_args_is_help=True)
Board = Annotated[str | None, typer.Option("--board", help="The records of one board.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="A file to write to.")]
Id = Annotated[str, typer.Argument(help="The id of a record, as `record list` shows it.")]
_WORD = ".docx"
_FORMS = (".json", ".md", ".html", _WORD)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@app.command("list")
def list_records(
    board: Board = None,
    case: Annotated[str | None, typer.Option("--case", help="The records of one case.")] = None,
    resting_on: Annotated[
        str | None,
        typer.Option(
            "--resting-on", help="Those that rest on a workflow, one edition of it, or a definition's digest."
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """List the records: when each was sealed, of which case, and what was decided."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.settings import read_settings

    with open_record_desk(read_settings()) as desk:
        boards = [board] if board else desk.ledger.boards()
        sealed = [link.sealed for name in boards for link in desk.ledger.links(name) if case in {None, link.case}]
        if resting_on:
            sealed = [one for one in sealed if (pins := one.opened().pins) and pins.named(resting_on)]
        rows = desk.rows(sealed)
    if as_json:
        print(json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False))
        return 0
    for row in rows:
        departs = "departs from the finding" if row.departs_from_finding else ""
        print(
            f"{row.board:14} {row.sequence:5} {row.recorded_at.isoformat()[:16]}  {row.id:24} {row.case:20} "
            f"{row.kind:10} {row.decided:24} {departs}".rstrip()
        )
    return 0


@app.command()
def show(
    record_id: Id,
    as_json: Json = False,
    as_html: Annotated[bool, typer.Option("--html", help="Print the page as HTML.")] = False,
) -> int:
    """Show one record: the finding, the decision beside it, every answer, and its seal."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.settings import read_settings

    with open_record_desk(read_settings()) as desk:
        print(_shown(desk, record_id, ".json" if as_json else ".html" if as_html else ".md").rstrip())
    return 0


def _shown(desk: RecordDesk, record_id: str, form: str) -> str:
    from assistant.records.layout import markdown, web_page

    if form == ".json":
        return json.dumps(desk.document(record_id), ensure_ascii=False)
    page = desk.page(record_id)
    return web_page(page.title, page.blocks()) if form == ".html" else markdown(page.blocks())


@app.command()
def verify(
    board: Board = None,
    checkpoint: Annotated[
        list[Path] | None, typer.Option("--checkpoint", help="A checkpoint that was kept elsewhere; may be repeated.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Check every chain for edits, removals, a cut end, another order and re-computed digests."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.records.checkpoint import read_checkpoints
    from assistant.settings import read_settings

    elsewhere = [kept for file in checkpoint or () for kept in read_checkpoints(_text_of(file), str(file))]
    with open_record_desk(read_settings()) as desk:
        found = desk.verify(board, elsewhere)
    if as_json:
        print(json.dumps({"holds": not any(one.faults for one in found), "boards": [one.document() for one in found]}))
    else:
        print("\n".join(line for one in found for line in one.lines()) or "no records")
    faults = sum(len(one.faults) for one in found)
    if faults:
        raise VerificationFailed(f"the records do not hold: {faults} faults")
    return 0


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UserError(f"{file}: not a text in UTF-8") from None
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None


@app.command()
def replay(
    record_id: Annotated[str | None, typer.Argument(help="The id of one record; all of them otherwise.")] = None,
    as_json: Json = False,
) -> int:
    """Compute recorded findings again on their stored definitions, and report every difference."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.settings import read_settings

    with open_record_desk(read_settings()) as desk:
        outcomes = desk.replay(record_id)
    if as_json:
        print(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False))
    else:
        for outcome in outcomes:
            print(f"{outcome.id}: {outcome.said()}")
    differing = [outcome for outcome in outcomes if outcome.differences]
    if differing:
        raise VerificationFailed(f"{len(differing)} of {len(outcomes)} records do not replay to their findings")
    return 0


@app.command()
def export(
    record_id: Id,
    output: Output = None,
    form: Annotated[
        str | None, typer.Option("--format", help="json, md, html or docx; else as the file's name ends.")
    ] = None,
) -> int:
    """Write one record so that it proves itself: JSON; or a page to read, in Markdown, HTML or DOCX."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.exports.target import put
    from assistant.settings import read_settings

    ending = f".{form}" if form else output.suffix.lower() if output else ".json"
    if ending not in _FORMS:
        named = ", ".join(_FORMS)
        raise UserError(
            f"no such format: {form!r} (one of {named.replace('.', '')})"
            if form
            else f"{output}: the file must end in {named}, or say --format"
        )
    with open_record_desk(read_settings()) as desk:
        content = _exported(desk, record_id, ending)
    put(content, output, text=ending != _WORD)
    return 0


def _exported(desk: RecordDesk, record_id: str, ending: str) -> bytes:
    if ending == _WORD:
        from assistant.exports.record_docx import record_docx

        return record_docx(desk.page(record_id), _now())
    if ending != ".json":
        return _shown(desk, record_id, ending).encode("utf-8")
    document = desk.export(record_id)
    if document.checkpoint is None:
        print("no checkpoint covers this record yet: make one and export again", file=sys.stderr)
    return f"{document.model_dump_json(by_alias=True, indent=1)}\n".encode()


def _put(text: str, output: Path | None) -> int:
    from assistant.exports.target import put

    put(text.encode("utf-8"), output, text=True)
    return 0


@app.command()
def checkpoint(
    board: Board = None,
    output: Output = None,
    as_json: Json = False,
    key: Annotated[bool, typer.Option("--key", help="Print the public key in PEM, and make no checkpoint.")] = False,
) -> int:
    """Sign how many records each chain holds and how it ends; print it and keep it somewhere else."""
    from assistant.bootstrap.cases import open_record_desk
    from assistant.records.checkpoint import on_paper
    from assistant.settings import read_settings

    with open_record_desk(read_settings()) as desk:
        if key:
            return _put(desk.signer.public_key, output)
        made = [desk.checkpoint(name, _now()) for name in ([board] if board else desk.ledger.boards())]
    if not made:
        raise UnknownRecord("there are no records to make a checkpoint of")
    if as_json:
        document = [one.model_dump(mode="json") for one in made]
        return _put(json.dumps(document[0] if board else document) + "\n", output)
    return _put("\n".join(on_paper(one) for one in made), output)


@app.command()
def erase(
    case: Annotated[str, typer.Option("--case", help="The reference of the case.")],
    by: Annotated[list[str], typer.Option("--by", help='Who erases it, "NAME, ROLE"; given twice, two people.')],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    board: Annotated[str | None, typer.Option("--board", help="The board, where the case has no record yet.")] = None,
    as_json: Json = False,
) -> int:
    """Destroy the key of a case, so that nobody can read its free texts and names again; its records stay sealed."""
    from assistant.adapters.sql import open_records
    from assistant.records import erase as erasing
    from assistant.records.desk import RecordRow
    from assistant.settings import read_settings

    settings = read_settings()
    people = [_person(text) for text in by]
    with open_records(settings) as records:
        of_case = records.ledger.of_case(case)
        chosen = of_case[-1].opened().board if of_case else board or settings.board
        if chosen is None:
            raise UserError(f"case {case} has no record: say with --board in whose chain its erasure is recorded")
        sealed = erasing.erase(
            case,
            chosen,
            people,
            reason,
            at=_now(),
            place="terminal",
            ledger=records.ledger,
            texts=records.texts,
        )
    row = RecordRow.of(sealed)
    print(row.model_dump_json() if as_json else f"case {case} is erased: record {row.id}, number {row.sequence}")
    return 0


def _person(text: str) -> Any:
    from assistant.records.erase import Person

    name, comma, role = text.rpartition(",")
    if not comma:
        raise UserError(f'--by {text!r}: write it "NAME, ROLE"')
    return Person(name.strip(), role.strip())
