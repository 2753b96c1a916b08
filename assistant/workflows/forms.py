"""The forms by which cases are referred, as data: the fields of each board's own, and which answers belong in them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from assistant.files import Located, read_located
from assistant.guidance.model import Word
from assistant.models import FileModel
from assistant.workflows.load import Catalogue
from assistant.workflows.model import Cites, Name, Said
from assistant.workflows.pinpoints import spelled_out

_FILE = "form.yaml"


class FormField(FileModel):
    """One field: what the form calls it, and where what stands in it comes from."""

    label: Said
    questions: tuple[Name, ...] = ()
    """The questions whose answers are laid out in it."""
    date: Name | None = None
    """The date of the case that stands in it."""
    personal: bool = False
    """Whether it names a person or says where one lives: it is written by hand, outside this program."""
    free: bool = False
    """Whether it takes the referrer's own words."""
    columns: tuple[Said, ...] = ()
    """Of a table to be filled in by hand: the heads of its columns."""
    cites: Cites = ()

    @model_validator(mode="after")
    def _comes_from_somewhere(self) -> FormField:
        if not (self.questions or self.date or self.personal or self.free):
            raise ValueError("a field has questions, a date, or is personal or free")
        if self.columns and not (self.personal or self.free):
            raise ValueError("a table is filled in by hand: it is personal or free")
        return self


class FormSection(FileModel):
    """Fields under one heading of the form."""

    title: Said
    fields: tuple[FormField, ...] = Field(min_length=1)


class Form(FileModel):
    """``form.yaml``: one board's form, or the neutral one for boards whose document has none."""

    format: Literal[1]
    board: Word | None = None
    """The board in whose folder it stands; left out in the neutral one."""
    title: Said
    note: Said
    """What the reader must know of the form itself."""
    sources: dict[Name, str] = Field(default_factory=dict)
    """Alias to the edition it stands for."""
    sections: tuple[FormSection, ...] = Field(min_length=1)


def form_of(catalogue: Catalogue, board: str) -> Form:
    """The form of a board, or the neutral one where its document has none.

    Raises ``UnknownBoard``, or ``MalformedFiles`` with every field that names a date or a source that is not there.
    """
    own = catalogue.file("local", catalogue.board(board).id, _FILE)
    return _read(catalogue, own, board) if own.exists() else _read(catalogue, catalogue.root / _FILE, None)


def forms_in(catalogue: Catalogue) -> Iterator[Form]:
    """Every form that there is: the neutral one and the boards' own; raises ``MalformedFiles``."""
    if (catalogue.root / _FILE).exists():
        yield _read(catalogue, catalogue.root / _FILE, None)
    for board in catalogue.boards:
        own = catalogue.file("local", board, _FILE)
        if own.exists():
            yield _read(catalogue, own, board)


def faults_of_forms(catalogue: Catalogue, questions: Container[str], statements: Container[str]) -> Iterator[str]:
    """Every field that asks for what no workflow asks, or rests on what the corpus does not state."""
    for board in catalogue.boards:
        form = form_of(catalogue, board)
        for field in (field for section in form.sections for field in section.fields):
            where = f"the form for {board}, {field.label!r}"
            yield from (f"{where}: no workflow asks {name!r}" for name in field.questions if name not in questions)
            yield from (
                f"{where}: no statement {cite!r} in the corpus" for cite in field.cites if cite not in statements
            )


def _read(catalogue: Catalogue, path: Path, board: str | None) -> Form:
    file: Located[Form] = read_located(path, Form)
    problems = [
        file.problem(("sections", at, "fields", number, "date"), f"unknown date {field.date!r}")
        for at, section in enumerate(file.value.sections)
        for number, field in enumerate(section.fields)
        if field.date and field.date not in catalogue.vocabulary.dates
    ]
    if file.value.board != board:
        problems.append(file.problem(("board",), "is not the board in whose folder the form stands"))
    return spelled_out(file, file.value.sources, problems).value
