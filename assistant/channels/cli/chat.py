"""The conversation in a terminal."""

from __future__ import annotations

import sys

from assistant.bootstrap.answering import Assistant
from assistant.channels.cli.render import render, source_lines
from assistant.conversation.answer_wording import who
from assistant.conversation.follow_up import Thread
from assistant.conversation.turn import take_turn
from assistant.errors import UserError

HELP = """Ask in plain words. Commands:
  /board NAME   answer for one board (/board alone: for all)
  /sources      the sources of the last answer, in full
  /why          why this was the answer
  /help         this list
  /quit         leave"""


def talk(assistant: Assistant, board: str | None) -> int:
    """Read questions until the end of input; a follow-up is understood from what came before."""
    library = assistant.index.library
    if board:
        library.board(board)
    thread = Thread(board=board)
    interactive = sys.stdin.isatty()
    print("Questions on serious case reviews in England, answered from the guidance. /help lists the commands.")
    print("Do not type names or other personal data: say 'the child', 'the mother'.")
    while True:
        line = _read(interactive)
        if line is None or line.strip() in {"/quit", "/exit"}:
            return 0
        if not line.strip():
            continue
        try:
            if line.strip().startswith("/"):
                thread = _command(line.strip(), thread, assistant)
                continue
            turn, thread = take_turn(line, thread, assistant.answerer)
        except UserError as error:
            print(f"! {error}")
            continue
        if turn.understood_as:
            print(f"(understood as: {turn.understood_as})")
        print(f"\n{render(turn.answer, library)}\n")


def _read(interactive: bool) -> str | None:
    if interactive:
        try:
            return input("> ")
        except EOFError:
            return None
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _command(line: str, thread: Thread, assistant: Assistant) -> Thread:
    name, _, rest = line.partition(" ")
    library = assistant.index.library
    match name:
        case "/board":
            if not rest.strip():
                print("Answering for all boards.")
                return thread.on_board(None)
            named = library.boards_named(rest) or (library.board(rest.strip()),)
            print(f"Answering for {library.boards[named[0]].name}." if named[0] in library.boards else "National only.")
            return thread.on_board(named[0])
        case "/sources":
            cited = thread.answer.citations if thread.answer else ()
            print("\n".join(source_lines(cited)) if cited else "No answer with sources yet.")
        case "/why":
            print(_why(thread, assistant))
        case "/help":
            print(HELP)
        case _:
            print(f"! no command {name}: /help lists them")
    return thread


def _why(thread: Thread, assistant: Assistant) -> str:
    if thread.answer is None:
        return "No question yet."
    answer = thread.answer
    library = assistant.index.library
    lines = [f"Status: {answer.status}" + (f" ({answer.reason})" if answer.reason else "")]
    used = {citation.id for citation in answer.citations}
    for passage in answer.passages:
        mark = "used    " if passage.id in used else "not used"
        whom = who(passage, library)
        lines.append(f"  {mark} {passage.score:.3f}  {whom}: {passage.section}: {passage.text}")
    if any(notice.text == library.regimes.superseded for notice in answer.notices):
        lines.append("That serious case reviews have ended rests on:")
        for statement in (library.statements[name] for name in library.regimes.superseded_citations):
            title = library.sources[statement.source].title
            lines.append(f"  {title}, {statement.pinpoint.section}: {statement.text}")
    return "\n".join(lines)
