"""The lists that the shipped workflows make, for every board and all processes at once, in every format."""

import csv
import datetime
import io

import pytest

from assistant.calendars.load import load as load_calendar
from assistant.checklists.build import Asked, processes_of
from assistant.conversation.lists import ListMaker
from assistant.exports.checklists import written
from assistant.exports.issued import Issued
from assistant.guidance.load import load as load_corpus
from assistant.search.cite import Citer, StatementCiter
from assistant.search.gather import gather
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.load import Catalogue
from assistant.workflows.report import Setting
from conftest import PROJECT
from documents import docx_lines, events_of, opened_docx, opened_xlsx, xlsx_lines

WORKFLOWS = PROJECT / "workflows"
BOARDS = [*Catalogue(WORKFLOWS).boards, None]
DATES = {
    "incident_on": datetime.date(2016, 5, 20),
    "initiated_on": datetime.date(2016, 6, 10),
    "coroner_decided_on": datetime.date(2016, 6, 1),
    "publish_on": datetime.date(2017, 1, 10),
}


@pytest.fixture(scope="module")
def maker():
    """Lists from the files as they stand, with no index needed."""
    library = load_corpus(PROJECT / "corpus")
    setting = Setting(
        sources=StatementCiter(Citer(library, lambda _: None), gather(library, {}, None).places),
        calendar=load_calendar(WORKFLOWS),
        board_names={board.id: board.short_name for board in library.boards.values()},
        superseded=library.regimes.superseded,
    )
    return ListMaker(WorkflowDesk(Catalogue(WORKFLOWS), setting))


@pytest.fixture(scope="module", params=BOARDS, ids=str)
def made(request, maker):
    """A board's list for all its processes, and how its documents are issued."""
    desk = maker.workflows
    definitions = [desk.workflow(name, request.param) for name in desk.catalogue.for_checklists]
    processes = dict.fromkeys(processes_of(definitions), "yes")
    board = desk.setting.board_names.get(request.param, "national")
    issued = Issued(datetime.datetime(2026, 11, 21, 16, 0, tzinfo=datetime.UTC), board)
    return maker.make(Asked(processes, {"charge_status": "charged"}, DATES, request.param)), issued


def test_every_item_is_in_the_word_document_once_with_its_source(made):
    checklist, issued = made
    lines = docx_lines(written(checklist, "docx", issued))
    numbers = [line.split(" | ")[0] for line in lines if line.startswith("| ") and line[2].isdigit() and line.endswith("] |")]  # fmt: skip

    assert sorted(int(number[2:]) for number in numbers) == list(range(1, len(checklist.items) + 1))
    assert len(checklist.processes) == 14
    cited = {c.id for i in checklist.items for c in i.citations} | {c.id for t in checklist.timetables for s in t.stages for c in s.citations}  # fmt: skip
    assert sum(line.startswith("| [") for line in lines) == len(cited)


def test_every_timetable_is_in_the_word_document(made):
    checklist, issued = made
    document = opened_docx(written(checklist, "docx", issued))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert checklist.timetables
    assert {timetable.title for timetable in checklist.timetables} <= set(headings)
    drawn = [t for t in checklist.timetables if any(stage.due for stage in t.stages)]
    assert len(document.inline_shapes) == len(drawn)


def test_every_item_is_a_row_of_both_tables(made):
    checklist, issued = made
    rows = list(csv.DictReader(io.StringIO(written(checklist, "csv", issued).decode("utf-8-sig"), newline="")))
    book = opened_xlsx(written(checklist, "xlsx", issued))

    ids = [item.id for item in checklist.items]
    assert sorted(row["Id"] for row in rows) == sorted(ids)
    assert sorted(cell.value for cell in book["Items"]["Q"][1:]) == sorted(ids)
    assert all(row["Source"] for row in rows)
    assert [c.coordinate for sheet in book for line in sheet.iter_rows() for c in line if c.data_type == "f"] == []
    assert f"== Items, frozen at C2, filtered over A1:Q{len(ids) + 1}" in xlsx_lines(written(checklist, "xlsx", issued))


def test_every_dated_item_is_an_event_of_its_own(made):
    checklist, issued = made
    events = events_of(written(checklist, "ics", issued))

    assert sorted(e.decoded("dtstart") for e in events) == sorted(i.due for i in checklist.items if i.due)
    assert len({e["UID"] for e in events}) == len(events)
    assert [e.errors for e in events if e.errors] == []


def test_markdown_has_every_item(made):
    checklist, issued = made
    text = written(checklist, "md", issued).decode()

    assert [item.id for item in checklist.items if item.what not in text] == []
