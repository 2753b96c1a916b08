"""A list in every format, read back with the libraries that people's own programs build on."""

import csv
import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from assistant.checklists.model import Checklist
from assistant.errors import UserError
from assistant.exports.checklists import FORMATS, written
from assistant.guidance.citations import Notice
from documents import (
    CONFIRMED,
    DRAFT,
    KEPT,
    checklist,
    citation,
    docx_lines,
    events_of,
    item,
    note,
    opened_docx,
    opened_xlsx,
    xlsx_lines,
)

GOLDEN = Path(__file__).parent / "golden"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "=cmd|' /C calc'!A0"]
PLAIN = ["1+1", "a=b", "", "'=1", "do - then", "e@f"]


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("docx", docx_lines),
        ("xlsx", xlsx_lines),
        ("ics", lambda content: content.decode().splitlines()),
        ("md", lambda content: content.decode().splitlines()),
    ],
)
def test_a_list_reads_as_it_did(form, lines):
    """The whole document as lines; where it is meant to change, the file in ``golden`` changes with it."""
    assert lines(written(checklist(), form, KEPT)) == (GOLDEN / f"{form}.txt").read_text(encoding="utf-8").splitlines()


def test_json_is_the_document_itself():
    """Other programs get the model, and nothing is lost on the way."""
    assert Checklist.model_validate_json(written(checklist(), "json", DRAFT)) == checklist()


def test_an_unknown_format_is_refused():
    """The message names those there are."""
    with pytest.raises(UserError, match="no such format: 'pdf' \\(one of json, md, docx, xlsx, csv, ics\\)"):
        written(checklist(), "pdf", DRAFT)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"json"}))
@pytest.mark.parametrize(("issued", "said"), [(DRAFT, "DRAFT: no sealed record"), (KEPT, "DRAFT, beside record r-01"), (CONFIRMED, "Confirmed by 2: record r-01")])  # fmt: skip
def test_every_document_says_whether_it_is_a_draft_and_on_which_record_it_rests(form, issued, said):
    """A draft is never taken for what somebody has confirmed."""
    content = written(checklist(), form, issued)
    text = {"docx": docx_lines, "xlsx": xlsx_lines}.get(form, lambda c: [c.decode().replace("\r\n ", "")])(content)
    shown = "\n".join(text)
    if form == "xlsx":
        shown += str(opened_xlsx(content).active.oddFooter.left.text)

    assert said in shown
    assert (KEPT.resting.sha256 in shown) == (issued is not DRAFT)


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "ics", "md"])
def test_every_document_names_the_edition_of_the_guidance(form):
    content = written(checklist(), form, DRAFT)
    text = {"docx": docx_lines, "xlsx": xlsx_lines}.get(form, lambda c: [c.decode().replace("\r\n ", "")])(content)

    assert "The menu" in "\n".join(text)
    assert "2020-01" in "\n".join(text)


