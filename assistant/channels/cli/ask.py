"""``assistant ask``, ``assistant chat`` and ``assistant eval``."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.errors import UserError

_ABSTAINED = 3
Board = Annotated[str | None, typer.Option("--board", help="The board to answer for.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Answer as at this day (YYYY-MM-DD).")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in plain words.")] = None,
    board: Board = None,
    as_of: AsOf = None,
    as_json: Json = False,
    batch: Annotated[
        str | None, typer.Option("--batch", help="A file of questions, one JSON object a line; - for standard input.")
    ] = None,
) -> int:
    """Answer a question with citations, or say why not."""
    from assistant.answers.scope import Enquiry
    from assistant.bootstrap.answering import open_assistant
    from assistant.settings import read_settings

    if (question is None) == (batch is None):
        raise UserError("give one question, or --batch with a file of them")
    settings = read_settings()
    if batch is not None:
        return _batch(batch, board, as_of)
    from assistant.answers.answer import check_question

    check_question(str(question))
    day = parse_day(as_of)
    assistant = open_assistant(settings)
    answer = assistant.answerer.answer(Enquiry(str(question), board or settings.board, day))
    if as_json:
        print(answer.model_dump_json(by_alias=True))
    else:
        from assistant.channels.cli.render import render

        print(render(answer, assistant.index.library))
    return _ABSTAINED if answer.status in {"abstained", "refused"} else 0


def _batch(batch: str, board: str | None, as_of: str | None) -> int:
    """Answer every line of a file, in order; nothing is answered where a line cannot be used."""
    from assistant.answers.answer import check_question
    from assistant.answers.scope import Enquiry
    from assistant.bootstrap.answering import open_assistant
    from assistant.settings import read_settings

    settings = read_settings()
    lines = read_lines(batch)
    enquiries = []
    for number, line in lines:
        asked = json_object(batch, number, line)
        text = asked.get("question")
        if not isinstance(text, str):
            raise UserError(f"{batch}:{number}: no question in the line")
        try:
            check_question(text)
            day = parse_day(asked.get("as_of") or as_of)
        except UserError as error:
            raise UserError(f"{batch}:{number}: {error}") from None
        enquiries.append((number, asked.get("id"), Enquiry(text, asked.get("board") or board or settings.board, day)))
    assistant = open_assistant(settings)
    for number, _, enquiry in enquiries:
        if enquiry.board is not None:
            try:
                assistant.index.library.board(str(enquiry.board))
            except UserError as error:
                raise UserError(f"{batch}:{number}: {error}") from None
    for _, name, enquiry in enquiries:
        answer = assistant.answerer.answer(enquiry)
        document = answer.model_dump(mode="json", by_alias=True)
        if name is not None:
            document["id"] = name
        print(json.dumps(document, ensure_ascii=False))
    return 0


def read_lines(name: str) -> list[tuple[int, str]]:
    """The lines of a file that hold something, with their numbers; ``-`` is standard input."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"{name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{name}: not a text in UTF-8") from None
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def json_object(name: str, number: int, line: str) -> dict[str, Any]:
    """The JSON object on a line of a file; raises ``UserError`` naming file and line where there is none."""
    try:
        value = json.loads(line)
    except ValueError:
        raise UserError(f"{name}:{number}: not a JSON object") from None
    if not isinstance(value, dict):
        raise UserError(f"{name}:{number}: not a JSON object")
    return value


def parse_day(text: object) -> datetime.date | None:
    """A day written YYYY-MM-DD; raises ``UserError`` where there is no such day."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        raise UserError(f"no such day: {text!r} (write it YYYY-MM-DD)") from None


def chat(board: Board = None) -> int:
    """Talk with the assistant in the terminal: /board, /sources, /why, /help, /quit."""
    from assistant.bootstrap.answering import open_assistant
    from assistant.channels.cli.chat import talk
    from assistant.settings import read_settings

    settings = read_settings()
    return talk(open_assistant(settings, with_chroma=True), board or settings.board)


def evaluate(
    file: Annotated[Path, typer.Argument(help="A file of questions with the passages that answer them.")],
    as_json: Json = False,
) -> int:
    """Score a question file and print the measures."""
    from assistant.bootstrap.answering import open_assistant
    from assistant.channels.cli.evaluate import measured
    from assistant.settings import read_settings

    report = measured(open_assistant(read_settings(), with_chroma=True), str(file))
    print(json.dumps(report, ensure_ascii=False) if as_json else "\n".join(f"{k}: {v}" for k, v in report.items()))
    return 0
