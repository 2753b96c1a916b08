"""What comes too large, or for something that is not there: the page says so, and nothing that was saved is lost."""

import pytest
from role_table import PLAIN, ROUTES

import picnics
from assistant.accounts.model import ROLES
from assistant.cases.references import issue
from browsers import said
from people import office, reference_in

LARGE = "a" * 10_000_000
NOWHERE = dict.fromkeys(PLAIN, "nothing-like-it") | {"number": "99", "start": "99", "step": "when"}
NOWHERE |= {"reference": issue(2**39), "walk": "s-none", "edition": "1900-01-01", "code": "none"}
ALWAYS_THERE = {"GET /sign-in/{secret}", "GET /checklists/new/{step}"}
"""Pages whose address may hold anything: what it stands for is only looked at when a form is sent."""
NAMED = sorted(
    route
    for route in ROUTES
    if route.startswith("GET ") and "{" in route and not route.startswith("GET /api/") and route not in ALWAYS_THERE
)


@pytest.fixture(scope="module")
def place(handbook, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    with office(handbook, folder, picnics.workflows(folder)) as made:
        yield made


def test_ten_megabytes_are_refused_on_every_form_of_a_walk_and_change_nothing(place):
    """Before anything of it is read; the walk goes on where it was."""
    ada = place.opened(place.person("Ada")).press("Continue", answer="yes")
    before = place.session(ada)
    refused = []
    for button, field in (("Continue", "written"), ("Keep the note", "note"), ("Ask", "asked")):
        form, data = ada.filled(button, **{field: LARGE})
        refused.append(ada.client.post(form.action, data=data))
    refused.append(ada.client.post("/", data={"form_token": ada.fields["form_token"], "question": LARGE}))

    assert {one.status_code for one in refused} == {413}
    assert all("too much at once" in said(one) and LARGE[:100] not in one.text for one in refused)
    assert place.session(ada) == before and "How much dough is there?" in ada.open(ada.path).says


@pytest.mark.parametrize("route", NAMED)
def test_an_unknown_id_leads_to_the_page_that_says_so(place, route):
    """For whoever may open the page at all; nobody is shown another thing in its place, and nothing fails."""
    place.browser.clock.pass_(minutes=1)
    address = route.removeprefix("GET ").format(**NOWHERE)
    answers = [place.person(f"Any-{role}", roles=(role,)).client.get(address) for role in ROLES]

    assert {one.status_code for one in answers} <= {403, 404}
    assert any("There is no such page" in said(one) or "no longer" in said(one) for one in answers)


def test_after_a_mistyped_address_the_case_is_as_it_was(place):
    ada = place.opened(place.person("Ada"))
    path, before = ada.path, place.session(ada)
    ada.open(f"{path}x")
    assert ada.page.status_code == 404 and "There is no such page" in ada.says

    assert place.desk.store.session(path.split("/")[4]) == before
    assert reference_in(path) in ada.open("/cases").says
