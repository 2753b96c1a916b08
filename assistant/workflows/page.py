"""One workflow as a page that a safeguarding lead can read and sign: criteria with pinpoints, diagram, all paths."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.workflows.diagram import mermaid
from assistant.workflows.load import digest
from assistant.workflows.model import Action, Question, Workflow
from assistant.workflows.paths import listed
from assistant.workflows.report import Sources


def page(workflow: Workflow, sources: Sources, signed: tuple[str, ...] = ()) -> str:
    """The page in Markdown; ``signed`` says who has signed it, one line each."""
    return "\n".join(_lines(workflow, sources, signed)) + "\n"


def _lines(workflow: Workflow, sources: Sources, signed: tuple[str, ...]) -> Iterator[str]:
    yield f"# {workflow.title}"
    yield ""
    yield f"{workflow.purpose}"
    yield ""
    yield f"- Workflow: {workflow.key}, in force {workflow.in_force}" + (
        f", for {workflow.board}" if workflow.board else ""
    )
    yield f"- Digest: `{digest(workflow)}`"
    yield from (f"- Signed off: {who}" for who in signed)
    if not signed:
        yield "- Not signed off by any safeguarding lead"
    yield ""
    yield "## Findings, strongest first"
    yield ""
    yield from (f"{n}. **{code}**: {held.headline}" for n, (code, held) in enumerate(workflow.findings.items(), 1))
    yield ""
    yield "## Criteria"
    for number, (name, rule) in enumerate(workflow.rules.items(), 1):
        yield ""
        yield f"{number}. **{name}** gives *{rule.finding}*: {rule.say}"
        if rule.when:
            yield f"   - When: {_condition(rule.when)}"
        yield from _pinpoints(rule.cites, sources)
    yield ""
    yield "## Questions"
    for number, (name, question) in enumerate(workflow.questions.items(), 1):
        yield ""
        yield f"{number}. **{name}**: {question.ask}"
        yield from _question(question, workflow, sources)
    yield ""
    yield "## What follows"
    for name, consequence in workflow.consequences.items():
        yield ""
        bound = [*([f"on {', '.join(consequence.on_finding)}"] if consequence.on_finding else [])]
        bound += [_condition(consequence.when)] if consequence.when else []
        origin = "" if consequence.origin == "national" else f" ({consequence.origin})"
        yield f"- **{name}**{origin}, {'; '.join(bound) or 'always'}" + (
            f": {consequence.say}" if consequence.say else ""
        )
        yield from _pinpoints(consequence.cites, sources)
        for action in consequence.actions:
            yield from _action(workflow.actions[action], workflow, sources)
    yield from _rest(workflow)


def _rest(workflow: Workflow) -> Iterator[str]:
    for title, lines in (
        ("What must hold", [invariant.say for invariant in workflow.invariants]),
        ("Answers that exclude each other", [f"{_condition(e.answers)}: {e.say}" for e in workflow.excludes]),
        ("What the board's document does not say", [silence.say for silence in workflow.silent]),
        ("Open points", list(workflow.open_points)),
    ):
        if lines:
            yield ""
            yield f"## {title}"
            yield ""
            yield from (f"- {line}" for line in lines)
    yield ""
    yield "## Diagram"
    yield ""
    yield "An end holds where every answer before it is known; otherwise the finding is worked out over every way of"
    yield "filling in what is not known, as the list of all paths below shows."
    yield ""
    yield f"```mermaid\n{mermaid(workflow)}```"
    yield ""
    yield "## All paths"
    yield ""
    yield f"```text\n{listed(workflow)}```"


def _question(question: Question, workflow: Workflow, sources: Sources) -> Iterator[str]:
    yield f"   - Why: {question.why}"
    if question.help:
        yield f"   - Help: {question.help}"
    for added in question.board_help:
        yield f"   - {added.origin}: {added.say}"
        yield from _pinpoints(added.cites, sources)
    if question.judgement:
        by = ", ".join(workflow.roles.get(role, role) for role in question.judgement.by)
        yield f"   - A judgement of: {by}. What is weighed: {question.judgement.test}"
    answers = [
        f"{name} ({held.label})" + (" settles" if held.settles else "") if held.label else name
        for name, held in question.options.items()
    ]
    yield f"   - Answers: {'; '.join(answers)}"
    yield from _pinpoints(question.cites, sources)


def _action(action: Action, workflow: Workflow, sources: Sources) -> Iterator[str]:
    when = action.due.words(workflow.dates) if action.due else action.by or "promptly"
    hold = f" Hold: {action.hold.what}, until {action.hold.until}." if action.hold else ""
    yield f"   - {workflow.roles.get(action.who, action.who)} {action.weight}: {action.do} ({when}).{hold}"
    yield from _pinpoints(action.cites, sources, deeper=True)


def _pinpoints(cites: tuple[str, ...], sources: Sources, *, deeper: bool = False) -> Iterator[str]:
    indent = "      " if deeper else "   "
    for cite in cites:
        citation = sources.cite(cite)
        mark = "" if citation.verified else " (not checked against the published document)"
        page_of = f", page {citation.page}" if citation.page else ""
        place = f"{citation.source_title}, {citation.edition}, {citation.section}{page_of}{mark}"
        yield f"{indent}- {place}: {citation.text}"


def _condition(condition: dict[str, tuple[str, ...]]) -> str:
    return " and ".join(f"{name} is {' or '.join(options)}" for name, options in condition.items())
