"""A finding and a decision record as documents: the recommendation with its reasons, and the record as it was sealed."""

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

import desks
from assistant.exports.finding_docx import finding_docx
from assistant.exports.issued import last_of
from assistant.exports.record_docx import record_docx
from assistant.records import erase
from assistant.records.page import RecordPage
from assistant.workflows.report import report
from documents import DRAFT, NOON, docx_lines, opened_docx
from inventions import PIZZA, RIVERSIDE, SETTING


def found(answers, workflow=RIVERSIDE):
    finding = report(workflow, answers, {}, replace(SETTING, immediate_action="Call first."))
    return finding, finding_docx(finding, workflow, DRAFT)


FEAST = {"oven": "yes", "dough": 3, "taste": "good", "crisps": "yes"}


@pytest.fixture
def desk(tmp_path):
    with desks.opened("memory", tmp_path) as (store, cases):
        yield desks.desk_of(store, cases, desks.workflows(tmp_path))


def page_of(desk, sealed):
    return RecordPage(sealed, sealed.opened(), desk.texts, None)


def test_a_recommendation_says_what_was_found_why_and_that_a_person_decides():
    finding, content = found(FEAST)
    lines = docx_lines(content)

    assert lines[0] == f"[Title] Recommendation: {RIVERSIDE.title}"
    assert f"[Notice] {finding.finding.headline}" in lines
    assert any("The decision is a person's" in line for line in lines)
    for reason in finding.reasons:
        assert any(line.startswith(f"| {reason.text} | ") for line in lines)
    for action in finding.actions:
        assert any(line.startswith(f"| {action.what}") for line in lines)
    assert any("immediate action | Call first." in line for line in lines)
    assert any(line.startswith(f"| Definition | {RIVERSIDE.key}: {finding.workflow_digest[:12]}") for line in lines)


def test_the_boards_route_stands_apart_from_the_national_position():
    finding, content = found(FEAST)
    headings = [p.text for p in opened_docx(content).paragraphs if p.style.name == "Heading 1"]

    assert {action.origin for action in finding.actions} == {"national", "riverside"}
    assert headings.index("The route of Riverside club") + 1 == headings.index("The national position")


def test_what_is_open_names_the_facts_that_would_settle_it():
    finding, content = found({"oven": "not_yet_known", "dough": 3, "taste": "good", "crisps": "yes"})
    lines = docx_lines(content)

    assert finding.what_would_change
    assert "[Heading 1] What would settle or change this" in lines
    assert all(any(line.startswith(f"| {fact.ask} | ") for line in lines) for fact in finding.what_would_change)


def test_a_walk_that_is_not_finished_says_which_question_is_open():
    finding, content = found({}, PIZZA)

    assert f"[Notice] Not finished: {PIZZA.questions[finding.asking].ask}" in docx_lines(content)
    assert [s.orientation for s in opened_docx(content).sections] == [WD_ORIENT.PORTRAIT]


def test_every_head_row_of_a_recommendation_is_flagged():
    for table in opened_docx(found(FEAST)[1]).tables:
        flagged = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert flagged == (table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1")


def test_a_record_is_the_record_whole_and_says_who_confirmed_it(desk):
    sealed = desk.seal(
        desks.feast(desk, desk.open_case("riverside", desks.acting())), desks.decision(), desks.acting(9)
    )
    page = page_of(desk, sealed)
    lines = docx_lines(record_docx(page, NOON))

    assert lines[0] == f"[Title] {page.title}"
    assert "| Standing | confirmed by 2 |" in lines
    assert f"| Hash of the record | {sealed.sha256} |" in lines
    assert lines[-2] == f"[Footer] Confirmed by 2: record {page.record.id}, hash {sealed.sha256}"
    assert lines[-1] == "[Page number] Page 1 of 1"
    assert any("Everybody is hungry." in line for line in lines)
    assert any(line.startswith("| Guidance cited | The ") for line in lines)


def test_a_wide_table_of_a_record_lies_on_its_side(desk):
    sealed = desk.seal(
        desks.feast(desk, desk.open_case("riverside", desks.acting())), desks.decision(), desks.acting(9)
    )
    sections = opened_docx(record_docx(page_of(desk, sealed), NOON)).sections

    assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_an_erasure_has_no_guidance_and_is_never_what_a_document_rests_on(desk):
    case = desk.open_case("riverside", desks.acting())
    decided = desk.seal(desks.feast(desk, case), desks.decision(), desks.acting(9))
    people = [erase.Person(name, role) for role, name in (desks.COOK, desks.HOST)]
    erased = erase.erase(
        case.reference, "riverside", people, "Its time has passed.", at=NOON, place="terminal", ledger=desk.ledger, texts=desk.texts,
    )  # fmt: skip

    lines = docx_lines(record_docx(page_of(desk, erased), NOON))

    assert "| Guidance cited | none |" in lines
    assert "Everybody is hungry." not in "\n".join(docx_lines(record_docx(page_of(desk, decided), NOON)))
    assert last_of([decided, erased]).record == decided.opened().id
    assert last_of([erased]) is None
