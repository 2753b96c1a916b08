"""A walk through a workflow in a terminal."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from functools import cached_property

from assistant.answers.answer import check_question
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import Assistant, open_assistant
from assistant.cases.model import Case
from assistant.cases.seal import NOTED
from assistant.cases.view import View
from assistant.channels.cli.render import render
from assistant.channels.cli.render_finding import render_finding
from assistant.conversation import list_wording
from assistant.conversation import walk_wording as wording
from assistant.conversation.lists import ListDesk
from assistant.conversation.walk import Acting, Decision, Moved
from assistant.errors import SessionMoved, UserError
from assistant.records.model import Value
from assistant.settings import Settings
from assistant.workflows.model import NOT_YET_KNOWN, Question
from assistant.workflows.nation import NATION, not_england

HELP = """Answer with the number or the name of an answer; Enter confirms one that is shown. Also:
  why              why this is asked, and where it says so
  possible         what can still be found
  back             the question before
  change QUESTION  answer an earlier question again
  safety           the immediate-action route
  ask QUESTION     ask the guidance something, and come back here
  note TEXT        keep a note
  hand over ROLE   hand the session to a colleague
  pause            lay it aside; the same command takes it up again
  help             this list"""

NONE = "none"
"""What is typed where none of several applies."""
WRITTEN = {"whole_number": "A whole number", "date": "A day, YYYY-MM-DD"}
"""The kinds of question that are answered with a value, not with an option."""


class _Left(Exception):
    """The person stopped, or the input ended."""


def acting_here(settings: Settings) -> Acting:
    """Whoever works at this terminal, as the settings name them, now."""
    now = datetime.datetime.now(datetime.UTC)
    return Acting(settings.role or "not named", settings.person or "not named", now, "terminal")


class Terminal:
    """One person walking one case."""

    def __init__(self, lists: ListDesk, settings: Settings) -> None:
        self._lists = lists
        self._desk = lists.cases
        self._settings = settings
        self._interactive = sys.stdin.isatty()

    def walk(
        self,
        workflow: str,
        board: str | None,
        case: str | None,
        dates: Mapping[str, datetime.date],
        as_of: datetime.date | None = None,
    ) -> int:
        """Walk from where the case stands to a finding, and on to a sealed record where somebody is named."""
        opened = self._desk.case(case) if case else self._open(workflow, board, dates, as_of)
        self._say_whose_law(opened)
        try:
            view: View | None = self._safe(self._taken_up(opened, workflow, dates, as_of))
            while view:
                view = self._end(self._answered(view))
        except _Left:
            print(f"Nothing is lost. Go on with: assistant workflow run {workflow} --case {opened.reference}")
        return 0

    def _say_whose_law(self, case: Case) -> None:
        setting, fact = self._desk.workflows.setting, self._desk.facts(case.reference).get(NATION)
        print((not_england(fact.value, setting.instead) if fact else None) or setting.only_england)

    def _open(
        self, workflow: str, board: str | None, dates: Mapping[str, datetime.date], as_of: datetime.date | None
    ) -> Case:
        if board is None:
            raise UserError("say which board the case belongs to: --board")
        self._desk.definition(workflow, board, dates, as_of)
        case = self._desk.open_case(board, self._acting())
        print(f"The case has the reference {case.reference}. Use it, never a name, wherever you write of it.")
        return case

    def _taken_up(
        self, case: Case, workflow: str, dates: Mapping[str, datetime.date], as_of: datetime.date | None
    ) -> View:
        for session in reversed(self._desk.store.sessions(case.reference)):
            if session.workflow == workflow.partition("/")[0] and session.state != "sealed":
                print("Taken up where it was left.")
                return self._desk.resume(session.id, self._acting())
        return self._desk.start(case, workflow, self._acting(), dates, as_of)

    def _safe(self, view: View) -> View:
        while view.safety_pending:
            print(wording.SAFETY_QUESTION)
            answer = self._ask("yes / no / not yet known").replace(" ", "_")
            if answer == "no":
                view = self._desk.settle_safety(view, "no", self._acting())
            elif answer == "yes":
                self._desk.settle_safety(view, "yes", self._acting())
                print(f"{wording.SAFETY_ROUTE}\n{wording.SAFETY_PAUSED}")
                raise _Left
            elif answer == NOT_YET_KNOWN:
                view = self._desk.settle_safety(view, "not_yet_known", self._acting())
                print(f"{wording.SAFETY_ROUTE}\n{wording.SAFETY_FOLLOWED}")
                if self._ask("followed?") in {"yes", "followed"}:
                    view = self._desk.settle_safety(view, "followed", self._acting())
        return view

    def _answered(self, view: View) -> View:
        shown = None
        while (name := view.standing.asking) is not None:
            question = view.workflow.questions[name]
            if shown != name:
                _show(question, view)
                shown = name
            try:
                view, again = self._one(view, self._ask(""))
                shown = None if again else shown
            except SessionMoved as error:
                print(f"! {error}")
                view, shown = self._desk.view(view.session.id), None
            except UserError as error:
                print(f"! {error}")
        return view

    def _one(self, view: View, line: str) -> tuple[View, bool]:
        """Do what one line says; whether the question is to be shown again."""
        name = view.standing.asking
        command, _, rest = line.partition(" ")
        match command:
            case "help" | "why" | "possible" | "safety":
                self._tell(view, command)
            case "back":
                return self._desk.back(view, self._acting()), True
            case "ask":
                return self._consulted(view, rest), True
            case "pause" | "quit":
                self._desk.pause(view, self._acting())
                raise _Left
            case "note":
                return self._desk.note(view, rest, self._acting()), False
            case "hand" if rest.startswith("over"):
                view = self._desk.hand_over(view, rest.removeprefix("over"), self._acting())
                self._desk.pause(view, self._acting())
                raise _Left
            case "change":
                return self._changed(view, rest.strip()), True
            case _ if name:
                return self._given(view, name, line), True
            case _:
                raise UserError("every question has been answered: change QUESTION, or back, asks one again")
        return view, False

    def _tell(self, view: View, about: str) -> None:
        """Show what was asked for, and change nothing."""
        if about == "help":
            print(HELP)
        elif about == "safety":
            print(wording.SAFETY_ROUTE)
        elif about == "possible":
            print("  Still possible: " + ", ".join(view.standing.possible))
        elif name := view.standing.asking:
            question = view.workflow.questions[name]
            print(f"  {question.why}")
            for cite in question.cites:
                citation = self._desk.workflows.setting.sources.cite(cite)
                print(f"  {citation.source_title}, {citation.section}: {citation.text}")

    @cached_property
    def _assistant(self) -> Assistant:
        return open_assistant(self._settings)

    def _consulted(self, view: View, asked: str) -> View:
        """Ask the guidance for the case's board; what was answered is kept with the session."""
        check_question(asked)
        answer = self._assistant.answerer.answer(Enquiry(asked, view.session.board))
        print(f"\n{render(answer, self._assistant.index.library)}")
        if answer.status == "refused" or answer.reason == "child_at_risk":
            return view
        statements = tuple(citation.statement_id for citation in answer.citations if citation.statement_id)
        return self._desk.consulted(view, asked, statements, self._acting())

    def _changed(self, view: View, name: str) -> View:
        if name not in view.answers:
            raise UserError(f"{name!r} has not been answered: {', '.join(view.answers) or 'nothing has'}")
        question = view.workflow.questions[name]
        print(f"{question.ask} (now: {_plain(view.answers[name])})")
        return self._given(view, name, self._ask("new answer"))

    def _given(self, view: View, name: str, line: str) -> View:
        question = view.workflow.questions[name]
        value: object = _read(question, line)
        if not line:
            if view.known is None or view.known.question != name:
                raise UserError("type an answer; `help` lists what else can be done")
            value = view.known.value
        reasons = ""
        if question.judgement and question.judgement.covers(value):
            print(f"  This is a judgement. What is weighed: {question.judgement.test}")
            reasons = self._ask("reasons")
        answered = self._lists.answer(view, name, value, self._acting(), reasons)
        view = answered.view
        for each in answered.findings:
            print(f"  This moves {each.workflow}: {_moved(each)}")
        if answered.checklist:
            print("  This moves the checklist of the case:")
            print("\n".join(f"  {line}" for line in list_wording.changed(answered.checklist)))
        if view.set_aside:
            print(f"  Set aside, not lost: {', '.join(view.set_aside)}")
        return view

    def _end(self, view: View) -> View | None:
        """Show the finding; None once it is sealed, or the session as it is after something else was done."""
        print(f"\n{render_finding(self._desk.finding(view))}\n")
        named = bool(self._settings.person and self._settings.role)
        if not named:
            print(f"Not sealed: {wording.NOBODY_AT_TERMINAL}.")
        while True:
            seal = "Record a decision and seal it now? yes / no" if named else "Enter leaves it here"
            line = self._ask(f"{seal}; or back, or change QUESTION")
            if line in {"", "no"}:
                raise _Left
            try:
                if not named or line != "yes":
                    return self._one(view, line)[0]
                sealed = self._desk.seal(view, self._decision(view), self._acting())
            except SessionMoved as error:
                print(f"! {error}")
                return self._desk.view(view.session.id)
            except UserError as error:
                print(f"! {error}")
            else:
                record = sealed.opened().id
                print(f"Sealed as record {record}, number {sealed.sequence} of its board; hash {sealed.sha256}")
                return None

    def _decision(self, view: View) -> Decision:
        asked = view.workflow.decision
        option, departures = NOTED, ""
        if asked:
            print(asked.ask)
            print("\n".join(f"  {name}: {held.label}" for name, held in asked.options.items()))
            option = self._ask("decision")
            code = view.standing.finding
            if option in asked.options and code not in asked.options[option].follows:
                departures = self._ask("This departs from the finding. Why?")
        made_on = _day(self._ask("made on (YYYY-MM-DD)"))
        by = (self._ask("decided by: role"), self._ask("decided by: name"))
        confirmed = [by]
        while asked and len(confirmed) < asked.confirmed_by:
            confirmed.append((self._ask("confirmed by: role"), self._ask("confirmed by: name")))
        dissent = []
        while who := self._ask("anyone who does not agree: role (Enter: nobody)"):
            dissent.append((who, self._ask("name"), self._ask("their reasons")))
        return Decision(
            option=option,
            made_on=made_on,
            by=by,
            reasons=self._ask("reasons for the decision"),
            departures=departures,
            dissent=tuple(dissent),
            confirmed_by=tuple(confirmed),
            supersedes=self._corrected(view),
        )

    def _corrected(self, view: View) -> str | None:
        """The record that this one puts right, where the case has a record of the workflow that may be wrong."""
        sealings = [s.sealing for s in self._desk.store.sessions(view.session.case) if s.workflow == view.workflow.id]
        sealed = sorted((sealing for sealing in sealings if sealing), key=lambda sealing: sealing.at)
        if sealed and self._ask(f"Does this put right record {sealed[-1].to}? yes / no") == "yes":
            return sealed[-1].to
        return None

    def _acting(self) -> Acting:
        return acting_here(self._settings)

    def _ask(self, prompt: str) -> str:
        if self._interactive:
            try:
                return input(f"{prompt}> ").strip()
            except EOFError:
                raise _Left from None
        if prompt:
            print(prompt)
        line = sys.stdin.readline()
        if not line:
            raise _Left
        return line.strip()


