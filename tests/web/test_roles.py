"""Every role against every route: what each may open and send, and what it is refused.

What each needs stands in ``role_table``: a route that is added to the site has its line there before the tests pass.
"""

import pytest
from role_table import API, CASE, PLAIN, ROUTES, WALK
from starlette.testclient import TestClient

from assistant.accounts.model import POWERS, ROLES, Account
from assistant.cases.model import Placed
from assistant.cases.references import issue
from browsers import ADDRESS, made_routes, said
from people import BOARD, office

FORMS = {
    f"POST {CASE}/people": {"account": "a-referrer"},
    f"POST {CASE}/people/remove": {"account": "a-none"},
    f"POST {WALK}/answer": {"question": "oven", "value": "yes"},
    f"POST {WALK}/decide": {"option": "party"},
    f"POST {WALK}/disagree": {"reasons": "Nobody is hungry."},
    f"POST {WALK}/hand-over": {"account": "a-none"},
    f"POST {WALK}/note": {"note": "Nobody is hungry."},
    f"POST {WALK}/noted": {"reasons": "Nobody is hungry."},
    f"POST {WALK}/safety": {"answer": "no"},
}
"""What a form holds where it is refused for less before the role is asked about."""


@pytest.fixture(scope="module")
def site(bare, tmp_path_factory):
    """A site with a case that somebody of each role is on, and the parts of an address that lead to it."""
    with office(bare, tmp_path_factory.mktemp("roles")) as made:
        people = {role: made.person(role, roles=(role,)) for role in ROLES}
        referrer = made.opened(people["referrer"])
        reference = made.put(referrer, *people.values())
        walk = referrer.path.split("/")[4]
        yield made.browser, {**PLAIN, "reference": reference, "walk": walk, "session": walk}


def sent(browser, route, where, account):
    """What somebody is answered who opens a route, or sends a form or a document to it; nobody where it is none."""
    method, _, path = route.partition(" ")
    client = TestClient(browser.app, base_url=ADDRESS, follow_redirects=False)
    address = path.format(**where)
    site = browser.site
    if path.startswith(API):
        if account:
            _, secret = site.tokens.make(account.id, browser.clock().date())
            client.headers["Authorization"] = f"Bearer {secret}"
        return client.request(method, address, **({} if method == "GET" else {"json": {}}))
    name = site.sessions.begin(account, None) if account else site.sessions.new_name()
    client.cookies.set(site.cookie, name)
    if method == "GET":
        return client.get(address)
    return client.post(address, data={"form_token": site.sessions.form_token(name), **FORMS.get(route, {})})


def verdict(response):
    """What that means for whoever asked."""
    if response.status_code == 401:
        return "sign in first"
    if response.status_code == 403 and "role does not go so far" in response.text:
        return "refused"
    assert response.status_code < 500, said(response)
    return "allowed"


def test_every_route_has_its_line(site):
    """One that is added, renamed or removed is found."""
    browser, _ = site
    made = {f"{method} {path}" for path, methods in made_routes(browser.app).items() for method in methods - {"HEAD"}}

    assert sorted(made - set(ROUTES)) == [], "say in NEEDS what these need"
    assert sorted(set(ROUTES) - made) == [], "these are gone"


@pytest.mark.parametrize("route", ROUTES)
def test_each_role_may_do_what_it_may_and_nothing_else(site, route):
    """On a case that somebody of each role is on; whoever is not signed in is asked to sign in."""
    browser, where = site
    browser.clock.pass_(minutes=1)
    power = ROUTES[route]
    found = {role: verdict(sent(browser, route, where, browser.site.accounts.account(f"a-{role}"))) for role in ROLES}
    found["nobody"] = verdict(sent(browser, route, where, None))

    if power == "nothing":
        assert set(found.values()) == {"allowed"}
    else:
        may = {role: "allowed" if power in POWERS[role] else "refused" for role in ROLES}
        assert found == {**may, "nobody": "sign in first"}


ON_A_CASE = [route for route in ROUTES if any(part in route for part in ("{reference}", "{walk}", "{session}"))]


@pytest.mark.parametrize("route", ON_A_CASE)
def test_whoever_is_not_on_a_case_learns_nothing_of_it(site, route):
    """It is the same as for a case that does not exist; the manager of another board is nobody to it, too."""
    browser, where = site
    browser.clock.pass_(minutes=1)
    nowhere = {**where, "reference": issue(2**39), "walk": "s-none", "session": "s-none"}

    for role in ROLES:
        stranger = stranger_of(browser, role)
        there, elsewhere = (sent(browser, route, parts, stranger) for parts in (where, nowhere))
        may = ROUTES[route] in POWERS[role]
        assert there.status_code == elsewhere.status_code, role
        assert there.status_code in ((404,) if may else (403, 404)), role
        assert titles(there) == titles(elsewhere)


@pytest.mark.parametrize("route", ON_A_CASE)
def test_the_manager_of_its_board_sees_a_case_without_being_on_it(site, route):
    """And does there what managers do."""
    browser, where = site
    browser.clock.pass_(minutes=1)
    account = keep(browser, Account(id="a-office", name="Office", roles=("business_manager",), boards=(BOARD,)))

    response = sent(browser, route, where, account)

    assert (verdict(response) == "allowed") == (ROUTES[route] in POWERS["business_manager"])


def test_other_roles_of_an_administrator_do_not_count(site):
    """Not even on a case that they were put on."""
    browser, where = site
    everything = keep(browser, Account(id="a-everything", name="Everything", roles=ROLES, boards=(BOARD,)))
    placed = Placed(account=everything.id, kind="joined", by="a-referrer", at=browser.clock())
    browser.site.cases.store.place(where["reference"], placed)

    found = {route: verdict(sent(browser, route, where, everything)) for route in ON_A_CASE}

    assert set(found.values()) == {"refused"}


def stranger_of(browser, role):
    return keep(browser, Account(id=f"a-other-{role}", name="Stranger", roles=(role,), boards=("hilltop",)))


def keep(browser, account):
    if account.id not in {one.id for one in browser.site.accounts.accounts()}:
        browser.site.accounts.keep(account)
    return account


def titles(response):
    if response.headers["content-type"].startswith("application/problem"):
        return response.json()["title"]
    return said(response).partition("SCR assistant")[2].partition("It reports")[0]
