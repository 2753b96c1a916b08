"""Examples of what programs send and are given, taken from this installation's own workflows, boards and sources."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from assistant.answers.scope import Enquiry
from assistant.answers.wording import IMMEDIATE_ACTION
from assistant.channels.web.site import Site
from assistant.checklists.build import Asked, processes_of
from assistant.errors import UserError
from assistant.models import Document
from assistant.workflows.desk import Case
from assistant.workflows.engine import stand
from assistant.workflows.given import picked
from assistant.workflows.model import NOT_YET_KNOWN, Workflow

_QUESTION = "Who decides whether a review is held?"
_SHOWN = {"passages": 1, "items": 2, "timetables": 0, "reasons": 1, "actions": 1, "notices": 1}
"""How much is shown of what a document may hold much of."""


def sent(site: Site) -> dict[str, dict[str, Any]]:
    """What may be sent, by the name of its schema."""
    catalogue, day = site.cases.workflows.catalogue, site.clock().date().isoformat()
    name = next(iter(catalogue.editions))
    workflow = catalogue.composed(name, catalogue.undated(name))
    answers = _first_answers(workflow)
    question, value = next(iter(answers.items()))
    board = catalogue.boards[0]
    process = next(iter(processes_of(site.lists.maker.definitions(None, {}))), "the id of a process")
    decision = next(iter(workflow.decision.options)) if workflow.decision else "the id of a decision"
    return {
        "Asked": {"question": _QUESTION, "board": board, "as_of": None},
        "NewCase": {"board": board},
        "NewSession": {"workflow": name, "dates": {}, "as_of": None},
        "SafetyAnswer": {"answer": "no"},
        "NewAnswer": {"question": question, "value": value, "reasons": "What the panel weighed, without names."},
        "NewDecision": {
            "option": decision,
            "made_on": day,
            "reasons": "What was weighed, without names.",
            "departures": "",
            "supersedes": None,
        },
        "Reasons": {"reasons": "What was weighed, without names."},
        "NewChecklist": {"processes": {process: "yes"}, "facts": {}, "dates": {}, "board": board, "as_of": None},
        "CaseChecklist": {"processes": {process: NOT_YET_KNOWN}, "facts": {}, "dates": {}, "as_of": None},
        "ItemChange": {"what": "note", "to": None, "text": "Agreed at the panel."},
        "Evaluated": {"answers": answers, "board": board, "dates": {}, "as_of": None},
    }


def given(site: Site) -> dict[str, dict[str, Any]]:
    """What is given for it: the documents of the contract, shortened."""
    asked = sent(site)
    workflow, board = asked["NewSession"]["workflow"], asked["NewCase"]["board"]
    evaluated = Case(asked["Evaluated"]["answers"], board, {}, None)
    found = site.cases.workflows.evaluate(workflow, evaluated, immediate_action=IMMEDIATE_ACTION)
    listed = site.lists.maker.make(Asked(asked["NewChecklist"]["processes"], {}, {}, board))
    documents = {"Finding": _shortened(found), "Checklist": _shortened(listed)}
    with suppress(UserError):  # it is switched off, or the sources know no such board
        documents["Answer"] = _shortened(site.assistant.answerer.answer(Enquiry(_QUESTION, board, None)))
    return documents


def _shortened(document: Document) -> dict[str, Any]:
    """A document with the beginning of its lists, and of its citations those that are still referred to."""
    whole = document.model_dump(mode="json", by_alias=True)
    short = {name: held[: _SHOWN[name]] if name in _SHOWN else held for name, held in whole.items()}
    cited = json.dumps({name: held for name, held in short.items() if name != "citations"})
    if "citations" in short:
        short["citations"] = [one for one in short["citations"] if f'"{one["id"]}"' in cited]
    return short


def _first_answers(workflow: Workflow) -> dict[str, Any]:
    """The first answer to each question on the way, to the end of it."""
    given: dict[str, Any] = {}
    while (name := stand(workflow, given).asking) is not None:
        question = workflow.questions[name]
        plain = (option for option, held in question.options.items() if held.from_ is None and held.to is None)
        given[name] = picked(question, next(plain))
    return given