class TestDocx:
    """What a reader of Word meets."""

    def test_holds_come_first_and_each_kind_and_origin_has_its_own_table(self):
        headings = [p.text for p in opened_docx(written(checklist(), "docx", KEPT)).paragraphs if p.style.name == "Heading 1"]  # fmt: skip

        assert headings == [
            "Please note",
            "What has to wait: the board's own document",
            "What to do: the national position",
            "What to know: the board's own document",
            "Where the board's document is silent",
            "The weeks of a party",
            "Sources",
        ]

    def test_every_head_row_is_flagged_and_repeated_and_every_table_described(self):
        """A screen reader says what a column is, on every page."""
        tables = opened_docx(written(checklist(), "docx", KEPT)).tables

        for table in tables:
            properties = table._tbl.tblPr
            assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
            assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
            look = properties.find(qn("w:tblLook"))
            flagged = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            assert (look.get(qn("w:firstRow")) == "1") == flagged
            assert flagged != (look.get(qn("w:firstColumn")) == "1")
        assert sum(t.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for t in tables) == len(tables) - 1  # fmt: skip

    def test_pages_are_counted_by_fields(self):
        """Whoever edits the document sees the right numbers."""
        document = opened_docx(written(checklist(), "docx", KEPT))

        for section in document.sections:
            fields = [f.get(qn("w:instr")).strip() for p in section.footer.paragraphs for f in p._p.iter(qn("w:fldSimple"))]  # fmt: skip
            assert fields == ["PAGE", "NUMPAGES"]

    def test_it_is_in_british_english_has_a_title_and_names_no_author(self):
        document = opened_docx(written(checklist(), "docx", KEPT))
        about = document.core_properties

        assert (about.title, about.language, about.author, about.comments) == ("Checklist: Riverside club", "en-GB", "", "")  # fmt: skip
        assert about.created.replace(tzinfo=None) == KEPT.at.replace(tzinfo=None)
        assert {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}

    def test_wide_tables_lie_on_their_side_and_the_rest_stands(self):
        sections = opened_docx(written(checklist(), "docx", KEPT)).sections

        assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
        assert sections[1].page_width > sections[1].page_height

    def test_no_run_is_formatted_by_itself(self):
        """Everything looks as its style says, so that the reader's own template applies."""
        body = opened_docx(written(checklist(), "docx", KEPT)).element.body

        assert list(body.iter(qn("w:rPr"))) == []

    def test_a_timetable_is_a_table_and_a_picture_in_svg_and_png(self):
        content = written(checklist(), "docx", KEPT)

        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            svg = package.read("word/media/timetable1.svg").decode()
            png = Image.open(io.BytesIO(package.read("word/media/image1.png")))
            body = package.read("word/document.xml").decode()
        assert "[Content_Types].xml" in names
        assert svg.startswith("<svg") and "Let the dough rise" in svg
        assert png.format == "PNG" and png.width > 1000 and len(png.getcolors()) > 3
        assert "svgBlip" in body
        assert "The weeks of a party. Let the dough rise" in body

    def test_a_timetable_without_any_date_is_a_table_alone(self):
        waiting = checklist().timetables[0].model_copy(update={"stages": checklist().timetables[0].stages[2:]})
        content = written(checklist(timetables=(waiting,)), "docx", DRAFT)

        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert not [name for name in package.namelist() if name.startswith("word/media")]

    def test_a_board_that_is_not_silent_has_no_such_heading(self):
        assert "[Heading 1] Where the board's document is silent" not in docx_lines(written(checklist(silent=()), "docx", DRAFT))  # fmt: skip

    def test_a_board_that_says_nothing_at_all_is_told_by_its_notice_alone(self):
        """A heading that speaks of the board's general rules would be wrong."""
        content = written(checklist(item("bake"), silent=("baking", "wash_up")), "docx", DRAFT)

        assert "[Heading 1] Where the board's document is silent" not in docx_lines(content)

    @pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "md"])
    def test_many_reasons_are_told_by_their_processes(self, form):
        reasons = tuple(f"Is it {n}? Yes." for n in range(4))
        all_of_them = item("share", processes=("baking", "wash_up"), reasons=reasons)
        some = item("wipe", processes=("baking", "wash_up"), reasons=reasons)
        text = {"docx": docx_lines, "xlsx": xlsx_lines}.get(form, lambda c: [c.decode()])

        told = [
            "\n".join(text(written(checklist(one, processes=dict.fromkeys(named, "yes")), form, DRAFT)))
            for one, named in ((all_of_them, ("baking", "wash_up")), (some, ("baking", "wash_up", "singing")))
        ]

        assert "all 2 processes on this list" in told[0]
        assert "2 processes on this list: the baking of bread, washing up" in told[1]

    def test_a_picture_is_captioned_and_fits_on_the_page_with_its_caption(self):
        long = checklist().timetables[0].model_copy(update={"stages": checklist().timetables[0].stages * 20})
        document = opened_docx(written(checklist(timetables=(long,)), "docx", DRAFT))
        section = document.sections[1]

        [picture] = document.inline_shapes
        assert picture.width <= section.page_width - section.left_margin - section.right_margin
        assert picture.height < section.page_height - section.top_margin - section.bottom_margin
        [caption] = [p for p in document.paragraphs if p.style.name == "Caption"]
        assert caption.text == "Picture 1: The weeks of a party"
        assert caption.style.paragraph_format.keep_with_next

    def test_a_passage_stands_once_and_is_then_pointed_to(self):
        same = [citation(name, quote="Hot\n   first.") for name in ("oven", "stove")]
        lines = docx_lines(written(checklist(item("bake", citations=tuple(same)), timetables=()), "docx", DRAFT))

        assert [line for line in lines if line.startswith("| [")] == [
            "| [1] | On oven, page 7 | What it says on oven. / “Hot first.” |",
            "| [2] | On stove, page 7 | What it says on stove. / The passage at [1] |",
        ]

    def test_a_table_that_fills_its_page_leaves_no_empty_page_behind_it(self):
        """What ends a section is one low line, right behind the table."""
        body = opened_docx(written(checklist(), "docx", KEPT)).element.body
        ends = [p for p in body.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]

        assert [p.style for p in ends] == ["AfterTable"] * 2
        assert ends[0].getprevious().tag == qn("w:tbl")

    def test_what_no_document_may_hold_is_replaced(self):
        """A control character or half a character does not break the file, and markup stays text."""
        odd = item("odd", what="a\x07b <w:b/> & \ud800 \ufffe")

        assert "a�b <w:b/> & � �" in "\n".join(docx_lines(written(checklist(odd), "docx", DRAFT)))

    def test_an_empty_list_is_still_a_document(self):
        content = written(checklist().model_copy(update={"items": (), "timetables": (), "notices": (), "silent": ()}), "docx", DRAFT)  # fmt: skip

        assert docx_lines(content)[0] == "[Title] Checklist: Riverside club"
        assert "[Heading 1] Sources" not in docx_lines(content)


