"""Everything can be asked for as at a day: what was in force on it is used, and nothing else, from page to page."""

import datetime

import pytest

from browsers import elements
from people import real_office
from programs import program

DAY = {"as-of-day": "1", "as-of-month": "5", "as-of-year": "2016"}
TYPED = "/workflows?as-of-day=1&as-of-month=5&as-of-year=2016"
ASKED = datetime.date(2016, 5, 1)
BEFORE_ALL = {"as-of-day": "1", "as-of-month": "1", "as-of-year": "2001"}
ESSEX = ("essex",)


@pytest.fixture
def place(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


@pytest.fixture
def ada(place):
    return place.person("Ada", boards=ESSEX)


@pytest.fixture
def di(place):
    """A business manager with a case of Essex."""
    return place.person("Di", boards=ESSEX).open("/cases").press("Open a case")


def links_in(response):
    return {more["href"] for tag, more in elements(response) if tag == "a" and "href" in more}


def session_of(place, person):
    return place.desk.store.session(person.path.split("/")[4])


def test_the_list_of_workflows_shows_what_was_in_force_and_says_when_the_rest_was(ada):
    ada.open(TYPED)
    links = links_in(ada.page)

    assert "As at 1 May 2016." in ada.says
    assert "/workflows/ipcc/2015-05-01?as_of=2016-05-01" in links
    assert not [link for link in links if link.startswith("/workflows/ipcc/2020-02-01?")]
    assert "Not in force on that day" in ada.says and "from 29 June 2018 to 14 December 2023" in ada.says


def test_on_a_day_outside_every_edition_of_all_the_days_of_each_are_shown(ada):
    ada.open("/workflows?as_of=2001-01-01")

    assert "As at 1 January 2001: no workflow was in force on this day." in ada.says
    assert "in force from 26 March 2015 to 29 September 2019" in ada.says


@pytest.mark.parametrize("query", ["as-of-day=31&as-of-month=2&as-of-year=2016", "as_of=2016-02-31", "as_of=soon"])
def test_what_is_no_day_is_told_at_the_field(ada, query):
    for path in ("/workflows", "/workflows/ipcc"):
        ada.open(f"{path}?{query}")
        assert ada.page.status_code == 400
        assert "There is a problem" in ada.says and 'aria-invalid="true"' in ada.page.text


def test_a_workflow_is_shown_in_the_edition_of_the_day_and_its_pages_keep_the_day(ada):
    ada.open("/workflows/ipcc?as_of=2016-05-01")
    links = links_in(ada.page)

    assert "As at 1 May 2016." in ada.says and "edition 2015-05-01" in ada.says
    assert "/start/ipcc?as_of=2016-05-01" in links
    assert any(link.startswith("/workflows/ipcc/2015-05-01/paths?") and "as_of=2016-05-01" in link for link in links)
    assert "As at 1 May 2016." in ada.follow("With Essex").says


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/workflows/scr-criteria?as_of=2020-01-01", "2015-03-26 from 2015-03-26 to 2019-09-29"),
        ("/workflows/ipcc/2015-05-01?as_of=2021-01-01", "ipcc/2020-02-01 is"),
        ("/start/scr-criteria?as_of=2020-01-01", "2015-03-26 from 2015-03-26 to 2019-09-29"),
    ],
)
def test_a_day_outside_is_refused_with_the_days_of_each_edition(ada, path, said):
    ada.open(path)

    assert ada.page.status_code == 400
    assert "Nothing was in force on that day" in ada.says and said in ada.says


def test_a_walk_is_begun_as_at_a_day_and_keeps_it(place, ada):
    """From the library over the choice of a case to the walk itself."""
    ada.open("/workflows/ipcc?as_of=2016-05-01").follow("Walk a case through it")
    assert "As at 1 May 2016." in ada.says

    ada.press("Continue", case="essex")
    assert [ada.fields[f"as-of-{part}"] for part in ("day", "month", "year")] == [["1"], ["5"], ["2016"]]
    ada.press("Start")

    kept = session_of(place, ada)
    assert (kept.as_of, kept.edition) == (ASKED, "2015-05-01")


