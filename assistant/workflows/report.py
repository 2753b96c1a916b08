"""Put a finding into words and dates: reasons, actions, notices, each with its citations."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from assistant.calendars.due import DueOn, Waiting, resolve
from assistant.calendars.due import Rule as DueRule
from assistant.calendars.model import Calendar
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.model import NATIONAL
from assistant.guidance.out_of_force import out_of_force
from assistant.workflows import wording
from assistant.workflows.changes import what_would_change
from assistant.workflows.dates import as_at
from assistant.workflows.engine import Standing, actions_of, stand
from assistant.workflows.finding import (
    Cited,
    FactThatWouldChange,
    Finding,
    FindingAction,
    FindingCode,
    HoldText,
    Reason,
)
from assistant.workflows.given import Given, Value, given, read_answers, with_case
from assistant.workflows.load import digest
from assistant.workflows.model import NOT_YET_KNOWN, Action, Question, Workflow

_FIND_OUT = "find_out_"
_Said = TypeVar("_Said", bound=Cited)


class Sources(Protocol):
    """The statements of the corpus, by id."""

    def cite(self, statement: str) -> Citation:
        """The citation of a statement."""
        ...

    def in_error(self, statement: str) -> str | None:
        """What is wrong in the source at that place."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a report needs beside the workflow and the answers."""

    sources: Sources
    calendar: Calendar
    board_names: Mapping[str, str]
    superseded: str
    """The line on the end of serious case reviews."""
    only_england: str = ""
    """That everything here is England's law, and what there is elsewhere."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Nation, in words, to what there is in place of England's system."""
    signed_off: frozenset[str] = frozenset()
    """Digests of the definitions that a safeguarding lead has signed."""
    immediate_action: str | None = None
    """The immediate-action route, where the conversation has not shown it already."""


def report(
    workflow: Workflow,
    answers: Mapping[str, object],
    dates: Mapping[str, datetime.date],
    setting: Setting,
    as_of: datetime.date | None = None,
) -> Finding:
    """The finding document on answers as people gave them, as at a day where one was asked for.

    Raises ``AnswerNotAllowed`` where an answer is not one of the question's, or two exclude each other.
    """
    answers = with_case(workflow, answers, dates)
    values = read_answers(workflow, answers)
    chosen = given(workflow, values)
    standing = stand(workflow, chosen)
    reasons = _reasons(workflow, chosen, standing)
    actions = _dated_actions(workflow, standing, dates, setting.calendar)
    cited = _cited(reasons, actions, setting.sources)
    changes = what_would_change(workflow, chosen, standing)
    pinned = digest(workflow)
    return Finding(
        workflow=workflow.id,
        edition=workflow.edition,
        workflow_digest=pinned,
        board=workflow.board,
        status="finding" if standing.asking is None else "asking",
        asking=standing.asking,
        answers={name: _plain(value) for name, value in values.items()},
        dates=dict(dates),
        trail=standing.trail,
        off_path=tuple(name for name in answers if name not in standing.trail),
        finding=_code(workflow, standing, cited),
        reasons=tuple(_by_citation(reason, cited) for reason in reasons),
        not_yet_known=standing.not_yet_known,
        possible_findings=standing.possible,
        what_would_change=tuple(_change(workflow, c.question, c.answers) for c in changes),
        judgements=tuple(
            name
            for name in standing.trail
            if (judgement := workflow.questions[name].judgement) and judgement.covers(chosen[name])
        ),
        actions=tuple(_by_citation(action, cited) for action in actions),
        citations=tuple(cited.values()),
        notices=tuple(_notices(workflow, pinned, cited, setting, as_at(workflow, dates, as_of))),
    )


def _code(workflow: Workflow, standing: Standing, cited: Mapping[str, Citation]) -> FindingCode | None:
    """The finding and its sentence; a second one where no rule that carries it was checked in every part."""
    if standing.finding is None:
        return None
    headline = workflow.findings[standing.finding].headline
    carry = [rule for name in standing.rules if (rule := workflow.rules[name]).finding == standing.finding]
    checked = [rule for rule in carry if all(cited[name].verified for name in rule.cites)]
    if carry and not checked:
        headline = f"{headline} {wording.RULE_UNCHECKED}"
    return FindingCode(code=standing.finding, headline=headline)


def _reasons(workflow: Workflow, chosen: Given, standing: Standing) -> tuple[Reason, ...]:
    fired = [workflow.rules[name] for name in standing.rules]
    rules = [Reason(text=r.say, origin=NATIONAL, citations=r.cites) for r in fired]
    found = [workflow.consequences[name] for name in standing.consequences]
    said = [Reason(text=c.say, origin=c.origin, citations=c.cites) for c in found if c.say]
    settled = [
        Reason(text=wording.settles(q.ask, o.label), origin=NATIONAL, citations=o.cites)
        for name in standing.trail
        if (q := workflow.questions[name]) and (o := q.options.get(NOT_YET_KNOWN)) and o.settles
        if standing.finding and chosen[name] == NOT_YET_KNOWN
    ]
    return (*rules, *settled, *said)


def _dated_actions(
    workflow: Workflow, standing: Standing, dates: Mapping[str, datetime.date], calendar: Calendar
) -> tuple[FindingAction, ...]:
    listed = [dated_action(workflow, n, workflow.actions[n], dates, calendar) for n in actions_of(workflow, standing)]
    listed += [_find_out(workflow, name) for name in standing.not_yet_known]
    return tuple(earliest_marked(workflow, listed))


