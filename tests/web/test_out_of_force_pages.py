"""No page shows what cites a source out of force without naming it as such, with its last or its first day."""

import datetime

import pytest

from browsers import said
from people import real_office

DAYS = ["2016-05-01", "2018-07-10", "2020-06-01", "2022-08-15", "2024-06-01", "2026-04-01"]
QUESTIONS = [
    "Who makes the final decision on whether there is a serious case review?",
    "How soon must the local authority notify a serious incident?",
    "How is a death after contact with the police referred?",
]


@pytest.fixture(scope="module")
def place(bare, tmp_path_factory):
    with real_office(bare, tmp_path_factory.mktemp("out-of-force")) as made:
        yield made


def unnamed(citations, day, page):
    """What is cited and out of force on the day, and not named on the page with the day that keeps it out."""
    for cited in citations:
        window = cited["in_force"]
        began, ended = (datetime.date.fromisoformat(window[end]) if window[end] else None for end in ("from", "to"))
        outside = ended if ended and ended < day else began if began and began > day else None
        when = "until" if outside and outside == ended else "from"
        if outside and f"{cited['source_title']}, in force {when} {outside:%-d %B %Y}" not in page:
            yield cited["statement_id"]


def parts(day):
    return dict(
        zip(("as-of-day", "as-of-month", "as-of-year"), (str(day.day), str(day.month), str(day.year)), strict=True)
    )


@pytest.mark.parametrize("day", DAYS)
def test_a_list_page_names_every_source_that_is_out_of_force(place, day):
    """As at the day, whatever day the incident was on."""
    day, ed = datetime.date.fromisoformat(day), place.person("Ed")
    ed.open("/checklists/new").press("Continue", **parts(day))
    processes = {name: "yes" for name, offered in ed.fields.items() if offered == ["no"]}
    ed.press("Continue", **processes).press("Continue").press("Continue").press("Show the list")
    checklist = ed.client.get("/checklists/list.json").json()
    cited = [c for item in checklist["items"] for c in item["citations"]]
    cited += [c for table in checklist["timetables"] for stage in table["stages"] for c in stage["citations"]]

    assert cited
    assert list(unnamed(cited, day, ed.says)) == []


@pytest.mark.parametrize("day", DAYS)
def test_an_answer_on_the_page_names_every_source_that_is_out_of_force(place, day):
    day, browser = datetime.date.fromisoformat(day), place.browser
    browser.sign_in()

    for question in QUESTIONS:
        browser.clock.pass_(seconds=61)
        page = said(browser.ask(question, day=str(day.day), month=str(day.month), year=str(day.year)))
        answer = browser.site.session(browser.client.cookies[browser.site.cookie]).turns[-1].turn.answer
        cited = [one.model_dump(mode="json", by_alias=True) for one in answer.citations]
        assert list(unnamed(cited, day, page)) == [], question


@pytest.mark.parametrize("day", DAYS[:4])
def test_a_finding_page_names_every_source_that_is_out_of_force(place, day):
    """A walk as at the day, with nothing known."""
    ada, day = place.person("Ada", boards=("essex",)), datetime.date.fromisoformat(day)
    ada.open("/cases").press("Open a case")
    ada.open(f"{ada.path}/start/ipcc").press("Start", **parts(day)).press("Continue", answer="no")
    for _ in range(30):
        if "Check the answers" in ada.says:
            break
        reasons = {"reasons": "Nobody knows yet."} if "reasons" in ada.fields else {}
        ada.press("Continue", answer="not_yet_known", **reasons)
    ada.follow("Continue to the finding")
    [kept] = place.desk.store.sessions(ada.path.split("/")[2])
    finding = place.desk.finding(place.desk.view(kept.id))
    cited = [one.model_dump(mode="json", by_alias=True) for one in finding.citations]

    assert cited
    assert list(unnamed(cited, day, ada.says)) == []
