"""Asking what a checklist is made for: when, which processes, what else is known, further days; then to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from assistant.channels.web.answer_fields import NONE_OF_THEM
from assistant.channels.web.as_of import AS_OF, AsOf, as_of, typed_as_of
from assistant.channels.web.day_fields import Day, day_sent, days_in, days_sent, shown_day
from assistant.channels.web.list_fields import fact_fields, fact_in, facts_sent
from assistant.channels.web.on_case import OnCase
from assistant.channels.web.pages import page
from assistant.channels.web.sessions import Session
from assistant.channels.web.site import Site
from assistant.checklists.model import Checklist
from assistant.conversation import list_draft
from assistant.conversation.list_draft import LEFT_OUT, Draft
from assistant.conversation.lists import ListMaker
from assistant.errors import UserError
from assistant.workflows.labels import in_words
from assistant.workflows.model import NOT_YET_KNOWN, Workflow

Step = Literal["when", "processes", "facts", "dates", "check"]
STEPS: tuple[Step, ...] = get_args(Step)
NO_CASE = "/checklists"
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Making:
    """A list that somebody makes, for a case or for none."""

    request: Request
    site: Site
    session: Session
    on: OnCase | None = None
    checking: bool = False
    """Whether one part is being changed, from the page that lists them all."""

    @property
    def path(self) -> str:
        """Where its pages are."""
        return f"{self.on.path}/checklist" if self.on else NO_CASE

    @property
    def draft(self) -> Draft:
        """What has been said so far; of a case, first what it has said already."""
        key = self.on.case.reference if self.on else ""
        if key not in self.session.drafts:
            chosen = self.session.thread.board
            known = chosen if chosen in self.maker.workflows.catalogue.boards else None
            self.session.drafts[key] = list_draft.draft_of(self.site.lists, key) if self.on else Draft(known)
        return self.session.drafts[key]

    @property
    def maker(self) -> ListMaker:
        """What makes the list."""
        return self.site.lists.maker

    @property
    def definitions(self) -> list[Workflow]:
        """What it is made from; raises ``UserError`` where nothing was in force on the day."""
        return self.maker.definitions(self.draft.board, self.draft.dates, self.draft.as_of)

    @property
    def board_names(self) -> dict[str, str]:
        """The boards that a list can be made for."""
        setting = self.maker.workflows.setting
        return {board: setting.board_names.get(board, board) for board in self.maker.workflows.catalogue.boards}

    def preview(self) -> Checklist:
        """The list as it would be; raises ``UserError`` where it cannot be made."""
        return self.maker.make(self.draft.asked())

    def worded(self, error: UserError) -> str:
        """What is wrong, with each date in words in place of its name."""
        return list_draft.worded(self.maker, error)

    def to(self, step: Step) -> RedirectResponse:
        """The way to a step."""
        return RedirectResponse(f"{self.path}/new/{step}", 303)

    def render(self, template: str, step: Step, wrong: Mapping[str, str], **values: Any) -> Response:
        """One step; ``wrong`` says what is wrong with which field."""
        return page(
            self.request,
            template,
            status=400 if wrong else 200,
            making=self,
            draft=self.draft,
            step=step,
            before=STEPS[STEPS.index(step) - 1] if step != STEPS[0] else None,
            checking=self.checking,
            wrong=wrong,
            **values,
        )


def ask(making: Making, step: Step, wrong: Mapping[str, str] = _NOTHING) -> Response:
    """The page of a step, with what has been said in its fields."""
    draft = making.draft
    try:
        match step:
            case "when":
                return _days(making, step, list_draft.picking_dates(making.maker), wrong)
            case "processes":
                return _processes(making, wrong)
            case "facts":
                asked = list_draft.fact_questions(making.definitions, draft)
                filled = {name: fact_fields(one, draft.facts.get(name)) for name, one in asked.items()}
                return making.render(
                    "list_facts.html", step, wrong, asked=asked, fields=filled, none_of_them=NONE_OF_THEM,
                    not_yet_known=NOT_YET_KNOWN,
                )  # fmt: skip
            case "dates":
                return _days(making, step, list_draft.waited_for(making.maker, draft), wrong)
            case "check":
                return check(making, wrong)
    except UserError as error:
        # What does not go together is told on the page where all of it can be changed; when is asked first of all.
        if step in {"dates", "facts"}:
            return check(making, {"make": making.worded(error)})
        return _days(making, "when", list_draft.picking_dates(making.maker), {"first": making.worded(error)})


def take(making: Making, step: Step, form: FormData) -> Response:
    """Take what a step's form says, and go on to the next one, or back to the page that lists it all."""
    making = replace(making, checking=form.get("checking") == "yes")
    wrong = {
        "when": _take_when,
        "processes": _take_processes,
        "facts": _take_facts,
        "dates": _take_dates,
    }[step](making, form)
    return wrong or making.to("check" if making.checking else STEPS[STEPS.index(step) + 1])


