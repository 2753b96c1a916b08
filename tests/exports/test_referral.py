"""A case's answers under the fields of a form: what is there, what is missing, and nothing personal."""

import datetime

import pytest
import yaml
from docx.oxml.ns import qn

import desks
from assistant.conversation.referral import referral_of
from assistant.errors import MalformedFiles, UnknownBoard, UserError
from assistant.exports.issued import issued_for
from assistant.exports.referral_docx import BY_HAND, OWN_WORDS, referral_docx
from assistant.guidance.load import load as load_corpus
from assistant.workflows.checks import Checker
from assistant.workflows.forms import Form, faults_of_forms, form_of
from assistant.workflows.load import Catalogue
from conftest import PROJECT
from documents import docx_lines, opened_docx

REAL = Catalogue(PROJECT / "workflows")
FORM = {
    "format": 1,
    "board": "riverside",
    "title": "Asking for a party",
    "note": "The club's own form.",
    "sources": {"menu": "menu/2020-01-01"},
    "sections": [
        {
            "title": "1. Who asks",
            "fields": [
                {"label": "Name", "personal": True, "cites": ["menu#dough"]},
                {"label": "Guests", "personal": True, "columns": ["Name", "Age"]},
            ],
        },
        {
            "title": "2. The party",
            "fields": [
                {"label": "Kitchen", "questions": ["oven", "dough", "taste"], "cites": ["menu#oven"]},
                {"label": "What goes with it", "questions": ["with"]},
                {"label": "Warm", "questions": ["warm"]},
                {"label": "Day", "date": "eaten_on"},
                {"label": "Why", "free": True},
            ],
        },
    ],
}


@pytest.fixture
def root(tmp_path):
    """The invented workflows with a club that has a form."""
    root = desks.workflows(tmp_path)
    write(root, FORM)
    vocabulary = root / "vocabulary.yaml"
    held = yaml.safe_load(vocabulary.read_text())
    held.setdefault("dates", {})["eaten_on"] = "the day it is eaten"
    vocabulary.write_text(yaml.safe_dump(held))
    return root


def write(root, form, board="riverside"):
    (root / "local" / board / "form.yaml").write_text(yaml.safe_dump(form, sort_keys=False))


@pytest.fixture
def desk(root, tmp_path):
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.desk_of(store, cases, root)


def filled_of(referral):
    return {filled.field.label: filled for filled in referral.fields}


def test_answers_stand_under_their_fields_in_the_words_of_their_questions(desk):
    case = desk.open_case("riverside", desks.acting())
    desks.answered(desk, desks.safe(desk, case), oven="yes", dough=3, taste="good")

    kitchen = filled_of(referral_of(desk, case.reference))["Kitchen"]

    assert kitchen.missing == ()
    assert [line.rpartition("? ")[2] for line in kitchen.lines[:2]] == ["Yes", "3"]
    assert kitchen.lines[-1] == f"Reasons (cook, {desks.MORNING:%-d %B %Y}): We tried it."
    assert [c.statement_id for c in kitchen.citations] == ["menu/2020-01-01#oven"]


def test_what_nobody_has_said_or_knows_is_missing_and_names_who_asks(desk):
    case = desk.open_case("riverside", desks.acting())
    desks.answered(desk, desks.safe(desk, case, "left-overs"), crisps="yes", oven="not_yet_known")

    filled = filled_of(referral_of(desk, case.reference))

    assert [(m.what, m.where) for m in filled["Warm"].missing] == [("Are they warm?", "left-overs")]
    assert next(m.where for m in filled["Kitchen"].missing) == "left-overs"
    assert filled["Kitchen"].lines == ("Does the oven work? Not yet known",)
    assert [(m.what, m.where) for m in filled["Day"].missing] == [("The day it is eaten", "eaten_on")]


def test_dates_and_several_answers_are_laid_out(desk):
    case = desk.open_case("riverside", desks.acting())
    view = desks.safe(desk, case, "left-overs", dates={"eaten_on": datetime.date(2020, 5, 6)})
    desks.answered(desk, view, crisps="no", oven="yes", whose="hilltop", **{"with": ["dip", "cheese"]})

    filled = filled_of(referral_of(desk, case.reference))

    assert filled["Day"].lines == ("6 May 2020",)
    assert filled["What goes with it"].lines == ("What goes with them? Dip, cheese",)


def test_an_erased_reason_is_said_to_be_erased(desk):
    case = desk.open_case("riverside", desks.acting())
    desks.answered(desk, desks.safe(desk, case), oven="yes", dough=3, taste="good")
    desk.texts.erase(case.reference, desks.MORNING)

    assert filled_of(referral_of(desk, case.reference))["Kitchen"].lines[-1].endswith(": erased")


