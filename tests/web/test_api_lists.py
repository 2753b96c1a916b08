"""Checklists, workflows and sources for programs."""

import pytest

import picnics
from people import office, real_office
from programs import program

PICNIC = {"processes": {"picnic": "yes"}}


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path, picnics.workflows(tmp_path)) as made:
        yield made


@pytest.fixture
def real(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


def ids(checklist):
    return [item["id"] for item in checklist["items"]]


def test_a_checklist_is_made_without_being_kept(place):
    made = program(place, "Ed").post("/checklists", PICNIC | {"board": "riverside"})

    assert (made.status_code, made.json()["schema"]) == (200, "checklist.v1")
    assert "basket" in ids(made.json())


def test_the_list_of_a_case_is_made_read_and_worked(place):
    di = program(place, "Di")
    reference = di.post("/cases", {"board": "riverside"}).json()["reference"]
    where = f"/cases/{reference}/checklist"

    none_yet = di.get(where)
    made = di.put(where, PICNIC)
    ticked = di.post(f"{where}/items/basket", {"what": "tick"}, If_Match=made.headers["etag"])
    stale = di.post(f"{where}/items/basket", {"what": "reopen"}, If_Match=made.headers["etag"])
    noted = di.post(f"{where}/items/basket", {"what": "note", "text": "It is on the table."})

    assert none_yet.status_code == 400
    assert "basket" in ids(made.json())
    (item,) = [one for one in ticked.json()["items"] if one["id"] == "basket"]
    assert (item["status"], stale.status_code, noted.status_code) == ("done", 412, 200)
    assert di.get(where).json() == noted.json()
    assert di.post(f"{where}/items/fly", {"what": "tick"}).status_code == 400
    assert di.put(where, {"processes": {}}).status_code == 400


def test_a_referrer_reads_the_list_and_does_not_work_it(place):
    di, ada = program(place, "Di"), program(place, "Ada")
    reference = ada.post("/cases", {"board": "riverside"}).json()["reference"]
    where = f"/cases/{reference}/checklist"
    di.put(where, PICNIC)

    assert ada.get(where).status_code == 200
    assert ada.post(f"{where}/items/basket", {"what": "tick"}).status_code == 403


def test_workflows_are_listed_and_read_with_what_sessions_pin(real):
    ed = program(real, "Ed")

    listed = ed.get("/workflows").json()["workflows"]
    one = ed.get(f"/workflows/{listed[0]['id']}")
    edition = ed.get(f"/workflows/{listed[0]['id']}?edition={listed[0]['editions'][0]}&board=essex")

    assert len(listed) == len(real.browser.site.workflows.editions)
    assert one.json()["definition"]["id"] == listed[0]["id"]
    assert len(one.json()["sha256"]) == 64
    assert edition.json()["definition"]["edition"] == listed[0]["editions"][0]
    assert ed.get("/workflows/cake").status_code == 404
    assert ed.get(f"/workflows/{listed[0]['id']}", If_None_Match=one.headers["etag"]).status_code == 304


def test_a_workflow_is_evaluated_and_nothing_is_kept(real):
    ed = program(real, "Ed")
    answers = {"child": "under_18", "outcome": "died", "abuse_neglect": "known"}

    found = ed.post("/workflows/scr-criteria/evaluation", {"answers": answers, "dates": {"incident_on": "2016-05-04"}})
    wrong = ed.post("/workflows/scr-criteria/evaluation", {"answers": {"outcome": "perhaps"}})

    assert (found.status_code, found.json()["schema"]) == (200, "finding.v1")
    assert any(notice["kind"] == "immediate_action" for notice in found.json()["notices"])
    assert wrong.status_code == 400
    assert real.desk.store.cases() == []


def test_sources_are_listed_and_read_statement_by_statement(real):
    ed = program(real, "Ed")

    listed = ed.get("/sources").json()["sources"]
    source = ed.get(f"/sources/{listed[0]['key']}").json()

    assert source["source"] == listed[0]
    assert all(one["pinpoint"] and one["text"] for one in source["statements"])
    assert ed.get("/sources/almanac/2001").status_code == 404
