"""A finding as a Word document: what is recommended to the Chair to consider, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.exports.checklist_layout import EARLIEST, in_practice, needs, words
from assistant.exports.issued import Issued
from assistant.exports.sources import by_source, editions, numbers_of, source_tables
from assistant.exports.word import Part, Turn, word_document
from assistant.guidance.model import NATIONAL
from assistant.records.layout import Grid, Heading, Paragraph
from assistant.workflows.finding import Cited, Finding, FindingAction
from assistant.workflows.model import Workflow

_WHOSE = "This says what the criteria say on the answers given. The decision is a person's, and may differ from it."
_DIGEST_SHOWN = 12


def finding_docx(finding: Finding, workflow: Workflow, issued: Issued) -> bytes:
    """The recommendation, with the answers it rests on and the board's own route; ``workflow`` is the one it is of."""
    return word_document(f"Recommendation: {workflow.title}", _parts(finding, workflow, issued), issued)


def _parts(finding: Finding, workflow: Workflow, issued: Issued) -> Iterator[Part]:
    cited = by_source(finding.citations)
    numbers = numbers_of(cited)
    yield Heading(f"Recommendation: {workflow.title}", 1)
    yield Paragraph(issued.standing, marked=True)
    yield Paragraph(_headline(finding, workflow), marked=True)
    yield Paragraph(_WHOSE)
    definition = f"{workflow.key}: {finding.workflow_digest[:_DIGEST_SHOWN]}"
    dates = "\n".join(f"{_date(workflow, name)}: {day:%-d %B %Y}" for name, day in finding.dates.items()) or "none"
    yield Grid([*issued.rows(), ("Definition", definition), ("Dates", dates), ("Guidance cited", editions(cited))])
    if finding.notices:
        yield Heading("Please note")
        yield Grid([(words(n.kind), n.text) for n in finding.notices], ("About", "What to know"))
    if finding.reasons:
        yield Heading("Reasons")
        rows = [(r.text, _origin(r, issued), _marks(r, numbers)) for r in finding.reasons]
        yield Grid(rows, ("Reason", "Whose", "Source"))
    yield from _open(finding, workflow)
    yield from _answers(finding, workflow)
    yield from _route(finding, workflow, issued, numbers)
    if cited:
        yield Turn(sideways=False)
        yield Heading("Sources")
        yield from source_tables(cited)


def _headline(finding: Finding, workflow: Workflow) -> str:
    if finding.finding:
        return finding.finding.headline
    return f"Not finished: {workflow.questions[str(finding.asking)].ask}"


def _open(finding: Finding, workflow: Workflow) -> Iterator[Part]:
    if finding.what_would_change:
        yield Heading("What would settle or change this")
        rows = [
            (fact.ask, ", ".join(fact.held_by), "\n".join(_ways(fact.question, fact.answers, workflow)))
            for fact in finding.what_would_change
        ]
        yield Grid(rows, ("Fact", "Who normally knows", "What each answer would give"))


def _ways(question: str, answers: Mapping[str, str], workflow: Workflow) -> Iterator[str]:
    for answer, code in answers.items():
        yield f"{_label(workflow, question, answer)}: {workflow.findings[code].headline}"


def _answers(finding: Finding, workflow: Workflow) -> Iterator[Part]:
    if finding.answers:
        yield Heading("Answers")
        rows = [
            (workflow.questions[name].ask, _labels(workflow, name, value), "yes" if name in finding.judgements else "")
            for name, value in finding.answers.items()
        ]
        yield Grid(rows, ("Question", "Answer", "A person's judgement"))


def _route(finding: Finding, workflow: Workflow, issued: Issued, numbers: Mapping[str, int]) -> Iterator[Part]:
    """Whose decision it is, and what is to be done: the board's own first, then the national position."""
    decision = workflow.decision
    if decision:
        yield Heading("Whose decision it is")
        by = ", ".join(workflow.roles.get(role, words(role)) for role in decision.by)
        choices = "\n".join(option.label for option in decision.options.values())
        rows = [("Question", decision.ask), ("By", by), ("To be confirmed by", _people(decision.confirmed_by))]
        yield Grid([*rows, ("May decide", choices)])
    if finding.actions:
        yield Turn(sideways=True)
    for own, title in ((True, f"The route of {issued.board}"), (False, "The national position")):
        actions = [action for action in finding.actions if (action.origin != NATIONAL) == own]
        if actions:
            yield Heading(title)
            yield Grid([_action(a, workflow, numbers) for a in actions], ("What", "Who", "When", "Weight", "Source"))


def _people(number: int) -> str:
    return f"{number} {'person' if number == 1 else 'people'}"


def _action(action: FindingAction, workflow: Workflow, numbers: Mapping[str, int]) -> tuple[str, ...]:
    hold = f"\nWaits: {action.hold.what}, until {action.hold.until}" if action.hold else ""
    when = [f"{action.due:%-d %B %Y}"] if action.due else []
    if action.act_by and action.act_by != action.due:
        when.append(in_practice(action.act_by))
    when += [EARLIEST] if action.earlier else []
    when += [action.when, needs(_date(workflow, action.waits_for)) if action.waits_for else "", action.due_note or ""]
    return action.what + hold, action.who, "\n".join(filter(None, when)), action.weight, _marks(action, numbers)


def _date(workflow: Workflow, name: str) -> str:
    return workflow.dates.get(name) or words(name)


def _label(workflow: Workflow, question: str, answer: object) -> str:
    option = workflow.questions[question].options.get(str(answer))
    text = (option.label if option else "") or words(str(answer))
    return text[:1].upper() + text[1:]


def _labels(workflow: Workflow, question: str, value: str | int | Sequence[str]) -> str:
    several: Iterable[object] = (value,) if isinstance(value, str | int) else value
    return ", ".join(_label(workflow, question, one) for one in several) or "None"


def _origin(said: Cited, issued: Issued) -> str:
    return NATIONAL if said.origin == NATIONAL else issued.board


def _marks(said: Cited, numbers: Mapping[str, int]) -> str:
    return " ".join(f"[{numbers[name]}]" for name in said.citations)
