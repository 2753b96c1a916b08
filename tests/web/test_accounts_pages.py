"""An administrator keeps accounts; whoever has one signs in with a link, and does what its roles may."""

import json

import pytest

from assistant.accounts.model import Account
from browsers import ADDRESS, elements, said, signed_in, token_in, visit


@pytest.fixture
def browser(attached, tmp_path):
    """A browser of the local administrator."""
    made = signed_in(attached, tmp_path)
    yield made
    made.site.close()


def add(browser, name="Ada Reuter", roles=("chair",), boards=("essex",)):
    """Add an account through the page; its path."""
    response = browser.send("/accounts/new", page="/accounts/new", name=name, roles=roles, boards=boards)
    assert response.status_code == 303, said(response)
    return response.headers["location"]


def kept(browser):
    return list(browser.site.accounts.accounts())


def link_on(response):
    return next(more["href"] for tag, more in elements(response) if tag == "a" and "/sign-in/" in more["href"])


def use(browser, link):
    """Open a link in another browser and confirm it; the browser."""
    other = browser.another()
    path = link.removeprefix(ADDRESS)
    data = {"form_token": token_in(other.get(path)), "secret": path.rpartition("/")[2]}
    return other, other.post("/sign-in", data=data)


def test_the_local_administrator_is_told_to_make_an_account_for_their_own_work(browser):
    page = said(browser.get("/"))

    assert "see no case" in page and "make an account for yourself" in page


def test_an_account_is_added_with_name_roles_and_boards(browser):
    """Who did it, and when, is kept with it and shown."""
    path = add(browser, "  Ada Reuter ", ["referrer", "chair"], ["essex", "oxfordshire"])
    page = said(browser.get(path))
    (account,) = kept(browser)

    assert (account.name, account.roles, account.boards) == (
        "Ada Reuter",
        ("referrer", "chair"),
        ("essex", "oxfordshire"),
    )
    assert (account.changed.by, account.changed.at) == ("local-administrator", browser.clock())
    assert "Last changed 2 March 2026, by the administrator of this machine" in page
    assert "Ada Reuter" in said(browser.get("/accounts"))


@pytest.mark.parametrize(
    ("fields", "told", "at"),
    [
        ({"name": " ", "roles": ["chair"]}, "write a name", "name"),
        ({"name": "x" * 201, "roles": ["chair"]}, "at most 200 characters", "name"),
        ({"name": ""}, "write a name", "name"),
        ({"name": "Ada"}, "choose at least one role", "roles"),
        ({"name": "Ada", "roles": ["cook"]}, "no such role", "roles"),
        ({"name": "Ada", "roles": ["chair"], "boards": ["nowhere"]}, "no such board", "roles"),
    ],
)
def test_what_no_account_can_be_is_told_beside_the_field(browser, fields, told, at):
    """What was typed stays."""
    response = browser.send("/accounts/new", page="/accounts/new", **fields)

    assert response.status_code == 400 and told in said(response)
    assert ("a", {"href": f"#{at}"}) in elements(response)
    assert any(more.get("value") == fields["name"] for tag, more in elements(response) if tag == "input")
    assert kept(browser) == []


def test_what_an_account_is_can_be_changed(browser):
    """And holds at once, for whoever is signed in with it."""
    path = add(browser)
    other, _ = use(browser, link_on(browser.send(f"{path}/link", page=path)))
    fields = {"name": "Ada Kite", "roles": ["practitioner"], "version": "0"}

    response = browser.send(f"{path}/change", page=f"{path}/change", **fields)

    assert response.status_code == 303
    assert [(one.name, one.roles, one.boards, one.version) for one in kept(browser)] == [
        ("Ada Kite", ("practitioner",), (), 1)
    ]
    assert other.get("/cases").status_code == 403
    assert "Signed in: Ada Kite" in said(other.get("/"))


def test_two_administrators_at_once_do_not_undo_each_other(browser):
    """Whoever is slower sees how it stands, and what they chose."""
    path = add(browser)
    account = kept(browser)[0]
    browser.site.accounts.keep(account.again(active=False))
    fields = {"name": "Ada Kite", "roles": ["referrer"], "version": "0"}

    response = browser.send(f"{path}/change", page=f"{path}/change", **fields)
    active = browser.send(f"{path}/active", page=path, active="true", version="0")

    assert (response.status_code, active.status_code) == (409, 409)
    assert "Somebody else changed this account meanwhile" in said(response) and "not active" in said(response)
    assert any(more.get("value") == "Ada Kite" for tag, more in elements(response) if tag == "input")
    assert kept(browser)[0].version == 1 and not kept(browser)[0].active
    assert ("input", {"type": "hidden", "name": "version", "value": "1"}) in elements(response)