def test_the_fields_where_a_walk_starts_are_enough_and_what_is_wrong_is_told_there(place, ada):
    ada.open("/cases").press("Open a case")
    start = f"{ada.path}/start/scr-criteria"

    wrong = ada.open(start).press("Start", **DAY | {"as-of-month": "13"})
    assert wrong.page.status_code == 400 and "As at: this is no day" in wrong.says
    outside = ada.press("Start", **DAY | {"as-of-month": "5", "as-of-year": "2021"})
    assert outside.page.status_code == 400
    assert "was in force on 2021-05-01: 2015-03-26 from 2015-03-26 to 2019-09-29" in outside.says
    ada.press("Start", **DAY)

    assert session_of(place, ada).as_of == ASKED


def test_without_a_day_the_dates_of_the_case_pick_as_before(place, ada):
    ada.open("/cases").press("Open a case")
    ada.open(f"{ada.path}/start/scr-criteria").press("Start")

    assert session_of(place, ada).as_of is None


def test_an_offer_of_an_answer_as_at_a_day_starts_as_at_that_day(place, ada):
    """The day stays with the turn; it is in no address."""
    ada.open("/")
    ada.press(
        "Ask",
        question="A child has died, are the criteria for a serious case review met?",
        day="1",
        month="5",
        year="2016",
    )
    offer = next(link for link in links_in(ada.page) if link.startswith("/start/"))

    assert "as_of" not in offer
    assert "As at 1 May 2016." in ada.open(offer).says


def test_a_checklist_is_made_as_at_a_day(place, di):
    """Asked with the first page, listed where everything is checked, and kept with the list."""
    case = di.path
    di.open(f"{case}/checklist/new").press("Continue", **DAY)
    di.press("Continue", criminal="yes").press("Continue").press("Continue")
    assert "As at 1 May 2016" in di.says
    di.press("Make the list")

    assert "As at 1 May 2016: only what was in force on this day is on the list" in di.says
    kept = place.browser.site.lists.show(case.split("/")[2])
    assert "parallel-processes/2015-03-26" in kept.definitions
    assert di.follow("Make it anew").fields["as-of-year"] == ["2016"]


def test_a_checklist_without_a_case_keeps_the_day_through_its_pages(place, ada):
    ada.open("/checklists/new").press("Continue", **DAY | {"as-of-year": "2024"})
    ada.press("Continue", criminal="yes").press("Continue").press("Continue").press("Show the list")

    assert "As at 1 May 2024" in ada.says
    assert ada.client.get("/checklists/list.json").json()["definitions"].keys() >= {"parallel-processes/2023-12-15"}


def test_a_list_as_at_a_day_outside_every_edition_is_refused_where_it_is_asked(ada):
    ada.open("/checklists/new").press("Continue", **BEFORE_ALL)

    assert ada.page.status_code == 400
    assert "was in force on 2001-01-01: 2015-03-26 from 2015-03-26" in ada.says
    assert ada.fields["as-of-year"] == ["2001"]


def test_programs_ask_as_at_a_day_too(place):
    """An evaluation, a walk and a list; outside every edition each is a problem that gives the days."""
    ada, di = program(place, "Ada", boards=ESSEX), program(place, "Di", boards=ESSEX)
    reference = ada.post("/cases", {"board": "essex"}).json()["reference"]
    asked = {"as_of": "2016-05-01"}

    found = ada.post("/workflows/ipcc/evaluation", {"answers": {}} | asked)
    begun = ada.post(f"/cases/{reference}/sessions", {"workflow": "ipcc"} | asked)
    made = di.post("/checklists", {"processes": {"criminal": "yes"}} | asked)
    outside = [
        ada.post("/workflows/scr-criteria/evaluation", {"answers": {}, "as_of": "2020-01-01"}),
        ada.post(f"/cases/{reference}/sessions", {"workflow": "scr-criteria", "as_of": "2020-01-01"}),
        di.post("/checklists", {"processes": {"criminal": "yes"}, "as_of": "2001-01-01"}),
    ]

    assert found.json()["edition"] == begun.json()["edition"] == "2015-05-01"
    assert "parallel-processes/2015-03-26" in made.json()["definitions"]
    assert [reply.status_code for reply in outside] == [400, 400, 400]
    assert all("2015-03-26 from 2015-03-26" in reply.json()["detail"] for reply in outside)