def test_the_document_fills_in_nothing_personal(desk):
    """Names are written by hand, whatever the case knows of who works on it."""
    case = desk.open_case("riverside", desks.acting())
    desks.answered(desk, desks.safe(desk, case), oven="yes", dough=3, taste="good")
    content = referral_docx(referral_of(desk, case.reference), issued_for(desk, case.reference, desks.MORNING))
    lines = docx_lines(content)

    assert f"| Name | {BY_HAND} | [1] |" in lines
    assert f"| Why | {OWN_WORDS} |  |" in lines
    assert not any(name in line for line in lines for name in ("Ada Reuter", "Bo Kite"))
    assert "[Notice] DRAFT: no sealed record stands behind it" in lines
    assert lines[0] == "[Title] Asking for a party"


def test_a_table_to_fill_in_by_hand_has_its_heads_and_empty_rows(desk):
    case = desk.open_case("riverside", desks.acting())
    content = referral_docx(referral_of(desk, case.reference), issued_for(desk, case.reference, desks.MORNING))

    [guests] = [t for t in opened_docx(content).tables if t.rows[0].cells[0].text == "Name" and len(t.columns) == 2]

    assert guests.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert len(guests.rows) == 5
    assert "MISSING: Does the oven work?" in "\n".join(docx_lines(content))


def test_a_sealed_decision_of_the_case_is_named_and_makes_no_draft_a_decision(desk):
    """The referral is what it is; that something was decided of the case does not confirm it."""
    case = desk.open_case("riverside", desks.acting())
    sealed = desk.seal(desks.feast(desk, case), desks.decision(), desks.acting(9))

    issued = issued_for(desk, case.reference, desks.MORNING)

    assert issued.standing == f"DRAFT, beside record {sealed.opened().id}, hash {sealed.sha256}"


def test_a_case_that_was_not_issued_here_makes_no_path(desk):
    for reference in ("../../etc/passwd", "CASE-0000-0000", ""):
        with pytest.raises(UserError):
            referral_of(desk, reference)


def test_a_board_that_is_none_makes_no_path(root):
    with pytest.raises(UnknownBoard):
        form_of(Catalogue(root), "../riverside")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"board": "hilltop"}, "is not the board in whose folder the form stands"),
        ({"sections": [{"title": "x", "fields": [{"label": "x"}]}]}, "a field has questions, a date, or is personal or free"),
        ({"sections": [{"title": "x", "fields": [{"label": "x", "questions": ["oven"], "columns": ["y"]}]}]}, "a table is filled in by hand"),
        ({"sections": [{"title": "x", "fields": [{"label": "x", "date": "never_on"}]}]}, "unknown date 'never_on'"),
        ({"sections": [{"title": "x", "fields": [{"label": "x", "free": True, "cites": ["cellar#wine"]}]}]}, "no source is declared for the pinpoint 'cellar#wine'"),
    ],
)  # fmt: skip
def test_a_form_that_does_not_hold_is_refused_with_its_place(root, change, said):
    write(root, {**FORM, **change})

    with pytest.raises(MalformedFiles) as refused:
        form_of(Catalogue(root), "riverside")
    assert said in str(refused.value)
    assert "form.yaml:" in str(refused.value)


def test_a_form_that_asks_for_what_nobody_asks_is_found(root):
    faults = list(faults_of_forms(Catalogue(root), {"oven", "dough", "taste", "with"}, {"menu/2020-01-01#dough"}))

    assert faults == [
        "the form for riverside, 'Kitchen': no statement 'menu/2020-01-01#oven' in the corpus",
        "the form for riverside, 'Warm': no workflow asks 'warm'",
    ]


@pytest.mark.parametrize("board", REAL.boards)
def test_every_boards_form_holds(board):
    """Each asks for what some workflow asks, and rests on what the corpus states."""
    form = form_of(REAL, board)

    assert isinstance(form, Form)
    assert form.board in {board, None}
    fields = [field for section in form.sections for field in section.fields]
    assert [f.label for f in fields if f.personal]
    assert [f.label for f in fields if f.questions]


def test_the_shipped_forms_are_checked_with_the_workflows():
    checker = Checker(REAL, load_corpus(PROJECT / "corpus").statements, None)

    assert list(checker._forms()) == []


def test_every_statement_on_the_fields_of_a_published_form_is_in_it():
    """The form that a toolkit prints is laid out whole: each of its fields has a field here."""
    statements = load_corpus(PROJECT / "corpus").statements
    printed = {
        name
        for name, statement in statements.items()
        if name.startswith("essex-scr-toolkit/")
        and "#form-" in name
        and statement.pinpoint.section.rpartition(" > ")[2].startswith(("section", "item"))
    }
    cited = {cite for section in form_of(REAL, "essex").sections for field in section.fields for cite in field.cites}

    assert len(printed) > 20
    assert printed - cited == set()
