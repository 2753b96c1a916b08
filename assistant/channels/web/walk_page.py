"""The page that shows where a walk stands, whatever it stands at, and what could not be kept of what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fastapi import Response

from assistant.cases.facts import values_of
from assistant.cases.view import last_on_path
from assistant.channels.web.answer_fields import NONE_OF_THEM, Fields, fields_for, fields_sent
from assistant.channels.web.on_case import OnWalk
from assistant.channels.web.pages import page
from assistant.channels.web.walk_answers import moved
from assistant.conversation import walk_wording as wording
from assistant.workflows.model import NOT_YET_KNOWN

OUT_OF_DATE = (
    "This page was out of date: the walk has gone on since it was opened, here or with somebody else. You see it as it "
    "stands now. What you sent was not kept; nothing that was saved before is lost."
)
HERE_AGAIN = (
    "Your session had ended when you sent this, so it was not kept with the case. It stands here again as you typed "
    "it, personal data left out: read it, then send it."
)
STALE = 409
"""The status of a page that was out of date when it was sent."""
_ERRORS_FROM = 400
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unkept:
    """What was sent and not kept: why, and what stands in the fields again."""

    error: str
    at: str = ""
    """The id of the field."""
    status: int = 400
    texts: Mapping[str, str] = field(default_factory=dict)
    """Field to its text, without personal data."""
    typed: tuple[str, ...] = ()
    """Texts as they were typed, where another wording stands in the field."""
    fields: Fields | None = None
    """Those of the question."""
    question: str = ""
    """The question that they are of."""
    against: tuple[str, ...] = ()
    """The questions whose answers the one sent excludes."""

    @property
    def is_error(self) -> bool:
        """Whether whoever sent it did something that cannot be done; not where it came too late."""
        return self.status >= _ERRORS_FROM


def unkept(on: OnWalk, error: str, at: str = "", texts: Mapping[str, str] = NO_TEXTS, status: int = 400) -> Unkept:
    """What could not be kept, with each text in a wording that could be."""
    worded = {name: on.site.cases.gate.reworded(text)[0] for name, text in texts.items()}
    typed = tuple(text for name, text in texts.items() if worded[name] != text)
    return Unkept(error[:1].upper() + error[1:], at, status, worded, typed)


def stale(on: OnWalk, texts: Mapping[str, str] = NO_TEXTS) -> Unkept:
    """That a page was out of date when it was sent."""
    return unkept(on, OUT_OF_DATE, "", texts, STALE)


def sent_again(on: OnWalk) -> Unkept | None:
    """What was sent to the walk after a session had ended, to stand in its form again."""
    answered, noted, asked = (on.unsent(step) for step in ("/answer", "/note", "/ask"))
    if not any(form is not None for form in (answered, noted, asked)):
        return None
    fields = fields_sent(answered) if answered is not None else None
    texts = {name: str(form.get(name, "")) for form, name in ((noted, "note"), (asked, "asked")) if form is not None}
    if fields:
        texts["reasons"] = fields.reasons
    question = str(answered.get("question", "")) if answered is not None else ""
    return Unkept(HERE_AGAIN, status=200, texts=texts, fields=fields, question=question)


def present(on: OnWalk, sent: Unkept | None = None) -> Response:
    """Where the walk stands: the safety question, a question, the answers once all are given, or that it is paused."""
    view = on.view
    if view.session.state == "sealed":
        return answers(on, sent) if sent else on.to("/decision")
    if view.session.state == "paused":
        return _shown(on, "walk_paused.html", sent, at_risk=view.safety_pending, wording=wording)
    if not on.may("walk"):
        return on.to("/answers")
    if view.safety_pending:
        return safety(on, sent)
    if view.standing.asking is None:
        return answers(on, sent) if sent else on.to("/answers")
    return question(on, view.standing.asking, sent)


def safety(on: OnWalk, sent: Unkept | None = None) -> Response:
    """The question that comes before all others, with what to do at once."""
    asked = [event.value for event in on.view.session.events if event.kind == "safety"]
    return _shown(on, "walk_safety.html", sent, wording=wording, unsettled=asked[-1:] == [NOT_YET_KNOWN])


def question(on: OnWalk, name: str, sent: Unkept | None = None, *, changing: bool = False) -> Response:
    """One question, with what is known of it."""
    view = on.view
    asked = view.workflow.questions[name]
    facts = on.site.cases.facts(on.case.reference)
    given = facts.get(name) if changing else view.known
    fields = fields_for(asked, given.value, on.text(given.reasons)) if given else Fields()
    if sent and sent.fields and sent.question == name:
        fields = sent.fields
    apart = asked.kind in {"whole_number", "date", "several"}
    return _shown(
        on,
        "question.html",
        sent,
        name=name,
        question=asked,
        options=[one for one in asked.options if one != NOT_YET_KNOWN or not apart],
        fields=fields,
        known=given,
        changing=changing,
        before=last_on_path(view),
        not_yet_known=NOT_YET_KNOWN,
        none_of_them=NONE_OF_THEM,
    )


def answers(on: OnWalk, sent: Unkept | None = None) -> Response:
    """Every answer on the path, what was set aside, and what the last one moved elsewhere."""
    view = on.view
    facts = on.site.cases.facts(on.case.reference)
    aside = [(name, value) for name, value in values_of(view.session, facts).items() if name in view.set_aside]
    return _shown(on, "check_answers.html", sent, lines=on.seat.lines, set_aside=aside)


def _shown(on: OnWalk, template: str, sent: Unkept | None, **values: object) -> Response:
    view, setting = on.view, on.site.cases.workflows.setting
    values |= {"on": on, "view": view, "workflow": view.workflow, "sent": sent, "moved": moved(on)}
    fielded = template == "question.html" and sent is not None and sent.question in {"", values.get("name")}
    adrift = sent is not None and (sent.status == STALE or not (sent.is_error or fielded))
    values |= {"adrift": adrift}
    values |= {"cite": setting.sources.cite, "board_names": setting.board_names}
    return page(on.request, template, status=sent.status if sent else 200, headers=None, **values)
