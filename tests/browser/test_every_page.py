"""Every page there is, opened in a world in which everything has happened, and looked at: wide and narrow, light and dark.

A page that is added to the site has its line here before the tests pass.
"""

import re
from dataclasses import replace

import pytest
from role_table import CASE, FREE, ITEM, LIST, RECORD, SOURCE, WALK, WORKFLOW

from assistant.accounts.links import LinkAsked, SlackPerson
from browsers import made_routes
from people import real_office, reference_in
from seats import ASK, WAYS, premises, with_riverside

DECIDED = {"option": "party", "day": "1", "month": "3", "year": "2026", "reasons": "Everybody is hungry."}
NO_PAGES = {
    "/livez", "/readyz", "/metrics",  # for machines
    "/sign-in/service", "/sign-in/return", f"{FREE}/new", f"{LIST}/new",  # these lead on to others
    f"{CASE}/referral.docx", f"{WALK}/finding.docx", f"{RECORD}/export.{{form}}", f"{LIST}.{{form}}", f"{FREE}/list.{{form}}",
    f"{LIST}/timetables/{{number}}.svg", f"{FREE}/list/timetables/{{number}}.svg", f"{WORKFLOW}/diagram.svg",  # files
}  # fmt: skip
OF_CASES = {
    "/": ("Ed", "/"),
    "/sign-in/{secret}": ("Ed", "/sign-in/used-up"),
    "/signed-out": ("Ed", "/signed-out"),
    f"{SOURCE}/passages/{{start}}": ("Ed", "/sources/kite-handbook/2001/passages/{start}"),
    "/cases": ("Di", "/cases"),
    CASE: ("Di", "/cases/{reference}"),
    f"{CASE}/start/{{workflow}}": ("Ada", "/cases/{reference}/start/boat-trip"),
    f"{CASE}/referral": ("Ada", "/cases/{reference}/referral"),
    "/start/{workflow}": ("Ada", "/start/pizza-party"),
    WALK: ("Ada", "{walk}"),
    f"{WALK}/answers": ("Ada", "{walk}/answers"),
    f"{WALK}/safety": ("Ada", "{walk}/safety"),
    f"{WALK}/questions/{{name}}": ("Ada", "{walk}/questions/oven"),
    f"{WALK}/asked/{{number}}": ("Ada", "{walk}"),
    f"{WALK}/finding": ("Ada", "{sent}/finding"),
    f"{WALK}/decision": ("Cy", "{sent}/decision"),
    LIST: ("Di", "/cases/{reference}/checklist"),
    f"{LIST}/new/{{step}}": ("Di", "/cases/{reference}/checklist/new/facts"),
    ITEM: ("Di", "/cases/{reference}/checklist/items/basket"),
    f"{FREE}/new/{{step}}": ("Ed", f"{FREE}/new/processes"),
    f"{FREE}/list": ("Ed", f"{FREE}/new/when"),
    "/records": ("Ada", "/records"),
    RECORD: ("Ada", "/records/{record}"),
    f"{RECORD}/chain": ("Ada", "/records/{record}/chain"),
    f"{RECORD}/replay": ("Ada", "/records/{record}/replay"),
    "/slack/link": ("Ada", "/slack/link"),
    "/slack/link/{code}": ("Ada", "/slack/link/{code}"),
    "/accounts": ("Hal", "/accounts"),
    "/accounts/new": ("Hal", "/accounts/new"),
    "/accounts/{account_id}": ("Hal", "/accounts/a-hal"),
    "/accounts/{account_id}/change": ("Hal", "/accounts/a-hal/change"),
    "/answering": ("Hal", "/answering"),
}
"""The pages of people and cases: each with who opens it, and where."""
OF_SOURCES = {
    "/sources": ("Ed", "/sources"),
    "/sources/unchecked": ("Ed", "/sources/unchecked"),
    "/sources/diff": ("Ed", "/sources/diff?old=working-together/2015-03-26&new=working-together/2018-07-04"),
    "/glossary": ("Ed", "/glossary"),
    SOURCE: ("Ed", "/sources/working-together/2015-03-26"),
    f"{SOURCE}/parts/{{number}}": ("Ed", "/sources/working-together/2015-03-26/parts/2"),
    f"{SOURCE}/statements/{{name}}": ("Ed", "/sources/working-together/2015-03-26/statements/{statement}"),
    "/compare": ("Ed", "/compare"),
    "/compare/{topic}": ("Ed", "/compare/{topic}"),
    "/then-and-now": ("Ed", "/then-and-now"),
    "/then-and-now/{topic}": ("Ed", "/then-and-now/{changed}"),
    "/workflows": ("Ed", "/workflows"),
    "/workflows/{name}": ("Ed", "/workflows/scr-criteria"),
    "/workflows/diff": ("Ed", "/workflows/diff?old=scr-criteria/2015-03-26&new=serious-incident/2018-06-29"),
    WORKFLOW: ("Ed", "/workflows/lead-board/2015-03-26"),
    f"{WORKFLOW}/print": ("Ed", "/workflows/lead-board/2015-03-26/print"),
    f"{WORKFLOW}/paths": ("Ed", "/workflows/scr-criteria/2015-03-26/paths"),
    f"{WORKFLOW}/changes": ("Ed", "/workflows/parallel-processes/2023-12-15/changes"),
}
"""The pages of the published sources and the workflows of the project."""
ASKED_IN_SLACK = LinkAsked(person=SlackPerson(team="T1", user="U1"), workspace="Riverside club", name="Ada E")
IN = {name: WAYS[name] for name in ("wide", "telephone, dark")}


