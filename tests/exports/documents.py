"""An invented list with everything a list may hold, and documents read back as plain lines."""

import datetime
import io

import icalendar
import openpyxl
from docx import Document
from docx.oxml.ns import qn

from assistant.checklists.model import Checklist, Item, ItemNote, Stage, Timetable
from assistant.exports.issued import Issued, Resting
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.model import Period
from assistant.workflows.finding import HoldText

NOON = datetime.datetime(2020, 5, 4, 12, 0, tzinfo=datetime.UTC)
DAY = datetime.date
RECORD = Resting("r-0123456789abcdef", "5e" * 32)
DRAFT = Issued(NOON, "Riverside club")
KEPT = Issued(NOON, "Riverside club", "CASE-7K3Q-9FXA", RECORD, times_made=2)
CONFIRMED = Issued(NOON, "Riverside club", "CASE-7K3Q-9FXA", RECORD, confirmed_by=2)


def citation(name, *, source="menu", verified=True, quote=None):
    """A citation of an invented source."""
    return Citation(
        id=f"c-{name}",
        source=source,
        source_title=f"The {source}",
        publisher="A kitchen",
        board=None,
        edition="2020-01",
        in_force=Period(),
        section=f"On {name}",
        page="7",
        statement_id=f"{source}/2020-01#{name}",
        text=f"What it says on {name}.",
        quote=quote,
        quote_span=None,
        digest=None,
        verified=verified,
    )


def item(name, **changed):
    """An item of an invented list."""
    given = {
        "id": name,
        "processes": ("baking",),
        "kind": "action",
        "what": f"Do {name}",
        "who": "cook",
        "when": "promptly",
        "due": None,
        "act_by": None,
        "waits_for": None,
        "due_note": None,
        "earlier": False,
        "hold": None,
        "weight": "should",
        "origin": "national",
        "reasons": ("Is anything baked? Yes.",),
        "citations": (citation("dough"),),
    }
    return Item(**{**given, **changed})


def note(name, **changed):
    """Something that is only to be known."""
    given = {"kind": "note", "who": None, "when": None, "weight": None, "what": f"Know {name}"}
    return item(name, **{**given, **changed})


def stage(what, **changed):
    """A stage of an invented timetable."""
    given = {
        "what": what,
        "who": "cook",
        "when": "2 weeks after the day of the party",
        "starts": None,
        "due": None,
        "act_by": None,
        "waits_for": None,
        "due_note": None,
        "earlier": False,
        "citations": (citation("weeks"),),
    }
    return Stage(**{**given, **changed})


def checklist(*items, **changed):
    """An invented list; without items of its own it has one of everything."""
    given = {
        "board": "riverside",
        "processes": {"baking": "yes", "wash_up": "not_yet_known"},
        "facts": {"oven": "hot"},
        "off_list": ("weather",),
        "dates": {"party_on": DAY(2020, 5, 1)},
        "names": {
            "baking": "the baking of bread",
            "wash_up": "washing up",
            "party_on": "the day of the party",
            "eaten_on": "the day it is eaten",
        },
        "facts_in_words": {"oven": "How is the oven? Hot"},
        "definitions": {"pizza-party/2020-01-01": "ab" * 32},
        "items": items or EVERYTHING,
        "silent": ("wash_up",),
        "timetables": (TIMETABLE,),
        "notices": (Notice(kind="superseded", text="Parties have ended."),),
    }
    return Checklist(**{**given, **changed})


TIMETABLE = Timetable(
    id="weeks",
    title="The weeks of a party",
    note="Counted from the day of the party.",
    stages=(
        stage("Let the dough rise", starts=DAY(2020, 5, 1), due=DAY(2020, 5, 16), act_by=DAY(2020, 5, 15)),
        stage("Serve", due=DAY(2020, 5, 20), earlier=True),
        stage("Wash up", waits_for="eaten_on"),
    ),
)
EVERYTHING = (
    item(
        "wait_for_oven",
        kind="hold",
        hold=HoldText(what="the baking", until="the oven is hot"),
        origin="board",
        citations=(citation("oven", source="house-rules", quote="Hot first."),),
    ),
    item(
        "bake",
        due=DAY(2020, 5, 16),
        act_by=DAY(2020, 5, 15),
        earlier=True,
        weight="must",
        due_note="counted as calendar days",
        processes=("baking", "wash_up"),
        reasons=("Is anything baked? Yes.", "Is it washed up? Not yet known."),
    ),
    item("serve", waits_for="eaten_on", status="done", assigned_to="host", notes=(ItemNote(at=NOON, by="cook", text=None),)),
    note("crumbs", origin="board", processes=("wash_up",), citations=(citation("crumbs", verified=False),)),
)  # fmt: skip


def opened_docx(content):
    """A Word document as python-docx reads it."""
    return Document(io.BytesIO(content))


def docx_lines(content):
    """What a Word document says: its style before each paragraph, bars between the cells of each row."""
    document = opened_docx(content)
    names = {style.style_id: style.name for style in document.styles}
    lines = []
    for element in document.element.body:
        if element.tag == qn("w:p"):
            text = "".join(t.text for t in element.iter(qn("w:t")))
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            drawn = (
                "picture: " + next(p.get("descr") for p in element.iter(qn("wp:docPr")))
                if list(element.iter(qn("wp:docPr")))
                else ""
            )
            if text or drawn:
                lines.append(f"[{names[style.get(qn('w:val'))] if style is not None else 'Normal'}] {text}{drawn}")
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                head = "# " if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None else ""
                cells = [
                    " / ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p")))
                    for cell in row.iter(qn("w:tc"))
                ]
                lines.append(f"{head}| {' | '.join(cells)} |")
    section = document.sections[0]
    lines += [
        f"[{p.style.name}] {''.join(t.text or '' for t in p._p.iter(qn('w:t')))}"
        for part in (section.header, section.footer)
        for p in part.paragraphs
    ]
    return lines


def opened_xlsx(content):
    """A spreadsheet as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def xlsx_lines(content):
    """What a spreadsheet says: its sheets, and bars between the cells of each row."""
    lines = []
    for sheet in opened_xlsx(content):
        lines.append(f"== {sheet.title}, frozen at {sheet.freeze_panes}, filtered over {sheet.auto_filter.ref}")
        for row in sheet.iter_rows(values_only=True):
            shown = [
                v.date().isoformat() if isinstance(v, datetime.datetime) else "" if v is None else str(v) for v in row
            ]
            lines.append(f"| {' | '.join(shown)} |".replace("\n", " / "))
    return lines


def events_of(content):
    """The events of a calendar as icalendar reads it."""
    return icalendar.Calendar.from_ical(content).walk("VEVENT")
