"""Somebody is signed in only by what the provider signed, for us, now, in answer to this very sign-in."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.channels.web import attempts
from browsers import ADDRESS, elements, said, visit
from provider import ADA, CLIENT, SECRET, Provider, b64, ec, rsa, signed_by_hand, signed_with_text, unsigned


@pytest.fixture
def browser(attached, tmp_path):
    """A browser at a site where a provider signs people in; the provider is ``browser.provider``."""
    provider = Provider(None)
    with provider.serving():
        made = visit(attached, tmp_path, **provider.settings)
        provider.clock, made.provider = made.clock, provider
        yield made
        made.site.close()


def begin(browser, to="/", client=None):
    """Where the provider sends somebody back to who has signed in there."""
    sent = (client or browser.client).get("/sign-in/service", params={"to": to})
    assert sent.status_code == 303, said(sent)
    return browser.provider.send_back(sent.headers["location"]).removeprefix(ADDRESS)


def sign_in(browser, to="/"):
    return browser.get(begin(browser, to))


def accounts(browser):
    return [(one.name, one.roles, one.boards, one.active) for one in browser.site.accounts.accounts()]


def test_somebody_with_a_role_is_signed_in_and_goes_on_where_they_were(browser):
    """Under their name, in their role, on the page they had opened."""
    asked = browser.get("/sources")
    link = next(more["href"] for tag, more in elements(asked) if tag == "a" and "sign-in" in more["href"])

    back = browser.provider.send_back(browser.get(link).headers["location"]).removeprefix(ADDRESS)
    response = browser.get(back)

    assert asked.status_code == 401
    assert (response.status_code, response.headers["location"]) == (303, "/sources")
    assert "Signed in: Ada Reuter" in said(browser.get("/sources"))
    assert accounts(browser) == [("Ada Reuter", ("chair",), (), True)]


@pytest.mark.parametrize("key", [rsa("a"), ec("b")], ids=["RS256", "ES256"])
def test_both_usual_kinds_of_key_are_taken(browser, key):
    browser.provider.keys = [rsa("other"), key]
    browser.provider.sign = lambda claims: browser.provider.signed(claims, key)

    assert sign_in(browser).status_code == 303


def test_what_is_sent_to_the_provider_is_bound_to_this_sign_in(browser):
    """A challenge and not the verifier, and nothing twice."""
    asked = [
        parse_qs(urlsplit(browser.get("/sign-in/service").headers["location"]).query, strict_parsing=True)
        for _ in range(2)
    ]

    assert set(asked[0]) == {
        "client_id",
        "response_type",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
    }
    assert all(asked[0][name] != asked[1][name] for name in ("state", "nonce", "code_challenge"))


def minutes(browser, number):
    return int(browser.clock().timestamp()) + number * 60


LIES = {
    "another audience": lambda p, _: {"aud": "somebody-else"},
    "no audience": lambda p, _: {"aud": None},
    "an audience among others": lambda p, _: {"aud": [CLIENT, "somebody-else"]},
    "another authorized party": lambda p, _: {"azp": "somebody-else"},
    "another issuer": lambda p, _: {"iss": "https://sign-in.example"},
    "an issuer that looks alike": lambda p, _: {"iss": f"{p.issuer}/"},
    "no issuer": lambda p, _: {"iss": None},
    "another nonce": lambda p, _: {"nonce": "another"},
    "no nonce": lambda p, _: {"nonce": None},
    "a nonce that is a list": lambda p, _: {"nonce": ["another"]},
    "nobody": lambda p, _: {"sub": None},
    "an empty name of somebody": lambda p, _: {"sub": ""},
    "expired": lambda p, b: {"iat": minutes(b, -10), "exp": minutes(b, -2)},
    "without end": lambda p, _: {"exp": None},
    "an end that is no time": lambda p, _: {"exp": "tomorrow"},
    "issued in the future": lambda p, b: {"iat": minutes(b, 5), "exp": minutes(b, 10)},
    "not valid yet": lambda p, b: {"nbf": minutes(b, 5)},
    "another access token's hash": lambda p, _: {"at_hash": "0" * 22},
}
SIGNED_OTHERWISE = {
    "another key under the same name": lambda p, claims: p.signed(claims, rsa("first")),
    "another key of another kind": lambda p, claims: p.signed(claims, ec("first")),
    "a key that is not published": lambda p, claims: p.signed(claims, rsa("unheard-of")),
    "no signature": lambda p, claims: unsigned(claims),
    "the public key as a shared one": lambda p, claims: signed_with_text(
        claims, p.keys[0].as_pem(private=False), "first"
    ),
    "the client's secret": lambda p, claims: signed_with_text(claims, SECRET.encode(), "first"),
    "a claim changed after signing": lambda p, claims: p.signed(claims).replace(
        p.signed(claims).split(".")[1], p.signed({**claims, "sub": "somebody"}).split(".")[1]
    ),
    "a header that must be understood": lambda p, claims: signed_by_hand(
        {"crit": ["mine"], "mine": 1}, claims, p.keys[0]
    ),
    "a key it brings itself": lambda p, claims: p.signed(claims, own := rsa("own"), jwk=own.as_dict(private=False)),
    "no token": lambda p, claims: None,
    "no token but a text": lambda p, claims: "text",
    "a token of something else": lambda p, claims: ".".join([b64(b"{}"), b64(b"[]"), ""]),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_id_token_that_claims_otherwise_signs_nobody_in(browser, lie):
    """Nobody is signed in and no account is opened."""
    browser.provider.changed = LIES[lie](browser.provider, browser)

    response = sign_in(browser)

    assert response.status_code == 403 and "could not be relied on" in said(response)
    assert browser.get("/").status_code == 401
    assert accounts(browser) == []


@pytest.mark.parametrize("otherwise", SIGNED_OTHERWISE)
def test_an_id_token_that_is_signed_otherwise_signs_nobody_in(browser, otherwise):
    """Whatever the provider says it supports."""
    browser.provider.sign = lambda claims: SIGNED_OTHERWISE[otherwise](browser.provider, claims)

    response = sign_in(browser)

    assert response.status_code == 403 and "could not be relied on" in said(response)
    assert browser.get("/").status_code == 401
    assert accounts(browser) == []


def test_a_token_that_is_made_by_hand_is_taken_where_it_is_right(browser):
    """So that the one with a strange header is refused for that alone."""
    browser.provider.sign = lambda claims: signed_by_hand({}, claims, browser.provider.keys[0])

    assert sign_in(browser).status_code == 303


def test_clocks_may_differ_by_a_little(browser):
    """A provider whose clock is half a minute ahead is believed."""
    browser.provider.changed = {"iat": minutes(browser, 0) + 30}

    assert sign_in(browser).status_code == 303


def test_an_audience_among_others_is_ours_where_the_token_says_it_is_for_us(browser):
    browser.provider.changed = {"aud": [CLIENT, "somebody-else"], "azp": CLIENT}

    assert sign_in(browser).status_code == 303


def test_a_code_is_used_once(browser):
    """Somebody who brings another's code, with a sign-in of their own, gets nothing."""
    first = begin(browser)
    assert browser.get(first).status_code == 303
    thief = browser.another()
    own = begin(browser, client=thief)
    code = parse_qs(urlsplit(first).query)["code"][0]
    state = parse_qs(urlsplit(own).query)["state"][0]

    response = thief.get("/sign-in/return", params={"code": code, "state": state})

    assert response.status_code == 403
    assert thief.get("/").status_code == 401