def fill(place):
    """Have everything happen: a walk on its way, one sent for decision, a sealed record, a worked checklist."""
    office, site = place.office, place.office.browser.site
    said = next(one for one in site.places.values() if one.span)
    site.places["bare"] = replace(said, id="bare", is_statement=False)  # as in a document without statements
    ada, bo, cy, guy, di = office.people("Ada", "Bo", "Cy", "Guy", "Di")
    sealed = f"{sent_for_decision(office, ada)}/decision"
    office.put(ada, bo, cy, guy)
    cy.open(sealed).press("Decide", **DECIDED)
    bo.open(sealed).press("Record that I do not agree", dissent="It rains.")
    cy.open(sealed).press("Confirm")
    guy.open(sealed).press("Confirm and seal")
    [record] = office.desk.ledger.of_case(reference_in(sealed))
    sent = sent_for_decision(office, ada)
    office.put(ada, cy)
    walk = office.opened(ada).press("Continue", answer="yes").path
    reference = office.put(ada, cy, guy)
    di.open(f"/cases/{reference}/checklist/new").press("Continue")
    di.press("Continue", picnic="yes", regatta="not_yet_known").press("Continue").press("Continue").press(
        "Make the list"
    )
    di.follow("Assign or note: Pack the basket").press("Keep the note", text="It is on the table.")
    return {"reference": reference, "walk": walk, "sent": sent, "record": record.opened().id, "start": said.span.start}


def sent_for_decision(office, ada):
    office.opened(ada).press("Continue", answer="no").press("Continue", answer="yes")
    path = ada.path.removesuffix("/answers")
    ada.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    return path


def asked_on_the_way(seat):
    """The only way to what the guidance answered in a walk."""
    return seat.unfold("Ask the guidance something").type("Your question", ASK).press("Ask", "submit")


def listed(seat):
    """The only way to a list that is kept nowhere."""
    seat.press("Continue").choose("Yes").press("Continue").press("Continue").press("Continue")
    return seat.press("Show the list")


GO_ON = {"/": lambda seat: seat.type("Your question", ASK).press("Ask", "submit")}
GO_ON |= {f"{WALK}/asked/{{number}}": asked_on_the_way, f"{FREE}/list": listed}
"""What is done where a page is not at an address that one can know."""


@pytest.fixture(scope="module")
def world(place):
    """The pages of cases, and who sits at them."""
    return Seats(place, fill(place))


@pytest.fixture(scope="module")
def library(bare, chromium, looked_at, tmp_path_factory):
    """The pages of the published sources, and who sits at them."""
    opened = real_office(with_riverside(bare), tmp_path_factory.mktemp("library"))
    with premises(opened, chromium, looked_at) as made:
        held = bare.index.library
        statement = held.statements_of("working-together/2015-03-26")[0].id.partition("#")[2]
        topics = {"topic": held.comparisons.topics[0].id, "changed": held.then_and_now.topics[0].id}
        yield Seats(made, {"statement": statement, **topics})


class Seats:
    """Seats that people stay in from page to page."""

    def __init__(self, place, where):
        self.place, self.where, self.taken = place, where, {}

    def look_at(self, route, name, address, way):
        """Open a page in a way, and look."""
        if (name, way) not in self.taken:
            self.taken[name, way] = self.place.seat(name, way)
        site = self.place.office.browser.site
        code = site.slack_links.offer(ASKED_IN_SLACK, site.clock()) if "{code}" in address else ""
        seat = self.taken[name, way].open(address.format(**self.where, code=code))
        GO_ON.get(route, lambda there: there)(seat)
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route))
        assert re.fullmatch(pattern, seat.path) and "There is no such page" not in seat.says


def test_every_page_has_its_line(world):
    """One that is added, renamed or removed is found."""
    made = {path for path, methods in made_routes(world.place.office.browser.app).items() if "GET" in methods}
    pages = {path for path in made if not path.startswith(("/api/", "/static"))}

    assert sorted(pages - NO_PAGES - set(OF_CASES) - set(OF_SOURCES)) == [], "say where these are opened"
    assert sorted({*NO_PAGES, *OF_CASES, *OF_SOURCES} - pages) == [], "these are gone"


@pytest.mark.parametrize("way", IN.values(), ids=IN)
@pytest.mark.parametrize("route", OF_CASES)
def test_nothing_shuts_anybody_out_of_the_pages_of_cases(world, route, way):
    world.look_at(route, *OF_CASES[route], way)


@pytest.mark.parametrize("way", IN.values(), ids=IN)
@pytest.mark.parametrize("route", OF_SOURCES)
def test_nothing_shuts_anybody_out_of_the_pages_of_sources(library, route, way):
    library.look_at(route, *OF_SOURCES[route], way)
