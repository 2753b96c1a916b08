"""Put together what several folders of the corpus hold of the same kind: boards, terms and topics.

What an added folder says of a thing that another folder has is added to it; a thing that is defined twice is refused,
with both files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.errors import Problem
from assistant.files import Located
from assistant.guidance.comparisons import ComparisonsFile, Topic
from assistant.guidance.glossary import GlossaryFile, Term
from assistant.guidance.model import Board, BoardsFile


def joined_boards(files: Sequence[Located[BoardsFile]], problems: list[Problem]) -> dict[str, Board]:
    """Every board by its id, in the order of the files."""
    found: dict[str, tuple[Board, Located[BoardsFile]]] = {}
    for file in files:
        for number, board in enumerate(file.value.boards):
            if board.id in found:
                there = found[board.id][1].path
                problems.append(file.problem(("boards", number, "id"), defined_twice("board", board.id, there)))
            found.setdefault(board.id, (board, file))
    return {name: board for name, (board, _) in found.items()}


def joined_terms(
    files: Sequence[Located[GlossaryFile]], boards: Mapping[str, Board], problems: list[Problem]
) -> tuple[Term, ...]:
    """Every term, with what the boards of added folders call it."""
    terms: list[Term] = []
    for file in files:
        for number, term in enumerate(file.value.terms):
            problems += [
                file.problem(("terms", number, "boards", b), no_board(b, boards)) for b in _others(term, boards)
            ]
            terms.append(term)
        for number, added in enumerate(file.value.adds_to):
            place = ("adds_to", number)
            at = next((n for n, term in enumerate(terms) if added.term in term.names), None)
            if at is None:
                problems.append(
                    file.problem((*place, "term"), f"no term has the name {added.term!r}: add one to terms")
                )
                continue
            terms[at] = terms[at].model_copy(update={"boards": {**terms[at].boards, **added.boards}})
            problems += [
                file.problem((*place, "boards", b), no_board(b, boards)) for b in added.boards if b not in boards
            ]
    return tuple(terms)


def joined_topics(files: Sequence[Located[ComparisonsFile]], problems: list[Problem]) -> tuple[Topic, ...]:
    """Every topic, with what added folders say on it."""
    topics: dict[str, Topic] = {}
    first: dict[str, Located[ComparisonsFile]] = {}
    for file in files:
        for number, topic in enumerate(file.value.topics):
            if topic.id in topics:
                what = f"{defined_twice('topic', topic.id, first[topic.id].path)}, or put it under adds_to"
                problems.append(file.problem(("topics", number, "id"), what))
            topics.setdefault(topic.id, topic)
            first.setdefault(topic.id, file)
        for number, added in enumerate(file.value.adds_to):
            if added.topic not in topics:
                problems.append(
                    file.problem(("adds_to", number, "topic"), f"no topic {added.topic!r}: add it under topics")
                )
                continue
            there = topics[added.topic]
            topics[added.topic] = there.model_copy(
                update={
                    "statements": (*there.statements, *added.statements),
                    "silent": (*there.silent, *added.silent),
                }
            )
    return tuple(topics.values())


def faults_of_topics(
    files: Sequence[Located[ComparisonsFile]],
    statements: Mapping[str, object],
    boards: Mapping[str, Board],
    problems: list[Problem],
) -> None:
    """Every statement and board that a topic names and that is not there."""
    for file in files:
        held = [("topics", n, t.id, t.statements, t.silent) for n, t in enumerate(file.value.topics)]
        held += [("adds_to", n, a.topic, a.statements, a.silent) for n, a in enumerate(file.value.adds_to)]
        for part, number, name, cited, silent in held:
            problems += [
                file.problem((part, number, "statements", at), f"{name}: no statement {statement}")
                for at, statement in enumerate(cited)
                if statement not in statements
            ]
            problems += [
                file.problem((part, number, "silent", at), f"{name}: {no_board(board, boards)}")
                for at, board in enumerate(silent)
                if board not in boards
            ]


def defined_twice(what: str, name: str, there: object) -> str:
    """That something stands in two files: what, and where else."""
    return f"the {what} {name} is defined twice, here and in {there}: rename or remove one"


def no_board(board: str, boards: Mapping[str, object]) -> str:
    """That a board is not there, and which are."""
    return f"unknown board {board!r}: the boards are {', '.join(boards)}; add it to boards.yaml, or mend its name"


def _others(term: Term, boards: Mapping[str, Board]) -> list[str]:
    return [board for board in term.boards if board not in boards]
