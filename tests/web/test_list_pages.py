"""Checklists in the browser: made page by page, kept with a case and worked, or shown without one and not kept."""

import datetime
import json
from xml.etree import ElementTree as ET

import pytest

import picnics
from browsers import elements, said
from people import Forms, office, real_office

FORMATS = ("docx", "xlsx", "csv", "ics", "md", "json")


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path, picnics.workflows(tmp_path)) as made:
        yield made


@pytest.fixture
def real(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


@pytest.fixture
def di(place):
    """A business manager with a case of their board."""
    return place.person("Di").open("/cases").press("Open a case")


def made_for(person, path, day=("5", "6", "2020"), **answers):
    """Go through every page of what a list is made for, up to the page that shows it all."""
    person.open(f"{path}/new")
    if day:
        names = [name for name in person.fields if name.startswith("party_on-")]
        person.press("Continue", **dict(zip(names, day, strict=True)))
    else:
        person.press("Continue")
    return person.press("Continue", **answers).press("Continue").press("Continue")


def the_list(di, **answers):
    """The list of a case, made."""
    case = di.path
    made_for(di, f"{case}/checklist", **({"picnic": "yes", "regatta": "not_yet_known"} | answers))
    return di.press("Make the list")


def button(person, item, words="Mark as done"):
    return next(one for one in person.buttons if one.startswith(words) and item in one)


def test_a_list_of_a_case_is_asked_page_by_page_checked_and_made(place, di):
    """It is then the list of the case, as every other channel shows it."""
    case = di.path
    assert "No list has been made for this case yet." in di.open(f"{case}/checklist").says
    di.open(case)
    the_list(di)

    assert di.path == f"{case}/checklist"
    kept = place.browser.site.lists.show(case.split("/")[2])
    assert dict(kept.processes) == {"picnic": "yes", "regatta": "not_yet_known"}
    assert kept.dates["party_on"].isoformat() == "2020-06-05"
    assert all(item.what in di.says for item in kept.items)


def test_what_waits_comes_first_and_the_rest_by_when_or_by_who(di):
    """One switch, without a script."""
    the_list(di)
    by_when = [attrs["id"] for _, attrs in elements(di.page) if attrs.get("id", "").startswith("item-")]
    heads = di.says

    di.follow("By who")

    assert by_when[0] == "item-ask_host"
    assert heads.index("What has to wait") < heads.index("Late") < heads.index("What to know")
    assert "What has to wait" in di.says and "Guest" in di.says and "Late" not in di.says
    assert sorted(a["id"] for _, a in elements(di.page) if a.get("id", "").startswith("item-")) == sorted(by_when)


def test_nothing_is_on_a_list_without_a_process(di):
    """The page says so at the field."""
    di.open(f"{di.path}/checklist/new").press("Continue")
    di.press("Continue")

    assert di.page.status_code == 400
    assert "Choose at least one process" in di.says
    assert ("a", {"href": "#first"}) in elements(di.page)


def test_a_day_that_is_none_or_outside_every_edition_is_asked_again(di):
    """What was typed stands in the fields."""
    case = di.path
    di.open(f"{case}/checklist/new")
    di.press("Continue", **{"party_on-day": "31", "party_on-month": "2", "party_on-year": "2020"})

    assert di.page.status_code == 400 and "The day of the party: this is no day" in di.says
    assert di.fields["party_on-day"] == ["31"]
    di.press("Continue", **{"party_on-day": "5", "party_on-year": "1990", "party_on-month": "6"})
    assert di.page.status_code == 400 and "was in force on 1990-06-05" in di.says


def test_an_answer_is_changed_from_the_page_that_shows_them_all(di):
    """And leads back there."""
    case = di.path
    made_for(di, f"{case}/checklist", picnic="yes")
    di.follow("Change what runs beside the review").press("Continue", picnic="no", market="yes")

    assert di.path == f"{case}/checklist/new/check"
    assert "Is there a market? Yes" in di.says and "Is there a picnic? Yes" not in di.says


def test_only_the_days_that_the_list_waits_for_are_asked(di):
    """Not every one that could be."""
    di.open(f"{di.path}/checklist/new").press("Continue").press("Continue", picnic="yes").press("Continue")

    assert "The day of the launch" in di.says and "The day it sails" in di.says
    assert "The day the bread was ordered" not in di.says and "The day of the party" not in di.says


def test_further_facts_bring_their_items(di):
    """A number, several answers and a choice."""
    case = di.path
    di.open(f"{case}/checklist/new").press("Continue").press("Continue", picnic="yes")
    di.press("Continue", **{"rain": "yes", "how_many-written": "12", "brings": ("dip",)})
    di.press("Continue").press("Make the list")

    for what in ("Bring the tent", "Bring a spoon", "Bring a second basket"):
        assert what in di.says


def test_a_fact_that_is_no_answer_is_asked_again(di):
    di.open(f"{di.path}/checklist/new").press("Continue").press("Continue", picnic="yes")
    di.press("Continue", **{"how_many-written": "a dozen"})

    assert di.page.status_code == 400 and "Write a whole number from 1 up to 99" in di.says
    assert di.fields["how_many-written"] == ["a dozen"]


def test_items_are_ticked_and_opened_again(place, di):
    """On the list itself."""
    the_list(di)
    di.press(button(di, "Pack the basket"))
    after = di.says

    assert "Open again: Pack the basket" in after
    di.follow("By who").press(button(di, "Pack the basket", "Open again"))
    assert button(di, "Pack the basket") and di.path.endswith("?by=who")


def test_items_are_assigned_and_noted_on_their_own_page(place, di):
    """The note is kept encrypted with the case."""
    the_list(di)
    di.follow("Assign or note: Pack the basket").press("Assign", to="the cook")
    di.follow("Assign or note: Pack the basket").press("Keep the note", text="It is on the table.")

    assert "The cook: Pack the basket" in di.says and "It is on the table." in di.says
    events = place.browser.site.lists.store.list_events(di.path.split("/")[2])
    assert [event.kind for event in events] == ["made", "assign", "note"]
    assert {event.place for event in events} == {"web"}


def test_a_note_with_personal_data_is_not_kept_and_offered_in_other_words(place, di):
    """What was typed can be compared once."""
    the_list(di)
    di.follow("Assign or note: Pack the basket").press(
        "Keep the note", text="Jayden Oyelaran, born 3 May 2009, has it."
    )

    assert di.page.status_code == 400
    assert "Jayden" not in di.fields["text"][0] and di.fields["text"][0]
    assert "What you typed, to compare" in di.says
    assert len(place.browser.site.lists.store.list_events(di.path.split("/")[2])) == 1


def test_a_form_that_is_sent_twice_is_kept_once(place, di):
    the_list(di)
    reference = di.path.split("/")[2]
    tick = di.filled(button(di, "Pack the basket"))
    di.follow("Assign or note: Pack the basket")
    note = di.filled("Keep the note", text="It is on the table.")
    for form, data in (tick, tick, note, note):
        assert di.client.post(form.action, data=data | ({"version": "2"} if "text" in data else {})).status_code == 303

    assert [e.kind for e in place.browser.site.lists.store.list_events(reference)] == ["made", "tick", "note"]


def test_two_people_at_one_item_the_slower_sees_what_was_done(place, di):
    """What was typed is offered again; another item is worked all the same."""
    the_list(di)
    other = place.person("Kit", roles=("business_manager",)).open(di.path)
    other.follow("Assign or note: Pack the basket")
    tick = di.filled(button(di, "Keep one list of guests"))
    stale = other.filled("Keep the note", text="Mine.")
    di.press(button(di, "Pack the basket"))
    refused = other.client.post(stale[0].action, data=stale[1])

    assert refused.status_code == 409
    assert "This page was out of date" in said(refused) and "Open again" in said(refused)
    assert {n: v for f in Forms(refused.text).forms for n, v in f.fields.items()}["text"] == ["Mine."]
    assert di.client.post(tick[0].action, data=tick[1]).status_code == 303


def test_making_it_anew_tells_what_changed_and_keeps_what_was_done(place, di):
    the_list(di)
    path = di.path
    di.press(button(di, "Pack the basket"))
    made_for(di, path, regatta="yes").press("Make the list")

    assert "What changed when you made it anew" in di.says
    assert "Added: Tell the harbour" in di.says and "Fallen away: Ask the host" in di.says
    assert "Open again: Pack the basket" in di.says


def test_an_answer_given_on_the_case_counts_and_the_list_tells_so(place, di):
    """What changed since it was last made, until it is made anew."""
    case = di.path
    the_list(di)
    di.open(case).follow("What runs beside the party?").press("Start").press("Continue", answer="no")
    di.press("Continue", answer="yes").press("Continue", answer="yes").open(f"{case}/checklist")

    assert "What changed since it was last made" in di.says
    assert "Added: Tell the harbour" in di.says and "Fallen away: Ask the host" in di.says
    made_for(di, di.path, day=None).press("Make the list")
    assert "What changed since it was last made" not in di.says and "Tell the harbour" in di.says


def test_a_list_that_can_no_longer_be_made_says_why(place, di):
    """Nothing is in force any more on the day it was made for; its formats are refused too."""
    case = di.path
    the_list(di)
    store, reference = place.browser.site.lists.store, case.split("/")[2]
    (event,) = store.list_events(reference)
    gone = event.made.model_copy(update={"dates": {"party_on": datetime.date(1990, 6, 5)}})
    store.add_to_list(reference, 1, [event.model_copy(update={"made": gone})])
    di.open(f"{case}/checklist")

    assert di.page.status_code == 200, di.says
    assert di.client.get(f"{case}/checklist.docx").status_code == 400
    assert "The list can no longer be made as it was" in di.says and "Make the list anew" in di.links


def test_a_list_that_somebody_else_made_meanwhile_is_not_made_over(place, di):
    """What was chosen is still there."""
    case = di.path
    kit = place.person("Kit", roles=("business_manager",))
    made_for(kit, f"{case}/checklist", market="yes")
    the_list(di)
    kit.press("Make the list")

    assert kit.page.status_code == 409 and "Somebody else made the list meanwhile" in kit.says
    assert "Is there a market? Yes" in kit.says
    kit.press("Make the list")
    assert "Book a stall" in kit.says


def test_the_making_form_sent_twice_makes_it_once(place, di):
    case = di.path
    made_for(di, f"{case}/checklist", picnic="yes")
    form, data = di.filled("Make the list")
    answers = [di.client.post(form.action, data=data) for _ in range(2)]

    assert [one.headers.get("location") for one in answers] == [f"{case}/checklist"] * 2
    assert place.browser.site.lists.times_made(case.split("/")[2]) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_downloaded_in_every_format(di, form):
    """Under the case's reference."""
    the_list(di)
    response = di.client.get(f"{di.path}.{form}")

    assert response.status_code == 200 and response.content
    assert f"-checklist.{form}" in response.headers["content-disposition"]
    assert di.client.get(f"{di.path}.exe").status_code == 404


def test_a_timetable_has_a_picture_of_its_own_and_a_table_that_says_the_same(di):
    the_list(di)
    pictures = [attrs for tag, attrs in elements(di.page) if tag == "img"]
    drawn = ET.fromstring(di.client.get(pictures[0]["src"]).text)

    assert pictures[0]["alt"] and "Ring the bell" in di.says
    assert not any("style" in element.attrib or element.tag.endswith("style") for element in drawn.iter())
    assert di.client.get(f"{di.path}/timetables/9.svg").status_code == 404


def test_who_is_on_the_case_reads_and_whoever_manages_it_works_it(place, di):
    """To anybody else there is no such case."""
    the_list(di)
    path = di.path
    ada, flo = place.people("Ada", "Flo")
    di.open(path)
    place.put(di, ada)
    ada.open(path)

    assert ada.page.status_code == 200 and "Pack the basket" in ada.says
    assert not any(one.startswith("Mark as done") for one in ada.buttons)
    for page in (f"{path}/new", f"{path}/new/check", f"{path}/items/basket"):
        assert ada.open(page).page.status_code == 403
        assert flo.open(page).page.status_code in {403, 404}
    for page in (path, f"{path}.docx", f"{path}/timetables/1.svg"):
        assert flo.open(page).page.status_code == 404


def test_without_a_case_a_list_is_shown_and_downloaded_and_not_kept(place):
    """For anybody who may ask; signing out forgets it."""
    ed = place.person("Ed")
    made_for(ed, "/checklists", picnic="yes").press("Show the list")

    assert ed.path == "/checklists/list" and "Pack the basket" in ed.says
    assert "Mark as done" not in ed.says
    for form in FORMATS:
        assert ed.client.get(f"/checklists/list.{form}").status_code == 200
    assert json.loads(ed.client.get("/checklists/list.json").text)["schema"] == "checklist.v1"
    assert place.desk.store.cases() == []
    assert place.person("Ed").open("/checklists/list").path == "/checklists/new/when"


def test_without_a_case_everything_can_be_forgotten(place):
    ed = place.person("Ed")
    made_for(ed, "/checklists", picnic="yes").press("Forget all of this and begin again")

    assert ed.open("/checklists/list").path == "/checklists/new/when"
    assert ed.client.get("/checklists/list.docx").status_code == 404


def test_no_address_holds_what_was_said(di):
    the_list(di)

    assert not any("picnic" in path or "2020" in path for path in di.seen)


def test_a_list_of_the_real_workflows_is_made_with_and_without_a_board(real):
    """Every process not yet known, and every one running."""
    ed = real.person("Ed")
    board = real.desk.workflows.catalogue.boards[0]
    for answer, chosen in (("yes", board), ("not_yet_known", "")):
        ed.open("/checklists/new").press("Continue", board=chosen)
        [form] = [one for one in Forms(ed.page.text).forms if "Continue" in one.buttons]
        ed.press("Continue", **dict.fromkeys(form.offered, answer))
        ed.press("Continue").press("Continue").press("Show the list")
        assert ed.page.status_code == 200 and ed.path == "/checklists/list", ed.says[:300]
        assert ed.open("/checklists/list?by=who").page.status_code == 200


def test_what_a_case_has_answered_stands_in_the_pages_already(real):
    """And is on the list without being asked again."""
    di = real.person("Di", boards=(real.desk.workflows.catalogue.boards[0],)).open("/cases").press("Open a case")
    lists = real.browser.site.lists
    definitions = lists.maker.definitions(None, {})
    name = next(n for one in definitions for n, q in one.questions.items() if q.process)

    di.open(f"{di.path}/checklist/new").press("Continue")
    di.press("Continue", **{name: "yes"}).press("Continue").press("Continue").press("Make the list")
    di.follow("Make it anew").press("Continue")

    assert di.fields[name] == ["yes"]