@dataclass(frozen=True, slots=True)
class Dating:
    """What a timescale gives on the dates that are known: a date, what it waits for, or why there is none."""

    due: datetime.date | None = None
    act_by: datetime.date | None = None
    waits_for: str | None = None
    note: str | None = None


def dating(
    rule: DueRule | None, dates: Mapping[str, datetime.date], calendar: Calendar, *, not_before: bool = False
) -> Dating:
    """The date of a timescale; of one that must last until its date, no day to act by is given."""
    if rule is None:
        return Dating()
    match resolve(rule, dates, calendar):
        case DueOn(date, working_day, note):
            return Dating(date, note=wording.NOT_BEFORE) if not_before else Dating(date, working_day, note=note)
        case Waiting(event):
            return Dating(waits_for=event)
        case unconfirmed:
            return Dating(note=wording.not_confirmed(unconfirmed.reason))


def dated_action(
    workflow: Workflow, name: str, action: Action, dates: Mapping[str, datetime.date], calendar: Calendar
) -> FindingAction:
    """One action with its date, or what the date waits for."""
    dated = dating(action.due, dates, calendar, not_before=action.not_before)
    when = action.due.words(workflow.dates) if action.due else action.by
    return FindingAction(
        id=name,
        what=action.do,
        who=workflow.roles.get(action.who, action.who),
        when=when or wording.PROMPTLY,
        due=dated.due,
        act_by=dated.act_by,
        waits_for=dated.waits_for,
        due_note=dated.note,
        earlier=False,
        hold=HoldText(what=action.hold.what, until=action.hold.until) if action.hold else None,
        weight=action.weight,
        origin=action.origin,
        citations=action.cites,
    )


def _find_out(workflow: Workflow, name: str) -> FindingAction:
    question = workflow.questions[name]
    return FindingAction(
        id=_FIND_OUT + name,
        what=wording.find_out(question.ask),
        who=", ".join(_held_by(workflow, question)) or wording.WHOEVER_KNOWS,
        when=wording.PROMPTLY,
        due=None,
        act_by=None,
        waits_for=None,
        due_note=None,
        earlier=False,
        hold=None,
        weight="should",
        origin=NATIONAL,
        citations=question.cites,
    )


def earliest_marked(workflow: Workflow, listed: Sequence[FindingAction]) -> list[FindingAction]:
    """Where a board's own timescales stand beside a national one, the earliest of their dates is marked.

    A day until which something must last is not among them.
    """
    together: dict[str, list[FindingAction]] = {}
    for action in listed:
        if action.due and not workflow.actions[action.id].not_before:
            together.setdefault(_beside(workflow, action.id), []).append(action)
    earliest = {
        min(actions, key=lambda action: action.due or datetime.date.max).id
        for actions in together.values()
        if len({action.due for action in actions}) > 1
    }
    return [action.model_copy(update={"earlier": True}) if action.id in earliest else action for action in listed]


def _beside(workflow: Workflow, name: str) -> str:
    """The national action that an action's timescale stands beside, through however many others."""
    while name in workflow.actions and (other := workflow.actions[name].beside):
        name = other
    return name


def _change(workflow: Workflow, name: str, answers: Mapping[str, str]) -> FactThatWouldChange:
    question = workflow.questions[name]
    return FactThatWouldChange(
        question=name, ask=question.ask, held_by=_held_by(workflow, question), answers=dict(answers)
    )


def _held_by(workflow: Workflow, question: Question) -> tuple[str, ...]:
    return tuple(workflow.roles.get(role, role) for role in question.held_by)


def _cited(reasons: Iterable[Reason], actions: Iterable[FindingAction], sources: Sources) -> dict[str, Citation]:
    named = dict.fromkeys(c for each in (*reasons, *actions) for c in each.citations)
    return {name: sources.cite(name) for name in named}


def _by_citation(said: _Said, cited: Mapping[str, Citation]) -> _Said:
    """The same with the citations' own ids in place of the statements'."""
    return said.model_copy(update={"citations": tuple(cited[name].id for name in said.citations)})


def _notices(
    workflow: Workflow, pinned: str, cited: Mapping[str, Citation], setting: Setting, day: datetime.date | None
) -> Iterable[Notice]:
    if setting.immediate_action:
        yield Notice(kind="immediate_action", text=setting.immediate_action)
    if workflow.regime == "scr":
        yield Notice(kind="superseded", text=setting.superseded)
    yield from out_of_force(((c.source_title, c.in_force) for c in cited.values()), day)
    for silence in workflow.silent:
        board = setting.board_names.get(str(workflow.board), str(workflow.board))
        yield Notice(kind="board_silent", text=wording.board_silent(board, silence.say))
    yield from errors_in(cited.values(), setting.sources)
    yield from unchecked_in(cited.values())
    if pinned not in setting.signed_off:
        yield Notice(kind="not_signed_off", text=wording.NOT_SIGNED_OFF)


def errors_in(cited: Iterable[Citation], sources: Sources) -> Iterable[Notice]:
    """What is wrong in the sources at the places cited, each once."""
    wrong = ((c.source_title, sources.in_error(c.statement_id)) for c in cited if c.statement_id)
    told = dict.fromkeys(f"{title}: {what}" for title, what in wrong if what)
    return [Notice(kind="source_error", text=text) for text in told]


def unchecked_in(cited: Iterable[Citation]) -> Iterable[Notice]:
    """One notice on the sources whose facts were not checked against the published document, if there are any."""
    titles = dict.fromkeys(citation.source_title for citation in cited if not citation.verified)
    return [Notice(kind="unverified", text=wording.unverified(titles))] if titles else []


def _plain(value: Value) -> str | int | list[str]:
    match value:
        case tuple():
            return list(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return value
