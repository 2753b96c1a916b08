"""A referral as a Word document: the board's own form, what the case says under each field, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.cases.referral import Filled, Referral
from assistant.exports.issued import Issued
from assistant.exports.sources import by_source, editions, marks, numbers_of, source_tables
from assistant.exports.word import Part, word_document
from assistant.records.layout import Grid, Heading, Paragraph

BY_HAND = "TO BE WRITTEN BY HAND: personal data is not kept here"
OWN_WORDS = "TO BE WRITTEN: in the referrer's own words"
_BLANK_ROWS = 4


def referral_docx(referral: Referral, issued: Issued) -> bytes:
    """The form to complete by hand and send by the board's own way."""
    return word_document(referral.form.title, _parts(referral, issued), issued)


def _parts(referral: Referral, issued: Issued) -> Iterator[Part]:
    cited = by_source({c.id: c for filled in referral.fields for c in filled.citations}.values())
    numbers = numbers_of(cited)
    yield Heading(referral.form.title, 1)
    yield Paragraph(issued.standing, marked=True)
    yield Paragraph(referral.form.note)
    yield Grid([*issued.rows(), ("Guidance cited", editions(cited))])
    missing = [(m.field, m.what, m.where) for filled in referral.fields for m in filled.missing]
    if missing:
        yield Heading("What is missing")
        yield Paragraph(
            "The workflow or the date named beside each asks for it. Missing facts do not hold a referral up."
        )
        yield Grid(missing, ("Field", "Not known yet", "Asked in"))
    for title, fields in referral.sections:
        yield Heading(title)
        yield from _section(fields, numbers)
    if cited:
        yield Heading("Sources")
        yield from source_tables(cited)


def _section(fields: tuple[Filled, ...], numbers: Mapping[str, int]) -> Iterator[Part]:
    """The fields in one table; those that are tables themselves below it."""
    plain = [filled for filled in fields if not filled.field.columns]
    if plain:
        rows = [(filled.field.label, _answer(filled), marks(filled.citations, numbers)) for filled in plain]
        yield Grid(rows, ("Field", "What the case says", "Source"))
    for filled in fields:
        columns = filled.field.columns
        if columns:
            yield Heading(filled.field.label, 3)
            yield Paragraph(f"{_to_write(filled)}. {marks(filled.citations, numbers)}".strip())
            yield Grid([("",) * len(columns)] * _BLANK_ROWS, columns)


def _answer(filled: Filled) -> str:
    lines = [*filled.lines, *(f"MISSING: {missing.what}" for missing in filled.missing)]
    return "\n".join(filter(None, [*lines, _to_write(filled)]))


def _to_write(filled: Filled) -> str:
    if filled.field.personal:
        return BY_HAND
    return OWN_WORDS if filled.field.free else ""