def check(making: Making, wrong: Mapping[str, str] = _NOTHING, status: int | None = None) -> Response:
    """Everything that was said, to be checked and changed."""
    draft, found = making.draft, dict(wrong)
    counted: Checklist | None = None
    try:
        definitions = making.definitions
        processes, facts = list_draft.process_questions(definitions), list_draft.fact_questions(definitions, draft)
        if draft.on_list:
            counted = making.preview()
    except UserError as error:
        processes, facts = {}, {}
        found.setdefault("make", making.worded(error))
    titles, picking = making.maker.workflows.catalogue.vocabulary.dates, list_draft.picking_dates(making.maker)
    shown = making.render(
        "list_check.html",
        "check",
        found,
        processes=[(one.ask, draft.processes.get(name, LEFT_OUT)) for name, one in processes.items()],
        facts=[(one.ask, in_words(one, draft.facts[name])) for name, one in facts.items() if name in draft.facts],
        picking=[(titles.get(name, name), day) for name, day in draft.dates.items() if name in picking],
        further=[(titles.get(name, name), day) for name, day in draft.dates.items() if name not in picking],
        counted=counted,
        version=making.site.lists.times_made(making.on.case.reference) if making.on else 0,
    )
    shown.status_code = status or shown.status_code
    return shown


def _take_when(making: Making, form: FormData) -> Response | None:
    asked = list_draft.picking_dates(making.maker)
    if making.on is None:
        board = str(form.get("board", ""))
        making.draft.board = board if board in making.board_names else None
    typed, wrong = days_sent(form, asked)
    day = typed_as_of(*day_sent(form, AS_OF))
    if day.error:
        wrong[f"{AS_OF}-day"] = day.error
    if not wrong:
        _keep_days(making, typed)
        making.draft.as_of = day.day
        try:
            making.definitions  # noqa: B018 - whether something was in force on the day
        except UserError as error:
            wrong["first"] = making.worded(error)
    return _dates(making, "when", asked, typed, wrong, day) if wrong else None


def _take_processes(making: Making, form: FormData) -> Response | None:
    asked = list_draft.process_questions(making.definitions)
    for name in asked:
        said = str(form.get(name, LEFT_OUT))
        making.draft.processes[name] = said if said in {"yes", NOT_YET_KNOWN} else LEFT_OUT
    if not making.draft.on_list:
        return _processes(making, {"first": "Choose at least one process that runs, or of which that is not yet known"})
    return None


def _take_facts(making: Making, form: FormData) -> Response | None:
    asked = list_draft.fact_questions(making.definitions, making.draft)
    sent, wrong = facts_sent(form, asked)
    if wrong:
        return making.render(
            "list_facts.html", "facts", {f"fact-{name}": why for name, why in wrong.items()}, asked=asked, fields=sent,
            none_of_them=NONE_OF_THEM, not_yet_known=NOT_YET_KNOWN,
        )  # fmt: skip
    said = {name: fact_in(question, sent[name]) for name, question in asked.items()}
    making.draft.facts = {name: value for name, value in said.items() if value is not None}
    return None


def _take_dates(making: Making, form: FormData) -> Response | None:
    try:
        asked = list_draft.waited_for(making.maker, making.draft)
    except UserError as error:
        return check(making, {"make": making.worded(error)})
    typed, wrong = days_sent(form, asked)
    if wrong:
        return _dates(making, "dates", asked, typed, wrong)
    before = dict(making.draft.dates)
    _keep_days(making, typed)
    try:
        making.preview()
    except UserError as error:
        making.draft.dates = before
        return _dates(making, "dates", asked, typed, {"first": making.worded(error)})
    return None


def _keep_days(making: Making, typed: Mapping[str, Day]) -> None:
    left = {name: day for name, day in making.draft.dates.items() if name not in typed}
    making.draft.dates = left | days_in(typed)


def _processes(making: Making, wrong: Mapping[str, str]) -> Response:
    asked = list_draft.process_questions(making.definitions)
    return making.render(
        "list_processes.html", "processes", wrong, asked=asked, left_out=LEFT_OUT, not_yet_known=NOT_YET_KNOWN
    )


def _days(making: Making, step: Step, asked: Mapping[str, str], wrong: Mapping[str, str]) -> Response:
    """A page of days, with those that are known in its fields."""
    return _dates(making, step, asked, {name: shown_day(making.draft.dates.get(name)) for name in asked}, wrong)


def _dates(
    making: Making,
    step: Step,
    asked: Mapping[str, str],
    typed: Mapping[str, Day],
    wrong: Mapping[str, str],
    day: AsOf | None = None,
) -> Response:
    asked_for = day or as_of(making.draft.as_of)
    return making.render("list_dates.html", step, wrong, asked=asked, typed=typed, as_of=asked_for)
