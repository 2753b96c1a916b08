"""Make one list of what follows from every process, fact and date: each item once, with all its reasons."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.checklists import wording
from assistant.checklists.model import Answer, Checklist, Item, ItemKind, Timetable
from assistant.errors import UserError
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.model import NATIONAL
from assistant.guidance.out_of_force import out_of_force
from assistant.workflows.dates import as_at
from assistant.workflows.engine import stand
from assistant.workflows.finding import FindingAction
from assistant.workflows.given import Given, given, read_answers
from assistant.workflows.labels import in_words
from assistant.workflows.load import digest
from assistant.workflows.model import NOT_YET_KNOWN, Consequence, Silence, Vocabulary, Workflow
from assistant.workflows.nation import NATION, not_england
from assistant.workflows.overlay import NONE_HELD
from assistant.workflows.report import Setting, dated_action, earliest_marked, errors_in, unchecked_in


@dataclass(frozen=True, slots=True)
class Asked:
    """What a checklist is made for."""

    processes: Mapping[str, Answer]
    facts: Mapping[str, object] = field(default_factory=dict)
    dates: Mapping[str, datetime.date] = field(default_factory=dict)
    board: str | None = None
    as_of: datetime.date | None = None
    """The day whose editions it is made from; without one the dates pick them."""


@dataclass(slots=True)
class _Gathered:
    """One item while its reasons and processes are being gathered."""

    action: FindingAction | None
    note: str
    origin: str
    processes: dict[str, None] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)
    cites: dict[str, None] = field(default_factory=dict)


def build(
    workflows: Sequence[Workflow],
    asked: Asked,
    setting: Setting,
    vocabulary: Vocabulary,
    timetables: tuple[Timetable, ...] = (),
) -> Checklist:
    """The checklist for the processes, facts and dates given, with the timetables of the review.

    ``workflows`` are the definitions that make checklists, each with the board's additions; the vocabulary names their
    processes and dates. Raises ``UserError`` for a
    process that none of them asks for, and ``AnswerNotAllowed`` for a fact that is none of a question's options.
    """
    _known(workflows, asked.processes)
    answers = {**asked.facts, **asked.processes}
    gathered: dict[str, _Gathered] = {}
    used: dict[str, object] = {}
    taken: list[Workflow] = []
    for workflow in workflows:
        chosen = given(workflow, read_answers(workflow, answers))
        if chosen:
            taken.append(workflow)
            used |= {name: answers[name] for name in chosen}
            _gather(workflow, chosen, asked.dates, setting, gathered)
    items = [_item(name, held, setting) for name, held in gathered.items()]
    silent = tuple(name for name in asked.processes if asked.board and not _own_words(taken, name))
    days = dict.fromkeys(as_at(workflow, asked.dates, asked.as_of) for workflow in workflows)
    waiting = [item.waits_for for item in items]
    waiting += [stage.waits_for for timetable in timetables for stage in timetable.stages]
    return Checklist(
        board=asked.board,
        processes=dict(asked.processes),
        facts={name: _plain(value) for name, value in used.items() if name not in asked.processes},
        off_list=tuple(name for name in asked.facts if name not in used and name != NATION),
        dates=dict(asked.dates),
        names={
            **{name: _named(vocabulary.processes, name) for name in _processes_on(asked, items)},
            **{name: _named(vocabulary.dates, name) for name in dict.fromkeys([*asked.dates, *filter(None, waiting)])},
        },
        facts_in_words=_in_words(taken, {name: value for name, value in used.items() if name not in asked.processes}),
        definitions={workflow.key: digest(workflow) for workflow in taken},
        items=tuple(_in_order(items)),
        silent=silent,
        timetables=timetables,
        notices=tuple(
            _notices(
                taken, items, timetables, [_named(vocabulary.processes, one) for one in silent], asked, setting, days
            )
        ),
    )


def _named(names: Mapping[str, str], name: str) -> str:
    return names.get(name) or name.replace("_", " ")


def _processes_on(asked: Asked, items: Iterable[Item]) -> list[str]:
    return list(dict.fromkeys([*asked.processes, *(name for item in items for name in item.processes)]))


def _in_words(workflows: Iterable[Workflow], facts: Mapping[str, object]) -> dict[str, str]:
    """Facts as their questions and answers, by the workflow that asks each first."""
    asked = {name: one for workflow in reversed(list(workflows)) for name, one in workflow.questions.items()}
    values = {name: _plain(value) for name, value in facts.items()}
    return {
        name: f"{asked[name].ask} {in_words(asked[name], tuple(value) if isinstance(value, list) else value)}"
        for name, value in values.items()
    }


def processes_of(workflows: Iterable[Workflow]) -> dict[str, str]:
    """The processes that a checklist can be made for, each with the question that asks for it."""
    return {n: q.ask for workflow in workflows for n, q in workflow.questions.items() if q.process}


def _known(workflows: Sequence[Workflow], processes: Iterable[str]) -> None:
    known = processes_of(workflows)
    for name in processes:
        if name not in known:
            raise UserError(f"unknown process {name!r}: the processes are {', '.join(known)}")


def _gather(
    workflow: Workflow,
    chosen: Given,
    dates: Mapping[str, datetime.date],
    setting: Setting,
    gathered: dict[str, _Gathered],
) -> None:
    held = [workflow.consequences[name] for name in stand(workflow, chosen).consequences]
    named = dict.fromkeys(action for consequence in held for action in consequence.actions)
    dated = [dated_action(workflow, name, workflow.actions[name], dates, setting.calendar) for name in named]
    actions = {action.id: action for action in earliest_marked(workflow, dated)}
    for consequence in held:
        reasons = _reasons(workflow, consequence, chosen)
        processes = [name for name in consequence.when if workflow.questions[name].process]
        if consequence.say:
            note = gathered.setdefault(consequence.say, _Gathered(None, consequence.say, consequence.origin))
            _add(note, processes, reasons, consequence.cites)
        for name in consequence.actions:
            action = actions[name]
            there = gathered.setdefault(name, _Gathered(action, "", action.origin))
            _add(there, processes, reasons, action.citations)


def _add(held: _Gathered, processes: Iterable[str], reasons: Iterable[str], cites: Iterable[str]) -> None:
    held.processes.update(dict.fromkeys(processes))
    held.reasons.update(dict.fromkeys(reasons))
    held.cites.update(dict.fromkeys(cites))


def _reasons(workflow: Workflow, consequence: Consequence, chosen: Given) -> list[str]:
    """Why a consequence holds, in the words of the questions that bring it."""
    return [wording.because(workflow.questions[name].ask, _label(workflow, name, chosen)) for name in consequence.when]


def _label(workflow: Workflow, name: str, chosen: Given) -> str:
    answer = chosen[name]
    options = workflow.questions[name].options
    listed = (answer,) if isinstance(answer, str) else answer
    return ", ".join(options[one].label or one.replace("_", " ") for one in listed)


def _item(name: str, held: _Gathered, setting: Setting) -> Item:
    citations = tuple(setting.sources.cite(cite) for cite in held.cites)
    origin = NATIONAL if held.origin == NATIONAL else "board"
    if held.action is None:
        return Item(
            id=wording.note_id(held.note),
            processes=tuple(held.processes),
            kind="note",
            what=held.note,
            who=None,
            when=None,
            due=None,
            act_by=None,
            waits_for=None,
            due_note=None,
            earlier=False,
            hold=None,
            weight=None,
            origin=origin,
            reasons=tuple(held.reasons),
            citations=citations,
        )
    action = held.action
    kind: ItemKind = "hold" if action.hold else "action"
    return Item(
        id=name,
        processes=tuple(held.processes),
        kind=kind,
        what=action.what,
        who=action.who,
        when=action.when,
        due=action.due,
        act_by=action.act_by,
        waits_for=action.waits_for,
        due_note=action.due_note,
        earlier=action.earlier,
        hold=action.hold,
        weight=action.weight,
        origin=origin,
        reasons=tuple(held.reasons),
        citations=citations,
    )


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Holds first, then what has a date by its date, then what has none, then what is only to be known."""
    rank = {"hold": 0, "action": 1, "note": 2}
    return sorted(items, key=lambda item: (rank[item.kind], item.due is None, item.due or datetime.date.max))