class TestSpreadsheets:
    """What may be worked in, and never computes anything."""

    @pytest.mark.parametrize("text", FORMULAS)
    def test_no_text_becomes_a_formula_in_xlsx(self, text):
        content = written(checklist(item("odd", what=text, who=text), notices=(Notice(kind="superseded", text=text),)), "xlsx", DRAFT)  # fmt: skip
        book = opened_xlsx(content)

        cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
        assert [c.coordinate for c in cells if c.data_type == "f"] == []
        assert book["Items"]["B2"].value.strip() == text.strip()
        assert book["Items"]["B2"].quotePrefix
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert not any(b"<f>" in package.read(name) for name in package.namelist())

    @pytest.mark.parametrize("text", FORMULAS)
    def test_no_text_becomes_a_formula_in_csv(self, text):
        assert rows_of(written(checklist(item("odd", what=text)), "csv", DRAFT))[1][1] == f"'{text}"

    @pytest.mark.parametrize("text", PLAIN)
    def test_other_texts_stay_as_they_are(self, text):
        content = checklist(item("odd", what=text))

        assert rows_of(written(content, "csv", DRAFT))[1][1] == text
        cell = opened_xlsx(written(content, "xlsx", DRAFT))["Items"]["B2"]
        assert (cell.value or "") == text and not cell.quotePrefix

    def test_states_are_chosen_from_a_list_and_heads_stay_in_view(self):
        sheet = opened_xlsx(written(checklist(), "xlsx", KEPT))["Items"]

        [states] = sheet.data_validations.dataValidation
        assert (states.type, states.formula1, str(states.sqref)) == ("list", '"open,done"', "J2:J5")
        assert sheet["J1"].value == "Status"
        assert [row[0].value for row in sheet["J2:J5"]] == ["open", "open", "done", None]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == "A1:Q5"
        assert sheet["B2"].alignment.wrap_text
        assert sheet.column_dimensions["B"].width > 40

    def test_dates_are_dates(self):
        sheet = opened_xlsx(written(checklist(), "xlsx", KEPT))["Items"]
        [dated] = [row for row in sheet.iter_rows(min_row=2) if row[7].value]

        assert dated[7].is_date and dated[7].value.date() == date(2020, 5, 16)
        assert dated[7].number_format == "d mmm yyyy"

    def test_pages_are_counted_when_it_is_printed(self):
        for sheet in opened_xlsx(written(checklist(), "xlsx", KEPT)):
            assert sheet.oddFooter.right.text == "Page &P of &N"
            assert sheet.print_title_rows in {"1:1", "$1:$1"}

    def test_what_is_worked_from_goes_on_paper_at_a_size_that_can_be_read(self):
        """Seven columns more stand on the screen; on paper they would make everything too small."""
        sheet = opened_xlsx(written(checklist(), "xlsx", KEPT))["Items"]

        assert sheet.print_area == "'Items'!$A$1:$K$5"
        assert sheet["K1"].value == "Assigned to"
        assert sum(sheet.column_dimensions[column].width for column in "ABCDEFGHIJK") < 190

    def test_no_row_is_too_low_for_what_stands_in_it(self):
        """Not every program works the heights out when it opens a file."""
        tall, low = item("tall", what="word " * 100), item("low")
        sheet = opened_xlsx(written(checklist(tall, low), "xlsx", DRAFT))["Items"]
        letters = sheet.column_dimensions["B"].width * 1.2

        assert sheet.row_dimensions[2].height >= 13 * 500 / letters
        assert 13 < sheet.row_dimensions[3].height < 60
        assert opened_xlsx(written(checklist(item("x", what="word " * 9999)), "xlsx", DRAFT))["Items"].row_dimensions[2].height == 409  # fmt: skip

    def test_the_number_of_a_source_leads_to_its_sheet(self):
        book = opened_xlsx(written(checklist(), "xlsx", KEPT))
        listed = {f"[{row[0]}] {row[3]}" for row in book["Sources"].iter_rows(min_row=2, values_only=True)}
        cited = {row[15] for row in book["Items"].iter_rows(min_row=2, values_only=True)}

        assert cited <= listed

    def test_a_list_without_timetables_has_no_sheet_of_them(self):
        assert opened_xlsx(written(checklist(timetables=()), "xlsx", DRAFT)).sheetnames == ["Items", "Sources", "Notices", "About"]  # fmt: skip

    def test_csv_begins_with_its_mark_and_ends_its_lines_as_windows_does(self):
        content = written(checklist(), "csv", KEPT)

        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == len(rows_of(content)) == 5
        assert len({len(row) for row in rows_of(content)}) == 1

    def test_both_number_the_items_as_the_document_does(self):
        numbered = [(row[0], row[1]) for row in rows_of(written(checklist(), "csv", DRAFT))[1:]]
        cells = [(str(r[0]), r[1]) for r in opened_xlsx(written(checklist(), "xlsx", DRAFT))["Items"].iter_rows(min_row=2, values_only=True)]  # fmt: skip

        assert numbered == cells
        assert all(any(line.startswith(f"| {number} | {what}") for line in docx_lines(written(checklist(), "docx", DRAFT))) for number, what in numbered)  # fmt: skip