def test_a_code_of_another_sign_in_is_no_use(browser):
    """The verifier of one sign-in does not fit the challenge of the other."""
    theirs = parse_qs(urlsplit(begin(browser, client=browser.another())).query)["code"][0]
    state = parse_qs(urlsplit(begin(browser)).query)["state"][0]

    assert browser.get("/sign-in/return", params={"code": theirs, "state": state}).status_code == 403
    assert browser.get("/").status_code == 401


def test_a_state_is_used_once(browser):
    """Going back to the address again signs nobody in again, and asks the provider nothing."""
    back = begin(browser)
    cookie = browser.client.cookies["session"]
    assert browser.get(back).status_code == 303
    browser.client.cookies.set("session", cookie)
    asked = len(browser.provider.asked)

    response = browser.get(back)

    assert response.status_code == 403 and "can no longer be used" in said(response)
    assert len(browser.provider.asked) == asked


def test_a_state_of_another_browser_is_refused_and_left_to_its_own(browser):
    """Nobody can be signed in as somebody else by a link that is sent to them."""
    back = begin(browser)
    victim = browser.another()
    begin(browser, client=victim)

    assert victim.get(back).status_code == 403
    assert victim.get("/").status_code == 401
    assert browser.another().get(back).status_code == 403
    assert browser.get(back).status_code == 303


@pytest.mark.parametrize("query", ["", "?state=&code=x", "?code=x&state=made-up", "?state=ü&code=x"])
def test_nobody_is_signed_in_by_an_address_alone(browser, query):
    """No provider is asked."""
    response = browser.get(f"/sign-in/return{query}")

    assert response.status_code == 403
    assert browser.provider.asked == []