def _own_words(workflows: Iterable[Workflow], process: str) -> bool:
    """Whether the board's own document says anything on a process by itself.

    What it says on other processes in the same breath, such as how any review is published, is its general rule.
    """
    return any(on == {process} for workflow in workflows for on in _on_processes(workflow))


def _on_processes(workflow: Workflow) -> Iterable[set[str]]:
    """Of each thing that the board's own document says, the processes that it is said on."""
    said_on: dict[str, set[str]] = {}
    for name, consequence in workflow.consequences.items():
        processes = {asked for asked in consequence.when if workflow.questions[asked].process}
        own = [action for action in consequence.actions if workflow.actions[action].origin != NATIONAL]
        note = [name] if consequence.say and consequence.origin != NATIONAL else []
        for said in (*own, *note):
            said_on.setdefault(said, set()).update(processes)
    return said_on.values()


def _notices(
    workflows: Sequence[Workflow],
    items: Sequence[Item],
    timetables: Sequence[Timetable],
    silent: Sequence[str],
    asked: Asked,
    setting: Setting,
    days: Iterable[datetime.date | None],
) -> Iterable[Notice]:
    if elsewhere := not_england(asked.facts.get(NATION), setting.instead):
        yield Notice(kind="board_silent", text=elsewhere)
    if any(workflow.regime == "scr" for workflow in workflows):
        yield Notice(kind="superseded", text=setting.superseded)
    cited: dict[str, Citation] = {c.id: c for item in items for c in item.citations}
    staged = {c.id: c for timetable in timetables for stage in timetable.stages for c in stage.citations}
    for day in days:
        yield from out_of_force(((c.source_title, c.in_force) for c in (cited | staged).values()), day)
    if silent:
        board = setting.board_names.get(str(asked.board), str(asked.board))
        none_held = all(Silence(say=NONE_HELD) in workflow.silent for workflow in workflows)
        told = wording.none_held(board) if none_held else wording.silent(board, silent)
        yield Notice(kind="board_silent", text=told)
    # What is wrong in the source of a timetable stands in the timetable's own note.
    yield from errors_in(cited.values(), setting.sources)
    yield from unchecked_in((cited | staged).values())
    if any(digest(workflow) not in setting.signed_off for workflow in workflows):
        yield Notice(kind="not_signed_off", text=wording.NOT_SIGNED_OFF)


def _plain(value: object) -> str | int | list[str]:
    match value:
        case int():
            return value
        case list() | tuple():
            return [str(one) for one in value]
        case _:
            return str(value) if value is not None else NOT_YET_KNOWN