def test_a_link_signs_its_account_in_once(browser):
    """It is shown once, on the page that made it."""
    path = add(browser)
    shown = browser.send(f"{path}/link", page=path)
    link = link_on(shown)

    other, response = use(browser, link)
    again, refused = use(browser, link)

    assert "Cache-Control" in shown.headers and link not in browser.get(path).text
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert "Signed in: Ada Reuter" in said(other.get("/"))
    assert refused.status_code == 403 and again.get("/").status_code == 401


def test_a_link_of_an_account_is_over_after_a_quarter_of_an_hour(browser):
    path = add(browser)
    link = link_on(browser.send(f"{path}/link", page=path))
    browser.clock.pass_(minutes=15)

    assert use(browser, link)[1].status_code == 403


def test_whoever_is_made_not_active_is_signed_out_at_once(browser):
    """No link, session or token of theirs is any use; made active again, they may sign in anew."""
    path = add(browser)
    link = link_on(browser.send(f"{path}/link", page=path))
    spare = link_on(browser.send(f"{path}/link", page=path))
    token = shown_token(browser.send(f"{path}/tokens", page=path))
    other, _ = use(browser, link)
    assert other.get("/").status_code == 200

    browser.send(f"{path}/active", page=path, active="false", version="0")

    assert other.get("/").status_code == 401
    assert other.post("/", data={"form_token": token_in(other.get("/")), "question": "Who decides?"}).status_code == 401
    assert use(browser, spare)[1].status_code == 403
    assert asked_with(browser, token).status_code == 401
    assert "not active" in said(browser.get("/accounts"))
    assert "not active" in said(browser.send(f"{path}/link", page=path))
    browser.send(f"{path}/active", page=path, active="true", version="1")
    assert use(browser, link_on(browser.send(f"{path}/link", page=path)))[1].status_code == 303
    assert other.get("/").status_code == 401


def test_nobody_shuts_themselves_out(browser):
    """An administrator asks another; the button is not shown to them."""
    path = add(browser, roles=["administrator"])
    browser.client, _ = use(browser, link_on(browser.send(f"{path}/link", page=path)))

    response = browser.send(f"{path}/active", page=path, active="false", version="0")

    assert response.status_code == 400 and "ask another administrator" in said(response)
    assert "Make not active" not in said(browser.get(path))
    assert kept(browser)[0].active


def test_whoever_administers_has_no_other_role(browser):
    """The page says so; the cases are not shown to them."""
    path = add(browser, roles=["chair", "administrator"])
    browser.client, _ = use(browser, link_on(browser.send(f"{path}/link", page=path)))

    assert "their other roles do not count" in said(browser.get(path))
    assert browser.get("/cases").status_code == 403


def shown_token(response):
    return next(word for word in said(response).split() if word.startswith("scra_"))


def asked_with(browser, token):
    client = browser.another()
    return client.post("/api/v1/ask", json={"question": "Who decides?"}, headers={"Authorization": f"Bearer {token}"})


def test_a_token_acts_as_its_account_and_is_shown_once(browser, tmp_path):
    """Only its digest is kept; withdrawn, it is refused, and withdrawing it again changes nothing."""
    path = add(browser)
    shown = browser.send(f"{path}/tokens", page=path)
    token = shown_token(shown)
    name = json.loads((tmp_path / "api-tokens.json").read_text())["tokens"][0]["id"]

    assert asked_with(browser, token).status_code == 200
    assert token not in browser.get(path).text and name in said(browser.get(path))
    assert token not in (tmp_path / "api-tokens.json").read_text()
    for _ in range(2):
        assert browser.send(f"{path}/tokens/withdraw", page=path, token=name).status_code == 303
    assert asked_with(browser, token).status_code == 401


def test_a_token_of_another_account_is_not_withdrawn_here(browser):
    """Nor is its id shown."""
    theirs, own = add(browser, "Bo"), add(browser)
    browser.send(f"{theirs}/tokens", page=theirs)
    (token,) = browser.site.tokens.all()

    browser.send(f"{own}/tokens/withdraw", page=own, token=token.id)

    assert browser.site.tokens.all() == [token]
    assert token.id not in browser.get(own).text


@pytest.mark.parametrize("path", ["/accounts/a-none", "/accounts/a-none/change"])
def test_an_account_that_is_not_there_is_no_page(browser, path):
    assert browser.get(path).status_code == 404


def test_no_link_is_made_where_a_provider_signs_people_in(attached, tmp_path):
    """The page says who gives the roles."""
    from provider import SETTINGS

    browser = visit(attached, tmp_path, **SETTINGS, oidc_issuer="https://sign-in.example")
    browser.site.accounts.keep(Account(id="a-1", name="Ada", roles=("administrator",)))
    name = browser.site.sessions.begin(browser.site.accounts.account("a-1"), None)
    browser.client.cookies.set("session", name)

    assert "the sign-in service of your organisation" in said(browser.get("/accounts"))
    assert "Make a sign-in link" not in said(browser.get("/accounts/a-1"))
    assert browser.send("/accounts/a-1/link", page="/accounts/a-1").status_code == 404