def test_a_sign_in_that_takes_too_long_is_over(browser):
    back = begin(browser)
    browser.clock.pass_(seconds=attempts.HOLDS.total_seconds())

    assert browser.get(back).status_code == 403


def test_sign_ins_that_are_never_finished_take_no_room_without_end(browser, monkeypatch):
    """Of too many the oldest is void."""
    monkeypatch.setattr(attempts, "MOST", 2)
    backs = [begin(browser) for _ in range(3)]

    assert [browser.get(backs[0]).status_code, browser.get(backs[2]).status_code] == [403, 303]


def test_what_the_provider_says_went_wrong_is_not_repeated(browser):
    """It may hold anything."""
    state = parse_qs(urlsplit(begin(browser)).query)["state"][0]
    params = {"state": state, "error": "access_denied", "error_description": "<b>Ada Reuter</b>"}

    response = browser.get("/sign-in/return", params=params)

    assert response.status_code == 403 and "did not sign you in" in said(response)
    assert "Ada" not in response.text


def test_a_provider_that_names_itself_is_believed_only_as_itself(browser):
    """Whoever was sent by another than the one they were sent to is not signed in."""
    browser.provider.metadata = {"authorization_response_iss_parameter_supported": True}
    outcomes = []
    for named in (browser.provider.issuer, "https://sign-in.example", None):
        browser.provider.back = {"iss": named} if named else {}
        outcomes.append(browser.another().get("/sources").status_code and sign_in(browser).status_code)

    assert outcomes == [303, 403, 403]


def test_a_provider_that_is_down_is_told(browser):
    """Before and after somebody went there; what was begun can be begun again."""
    browser.provider.down = True
    before = browser.get("/sign-in/service")
    browser.provider.down = False
    back = begin(browser)
    browser.provider.down = True
    after = browser.get(back)
    browser.provider.down = False

    for response in (before, after):
        assert response.status_code == 503 and "You cannot sign in just now" in said(response)
    assert sign_in(browser).status_code == 303


def test_a_provider_that_nobody_answers_for_is_told(attached, tmp_path):
    """The port is closed."""
    provider = Provider(None)
    provider._server.server_close()
    browser = visit(attached, tmp_path, **provider.settings)

    assert browser.get("/sign-in/service").status_code == 503
    assert browser.get("/signed-out").status_code == 200