def _show(question: Question, view: View) -> None:
    print(f"\n{question.ask}")
    if question.help:
        print(f"  {question.help}")
    for added in question.board_help:
        print(f"  ({added.origin}) {added.say}")
    if question.kind in WRITTEN:
        unknown = ", or: not yet known" if NOT_YET_KNOWN in question.options else ""
        print(f"  {WRITTEN[question.kind]}{unknown}")
    else:
        for number, (option, held) in enumerate(question.options.items(), 1):
            print(f"  {number}. {held.label or option.replace('_', ' ')}")
    if question.kind == "several":
        print(f"  As many as apply, with commas between them; {NONE} where none does.")
    if known := view.known:
        print(f"  Already answered: {_plain(known.value)} ({known.by.role}, {known.at:%-d %B %Y}). Enter confirms it.")


def _read(question: Question, line: str) -> object:
    """What a person means by a line: an option by its number or its name, several with commas, a number or a day."""
    if line.replace(" ", "_") == NOT_YET_KNOWN:
        return NOT_YET_KNOWN
    if question.kind == "several":
        return [] if line == NONE else [_option(question, part.strip()) for part in line.split(",")]
    return line if question.kind in WRITTEN else _option(question, line)


def _option(question: Question, text: str) -> str:
    options = list(question.options)
    if text.isdigit() and 1 <= int(text) <= len(options):
        return options[int(text) - 1]
    return text.replace(" ", "_")


def _plain(value: Value) -> str:
    return ", ".join(value) or NONE if isinstance(value, tuple) else str(value)


def _moved(moved: Moved) -> str:
    return f"from {moved.before or 'not finished'} to {moved.after or 'not finished'}"


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UserError(f"no such day: {text!r} (write it YYYY-MM-DD)") from None
