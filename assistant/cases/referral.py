"""A case's answers under the fields of the form by which its board is asked: what is there, and what is missing.

Nothing personal is ever filled in: the program has none of it, and the person who completes the form writes it by hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.cases.model import Fact, Facts
from assistant.guidance.citations import Citation
from assistant.records.ports import Texts
from assistant.workflows.forms import Form, FormField
from assistant.workflows.labels import in_words
from assistant.workflows.model import NOT_YET_KNOWN, Question, Workflow
from assistant.workflows.report import Sources


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the form has a field for and the case does not say."""

    field: str
    what: str
    where: str
    """The workflow that asks for it, or the name of the date."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One field with what the case says."""

    field: FormField
    lines: tuple[str, ...]
    missing: tuple[Missing, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """A form with the answers of one case."""

    form: Form
    sections: tuple[tuple[str, tuple[Filled, ...]], ...]

    @property
    def fields(self) -> Iterator[Filled]:
        """Every field, in the order of the form."""
        return (filled for _, fields in self.sections for filled in fields)


@dataclass(frozen=True, slots=True)
class Known:
    """What a case says, and what its answers mean."""

    facts: Facts
    dates: Mapping[str, datetime.date]
    titles: Mapping[str, str]
    """The dates in words."""
    asked_in: Mapping[str, tuple[Workflow, ...]]
    """Question to the workflows that ask it."""
    texts: Texts


def fill(form: Form, known: Known, sources: Sources) -> Referral:
    """Lay the answers of a case out under the fields of a form."""
    return Referral(
        form,
        tuple((s.title, tuple(_filled(field, known, sources) for field in s.fields)) for s in form.sections),
    )


def _filled(field: FormField, known: Known, sources: Sources) -> Filled:
    lines: list[str] = []
    missing: list[Missing] = []
    for name in field.questions:
        workflow, question = _asked(name, known)
        fact = known.facts.get(name)
        if fact is None or fact.value == NOT_YET_KNOWN:
            missing.append(Missing(field.label, question.ask, workflow.id))
        if fact is not None:
            lines += _said(question, fact, known.texts)
    if field.date:
        day = known.dates.get(field.date)
        title = known.titles[field.date]
        if day is None:
            missing.append(Missing(field.label, title[:1].upper() + title[1:], field.date))
        else:
            lines.append(f"{day:%-d %B %Y}")
    return Filled(field, tuple(lines), tuple(missing), tuple(sources.cite(cite) for cite in field.cites))


def _asked(name: str, known: Known) -> tuple[Workflow, Question]:
    """The workflow in which a question was answered, or else the first that asks it."""
    asking = known.asked_in[name]
    fact = known.facts.get(name)
    workflow = next((one for one in asking if fact and one.id == fact.workflow), asking[0])
    return workflow, workflow.questions[name]


def _said(question: Question, fact: Fact, texts: Texts) -> Iterator[str]:
    yield f"{question.ask} {in_words(question, fact.value)}"
    if fact.reasons:
        text = texts.read(fact.reasons)
        yield f"Reasons ({fact.by.role}, {fact.at:%-d %B %Y}): {'erased' if text is None else text}"