@pytest.mark.parametrize(
    "says",
    [
        {"issuer": "https://sign-in.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "http://sign-in.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": ["x"]},
    ],
    ids=str,
)
def test_a_provider_that_says_something_else_of_itself_is_not_used(browser, says):
    """Nobody is sent anywhere, and no secret is."""
    browser.provider.metadata = says

    assert browser.get("/sign-in/service").status_code == 503


def test_only_keys_that_can_have_signed_are_taken(browser):
    """A provider that publishes a shared key, or one for encryption alone, gives none."""
    browser.provider.keys = [type(rsa("x")).generate_key(2048, {"kid": "first", "use": "enc"})]

    assert browser.get("/sign-in/service").status_code == 503


@pytest.mark.parametrize("name", ["second", "first"])
def test_new_keys_are_fetched_when_they_are_needed(browser, name):
    """Nobody waits until what was fetched is old, whether the new key has a name of its own or not."""
    assert sign_in(browser).status_code == 303
    browser.provider.keys = [rsa(name)]

    assert sign_in(browser).status_code == 303


def test_what_the_provider_says_of_itself_is_asked_again_after_an_hour(browser):
    """And not at every sign-in."""
    for _ in range(2):
        browser.get("/sign-in/service")
    once = browser.provider.asked.count("/keys")
    browser.clock.pass_(hours=1)
    browser.get("/sign-in/service")

    assert [once, browser.provider.asked.count("/keys")] == [1, 2]


def test_somebody_without_a_role_is_told_whom_to_ask(browser):
    """No account is opened for them."""
    browser.provider.person = {**ADA, "realm": {"roles": ["something else"]}}

    response = sign_in(browser)

    assert response.status_code == 403
    assert "You have no role here yet" in said(response) and "Ask whoever keeps the accounts" in said(response)
    assert accounts(browser) == []


def test_name_roles_and_boards_are_renewed_at_each_sign_in(browser):
    """It stays the same account; who changed it, and when, is kept."""
    sign_in(browser)
    kept = browser.site.accounts.accounts()[0].id
    browser.provider.person = {
        **ADA,
        "name": "Ada Kite",
        "realm": {"roles": ["SCR office", "SCR chairs"]},
        "areas": ["OXF", "ESX", "elsewhere"],
    }
    sign_in(browser)

    assert accounts(browser) == [("Ada Kite", ("chair", "business_manager"), ("essex", "oxfordshire"), True)]
    assert browser.site.accounts.accounts()[0].id == kept
    assert "Signed in: Ada Kite" in said(browser.get("/"))


def test_whoever_loses_the_last_role_is_refused_and_signed_in_nowhere_else(browser):
    """Their session at another browser may do nothing any more, nor may their tokens."""
    sign_in(browser)
    other, browser.client = browser.client, browser.another()
    browser.provider.person = {**ADA, "realm": {}}

    assert sign_in(browser).status_code == 403
    assert accounts(browser) == [("Ada Reuter", (), (), True)]
    assert other.get("/cases").status_code == 403


def test_an_account_that_is_not_active_stays_so(browser):
    """Whatever the provider says."""
    sign_in(browser)
    kept = browser.site.accounts.accounts()[0]
    browser.site.accounts.keep(kept.again(active=False))

    assert browser.get("/").status_code == 401
    response = sign_in(browser)
    assert response.status_code == 403 and "not active" in said(response)


def test_two_people_are_two_accounts(browser):
    """The same name is nobody's key."""
    sign_in(browser)
    browser.provider.person = {**ADA, "sub": "2"}
    sign_in(browser)

    assert len(accounts(browser)) == 2


def test_links_sign_nobody_in_where_a_provider_does(browser):
    """Neither one that was made before nor a new one; nothing is printed."""
    secret = browser.site.links.issue()
    sign_in(browser)
    forms = [
        browser.send("/sign-in", secret=secret),
        browser.send("/sign-in/new-link"),
    ]

    assert browser.get(f"/sign-in/{secret}").status_code == 404
    assert [response.status_code for response in forms] == [404, 404]
    assert browser.printed == []
    assert "terminal" not in said(browser.another().get("/"))


def test_signing_out_ends_the_session_here_and_offers_to_end_it_there(browser):
    """The link there says who we are and where to come back to, and nothing of the person."""
    sign_in(browser)
    response = browser.send("/sign-out")
    page = browser.get(response.headers["location"])
    there = next(more["href"] for tag, more in elements(page) if tag == "a" and "/end" in more["href"])

    assert browser.get("/").status_code == 401
    assert there.startswith(f"{browser.provider.issuer}/end?")
    assert parse_qs(urlsplit(there).query) == {
        "client_id": [CLIENT],
        "post_logout_redirect_uri": [f"{ADDRESS}/signed-out"],
    }


@pytest.mark.parametrize("endpoint", [None, "http://sign-in.example/end", "javascript:alert(1)"])
def test_a_provider_that_ends_no_sessions_is_not_offered(browser, endpoint):
    browser.provider.metadata = {"end_session_endpoint": endpoint}

    assert "sign out of the sign-in service" not in said(browser.get("/signed-out"))


@pytest.mark.parametrize(
    ("to", "where"),
    [
        ("/sources", "/sources"),
        ("/sources?x=1#y", "/sources"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("/\tx", "/"),
        ("sources", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(browser, to, where):
    assert sign_in(browser, to).headers["location"] == where


def test_signing_in_gives_the_browser_another_name(browser):
    """A name that somebody planted before is worth nothing after."""
    back = begin(browser)
    before = browser.client.cookies["session"]
    browser.get(back)

    assert browser.client.cookies["session"] != before
    assert browser.site.sessions.of(before) is None


def test_nobody_tries_sign_ins_without_end(browser):
    outcomes = [browser.get("/sign-in/service").status_code for _ in range(11)]

    assert outcomes == [303] * 10 + [429]


def test_nothing_secret_is_logged(browser, caplog):
    """Not even where every logger says everything it can."""
    for name in ("", *logging.root.manager.loggerDict):
        if not name.startswith("sqlalchemy"):  # which would tell what is kept, as it is meant to
            caplog.set_level(logging.DEBUG, logger=name)
    seen = []
    browser.provider.sign = lambda claims: seen.append(claims["nonce"]) or browser.provider.signed(claims)
    back = begin(browser)
    browser.get(back)
    browser.provider.changed = {"aud": "somebody-else"}
    sign_in(browser)
    query = parse_qs(urlsplit(back).query)
    browsers_own = (f"GET {ADDRESS}/sign-in", f"GET {browser.provider.issuer}/authorize")
    logged = "\n".join(text for text in caplog.messages if not any(own in text for own in browsers_own))

    assert "a sign-in was refused: the ID token does not hold: invalid_claim aud" in logged
    assert f"POST {browser.provider.issuer}/token" in logged
    for secret in (SECRET, *query["code"], *query["state"], *seen, ADA["sub"]):
        assert secret not in logged