class TestCalendar:
    """What is imported, and imported again."""

    def test_an_event_is_a_whole_day_that_nobody_is_busy_on(self):
        [event] = events_of(written(checklist(), "ics", KEPT))

        assert event.decoded("dtstart") == date(2020, 5, 16)
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert (event["TRANSP"], event["STATUS"], event["PRIORITY"]) == ("TRANSPARENT", "CONFIRMED", 1)
        assert event.decoded("dtstamp") == KEPT.at
        assert not event.errors

    def test_it_says_who_how_binding_and_where_it_says_so(self):
        [event] = events_of(written(checklist(), "ics", KEPT))

        said = str(event["DESCRIPTION"])
        assert "Who: cook" in said and "Weight: must" in said
        assert "Source: The menu (2020-01), On dough" in said
        assert "DRAFT, beside record" in said

    def test_the_same_item_keeps_its_uid_and_a_later_list_has_the_higher_number(self):
        """So that an import after a change moves what moved instead of adding it again."""
        moved = item("bake", due=date(2020, 6, 1))
        later = KEPT.__class__(KEPT.at, KEPT.board, KEPT.case, KEPT.resting, times_made=3)
        [before], [after] = events_of(written(checklist(), "ics", KEPT)), events_of(written(checklist(moved), "ics", later))  # fmt: skip

        assert before["UID"] == after["UID"]
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (2, 3)

    def test_without_a_case_the_uid_is_that_of_board_and_processes(self):
        """Their answers do not count: a process that turns out to run keeps its items."""
        uids = [
            events_of(written(checklist(**changed), "ics", DRAFT))[0]["UID"]
            for changed in (
                {},
                {"processes": {"wash_up": "yes", "baking": "yes"}},
                {"processes": {"baking": "yes"}},
                {"board": "hilltop"},
            )
        ]

        assert uids[0] == uids[1]
        assert len(set(uids)) == 3
        assert events_of(written(checklist(), "ics", DRAFT))[0]["SEQUENCE"] == 0

    def test_no_line_is_longer_than_the_format_allows(self):
        long = item("long", what="é" * 300, due=date(2020, 5, 16))

        content = written(checklist(long), "ics", DRAFT)

        assert max(len(line) for line in content.split(b"\r\n")) <= 75
        assert str(events_of(content)[0]["SUMMARY"]) == "é" * 300

    def test_what_is_done_says_so_and_what_has_no_date_is_left_out(self):
        done = item("bake", due=date(2020, 5, 16), status="done", weight=None)
        events = events_of(written(checklist(done, note("crumbs"), item("serve")), "ics", DRAFT))

        assert [(str(e["SUMMARY"]), e["PRIORITY"]) for e in events] == [("Done: Do bake", 0)]

    def test_a_new_line_in_a_text_adds_no_line_to_the_calendar(self):
        """Nobody can write an event into another's calendar by the text of an item."""
        odd = item("odd", what="x\r\nEND:VEVENT\r\nBEGIN:VEVENT", due=date(2020, 5, 16))

        assert len(events_of(written(checklist(odd), "ics", DRAFT))) == 1


def test_json_of_an_item_survives_a_round_trip_with_its_notes():
    """A note whose text is erased stays a note."""
    read = json.loads(written(checklist(), "json", KEPT))

    assert read["items"][2]["notes"] == [{"at": "2020-05-04T12:00:00Z", "by": "cook", "text": None}]
