"""The pages of cases: opened, listed, started in, with their people."""

import datetime
import re

import pytest

import picnics
from assistant.cases.references import issue
from browsers import ADDRESS, said
from people import BOARD, office, real_office, reference_in
from picnics import asked

PIZZA = "Is there pizza tonight?"


@pytest.fixture
def place(bare, tmp_path):
    with office(bare, tmp_path) as made:
        yield made


@pytest.fixture
def real(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


def test_whoever_opens_a_case_is_put_on_it(place):
    """Under a reference that says nothing about anybody."""
    ada = place.person("Ada").open("/cases").press("Open a case")

    assert re.fullmatch(r"/cases/CASE-[0-9A-Z]{4}-[0-9A-Z]{4}", ada.path)
    assert place.desk.store.people(reference_in(ada.path)) == ["a-ada"]
    assert "Riverside club, opened 2 March 2026" in ada.says and "Ada Example referrer" in ada.says
    assert reference_in(ada.path) in ada.follow("Back to the cases").links


def test_a_form_that_is_sent_twice_opens_one_case(place):
    """The second time leads to the same."""
    ada = place.person("Ada").open("/cases")
    form, data = ada.filled("Open a case")
    answers = [ada.client.post(form.action, data=data).headers["location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert len(place.desk.store.cases()) == 1


def test_a_case_is_opened_for_a_board_that_one_works_for(place):
    """Where there are several it is chosen; any other is refused, and so is one without a board."""
    ada = place.person("Ada", boards=(BOARD, "hilltop")).open("/cases")
    _, data = ada.filled("Open a case")
    wrong = ada.client.post("/cases", data=data | {"board": "lakeside"})
    none = place.person("Flo", boards=()).open("/cases")

    assert ada.press("Open a case").page.status_code == 400
    assert "Choose the board that the case belongs to" in said(wrong)
    assert "Your account works for no board yet" in none.says and "Open a case" not in none.buttons
    assert place.desk.store.cases() == []


@pytest.mark.parametrize("name", ["Ed", "Hal"])
def test_who_has_no_cases_is_told_whose_they_are(place, name):
    """Practitioners and administrators; the menu does not lead there."""
    somebody = place.person(name).open("/cases")

    assert somebody.page.status_code == 403
    assert "To see cases takes the role of referrer or panel member or chair or business manager" in somebody.says
    assert "Cases" not in somebody.open("/").links


def test_a_case_of_others_is_as_one_that_does_not_exist(place):
    """On every page of it, word for word, and however its address is mistyped."""
    ada, flo, bo = place.people("Ada", "Flo", "Bo")
    place.opened(ada)
    path, case = ada.path, f"/cases/{reference_in(ada.path)}"
    unknown = flo.open(f"/cases/{issue(1)}").says
    pages = [case, f"{case}/referral", f"{case}/referral.docx", f"{case}/start/pizza-party", path]
    pages += [
        f"{path}/{step}" for step in ("answers", "questions/oven", "safety", "finding", "finding.docx", "decision")
    ]

    for somebody in (flo, bo):
        for page in [*pages, "/cases/CASE-0000-0000", "/cases/x", f"{path}x", f"{path}/questions/x"]:
            assert somebody.open(page).page.status_code == 404, page
    assert {flo.open(page).says for page in pages} == {unknown}
    assert flo.open("/cases").says.count("You are on no case yet.") == 1


def test_ids_that_nothing_has_lead_to_the_page_that_says_so(place):
    """Of a walk, of a question, of a workflow, of a page of cases, of a walk in another case."""
    ada = place.opened(place.person("Ada"))
    path = ada.path
    case = ada.open("/cases").press("Open a case").path

    for wrong in (f"{case}/sessions/{path.split('/')[4]}", f"{path}x", f"{path}/questions/cake", f"{path}/asked/7",
                  f"{case}/start/cake", "/start/cake", "/cases?number=2", "/cases?number=0"):  # fmt: skip
        assert ada.open(wrong).page.status_code == 404, wrong


def test_the_reference_may_be_typed_small(place):
    """It is found however it is written."""
    ada = place.person("Ada").open("/cases").press("Open a case")

    assert ada.open(ada.path.lower()).page.status_code == 200


def test_the_case_says_how_far_each_walk_is(place):
    """Not started, at the safety question, at which question, paused, answered, ready for a decision."""
    ada = place.person("Ada").open("/cases").press("Open a case")
    case = ada.path
    states = [ada.says]
    ada.follow(PIZZA).press("Start")
    states.append(ada.open(case).says)
    ada.follow(PIZZA).press("Continue", answer="no").press("Continue", answer="no")
    states.append(ada.open(case).says)
    ada.follow(PIZZA).press("Pause")
    states.append(ada.open(case).says)
    ada.follow(PIZZA).press("Go on").press("Continue", answer="yes")
    states.append(ada.open(case).says)
    ada.follow(PIZZA).follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    states.append(ada.open(case).says)

    for state, expected in zip(
        states,
        ("No workflow has been started", "At the safety question", "At: Are there crisps? Being answered",
         "At: Are there crisps? Paused", "Answered, not sent for decision", "Ready for a decision"),
        strict=True,
    ):  # fmt: skip
        assert expected in state


def test_the_manager_of_the_board_says_who_is_on_a_case(place):
    """And takes them off again; what they did stays."""
    ada, bo, di = place.people("Ada", "Bo", "Di")
    place.opened(ada)
    case = f"/cases/{reference_in(ada.path)}"
    di.open(case).press("Put on the case", account="a-bo")

    assert "Bo Example panel member" in di.says
    assert bo.open(case).page.status_code == 200 and "Put on the case" not in bo.buttons
    form, data = di.filled("Take off the case: Bo Example")
    gone = [di.client.post(form.action, data=data).status_code for _ in range(2)]
    assert gone == [303, 303]
    assert bo.open(case).page.status_code == 404


def test_only_the_manager_of_the_board_does(place):
    """Not a referrer, and not somebody who runs another board's cases."""
    ada = place.opened(place.person("Ada"))
    manager = place.person("Di", boards=("hilltop",))
    case = f"/cases/{place.put(ada, manager)}"
    token = {"form_token": ada.open(case).fields["form_token"][0]}
    own = {"form_token": manager.open(case).fields["form_token"][0]}
    refused = ada.client.post(f"{case}/people", data=token | {"account": "a-di"})
    also = manager.client.post(f"{case}/people", data=own | {"account": "a-ada"})

    assert (refused.status_code, also.status_code) == (403, 403)
    assert "takes the role of business manager" in said(refused)
    assert "Put on the case" not in manager.buttons


def test_nobody_is_put_on_a_case_who_could_not_see_it(place):
    """Neither an account of another board, nor one without the role, nor nobody."""
    place.person("Ed")
    place.person("Flo", boards=("hilltop",))
    place.person("Bo")
    di = place.opened(place.person("Di"))
    di.open(f"/cases/{reference_in(di.path)}")
    form, data = di.filled("Put on the case")

    assert form.offered["account"] == ["", "a-bo"]
    for account in ("", "a-ed", "a-flo"):
        answer = di.client.post(form.action, data=data | {"account": account})
        assert answer.status_code == 400 and "Choose who is put on the case" in said(answer)


def test_what_is_late_or_due_soon_stands_beside_its_case(bare, tmp_path):
    """Within fourteen days, from the list of the case."""
    with office(bare, tmp_path, picnics.workflows(tmp_path)) as place:
        place.browser.clock.now = datetime.datetime(2020, 5, 4, 9, tzinfo=datetime.UTC)
        ada = place.opened(place.person("Ada"))
        dates = {"party_on": datetime.date(2020, 5, 12), "sails_on": datetime.date(2020, 5, 6)}
        lists = place.browser.site.lists
        acting = picnics.desks.acting()
        lists.make(reference_in(ada.path), asked("picnic", "regatta", dates=dates), acting)
        ada.open("/cases")

        assert "Due 7 May 2020: Pack the basket" in ada.says
        assert "Late, 29 April 2020: Tell the harbour" in ada.says
        assert "Bring the tent" not in ada.says


def test_cases_are_listed_ten_a_page_newest_first(place):
    """The others are a page further."""
    ada = place.person("Ada").open("/cases")
    opened = []
    for _ in range(11):
        ada.open("/cases").press("Open a case")
        opened.append(reference_in(ada.path))
        place.browser.clock.pass_(minutes=1)

    assert [link for link in ada.open("/cases").links if link in opened] == opened[:0:-1]
    assert opened[0] in ada.follow("Older cases").links
    assert opened[0] not in ada.follow("Newer cases").links


def test_a_walk_begins_with_the_dates_of_the_case(bare, tmp_path):
    """They are offered again in the next walk; they may all be left out, and one under way goes on."""
    with office(bare, tmp_path, picnics.workflows(tmp_path)) as place:
        ada = place.person("Ada").open("/cases").press("Open a case")
        case = ada.path
        day = {"party_on-day": "8", "party_on-month": "5", "party_on-year": "2020"}
        ada.follow(PIZZA).press("Start", **day)
        pizza = place.session(ada)
        ada.open(case).follow("What runs beside the party?")
        offered = {name: ada.fields[name][0] for name in day}
        ada.press("Start", **dict.fromkeys(day, ""))

        assert pizza.dates == {"party_on": datetime.date(2020, 5, 8)} and offered == day
        assert place.session(ada).dates == {}
        assert ada.open(f"{case}/start/pizza-party").path.endswith(pizza.id)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (("31", "2", "2020"), "The day of the party: this is no day; write it in numbers"),
        (("1", "", ""), "The day of the party: this is no day; write it in numbers"),
        (("8", "5", "2021"), "No edition of pizza-party was in force on 2021-05-08"),
    ],
)
def test_a_date_that_cannot_be_used_is_named(place, day, problem):
    """What was typed stays, and nothing has begun."""
    ada = place.person("Ada").open("/cases").press("Open a case").follow(PIZZA)
    names = [f"party_on-{part}" for part in ("day", "month", "year")]
    ada.press("Start", **dict(zip(names, day, strict=True)))

    assert ada.page.status_code == 400 and problem in ada.says
    assert tuple(ada.fields[name][0] for name in names) == day
    assert 'href="#party_on-day"' in ada.page.text
    assert place.desk.store.sessions(reference_in(ada.path)) == []


def test_a_walk_begins_once_however_often_its_form_is_sent(place):
    """And where a colleague was quicker, theirs goes on."""
    ada = place.person("Ada").open("/cases").press("Open a case").follow(PIZZA)
    form, data = ada.filled("Start")
    answers = {ada.client.post(form.action, data=data).headers["location"] for _ in range(2)}

    assert len(answers) == 1
    assert len(place.desk.store.sessions(reference_in(ada.path))) == 1


def test_the_form_of_the_board_shows_what_the_case_says_and_what_is_missing(real):
    """Nothing personal is filled in; the Word document is the same."""
    ada = real.person("Ada", boards=("essex",))
    case = ada.open("/cases").press("Open a case").path
    ada.open(f"{case}/referral")
    document = ada.client.get(f"{case}/referral.docx")

    assert "What is missing" in ada.says
    assert "To be written by hand: personal data is not kept here" in ada.says
    assert document.content.startswith(b"PK")
    assert document.headers["content-disposition"] == f'attachment; filename="{reference_in(case)}-referral.docx"'


def test_an_offer_in_the_conversation_leads_to_a_walk_and_back(real):
    """For a case that is there, or for a new one; the conversation keeps its place."""
    ada = real.person("Ada", boards=("essex",))
    case = reference_in(ada.open("/cases").press("Open a case").path)
    ada.open("/").press("Ask", question="Does the case meet the criteria for a serious case review?")
    title, offered = next((words, path) for words, path in ada.links.items() if path.startswith("/start/"))
    ada.follow(title)

    assert offered.endswith("?turn=1") and ada.links["Back to the conversation"] == "/#turn-1"
    assert ada.press("Continue").page.status_code == 400
    workflow = offered.split("/")[2].partition("?")[0]
    assert ada.press("Continue", case=case).path == f"/cases/{case}/start/{workflow}"
    ada.open(offered).press("Continue", case="essex")
    assert reference_in(ada.path) != case and len(real.desk.store.cases()) == 2
    assert f"{ADDRESS}" not in ada.path and "meet the criteria" in ada.open("/").says


def test_who_does_not_walk_may_look_at_what_is_offered(real):
    """The page says whose it is, and leads to the library."""
    ed = real.person("Ed", boards=("essex",)).open("/start/scr-criteria")
    token = ed.fields["form_token"][0]

    assert "takes the role of a referrer or a business manager" in ed.says
    assert ed.links["Only look at it in the library"] == "/workflows/scr-criteria"
    assert ed.client.post("/start/scr-criteria", data={"form_token": token, "case": "essex"}).status_code == 403
